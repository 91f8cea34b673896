import { announcementDayBefore, type Day, dayInForce, newYorkDay } from "../arxiv/calendar";
import { expand } from "../arxiv/taxonomy";
import { type Batch, batchOf, type Kind, strongerKind } from "./batch";
import type { CategoryRecord } from "./category-record";
import { type Coverage, covers, type Head, type HistoryTrouble } from "./head";
import { isIn } from "./known-batches";
import type { Listing } from "./listing";
import type { Paper } from "./paper";

/**
 * Which announcement days are missing, and what becomes of papers that a second source names.
 *
 * arXiv's feeds hold one day. A day that nobody asked for, or of which only half was seen, is filled
 * in afterwards, newest day first, once it is over: until then its feed can still bring it.
 */
export type Gap = { day: Day; categories: string[] };

/** The gaps from the newest day that is over back to `oldest`, newest first. */
export function gapsIn(
  coverage: Coverage,
  followed: readonly string[],
  oldest: Day,
  now: Date,
): Gap[] {
  const gaps: Gap[] = [];
  for (let day = newestOver(now); day >= oldest; day = announcementDayBefore(day)) {
    const categories = followed.filter((category) => !covers(coverage[day], [category]));
    if (categories.length > 0) gaps.push({ day, categories });
  }
  return gaps;
}

/** The last announcement day whose feed can no longer be asked for. */
function newestOver(now: Date): Day {
  const inForce = dayInForce(now);
  return inForce < newYorkDay(now) ? inForce : announcementDayBefore(inForce);
}

/**
 * Coverage with those categories added whose feed of today was seen whole. Where that is doubtful to
 * the end a second source is asked when the day is over: one request settles it.
 */
export function coverageAfterAnswer(
  coverage: Coverage,
  records: Readonly<Record<string, CategoryRecord>>,
  now: Date,
): Coverage {
  const today = newYorkDay(now);
  const whole = Object.entries(records)
    .filter(([, { day, confirmed, isDoubtful }]) => confirmed && !isDoubtful && day === today)
    .map(([category]) => category);
  const known = coverage[today] ?? { feed: [], filled: [] };
  const feed = [...new Set([...known.feed, ...whole])];
  return feed.length === known.feed.length
    ? coverage
    : { ...coverage, [today]: { ...known, feed } };
}

export function coverageAfterFilling(coverage: Coverage, { day, categories }: Gap): Coverage {
  const known = coverage[day] ?? { feed: [], filled: [] };
  const filled = [...new Set([...known.filled, ...categories])].sort();
  return { ...coverage, [day]: { ...known, filled } };
}

/**
 * What a second source's papers add to a day.
 *
 * A paper that the feed has announced as new on any day stands there, and one that the day has from
 * the feed stays as the feed had it, save that its cross-list may turn out to be new. Filling the
 * same day twice gives the same, though sources differ in what they call new.
 */
export function fillDay(
  day: Day,
  papers: readonly { paper: Paper; kind: Kind }[],
  listings: readonly Listing[],
): Batch {
  const newSomewhere = new Set<string>();
  const fromFeed = new Map<string, Kind>();
  const copies = new Map<string, Kind>();
  for (const { day: held, entries } of listings) {
    for (const { id, kind, isFilled } of entries) {
      if (!isFilled && kind === "new") newSomewhere.add(id);
      if (held === day) (isFilled ? copies : fromFeed).set(id, kind);
    }
  }
  const missing = papers.filter(({ paper: { id }, kind }) => {
    const listed = fromFeed.get(id);
    if (newSomewhere.has(id)) return false;
    return listed === undefined || (listed === "cross" && kind === "new");
  });
  return batchOf(
    day,
    missing.map(({ paper, kind }) => {
      const known = copies.get(paper.id) ?? kind;
      return { paper, kind: strongerKind(known, kind), filled: true };
    }),
  );
}

/** A category with fewer new papers a day than this may well have none on some day. */
const smallCategory = 5;

/**
 * Whether an answer without any paper can be true: only where the categories are known to be small.
 * arXiv's API has answered with nothing for whole busy days.
 */
export function mayBeEmpty(
  { day, categories }: Gap,
  held: { coverage: Coverage; listings: readonly Listing[] },
): boolean {
  const members = expand(categories);
  const counts = held.listings
    .filter((listing) => listing.day !== day && covers(held.coverage[listing.day], categories))
    .map(({ entries }) => entries.filter((e) => e.kind === "new" && isIn(e, members)).length);
  if (counts.length === 0) return false;
  return counts.reduce((sum, count) => sum + count, 0) / counts.length < smallCategory;
}

const minute = 60_000;
const retryAfterMs = [5 * minute, 15 * minute, 60 * minute, 180 * minute, 360 * minute];

/** The moment (ms) from which a second source may be asked again. */
export function nextFilling(trouble: HistoryTrouble | undefined): number {
  if (trouble === undefined) return Number.NEGATIVE_INFINITY;
  const pause = retryAfterMs[Math.min(trouble.failures, retryAfterMs.length) - 1] ?? 0;
  return Math.max(trouble.failedAt + pause, trouble.retryAt ?? 0);
}

export function troubleAfter(
  before: HistoryTrouble | undefined,
  failure: { message: string; retryAfterSeconds?: number },
  now: Date,
): NonNullable<Head["historyTrouble"]> {
  const { message, retryAfterSeconds } = failure;
  const failedAt = now.getTime();
  return {
    reason: message,
    failedAt,
    failures: (before?.failures ?? 0) + 1,
    ...(retryAfterSeconds !== undefined && { retryAt: failedAt + retryAfterSeconds * 1000 }),
  };
}
