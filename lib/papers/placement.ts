import type { Announcements } from "../arxiv/announcements";
import { announcementDayBefore, type Day, dayInForce, newYorkDay } from "../arxiv/calendar";
import { canonical, expand } from "../arxiv/taxonomy";
import { type Announcement, type Batch, batchOf, kindOf, strongerKind } from "./batch";
import { type CategoryRecord, newRecord } from "./freshness";
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
      const day = dayHeldAfter(reading, previous, { hasAdvanced, fallback, inForce, known });
      return [reading.category, recordAfter(previous, reading, day, grown, now)];
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
  if (guids.length === 0) return { category, members, verdict: "empty", day: null };
  if (record.day === null) return { category, members, verdict: "unknown", day: null };

  const inForce = dayInForce(now);
  const previous = known.lastDayWith(members, inForce);
  const repeated = previous === null ? 0 : known.count(previous, guids);
  if (previous !== null && repeated * 2 > guids.length) {
    return { category, members, verdict: "repeated", day: previous };
  }
  // A whole new batch on a day that should be quiet is that day's: arXiv changed its plans.
  const isSameBatch = known.count(record.day, guids) > 0;
  const isUnplanned = newYorkDay(now) !== inForce && record.day >= inForce && !isSameBatch;
  const day = isUnplanned ? newYorkDay(now) : latest(inForce, isSameBatch ? record.day : null);
  return { category, members, verdict: "fresh", day };
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
  answer: { hasAdvanced: boolean; fallback: Day; inForce: Day; known: KnownBatches },
): Day | null {
  switch (reading.verdict) {
    case "fresh":
      return latest(record.day, reading.day);
    case "unknown":
      return latest(record.day, answer.fallback);
    case "repeated":
      return record.day;
    case "empty": {
      const mayHaveNone =
        record.day !== null && answer.known.meanCount(reading.members) < smallCategory;
      return answer.hasAdvanced && mayHaveNone ? latest(record.day, answer.inForce) : record.day;
    }
  }
}

function recordAfter(
  previous: CategoryRecord,
  reading: Reading,
  day: Day | null,
  grown: ReadonlySet<string>,
  now: Date,
): CategoryRecord {
  const at = now.getTime();
  const isGrowing =
    day !== previous.day || (grown.has(reading.category) && reading.verdict === "fresh");
  const isSettled = day !== null && reading.verdict === "fresh" && !isGrowing;
  // Once the day is over its feed cannot be asked for any more: what is held is what there is.
  const isOver = day !== null && newYorkDay(now) > day;
  return {
    day,
    appearedAt: isGrowing ? at : previous.appearedAt,
    confirmed: isOver || isSettled || (previous.confirmed && !isGrowing),
    checkedAt: at,
    outcome:
      reading.verdict === "empty" ? "empty" : reading.verdict === "repeated" ? "repeated" : "batch",
    failures: 0,
    askedAt: previous.askedAt,
  };
}

/** The record of a category for which arXiv could not be asked: what is held stays. */
export function recordAfterFailure(
  previous: CategoryRecord,
  failure: { message: string; retryAfterSeconds?: number },
  now: Date,
): CategoryRecord {
  const at = now.getTime();
  return {
    ...previous,
    checkedAt: at,
    outcome: "failed",
    failure: failure.message,
    failures: previous.failures + 1,
    retryAt:
      failure.retryAfterSeconds === undefined ? undefined : at + failure.retryAfterSeconds * 1000,
  };
}

/** The record after "nothing changed since you last asked". */
export function recordAfterUnchanged(previous: CategoryRecord, now: Date): CategoryRecord {
  const holdsToday = previous.day !== null && previous.day >= dayInForce(now);
  return {
    ...previous,
    checkedAt: now.getTime(),
    outcome: holdsToday ? "batch" : "repeated",
    confirmed: previous.confirmed || holdsToday,
    failure: undefined,
    failures: 0,
    retryAt: undefined,
  };
}

/** The batches held, open for additions. */
class KnownBatches {
  private readonly days = new Map<Day, Map<string, Announcement>>();
  private readonly daysByGuid = new Map<string, Day[]>();
  private readonly added = new Map<Day, Set<string>>();

  constructor(held: readonly Batch[]) {
    for (const batch of [...held].sort((a, b) => (a.day < b.day ? -1 : 1))) {
      for (const announcement of batch.announcements) this.put(batch.day, announcement);
    }
  }

