import { z } from "zod";
import { type Day, daySchema } from "../arxiv/calendar";
import { expand } from "../arxiv/taxonomy";
import { categoryRecordSchema } from "./category-record";

/**
 * The archive's table of contents: the one small value that says what else is there.
 *
 * A batch's parts are written first, under keys that hold a hash of their content, and become the
 * day's batch when a head names them. So a reader sees one batch or the next, never a mixture.
 */
export const heldDaySchema = z.object({
  hash: z.string(), // of the announcements
  parts: z.int().positive(),
  count: z.int().nonnegative(), // announcements
  changedAt: z.number(), // when this content was first stored, ms
});
export type HeldDay = z.infer<typeof heldDaySchema>;

/**
 * Which categories are known whole on a day: their feed was seen complete, or they were filled in
 * from a second source. What is missing here of a day that is over is filled in.
 */
export const coverageSchema = z.record(
  daySchema,
  z.object({ feed: z.array(z.string()), filled: z.array(z.string()) }),
);
export type Coverage = z.infer<typeof coverageSchema>;

/** True when a day is known whole for all of the categories. */
export function covers(known: Coverage[Day] | undefined, categories: readonly string[]): boolean {
  const covered = expand([...(known?.feed ?? []), ...(known?.filled ?? [])]);
  return [...expand(categories)].every((member) => covered.has(member));
}

/** Why history could not be filled in at the last try; absent when it could. */
export const historyTroubleSchema = z.object({
  reason: z.string(), // one sentence
  failedAt: z.number(), // ms
  failures: z.int().positive(), // in a row
  retryAt: z.number().optional(), // when arXiv itself asked to wait until, ms
});
export type HistoryTrouble = z.infer<typeof historyTroubleSchema>;

/** What there is of summaries of each day's papers, by language: a hash of all of them together. */
export const summariesHeldSchema = z.record(daySchema, z.record(z.string(), z.string()));

/** How the writing of summaries stood when it was last at it; absent when it never was. */
export const summaryWorkSchema = z.object({
  of: z.string(), // names what there was to do, so that anything new is seen
  by: z.string(), // names the models and prompts
  left: z.int().nonnegative(), // summaries still to be written
  hasWorked: z.boolean(), // the model, for some paper
  goOnAt: z.number(), // with what is left, ms
  restUntil: z.number(), // nothing is begun before, ms
});

export const headSchema = z.object({
  generation: z.int().nonnegative(), // counts the writes
  days: z.record(daySchema, heldDaySchema),
  categories: z.record(z.string(), categoryRecordSchema),
  validators: z.record(
    z.string(),
    z.object({ etag: z.string().optional(), lastModified: z.string().optional() }),
  ),
  coverage: coverageSchema.default({}),
  historyTrouble: historyTroubleSchema.optional(),
  summaries: summariesHeldSchema.default({}),
  summaryWork: summaryWorkSchema.optional(),
});
export type Head = z.infer<typeof headSchema>;

export const emptyHead: Head = {
  generation: 0,
  days: {},
  categories: {},
  validators: {},
  coverage: {},
  summaries: {},
};

/** Days held, newest first. */
export function daysHeld(head: Head): Day[] {
  return Object.keys(head.days).sort().reverse();
}

/** Tells one content of one day from every other. */
export function contentName(day: Day, held: Pick<HeldDay, "hash">): string {
  return `${day}/${held.hash}`;
}

export const headKey = "head";
export const batchPrefix = "batch/";

export function partKeys(day: Day, held: Pick<HeldDay, "hash" | "parts">): string[] {
  return Array.from(
    { length: held.parts },
    (_, index) => `${batchPrefix}${contentName(day, held)}-${held.parts}-${index}`,
  );
}

export function statisticsKey(day: Day, held: Pick<HeldDay, "hash">): string {
  return `${batchPrefix}${contentName(day, held)}-statistics`;
}

export function listingKey(day: Day, held: Pick<HeldDay, "hash">): string {
  return `${batchPrefix}${contentName(day, held)}-listing`;
}

/** Reads a part's key back; null for any other key. */
export function parsePartKey(
  key: string,
): { day: Day; hash: string; parts: number; index: number } | null {
  const match = /^batch\/(\d{4}-\d{2}-\d{2})\/([0-9a-f]+)-(\d+)-(\d+)$/.exec(key);
  const [, day = "", hash = "", parts, index] = match ?? [];
  if (!daySchema.safeParse(day).success) return null;
  return { day, hash, parts: Number(parts), index: Number(index) };
}
