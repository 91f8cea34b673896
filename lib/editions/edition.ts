import { addDays, type Day, dayInForce, midnightOf } from "../arxiv/calendar";
import { expand } from "../arxiv/taxonomy";
import { digest, type Interest } from "../interest/interest";
import type { Batch } from "../papers/batch";
import type { CategoryRecord } from "../papers/category-record";
import { type CategoryState, isLongBehind, statesIn } from "../papers/freshness";
import { daysHeld, type Head } from "../papers/head";
import type { Paper } from "../papers/paper";
import type { Ranked } from "../ranking/rank";
import type { Summary } from "../summaries/summary";
import { decidingDays } from "./cut";
import { groundDays } from "./ground-days";
import type { Selected } from "./selection";
import { isWithin } from "./shape";

/**
 * An interest applied to the archive: for each announcement day in its window the papers it
 * chooses, newest day first.
 */
export type Edition = {
  interest: Interest;
  days: readonly EditionDay[];
  states: Readonly<Record<string, CategoryState>>; // of the interest's categories
  /** The day whose announcement has been missing for half a day, in some category; else null. */
  behindOn: Day | null;
  changedAt: Date; // when any of what it is made from last changed
  hash: string; // equal hashes: equal feeds
};

export type EditionDay = {
  day: Day;
  items: readonly EditionItem[];
  rest: readonly Ranked[]; // just below the cut, where the interest asks for them
};

export type EditionItem = Ranked & {
  paper: Paper; // the newest version known, though chosen and scored by that day's
  date: Date;
  updated: Date; // later than `date` when a newer version or a summary came since
  summary?: Summary; // in the language asked for; of an earlier version until this one has its own
};

/** What an edition will be made of, known from the archive's head alone. */
export type EditionPlan = {
  interest: Interest;
  days: Day[]; // of the window, newest first
  states: Edition["states"];
  behindOn: Edition["behindOn"];
  changedAt: Date;
  hash: string; // equal hashes: equal editions
};

/**
 * Chooses the days of an edition.
 *
 * The window ends at the newest day that any of the interest's categories holds, not today: on a
 * Sunday, and while a batch is late, the last announcement stays in the feed. `daysBack` counts
 * calendar days, that one included. An interest in one day has that day, if it is held, and of the
 * states only those of the day in force. `profileVersion` tells which texts it is ranked by.
 */
export function planEdition(
  interest: Interest,
  head: Head,
  now: Date,
  profileVersion = "",
): EditionPlan {
  const records = coveringRecords(interest.categories, head.categories);
  const held = daysHeld(head);
  const newest =
    records
      .map(([, record]) => record.day ?? "")
      .sort()
      .pop() || held[0];
  const oldest = newest === undefined ? "" : addDays(newest, 1 - interest.daysBack);
  const inWindow = (day: Day) => newest !== undefined && day <= newest && day >= oldest;
  const { withinSeconds = Number.POSITIVE_INFINITY } = interest.filters;
  const days = held
    .filter(interest.day === null ? inWindow : (day) => day === interest.day)
    .filter((day) => isWithin(midnightOf(day), withinSeconds, now));
  // A day gone by has nothing to do with how today stands, and its feed does not change with it.
  const isPast = interest.day !== null && interest.day !== dayInForce(now);
  const states = isPast ? {} : statesIn(head, records, now);
  const isBehind = records.some(([category, record]) => {
    const state = states[category];
    return state !== undefined && isLongBehind(record, state, now);
  });
  const behindOn = isBehind ? dayInForce(now) : null;
  const changes = days.map((day) => head.days[day]?.changedAt ?? 0);
  const hasSummaries = interest.summary !== "none";
  const summaries = hasSummaries ? days.map((day) => head.summaries[day]?.[interest.language]) : [];
  const cutBy = days.flatMap((day) => decidingDays(interest, day, held));
  const chosenOn = [...new Set([...days, ...cutBy])];
  const learntOn = profileVersion === "" ? [] : chosenOn.flatMap((day) => groundDays(day, head));
  const deciding = [...new Set([...cutBy, ...learntOn])];
  const hashes = [...new Set([...days, ...deciding])].map((day) => [day, head.days[day]?.hash]);
  const emptySince = midnightOf(interest.day ?? dayInForce(now)).getTime();
  const changedAt = days.length > 0 ? Math.max(...changes) : emptySince;
  return {
    interest,
    days,
    states,
    behindOn,
    changedAt: new Date(changedAt),
    hash: digest([
      interest,
      profileVersion,
      hashes,
      summaries,
      states,
      behindOn,
      days[0] ? null : changedAt,
    ]),
  };
}

