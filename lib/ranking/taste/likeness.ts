import type { DayIndex } from "../day-index";
import { featuresOf } from "./features";
import type { Taste } from "./taste";

/**
 * How much each paper of a day is to a taste, in standard deviations from what is usual: 0 is a
 * paper like any other, 3 one in several hundred.
 */
export function likenessOf(
  { weighting, direction, threshold }: Taste,
  index: DayIndex,
): Float64Array {
  const { starts, ids, weights } = featuresOf(index);
  const scores = new Float64Array(index.papers.length);
  for (let paper = 0; paper < scores.length; paper++) {
    const end = starts[paper + 1] ?? 0;
    let sum = 0;
    let squares = 0;
    for (let at = starts[paper] ?? 0; at < end; at++) {
      const id = ids[at] ?? 0;
      const value = (weights[at] ?? 0) * (weighting[id] ?? 0);
      sum += value * (direction[id] ?? 0);
      squares += value * value;
    }
    scores[paper] = sum / (Math.sqrt(squares) || 1) + threshold;
  }
  return scores;
}

/** Likeness as points: never below nothing, and about the deviations where there are any. */
export function likenessPoints(deviations: number): number {
  return deviations > 20 ? deviations : Math.log1p(Math.exp(deviations));
}
