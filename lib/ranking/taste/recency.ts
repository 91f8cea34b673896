import { parseArxivId, submissionMonth } from "../../arxiv/ids";
import type { LikedPaper } from "../../likes/liked-paper";

/** What a reader likes changes: a paper a year older than the newest counts half. */
const halfLifeMonths = 12;

/** The month of a paper since the year 2000, as its id tells it; null where it has none. */
export function likedMonth({ id }: Pick<LikedPaper, "id">): number | null {
  if (id === null || parseArxivId(id) === null) return null;
  const { year, month } = submissionMonth(id);
  return 12 * (year - 2000) + month;
}

/** How much each counts, 1 in the mean. Counted from the newest, not from now: days stay as they are. */
export function recency(months: readonly (number | null)[]): number[] {
  const newest = months.reduce<number>((most, month) => Math.max(most, month ?? most), -1_000);
  const weights = months.map((month) =>
    month === null ? 1 : 0.5 ** ((newest - month) / halfLifeMonths),
  );
  const mean = weights.reduce((sum, each) => sum + each, 0) / Math.max(1, weights.length);
  return weights.map((each) => each / mean);
}
