import { addDays, type Day, dayInForce, midnightOf } from "../arxiv/calendar";
import { digest } from "../interest/interest";
import type { Head } from "../papers/head";
import type { SummarySettings } from "../summaries/settings";

/** What there is to be written, as far as the head alone tells: nothing is read to know it. */

/** No older ones are begun: a new deployment writes those of its first week, not of a month. */
export const oldestDays = 7;

export function oldestDay(now: Date): Day {
  return addDays(dayInForce(now), 1 - oldestDays);
}

/** Names what there is to do, and by what: so whoever knows the head sees whether anything is new. */
export type WorkName = { of: string; by: string };

export function workName(
  head: Head,
  { languages, papersOfDay }: SummarySettings,
  recipes: readonly string[],
  now: Date,
): WorkName {
  const oldest = oldestDay(now);
  const days = Object.entries(head.days).filter(([day]) => day >= oldest);
  const held = days.map(([day, { hash }]) => [day, hash]).sort();
  return { of: digest([held, languages, papersOfDay]), by: digest(recipes) };
}

/** Whether anything is left or new, now or later. */
export function isWorkOpen(work: Head["summaryWork"], { of, by }: WorkName): boolean {
  return work === undefined || work.by !== by || work.of !== of || work.left > 0;
}

/**
 * Whether a run would find something to do now. Where the last one could not go on, others would not
 * either, until the time that it names: unless they have another model or prompt.
 */
export function isWorkDue(work: Head["summaryWork"], name: WorkName, now: Date): boolean {
  if (work === undefined || work.by !== name.by) return true;
  if (now.getTime() < work.restUntil) return false;
  return work.of !== name.of || (work.left > 0 && now.getTime() >= work.goOnAt);
}

const batchHours = 12;

/**
 * Until when what is left of older days waits for the day's announcement, which would else find the
 * day's questions spent; null when it is there, or has been missing for half a day.
 */
export function waitsForBatch(head: Head, now: Date): Date | null {
  const day = dayInForce(now);
  if (head.days[day] !== undefined) return null;
  const until = new Date(midnightOf(day).getTime() + batchHours * 3_600_000);
  return now < until ? until : null;
}
