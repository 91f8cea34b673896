import type { LikedPaper } from "../../likes/liked-paper";
import type { Profile } from "../../likes/profile";
import { featureCount, featuresOf } from "./features";
import type { Ground } from "./ground";
import { likedPostings } from "./liked-postings";
import { indexOfNamed } from "./named";
import { type Nearness, nearnessOf } from "./nearness";
import { likedMonth, recency } from "./recency";
import { type Example, separate } from "./separate";
import { dot, meanOf, type Vector, vectorOf } from "./vectors";

/**
 * What a reader's liked papers have in common that other papers have not.
 *
 * `direction` and `threshold` give any paper a number: 0 for the mean of the background, 1 more for
 * each standard deviation above it.
 */
export type Taste = {
  weighting: Float32Array; // of features
  direction: Float32Array;
  threshold: number;
  likes: number; // how many papers it was learnt from
  nearness: Nearness | null; // where these are many
};

/** One in so many of the background's papers is taken to be of the kind that is liked. */
const nearShare = 60;
const nearFactor = 0.5;
/** Evens out how much single features say: few likes tell that a word matters, not how much. */
const evenness = 0.6;
const costOfAll = 0.2;
const likesForCost = 600;
const rounds = 3;

/**
 * Learns a taste from liked papers and from what was announced besides them; null where no liked
 * paper has a word that the background knows.
 *
 * Three steps. Rocchio's: the mean of the likes less the mean of the background. Then the papers of
 * the background that this finds nearest count as half-liked, since a few likes have not all the
 * words of their field (pseudo-relevance feedback). Then a classifier that starts from there and is
 * bound to it the less the more likes there are.
 */
export function learnTaste(profile: Profile, { weighting, papers, mean }: Ground): Taste | null {
  const [likes, ages] = vectorsOf(profile.liked, weighting);
  const [unlikes] = vectorsOf(profile.unliked, weighting);
  if (likes.length === 0) return null;
  const named = new Set([...profile.liked, ...profile.unliked].map(({ id }) => id));
  const others = papers.filter(({ id }) => !named.has(id)).map(({ vector }) => vector);
  const weights = recency(ages);

  const direction = meanOf(likes, weights);
  subtract(direction, mean, 1);
  if (unlikes.length > 0) {
    subtract(direction, meanOf(unlikes), unlikeFactor);
    subtract(direction, mean, -unlikeFactor);
  }
  lendNearest(direction, mean, others);
  even(direction);
  const start = spread(direction, likes, others);
  separate(examplesOf({ likes, weights, unlikes, others }), direction, start, rounds);
  const nearness = nearnessOf(likedPostings(profile.liked, weighting), others);
  return { ...inDeviations(direction, others), weighting, likes: likes.length, nearness };
}

const unlikeFactor = 0.5;

/** The vectors of papers that a reader named, and the months they are of; those without a known word are left out. */
export function vectorsOf(
  papers: readonly LikedPaper[],
  weighting: Float32Array,
): [Vector[], (number | null)[]] {
  const features = featuresOf(indexOfNamed(papers));
  const vectors: Vector[] = [];
  const ages: (number | null)[] = [];
  for (const [paper, named] of papers.entries()) {
    const vector = vectorOf({ features, paper }, weighting);
    if (vector.ids.length === 0) continue;
    vectors.push(vector);
    ages.push(likedMonth(named));
  }
  return [vectors, ages];
}

function subtract(from: Float64Array, other: Float64Array, factor: number): void {
  for (let at = 0; at < from.length; at++) from[at] = (from[at] ?? 0) - factor * (other[at] ?? 0);
}

function lendNearest(direction: Float64Array, mean: Float64Array, others: readonly Vector[]): void {
  const near = others
    .map((vector) => ({ vector, score: dot(vector, direction) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, Math.max(5, Math.round(others.length / nearShare)))
    .filter(({ score }) => score > 0);
  if (near.length === 0) return;
  const lent = meanOf(
    near.map(({ vector }) => vector),
    near.map(({ score }) => score),
  );
  subtract(lent, mean, 1);
  const factor = (nearFactor * lengthOf(direction)) / (lengthOf(lent) || 1);
  subtract(direction, lent, -factor);
}

function lengthOf(direction: Float64Array): number {
  return Math.sqrt(direction.reduce((sum, each) => sum + each * each, 0));
}

function even(direction: Float64Array): void {
  for (let at = 0; at < featureCount; at++) {
    const value = direction[at] ?? 0;
    if (value !== 0) direction[at] = Math.sign(value) * Math.abs(value) ** evenness;
  }
}

/** Stretches a direction so that likes lie at 1 and others at -1 in the mean; returns the threshold. */
function spread(
  direction: Float64Array,
  likes: readonly Vector[],
  others: readonly Vector[],
): number {
  const mid = (vectors: readonly Vector[]) =>
    vectors.reduce((sum, vector) => sum + dot(vector, direction), 0) / Math.max(1, vectors.length);
  const [ofLikes, ofOthers] = [mid(likes), mid(others)];
  const stretch = 2 / Math.max(1e-9, ofLikes - ofOthers);
  for (let at = 0; at < direction.length; at++) direction[at] = (direction[at] ?? 0) * stretch;
  return -1 - ofOthers * stretch;
}

/** Likes and the background weigh the same in all, however many each are. */
function examplesOf(known: {
  likes: readonly Vector[];
  weights: readonly number[];
  unlikes: readonly Vector[];
  others: readonly Vector[];
}): Example[] {
  const { likes, weights, unlikes, others } = known;
  const all = costOfAll * Math.min(1, likes.length / likesForCost);
  const ofOther = (all / 2) * (1 + likes.length / Math.max(1, others.length));
  const ofLike = (ofOther * others.length) / likes.length;
  const example = (side: 1 | -1, cost: (index: number) => number) => (vector: Vector, at: number) =>
    ({ vector, side, cost: cost(at) }) satisfies Example;
  return [
    ...likes.map(example(1, (at) => ofLike * (weights[at] ?? 1))),
    ...unlikes.map(example(-1, () => ofLike)),
    ...others.map(example(-1, () => ofOther)),
  ];
}

function inDeviations(direction: Float64Array, others: readonly Vector[]) {
  const scores = others.map((vector) => dot(vector, direction));
  const count = Math.max(1, scores.length);
  const mean = scores.reduce((sum, each) => sum + each, 0) / count;
  const variance = scores.reduce((sum, each) => sum + (each - mean) ** 2, 0) / count;
  // Where all are alike, what rounding leaves is no deviation.
  const deviation = variance > 1e-12 ? Math.sqrt(variance) : 1;
  return {
    direction: Float32Array.from(direction, (each) => each / deviation),
    threshold: -mean / deviation,
  };
}
