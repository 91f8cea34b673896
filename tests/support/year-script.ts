/** What arXiv serves at each moment of an invented year, and when the server under test is off. */

import { announcementDayBefore } from "@/lib/arxiv/calendar";
import type { Fault } from "@/tests/support/arxiv-faults";
import { crowded, hoursInto, putOff, unplanned } from "@/tests/support/year-truth";

/**
 * Days without papers by what arXiv publishes, weekends apart, and how the server names them. Written
 * down once more, so that a slip in the program's calendar shows.
 */
export const quietDays: Readonly<Record<string, string>> = {
  "2026-01-02": "after New Year's Day",
  "2026-01-20": "after Martin Luther King Day",
  "2026-09-08": "after Labor Day",
  "2026-11-27": "after Thanksgiving",
  "2026-12-30": "after the winter break",
  "2027-01-01": "after New Year's Eve",
};

/** How a feed differs from the day's, until so many hours into the day. */
type OddFeed = {
  how: "yesterday's" | "yesterday's, redated" | "empty" | "failing" | "part" | "cs.LG is late";
  untilHour: number;
};

const oddFeeds: Readonly<Record<string, OddFeed>> = {
  "2026-01-14": { how: "yesterday's", untilHour: 3 },
  "2026-01-28": { how: "yesterday's, redated", untilHour: 2 },
  "2026-02-11": { how: "cs.LG is late", untilHour: 12 },
  "2026-02-25": { how: "part", untilHour: 0.6 },
  "2026-03-05": { how: "empty", untilHour: 14 },
  [putOff]: { how: "empty", untilHour: 24 },
  "2026-04-08": { how: "failing", untilHour: 24 },
  "2026-04-22": { how: "cs.LG is late", untilHour: 24 },
  "2026-05-06": { how: "failing", untilHour: 24 },
  "2026-05-20": { how: "failing", untilHour: 24 },
  "2026-06-03": { how: "failing", untilHour: 24 },
  "2026-06-10": { how: "failing", untilHour: 24 },
  "2026-06-11": { how: "failing", untilHour: 24 },
  "2026-07-15": { how: "part", untilHour: 24 },
  "2026-07-29": { how: "part", untilHour: 24 },
  "2026-08-05": { how: "yesterday's", untilHour: 2 },
  "2026-08-19": { how: "yesterday's, redated", untilHour: 9 },
  "2026-10-21": { how: "failing", untilHour: 0.9 },
  "2026-12-11": { how: "yesterday's, redated", untilHour: 24 },
};

/** A whole day on which a second source fails. */
const oddApi: Readonly<Record<string, Fault>> = {
  "2026-05-07": { kind: "status", code: 429 },
  "2026-05-21": { kind: "empty" },
  "2026-06-04": { kind: "status", code: 503 },
};
const oddCatchup: Readonly<Record<string, Fault>> = {
  "2026-06-04": { kind: "status", code: 503 },
};

/** From and to, with the hour of each. */
const stretchesOff: readonly (readonly [string, number, string, number])[] = [
  ["2026-01-21", 12, "2026-01-23", 9], // a day that nobody asked for
  ["2026-02-05", 18, "2026-02-07", 10], // back on the Saturday after a missed Friday
  ["2026-03-23", 12, "2026-03-27", 15], // three days
  ["2026-04-17", 20, "2026-04-20", 9], // a weekend
  ["2026-06-22", 12, "2026-06-23", 23], // back just before midnight
  ["2026-07-15", 0.3, "2026-07-16", 8], // part of a batch was seen
  ["2026-08-03", 23, "2026-08-05", 0], // a missed day whose feed is still served the next morning
  ["2026-08-17", 22, "2026-08-19", 0], // the same, under the wrong date
  ["2026-10-02", 20, "2026-10-19", 9], // two weeks
  ["2026-12-23", 20, "2026-12-28", 10], // Christmas
];

export function isOff(now: Date): boolean {
  return stretchesOff.some(
    ([from, fromHour, to, toHour]) =>
      now >= hoursInto(from, fromHour) && now < hoursInto(to, toHour),
  );
}

/** A category that is not in the configuration is asked for by a URL on these days, at this hour. */
export const further = { category: "cs.CV", from: "2026-05-13", to: "2026-05-22", hour: 10.5 };

/** What one category's feed is at a moment; `of` is the day whose papers it holds. */
export type Served = { failing: boolean; of: string | null; dated: string; isPart: boolean };

export function servedAt(day: string, hour: number, category: string): Served {
  const none = { failing: false, of: null, dated: day, isPart: false };
  if (isQuiet(day) && day !== unplanned) return none;
  const odd = oddFeeds[day];
  const how = odd !== undefined && hour < odd.untilHour ? odd.how : "whole";
  const before = announcementDayBefore(day);
  const isLate = how === "cs.LG is late" && category === "cs.LG";
  if (how === "failing") return { ...none, failing: true };
  if (how === "empty") return none;
  if (how === "yesterday's" || isLate) return { ...none, of: before, dated: before };
  if (how === "yesterday's, redated") return { ...none, of: before };
  return { ...none, of: day, isPart: how === "part" };
}

export function sourcesAt(day: string): { api: Fault | null; catchup: Fault | null } {
  return { api: oddApi[day] ?? null, catchup: oddCatchup[day] ?? null };
}

export function isQuiet(day: string): boolean {
  return isWeekend(day) || day in quietDays;
}

export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
}

export function isOdd(day: string): boolean {
  return day in oddFeeds || day === crowded || day === unplanned;
}

/**
 * The days that the server must fill in, by the source that knows them then. It also asks about days
 * that it saw whole but has reason to doubt: after a gap, and where a batch is small for its day.
 */
export const filledDays: Readonly<Record<string, "api" | "catchup">> = {
  "2026-01-22": "api",
  "2026-02-06": "api",
  [putOff]: "api", // nothing to add: its papers came the day after
  "2026-03-24": "api",
  "2026-03-25": "api",
  "2026-03-26": "api",
  "2026-04-08": "api",
  "2026-04-22": "api", // one category
  "2026-05-06": "catchup",
  "2026-05-20": "catchup",
  "2026-06-03": "api", // two days later, when a source could be asked again
  "2026-06-10": "api",
  "2026-06-11": "api",
  "2026-06-23": "api", // seen once, just before midnight
  "2026-07-15": "api", // the rest
  "2026-07-29": "api", // the same, though the server looked all day
  "2026-08-04": "api",
  "2026-08-18": "api",
  "2026-10-05": "api",
  "2026-10-06": "api",
  "2026-10-07": "api",
  "2026-10-08": "api",
  "2026-10-09": "api",
  "2026-10-12": "api",
  "2026-10-13": "api",
  "2026-10-14": "api",
  "2026-10-15": "api",
  "2026-10-16": "api",
  "2026-12-11": "api",
  "2026-12-24": "api",
  "2026-12-25": "api",
};