  daysOf(guid: string): readonly Day[] {
    return this.daysByGuid.get(guid) ?? [];
  }

  count(day: Day, guids: readonly string[]): number {
    const batch = this.days.get(day);
    return batch === undefined ? 0 : guids.filter((guid) => batch.has(guid)).length;
  }

  lastDayWith(members: ReadonlySet<string>, before: Day): Day | null {
    const days = [...this.days.keys()]
      .filter((day) => day < before)
      .sort()
      .reverse();
    return days.find((day) => this.countIn(day, members) > 0) ?? null;
  }

  meanCount(members: ReadonlySet<string>): number {
    const days = [...this.days.keys()];
    const total = days.reduce((sum, day) => sum + this.countIn(day, members), 0);
    return days.length === 0 ? 0 : total / days.length;
  }

  hasCategories(day: Day, paper: Paper): boolean {
    const held = this.days.get(day)?.get(guidOf(paper))?.paper.categories ?? [];
    return paper.categories.every((category) => held.includes(category));
  }

  hasNew(day: Day, members: ReadonlySet<string>): boolean {
    return [...(this.added.get(day) ?? [])].some((guid) => {
      const announcement = this.days.get(day)?.get(guid);
      return announcement !== undefined && isIn(announcement.paper, members);
    });
  }

  /** Adds an announcement or strengthens the one held; true when that changed anything. */
  place(day: Day, { paper, announceType }: AnnouncedPaper): boolean {
    const guid = guidOf(paper);
    const held = this.days.get(day)?.get(guid);
    const kind = kindOf(announceType);
    if (held === undefined) {
      this.put(day, { paper, kind });
      this.added.set(day, (this.added.get(day) ?? new Set()).add(guid));
      return true;
    }
    const stronger = strongerKind(held.kind, kind);
    const isWider = paper.categories.length > held.paper.categories.length;
    if (stronger === held.kind && !isWider) return false;
    this.put(day, { ...held, paper: isWider ? paper : held.paper, kind: stronger });
    return true;
  }

  /** A whole batch in its lasting order, each paper with its announcements of earlier days. */
  batch(day: Day): Batch {
    const announcements = [...(this.days.get(day)?.values() ?? [])].map(
      ({ paper, kind, earlier: recorded = [] }): Announcement => {
        // Days that have left the archive are known from the announcement alone.
        const forgotten = recorded.filter((sighting) => !this.days.has(sighting.day));
        const earlier = [...forgotten, ...this.earlierThan(day, paper.id)];
        return earlier.length === 0 ? { paper, kind } : { paper, kind, earlier };
      },
    );
    return batchOf(day, announcements);
  }

  private earlierThan(day: Day, id: string): NonNullable<Announcement["earlier"]> {
    return (this.sightings().get(id) ?? []).filter((sighting) => sighting.day < day);
  }

  private byId: Map<string, NonNullable<Announcement["earlier"]>> | null = null;

  private sightings() {
    if (this.byId !== null) return this.byId;
    this.byId = new Map();
    for (const day of [...this.days.keys()].sort()) {
      for (const { paper, kind } of this.days.get(day)?.values() ?? []) {
        const list = this.byId.get(paper.id) ?? [];
        list.push({ day, kind, categories: paper.categories });
        this.byId.set(paper.id, list);
      }
    }
    return this.byId;
  }

  private put(day: Day, announcement: Announcement): void {
    const guid = guidOf(announcement.paper);
    const batch = this.days.get(day) ?? new Map<string, Announcement>();
    this.days.set(day, batch.set(guid, announcement));
    const days = this.daysByGuid.get(guid) ?? [];
    if (!days.includes(day)) this.daysByGuid.set(guid, [...days, day].sort());
    this.byId = null;
  }

  private countIn(day: Day, members: ReadonlySet<string>): number {
    let count = 0;
    for (const { paper } of this.days.get(day)?.values() ?? []) if (isIn(paper, members)) count++;
    return count;
  }
}

function isIn(paper: Paper, members: ReadonlySet<string>): boolean {
  return paper.categories.some((category) => members.has(canonical(category)));
}

function latest(a: Day | null, b: Day | null): Day | null {
  return a === null || (b !== null && b > a) ? b : a;
}
