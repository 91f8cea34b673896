import type { Profile } from "../../likes/profile";
import type { DayIndex } from "../day-index";
import { featuresOf } from "./features";
import { compareWithLikes, type LikedPostings, likedPostings } from "./liked-postings";
import type { Taste } from "./taste";
import { type Vector, vectorOf } from "./vectors";

/** How near papers usually are to the likes that are nearest to them: mean and standard deviation. */
export type Nearness = { mean: number; deviation: number };

/** Near to these few: one alone is chance, and a small interest has not many. */
const nearestCount = 5;
/** From so many likes on there are more interests than one direction can tell. */
const fewestLikes = 100;
const greatestShare = 0.2;
const likesForHalf = 300;
/** In deviations: to compare a paper with all likes costs far more than to score it, and these are the few at the top. */
const looksFrom = 1;

/** Null where there are too few likes for it to say more than their direction does. */
export function nearnessOf(likes: LikedPostings, others: readonly Vector[]): Nearness | null {
  if (likes.count < fewestLikes || others.length === 0) return null;
  const read = nearnessReader(likes);
  const values = others.map(read);
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length;
  return variance > 1e-12 ? { mean, deviation: Math.sqrt(variance) } : null;
}

/**
 * Adds to papers' likeness, in deviations, how near each is to the few likes nearest to it. One
 * direction stands for all that is liked; what a reader of many papers likes now and then it does not
 * tell. Papers that are not unusually like are left as they are, since nothing would bring them to the top.
 */
export function addNearness(
  deviations: Float64Array,
  { weighting, nearness, likes }: Taste,
  { liked }: Profile,
  index: DayIndex,
): void {
  if (nearness === null) return;
  const share = (greatestShare * likes) / (likes + likesForHalf);
  const read = nearnessReader(likedPostings(liked, weighting));
  const features = featuresOf(index);
  for (let paper = 0; paper < deviations.length; paper++) {
    const deviation = deviations[paper] ?? 0;
    if (deviation < looksFrom) continue;
    const own = read(vectorOf({ features, paper }, weighting));
    deviations[paper] = deviation + share * ((own - nearness.mean) / nearness.deviation);
  }
}

/** The mean cosine of a paper and the few likes that are nearest to it. */
function nearnessReader(likes: LikedPostings): (paper: Vector) => number {
  const cosines = new Float64Array(likes.count);
  return (paper) => {
    compareWithLikes(likes, paper, cosines);
    return meanOfLargest(cosines, nearestCount);
  };
}

function meanOfLargest(values: Float64Array, count: number): number {
  const largest = new Float64Array(Math.min(count, values.length)); // ascending
  for (const value of values) {
    if (value <= (largest[0] ?? 0)) continue;
    let at = 0;
    for (; at + 1 < largest.length && (largest[at + 1] ?? 0) < value; at++) {
      largest[at] = largest[at + 1] ?? 0;
    }
    largest[at] = value;
  }
  return largest.reduce((sum, each) => sum + each, 0) / Math.max(1, largest.length);
}
