import { z } from "zod";
import type { Day } from "../arxiv/calendar";
import { digest } from "../interest/interest";
import { guidOf } from "../papers/paper";
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

/**
 * Both, each version of a paper once, the later text of two. A feed that reaches back to the first
 * version's day only shows that one, and its summary.
 */
export function withSummaries(held: readonly Summary[], more: readonly Summary[]): Summary[] {
  const byVersion = new Map<string, Summary>();
  for (const summary of [...held, ...more]) {
    const name = guidOf(summary);
    const other = byVersion.get(name);
    if (other === undefined || summary.madeAt > other.madeAt) byVersion.set(name, summary);
  }
  return [...byVersion].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, summary]) => summary);
}

/** What was tried in vain for a paper, so that it is not tried for ever. */
export const triesSchema = z.object({
  version: z.int(),
  count: z.int().nonnegative(),
  reason: z.string(),
  at: z.number(), // ms, the last one
});
export type Tries = z.infer<typeof triesSchema>;
export const mostTries = 3;
export const triesKeptDays = 30;

/** `recipe` names model and prompt: with others it may do better. */
export function triesKey(id: string, language: string, recipe: string): string {
  return `summary-tries/${encodeURIComponent(id)}/${encodeURIComponent(language)}/${recipe}`;
}

/** How many questions a model was asked on one day, by New York's calendar: one a paper and language. */
export const askedOnSchema = z.object({ questions: z.int().nonnegative() });
export function askedOnKey(day: Day): string {
  return `summaries-asked/${day}`;
}
