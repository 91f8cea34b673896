import type { Day } from "../arxiv/calendar";
import { causeChain } from "../errors";
import type { Log } from "../log";
import type { Archive } from "../papers/archive";
import type { Paper } from "../papers/paper";
import type { Shelf } from "../summaries/shelf";
import type { Summary } from "../summaries/summary";

/** One paper by itself: its newest text, when it was announced, and what was written about it. */
export type PaperSeen = {
  paper: Paper;
  announced: { day: Day; version: number }[]; // newest first
  summaries: Summary[]; // one a language at most
};

/** Null where the archive holds no such paper. */
export async function paperSeen(
  needs: {
    archive: Pick<Archive, "head" | "listings" | "batch">;
    shelf: Pick<Shelf, "ofPapers">;
    languages: readonly string[];
    log: Log;
  },
  id: string,
  now: Date,
): Promise<PaperSeen | null> {
  const { archive, shelf, log } = needs;
  const head = await archive.head(now);
  const announced = (await archive.listings(head)).flatMap(({ day, entries }) =>
    entries.filter((entry) => entry.id === id).map(({ version }) => ({ day, version })),
  );
  announced.sort((a, b) => b.version - a.version || (a.day < b.day ? 1 : -1));
  const [newest] = announced;
  if (newest === undefined) return null;
  const batch = await archive.batch(head, newest.day);
  const found = batch?.announcements.find(
    ({ paper }) => paper.id === id && paper.version === newest.version,
  );
  if (found === undefined) return null;
  const summaries: Summary[] = [];
  for (const language of needs.languages) {
    try {
      const [summary] = await shelf.ofPapers([id], language);
      if (summary) summaries.push(summary);
    } catch (error) {
      log.warn("a summary could not be read", { why: causeChain(error) });
    }
  }
  return { paper: found.paper, announced, summaries };
}
