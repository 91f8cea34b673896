import type { Announcements } from "../arxiv/announcements";
import { announcementDayBefore, type Day, dayInForce } from "../arxiv/calendar";
import { expand } from "../arxiv/taxonomy";
import type { Batch } from "./batch";
import { type CategoryRecord, newRecord, recordAfterAnswer } from "./category-record";
import { isIn, KnownBatches } from "./known-batches";
import type { Listing } from "./listing";
import { guidOf, type Paper } from "./paper";
import { type Reading, readCategory, smallCategory } from "./reading";

/**
 * Whose day is it? Puts an answer of arXiv under announcement days.
 *
 * The feed's own date is not believed: feeds have carried yesterday's papers under today's date
 * and today's under yesterday's. What counts is which versions are known already (`reading.ts`):
 * a listing whose papers were announced on an earlier day is of that day, and its category is late;
 * any other is of the announcement day in force, or more of a batch already held. The feed's date
 * breaks the tie only where nothing else can: while nothing is known, and after a day was missed.
 *
 * An announcement of the feed's once placed is never removed, so no answer can leave the archive with
 * less. A copy that was filled in from elsewhere goes when the feed announces the paper as new.
 */
export type Placement = {
  batches: Batch[]; // what the answer adds to each day
  withdrawn: Record<Day, string[]>; // copies that were filled in and give way, guids
  records: Record<string, CategoryRecord>; // of the categories that were answered
};

export function placeAnnouncements(input: {
  answer: Announcements;
  held: readonly Listing[];
  records: Readonly<Record<string, CategoryRecord>>;
  now: Date;
}): Placement {
  const { answer, now } = input;
  const known = new KnownBatches(input.held);
  const inForce = dayInForce(now);
  const readings = answer.answered.map((category) =>
    readCategory(category, answer.answered, answer.papers, known, {
      record: input.records[category] ?? newRecord,
      feedDay: answer.feedDay,
      now,
    }),
  );

  const fallback = dayOfUnknown(readings, answer.feedDay, inForce);
  const changed = new Set<Day>();
  for (const announced of answer.papers) {
    const day = dayOf(announced.paper, readings, known, fallback);
    if (day !== null && known.place(day, announced)) changed.add(day);
  }
  const batches = [...changed].sort().map((day) => known.additions(day));

  const hasAdvanced = readings.some(({ verdict }) => verdict === "fresh");
  const grown = new Set(
    [...changed].flatMap((day) =>
      readings.filter(({ members }) => known.hasNew(day, members)).map((r) => r.category),
    ),
  );
  const all = expand(answer.answered);
  const none = new Set<string>();
  const records = Object.fromEntries(
    readings.map((reading) => {
      const previous = input.records[reading.category] ?? newRecord;
      const day = dayHeldAfter(reading, previous, { hasAdvanced, fallback, inForce });
      const hasGrown = grown.has(reading.category);
      const outcome = outcomeOf(reading.verdict);
      // Small categories vary; the sum of all shows half a batch better. And where the day before
      // was missed its papers, served again under today's date, look like today's.
      const isDoubtful =
        day !== null &&
        (known.isThin(day, reading.members, reading.others) ||
          known.isThin(day, all, none) ||
          known.isAfterGap(day, all));
      const after = recordAfterAnswer(previous, { day, outcome, hasGrown, isDoubtful }, now);
      return [reading.category, after];
    }),
  );
  return { batches, withdrawn: known.withdrawn(), records };
}

/** The day of papers in categories that nothing was known of. */
function dayOfUnknown(readings: readonly Reading[], feedDay: Day | null, inForce: Day): Day {
  for (const telling of ["unknown", "fresh", "repeated"] as const) {
    const reading = readings.find(({ verdict, day }) => verdict === telling && day !== null);
    if (reading?.day) return reading.day;
  }
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
  return fresh ?? own.find(({ day }) => day !== null)?.day ?? fallback;
}

function dayHeldAfter(
  reading: Reading,
  record: CategoryRecord,
  answer: { hasAdvanced: boolean; fallback: Day; inForce: Day },
): Day | null {
  switch (reading.verdict) {
    case "fresh":
      return latest(record.day, reading.day);
    case "unknown":
      return latest(record.day, reading.day ?? answer.fallback);
    case "repeated":
      return record.day;
    case "empty": {
      const mayHaveNone = record.day !== null && reading.usualCount < smallCategory;
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
