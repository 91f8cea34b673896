import type { Day } from "../arxiv/calendar";
import type { Paper } from "../papers/paper";

/** A paper that stands near the top of a feed on some day. */
export type Wanted = { day: Day; paper: Paper };

/**
 * The papers of one day that summaries are wanted of: each feed's first `papersOfDay`, each paper
 * once. What stands higher in any of the feeds comes first, and between equals the earlier feed's.
 */
export function wantedOfDay(
  day: Day,
  feeds: readonly (readonly Paper[])[],
  papersOfDay: number,
): Wanted[] {
  const ranks = new Map<string, { paper: Paper; rank: number }>();
  for (const papers of feeds) {
    for (const [rank, paper] of papers.slice(0, papersOfDay).entries()) {
      const known = ranks.get(paper.id);
      if (known === undefined || rank < known.rank) ranks.set(paper.id, { paper, rank });
    }
  }
  return [...ranks.values()]
    .sort((a, b) => a.rank - b.rank)
    .map(({ paper }): Wanted => ({ day, paper }));
}
