import { z } from "zod";
import { type Interest, selectionKey } from "../interest/interest";
import type { Batch } from "../papers/batch";
import type { HeldDay } from "../papers/head";
import { announceTypeSchema, guidOf } from "../papers/paper";
import type { Ranked } from "../ranking/rank";
import { reasonSchema } from "../ranking/reason";
import { nearestSchema } from "../ranking/taste/nearest";

/**
 * A configured feed's selection of a day as the refresh job stores it, so that a process which has
 * just started need not rank: which papers, in which order, why, and what it was made from.
 */
export const storedSelectionSchema = z.object({
  madeFrom: z.string(),
  chosen: z.array(
    z.object({
      guid: z.string(),
      announceType: announceTypeSchema,
      score: z.number(),
      reasons: z.array(reasonSchema),
      likeness: z.object({ points: z.number(), nearest: nearestSchema.optional() }).optional(),
    }),
  ),
});
export type StoredSelection = z.infer<typeof storedSelectionSchema>;

/** Feed names are plain words, so no two keys meet. */
export function selectionStoreKey(feed: string, day: string): string {
  return `edition/${feed}/${day}`;
}

/** Tells whether a stored selection is still what the interest would choose of the day. */
export function madeFrom(
  interest: Interest,
  held: Pick<HeldDay, "hash">,
  taste: string, // names what the day's taste is learnt from; "" where nothing is liked
  cut = "", // names what its cut was made from; "" where it has no budget
): string {
  const parts = [rankingVersion, selectionKey(interest), held.hash, taste, cut];
  return parts.join(" ").trimEnd();
}

/** Counted up when ranking changes, so that what an earlier version chose is chosen anew. */
const rankingVersion = 3;

export function storedSelection(ranked: readonly Ranked[], from: string): StoredSelection {
  const chosen = ranked.map(({ paper, announceType, score, reasons, likeness }) => ({
    guid: guidOf(paper),
    announceType,
    score,
    reasons,
    ...(likeness && { likeness }),
  }));
  return { madeFrom: from, chosen };
}

/** The selection with the papers of its batch; null when one is not there. */
export function selectionOf(stored: StoredSelection, batch: Batch): Ranked[] | null {
  const papers = new Map(batch.announcements.map(({ paper }) => [guidOf(paper), paper]));
  const ranked: Ranked[] = [];
  for (const { guid, ...rest } of stored.chosen) {
    const paper = papers.get(guid);
    if (paper === undefined) return null;
    ranked.push({ paper, ...rest });
  }
  return ranked;
}
