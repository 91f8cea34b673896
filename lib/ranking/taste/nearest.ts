import { z } from "zod";
import type { Profile } from "../../likes/profile";
import { readable } from "../../tex/readable";
import type { DayIndex } from "../day-index";
import { isAcronym } from "../terms";
import type { Vocabulary } from "../vocabulary";
import { eachWord, functionWords, gaps } from "../words";
import { featureCount, featureNames, featuresOf } from "./features";
import { indexOfNamed, type Taste } from "./taste";
import { dot, type Vector, vectorOf } from "./vectors";

/** The liked paper that a paper is nearest to, and the words that both have. */
export const nearestSchema = z.object({
  id: z.string().nullable(), // arXiv's; null for a paper from elsewhere
  title: z.string(), // TeX, where it is arXiv's
  words: z.array(z.string()), // as the paper writes them, those that make them near first
});
export type Nearest = z.infer<typeof nearestSchema>;

const wordsTold = 5;

/** Null where no liked paper has anything in common with the paper. */
export function nearestLikes(
  taste: Taste,
  profile: Profile,
  index: DayIndex,
  paper: number,
): Nearest | null {
  const vector = vectorOf({ features: featuresOf(index), paper }, taste.weighting);
  const direction = spreadAtHand;
  for (const [at, id] of vector.ids.entries()) direction[id] = vector.values[at] ?? 0;
  let best: { like: number; score: number } | null = null;
  for (const [like, each] of likedVectors(taste, profile).entries()) {
    const score = dot(each, direction);
    if (score > (best?.score ?? 0)) best = { like, score };
  }
  for (const id of vector.ids) direction[id] = 0;
  const liked = best && profile.liked[best.like];
  const likedVector = best && likedVectors(taste, profile)[best.like];
  const held = index.papers[paper];
  if (!liked || !likedVector || held === undefined) return null;
  const shared = sharedFeatures(vector, likedVector, taste);
  const words = wordsOf([held.title, held.abstract], shared, index.vocabulary);
  return { id: liked.id, title: liked.title, words };
}

const spreadAtHand = new Float32Array(featureCount);

/** Kept as long as the taste is. */
function likedVectors(taste: Taste, { liked }: Profile): readonly Vector[] {
  const known = vectorsByTaste.get(taste);
  if (known !== undefined) return known;
  const features = featuresOf(indexOfNamed(liked));
  const vectors = liked.map((_, paper) => vectorOf({ features, paper }, taste.weighting));
  vectorsByTaste.set(taste, vectors);
  return vectors;
}

const vectorsByTaste = new WeakMap<Taste, readonly Vector[]>();

/** How much each feature that both have makes them near, of those that speak for the taste. */
function sharedFeatures(one: Vector, other: Vector, { direction }: Taste): Map<number, number> {
  const values = new Map<number, number>();
  for (const [at, id] of other.ids.entries()) values.set(id, other.values[at] ?? 0);
  const shared = new Map<number, number>();
  for (const [at, id] of one.ids.entries()) {
    const value = values.get(id);
    if (value === undefined || (direction[id] ?? 0) <= 0) continue;
    shared.set(id, value * (one.values[at] ?? 0));
  }
  return shared;
}

/**
 * As they are written first: pairs of words before the words that they are made of. What stands on
 * both sides of a full stop is no pair to a reader, and "of the" says nothing.
 */
function wordsOf(
  texts: readonly string[],
  shared: ReadonlyMap<number, number>,
  vocabulary: Vocabulary,
): string[] {
  const features = featureNames(vocabulary);
  const written = new Map<number, string>();
  const isOpen = (id: number) => shared.has(id) && !written.has(id);
  for (const text of texts) {
    let before: { term: number; word: string } | null = null;
    eachWord(readable(text), (source, start, end, gap) => {
      const term = vocabulary.termOfForm(vocabulary.formOf(source, start, end));
      const word = source.slice(start, end);
      const alone = features.ofTerm(term);
      if (isOpen(alone) && isTelling(word)) written.set(alone, word);
      if (before !== null && gap !== gaps.other) {
        const pair = features.ofPair(before.term, term);
        if (isOpen(pair) && isTelling(word) && isTelling(before.word)) {
          written.set(pair, `${before.word}${gap === gaps.hyphen ? "-" : " "}${word}`);
        }
      }
      before = { term, word };
    });
  }
  const found = [...written]
    .map(([id, word]) => ({ word, weight: shared.get(id) ?? 0 }))
    .sort((a, b) => b.weight - a.weight);
  const told: string[] = [];
  for (const { word } of found) {
    const isTold = told.some((each) => overlap(each.toLowerCase(), word.toLowerCase()));
    if (!isTold) told.push(word);
    if (told.length === wordsTold) break;
  }
  return told;
}

function isTelling(word: string): boolean {
  if (isAcronym(word)) return true;
  return word.length >= 3 && !/^\d+$/.test(word) && !functionWords.has(word.toLowerCase());
}

function overlap(told: string, word: string): boolean {
  const words = told.split(/[ -]/);
  return word.split(/[ -]/).every((each) => words.includes(each));
}
