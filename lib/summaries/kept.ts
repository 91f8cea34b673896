import { z } from "zod";
import type { Day } from "../arxiv/calendar";
import { digest } from "../interest/interest";
import { type Summary, summarySchema } from "./summary";

/** Where summaries are kept in the store, and in which shape. */

/** One paper's in one language; never expires. Old ids hold a slash. */
export function summaryKey(id: string, language: string): string {
  return `summary/${encodeURIComponent(id)}/${encodeURIComponent(language)}`;
}

/** All summaries of a day's papers in one language: what a feed reads. */
export const daySummariesSchema = z.array(summarySchema);

export function daySummariesKey(day: Day, language: string): string {
  return `summaries/${day}/${encodeURIComponent(language)}`;
}

/** Names all of them together; as the head tells it. */
export function daySummariesHash(summaries: readonly Summary[]): string {
  return digest(summaries);
}

/** Both, each paper once, by id: the newer text of the two. */
export function withSummaries(held: readonly Summary[], more: readonly Summary[]): Summary[] {
  const byId = new Map(held.map((summary) => [summary.id, summary]));
  for (const summary of more) {
    const other = byId.get(summary.id);
    if (other === undefined || isNewer(summary, other)) byId.set(summary.id, summary);
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function isNewer(one: Summary, other: Summary): boolean {
  return one.version === other.version ? one.madeAt > other.madeAt : one.version > other.version;
}

/** What was tried in vain for a paper, so that it is not tried for ever. */
export const triesSchema = z.object({
  version: z.int(),
  recipe: z.string(), // with another model or prompt it may do better
  count: z.int().nonnegative(),
  reason: z.string(),
  at: z.number(), // ms, the last one
});
export type Tries = z.infer<typeof triesSchema>;
export const mostTries = 3;
export const triesKeptDays = 30;

export function triesKey(id: string, language: string): string {
  return `summary-tries/${encodeURIComponent(id)}/${encodeURIComponent(language)}`;
}

/** How many papers a model was asked about on one day, by New York's calendar. */
export const askedOnSchema = z.object({ papers: z.int().nonnegative() });
export function askedOnKey(day: Day): string {
  return `summaries-asked/${day}`;
}
