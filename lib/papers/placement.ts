import type { Announcements } from "../arxiv/announcements";
import { announcementDayBefore, type Day, dayInForce, newYorkDay } from "../arxiv/calendar";
import { expand } from "../arxiv/taxonomy";
import type { Batch } from "./batch";
import { type CategoryRecord, newRecord, recordAfterAnswer } from "./category-record";
import { isIn, KnownBatches } from "./known-batches";
import { type AnnouncedPaper, guidOf, type Paper } from "./paper";

/**
 * Whose day is it? Puts an answer of arXiv under announcement days.
 *
 * The feed's own date is not believed: feeds have carried yesterday's papers under today's date
 * and today's under yesterday's. What counts is which versions are known already, per category:
 * - mostly those of the day before: arXiv has not changed over, the category is late;
 * - otherwise the answer is of the announcement day in force, or more of a batch already held.
 * Only while nothing at all is known does the feed's date break the tie.
 *
 * An announcement once placed is never removed, so no answer can leave the archive with less.
 */
export type Placement = {
  batches: Batch[]; // new or changed, whole
  records: Record<string, CategoryRecord>; // of the categories that were answered
};

export function placeAnnouncements(input: {
  answer: Announcements;
  held: readonly Batch[];
  records: Readonly<Record<string, CategoryRecord>>;
  now: Date;
}): Placement {
  const { answer, now } = input;
  const known = new KnownBatches(input.held);
  const inForce = dayInForce(now);
  const readings = answer.answered.map((category) =>
    readCategory(category, answer.papers, known, input.records[category] ?? newRecord, now),
  );

  const fallback = dayOfUnknown(readings, answer.feedDay, inForce);
  const changed = new Set<Day>();
  for (const announced of answer.papers) {
    const day = dayOf(announced.paper, readings, known, fallback);
    if (day !== null && known.place(day, announced)) changed.add(day);
  }
  const batches = [...changed].sort().map((day) => known.batch(day));

  const hasAdvanced = readings.some(({ verdict }) => verdict === "fresh");
  const grown = new Set(
    [...changed].flatMap((day) =>
      readings.filter(({ members }) => known.hasNew(day, members)).map((r) => r.category),
    ),
  );
  const records = Object.fromEntries(
    readings.map((reading) => {
      const previous = input.records[reading.category] ?? newRecord;
      const day = dayHeldAfter(reading, previous, { hasAdvanced, fallback, inForce });
      const hasGrown = grown.has(reading.category);
      const outcome = outcomeOf(reading.verdict);
      return [reading.category, recordAfterAnswer(previous, { day, outcome, hasGrown }, now)];
    }),
  );
  return { batches, records };
}

/** What one category's share of the answer looks like beside what is known. */
type Reading = {
  category: string;
  members: ReadonlySet<string>;
  /** unknown: nothing was known of the category, so its papers say nothing about the day. */
  verdict: "fresh" | "repeated" | "empty" | "unknown";
  /** The day the papers belong to; null when only the other categories can tell. */
  day: Day | null;
  /** Papers a day so far. */
  meanCount: number;
};

function readCategory(
  category: string,
  papers: readonly AnnouncedPaper[],
  known: KnownBatches,
  record: CategoryRecord,
  now: Date,
): Reading {
  const members = expand([category]);
  const guids = papers
    .filter(({ paper }) => isIn(paper, members))
    .map(({ paper }) => guidOf(paper));
  const about = { category, members, meanCount: known.meanCount(members) };
  if (guids.length === 0) return { ...about, verdict: "empty", day: null };
  if (record.day === null) return { ...about, verdict: "unknown", day: null };

  const inForce = dayInForce(now);
  const previous = known.lastDayWith(members, inForce);
  const repeated = previous === null ? 0 : known.count(previous, guids);
  if (previous !== null && repeated * 2 > guids.length) {
    return { ...about, verdict: "repeated", day: previous };
  }
  // A whole new batch on a day that should be quiet is that day's: arXiv changed its plans.
  const isSameBatch = known.count(record.day, guids) > 0;
  const isUnplanned = newYorkDay(now) !== inForce && record.day >= inForce && !isSameBatch;
  const day = isUnplanned ? newYorkDay(now) : latest(inForce, isSameBatch ? record.day : null);
  return { ...about, verdict: "fresh", day };
}

/** The day of papers in categories that nothing was known of. */
function dayOfUnknown(readings: readonly Reading[], feedDay: Day | null, inForce: Day): Day {
  const fresh = readings.find(({ verdict }) => verdict === "fresh");
  if (fresh?.day) return fresh.day;
  const repeated = readings.find(({ verdict }) => verdict === "repeated");
  if (repeated?.day) return repeated.day;
  const oldest = announcementDayBefore(announcementDayBefore(inForce));
  const isPlausible = feedDay !== null && feedDay >= oldest && feedDay <= inForce;
  return isPlausible ? feedDay : inForce;
}

/** Where a listed paper belongs; null when it is known and nothing about it is new. */
function dayOf(
  paper: Paper,
  readings: readonly Reading[],
  known: KnownBatches,
  fallback: Day,
): Day | null {
  const own = readings.filter(({ members }) => isIn(paper, members));
  if (own.length === 0) return null; // listed by the answered half of an archive that failed
  const fresh = own.find(({ verdict }) => verdict === "fresh")?.day;
  const knownOn = known.daysOf(guidOf(paper));
  if (knownOn.length > 0) {
    const last = knownOn[knownOn.length - 1] ?? fallback;
    if (fresh === undefined || fresh === null || fresh <= last) return last;
    // The same version days later is news only when it was listed in a further category.
    return known.hasCategories(last, paper) ? null : fresh;
  }
  return fresh ?? own.find(({ verdict }) => verdict === "repeated")?.day ?? fallback;
}

/** A category with fewer papers a day than this may well have none on some day. */
const smallCategory = 5;

function dayHeldAfter(
  reading: Reading,
  record: CategoryRecord,
  answer: { hasAdvanced: boolean; fallback: Day; inForce: Day },
): Day | null {
  switch (reading.verdict) {
    case "fresh":
      return latest(record.day, reading.day);
    case "unknown":
      return latest(record.day, answer.fallback);
    case "repeated":
      return record.day;
    case "empty": {
      const mayHaveNone = record.day !== null && reading.meanCount < smallCategory;
      return answer.hasAdvanced && mayHaveNone ? latest(record.day, answer.inForce) : record.day;
    }
  }
}

function outcomeOf(verdict: Reading["verdict"]): "batch" | "repeated" | "empty" {
  return verdict === "repeated" || verdict === "empty" ? verdict : "batch";
}

function latest(a: Day | null, b: Day | null): Day | null {
  return a === null || (b !== null && b > a) ? b : a;
}
