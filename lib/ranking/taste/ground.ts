import type { DayIndex } from "../day-index";
import { type Features, featuresOf } from "./features";
import { meanOf, type Vector, vectorOf, weightingOf } from "./vectors";

/** What was announced besides what anybody likes: against it tastes are learnt. */
export type Ground = {
  weighting: Float32Array; // of features
  papers: readonly { id: string; vector: Vector }[];
  mean: Float64Array;
};

/** So many papers are looked at, evenly over all that are given: some 15 MB. */
export const papersOfGround = 6_000;

export function groundOf(days: readonly DayIndex[]): Ground {
  const all: { features: Features; paper: number; id: string }[] = days.flatMap((index) => {
    const features = featuresOf(index);
    return index.papers.map(({ id }, paper) => ({ features, paper, id }));
  });
  const step = Math.max(1, all.length / papersOfGround);
  const count = Math.floor(all.length / step);
  const rows = Array.from({ length: count }, (_, at) => all[Math.floor(at * step)] ?? []).flat();
  const weighting = weightingOf(rows);
  const papers = rows.map((row) => ({ id: row.id, vector: vectorOf(row, weighting) }));
  return { weighting, papers, mean: meanOf(papers.map(({ vector }) => vector)) };
}
