import type { Day } from "../arxiv/calendar";
import type { Store } from "../store/store";
import type { Values } from "../store/values";
import type { CategoryRecord } from "./category-record";
import { readBatch } from "./contents";
import { batchPrefix, type Coverage, daysHeld, type Head, parsePartKey } from "./head";

/** How the archive goes on when some of what it stored is lost or was never stored. */

/**
 * The days of a head made from the batches that are there, for a store whose head was lost or is
 * unreadable. Of a day's contents the one with the most papers counts, if all its parts are there.
 */
export async function daysFound(store: Store, values: Values, now: Date): Promise<Head["days"]> {
  const candidates = new Map<string, { day: Day; hash: string; parts: number; seen: number }>();
  for (const key of await store.list(batchPrefix)) {
    const part = parsePartKey(key);
    if (part === null) continue;
    const id = `${part.day}/${part.hash}-${part.parts}`;
    const candidate = candidates.get(id) ?? { ...part, seen: 0 };
    candidates.set(id, { ...candidate, seen: candidate.seen + 1 });
  }
  const days: Head["days"] = {};
  for (const { day, hash, parts, seen } of candidates.values()) {
    if (seen !== parts) continue;
    const held = { hash, parts, count: 0, changedAt: now.getTime() };
    const count = (await readBatch(values, day, held))?.announcements.length ?? 0;
    if (count > (days[day]?.count ?? 0)) days[day] = { ...held, count };
  }
  return days;
}

/**
 * The head without the days whose content is lost. The categories that stood on such a day stand
 * on the day before again, so that arXiv is asked for what it still has.
 */
export function withoutDays(head: Head, lost: ReadonlySet<Day>): Head {
  if (lost.size === 0) return head;
  const days = Object.fromEntries(Object.entries(head.days).filter(([day]) => !lost.has(day)));
  const before = (day: Day) => daysHeld({ ...head, days }).find((held) => held < day) ?? null;
  const categories = Object.fromEntries(
    Object.entries(head.categories).map(([category, record]) => [
      category,
      record.day !== null && lost.has(record.day)
        ? { ...record, day: before(record.day), confirmed: false, checkedAt: null }
        : record,
    ]),
  );
  const coverage = Object.fromEntries(
    Object.entries(head.coverage).filter(([day]) => !lost.has(day)),
  );
  return { ...head, days, categories, coverage, validators: {} };
}

/** What is known of the categories from both, each as of the later look at arXiv. */
export function withRecords(
  head: Head,
  further: Pick<Head, "categories" | "validators" | "coverage" | "summaries">,
): Head {
  const categories = { ...head.categories };
  for (const [category, record] of Object.entries(further.categories)) {
    const other = categories[category];
    categories[category] = other === undefined ? record : later(other, record);
  }
  return {
    ...head,
    categories,
    validators: { ...head.validators, ...further.validators },
    coverage: withCoverage(head.coverage, further.coverage),
    summaries: withHashes(further.summaries, head.summaries),
  };
}

/** What is known of either, the second before the first. */
function withHashes(one: Head["summaries"], other: Head["summaries"]): Head["summaries"] {
  const days = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...days].map((day) => [day, { ...one[day], ...other[day] }]));
}

/** What is covered by either. */
export function withCoverage(one: Coverage, other: Coverage): Coverage {
  const days = new Set([...Object.keys(one), ...Object.keys(other)]);
  const both = (day: Day, source: "feed" | "filled") => [
    ...new Set([...(one[day]?.[source] ?? []), ...(other[day]?.[source] ?? [])]),
  ];
  return Object.fromEntries(
    [...days].sort().map((day) => [day, { feed: both(day, "feed"), filled: both(day, "filled") }]),
  );
}

function later(one: CategoryRecord, other: CategoryRecord): CategoryRecord {
  const last = (other.checkedAt ?? 0) >= (one.checkedAt ?? 0) ? other : one;
  if (one.askedAt === undefined && other.askedAt === undefined) return last;
  return { ...last, askedAt: Math.max(one.askedAt ?? 0, other.askedAt ?? 0) };
}