/** The records that tell of an interest's categories; an archive's record tells of its members. */
export function coveringRecords(
  categories: readonly string[],
  records: Head["categories"],
): [string, CategoryRecord][] {
  return Object.entries(records).filter(([followed]) => {
    const members = expand([followed]);
    return categories.some((category) => category === followed || members.has(category));
  });
}

/**
 * Puts chosen papers under their days, with dates in ranking order and the newest text.
 *
 * A paper stands once: `selectDay` sees to it as far as a batch knows what came before; one that
 * was filled in later, or lists two versions of a paper, is put right here.
 */
export function composeEdition(
  plan: EditionPlan,
  selections: readonly { day: Day; ranked: readonly Selected[] }[], // newest day first
  batches: readonly Batch[], // of the window
  summaries: readonly Summary[] = [], // of its papers, as far as there are any
): Edition {
  const summaryOf = summaryFinder(summaries);
  const { interest } = plan;
  const seen = new Set<string>();
  const days = [...selections].reverse().map(({ day, ranked }) => {
    const items = ranked.flatMap((chosen, index): EditionItem[] => {
      if (chosen.isBelowCut || seen.has(chosen.paper.id)) return [];
      seen.add(chosen.paper.id);
      const date = dateOf(day, interest.maxPapers, index);
      const found = newestOf(chosen.paper.id, batches);
      const isRevised = found !== undefined && found.paper.version > chosen.paper.version;
      const paper = isRevised ? found.paper : chosen.paper;
      const revised = isRevised && found.day > day ? midnightOf(found.day) : date;
      const summary = interest.summary === "none" ? undefined : summaryOf(paper);
      if (summary === undefined) {
        return interest.summary === "only" ? [] : [{ ...chosen, paper, date, updated: revised }];
      }
      const updated = new Date(Math.max(revised.getTime(), summary.madeAt));
      return [{ ...chosen, paper, date, updated, summary }];
    });
    const told = new Set(seen);
    const rest = ranked.filter(({ isBelowCut, paper: { id } }) => {
      if (!isBelowCut || told.has(id)) return false;
      told.add(id);
      return true;
    });
    return { day, items, rest };
  });
  days.reverse();
  const { states, behindOn, changedAt, hash } = plan;
  return { interest, states, behindOn, changedAt, hash, days };
}

/** Of several of one paper that of the newest version counts; one of a version not shown yet does not. */
function summaryFinder(summaries: readonly Summary[]): (paper: Paper) => Summary | undefined {
  const byId = new Map<string, Summary[]>();
  for (const summary of summaries) {
    byId.set(summary.id, [...(byId.get(summary.id) ?? []), summary]);
  }
  return ({ id, version }) =>
    byId
      .get(id)
      ?.filter((summary) => summary.version <= version)
      .sort((a, b) => b.version - a.version || b.madeAt - a.madeAt)[0];
}

/**
 * Readers sort by date, so ranking order is written into the dates: a second apart, the best one
 * latest, counted from the day's midnight in New York. They depend on nothing that changes later.
 */
function dateOf(day: Day, maxPapers: number, index: number): Date {
  return new Date(midnightOf(day).getTime() + (maxPapers - index) * 1000);
}

/** Of each paper the newest version that was announced, and when. */
export function newestVersions(batches: readonly Batch[]): Map<string, { paper: Paper; day: Day }> {
  const newest = new Map<string, { paper: Paper; day: Day }>();
  for (const { day, announcements } of batches) {
    for (const { paper } of announcements) {
      const held = newest.get(paper.id);
      if (held === undefined || paper.version > held.paper.version) {
        newest.set(paper.id, { paper, day });
      }
    }
  }
  return newest;
}

/** The same for one paper: editions hold few of the papers announced, and there are many editions. */
function newestOf(id: string, batches: readonly Batch[]): { paper: Paper; day: Day } | undefined {
  let newest: { paper: Paper; day: Day } | undefined;
  for (const batch of batches) {
    const found = papersIn(batch).get(id);
    if (found !== undefined && found.paper.version > (newest?.paper.version ?? 0)) newest = found;
  }
  return newest;
}

const papersOf = new WeakMap<Batch, ReturnType<typeof newestVersions>>();

function papersIn(batch: Batch): ReturnType<typeof newestVersions> {
  const known = papersOf.get(batch) ?? newestVersions([batch]);
  papersOf.set(batch, known);
  return known;
}
