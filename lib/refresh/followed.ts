import { addDays, type Day, dayInForce } from "../arxiv/calendar";
import type { Config } from "../config/schema";
import { configuredCategories } from "../interest/configured";
import { daysKept } from "../interest/days-kept";
import type { Head } from "../papers/head";

/** What a configuration asks to be kept: of which categories, and for how many calendar days. */
export type Followed = { categories: readonly string[]; daysKept: number };

export function followedBy(config: Config): Followed {
  return { categories: configuredCategories(config), daysKept: daysKept(config) };
}

export function oldestKept({ daysKept }: Followed, now: Date): Day {
  return addDays(dayInForce(now), 1 - daysKept);
}

/**
 * Which categories a deployment follows: those of its configuration, and those that feed URLs have
 * asked for within the last week.
 */
export const maxFurtherCategories = 20;
const unusedAfterMs = 7 * 86_400_000;

export function followedCategories(
  configured: readonly string[],
  records: Head["categories"],
  now: Date,
): string[] {
  const further = Object.entries(records)
    .filter(([, record]) => record.askedAt !== undefined)
    .filter(([, record]) => now.getTime() - (record.askedAt ?? 0) < unusedAfterMs)
    .map(([category]) => category);
  return [...new Set([...configured, ...further])];
}
