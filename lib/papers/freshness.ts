import {
  type Day,
  dayInForce,
  midnightOf,
  newYorkDay,
  nextAnnouncement,
  quietReason,
} from "../arxiv/calendar";
import { type CategoryRecord, confirmAfterMs } from "./category-record";
import { covers, type Head } from "./head";

/**
 * current: holds the newest batch there can be. quiet: the same, and arXiv announces nothing
 * today. due: the newest batch has not been looked for. late: looked for, and arXiv still served
 * the one before or nothing. failed: arXiv could not be asked.
 */
export type CategoryState =
  | { state: "current"; day: Day }
  | { state: "quiet"; day: Day | null; reason: string; missed?: Day }
  | { state: "due"; day: Day | null }
  | { state: "late"; day: Day | null; reason: string }
  | { state: "failed"; day: Day | null; reason: string };

/** `isFilled`: the day in force was filled in from a second source, so that nothing is missing. */
export function categoryState(record: CategoryRecord, now: Date, isFilled = false): CategoryState {
  const { day, outcome } = record;
  const quiet = quietReason(newYorkDay(now));
  if (holdsNewest(record, now)) {
    return quiet === null
      ? { state: "current", day: record.day }
      : { state: "quiet", day, reason: quiet };
  }
  const wasChecked =
    record.checkedAt !== null && record.checkedAt >= midnightOf(dayInForce(now)).getTime();
  if (!wasChecked) return { state: "due", day };
  if (outcome === "failed" && !(isFilled && quiet !== null)) {
    return { state: "failed", day, reason: record.failure ?? "arXiv could not be asked" };
  }
  if (quiet !== null) {
    if (isFilled) return { state: "quiet", day: dayInForce(now), reason: quiet };
    // With nothing held before there is nothing to miss: this server is new.
    return { state: "quiet", day, reason: quiet, ...(day && { missed: dayInForce(now) }) };
  }
  const reason =
    outcome === "empty" ? "arXiv's feed is still empty" : "arXiv still serves the day before";
  return { state: "late", day, reason };
}

/** The states of categories as the head tells them. */
export function statesIn(
  head: Pick<Head, "coverage">,
  records: readonly (readonly [category: string, record: CategoryRecord])[],
  now: Date,
): Record<string, CategoryState> {
  const covered = head.coverage[dayInForce(now)];
  return Object.fromEntries(
    records.map(([category, record]) => {
      return [category, categoryState(record, now, covers(covered, [category]))];
    }),
  );
}

const tellAfterMs = 12 * 3_600_000;

/** True when readers should be told in the feed itself: the batch has been missing for half a day. */
export function isLongBehind(record: CategoryRecord, state: CategoryState, now: Date): boolean {
  const isBehind =
    state.state === "late" ||
    state.state === "failed" ||
    (state.state === "quiet" && state.missed !== undefined);
  return isBehind && now.getTime() - (record.behindSince ?? Infinity) >= tellAfterMs;
}

const minute = 60_000;
const retryLateAfterMs = 12 * minute;
const retryFailedAfterMs = [1 * minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute];

/**
 * The moment (ms) from which arXiv should be asked about a category again.
 *
 * At once when a batch is due, every 12 minutes while it is late, ever slower while arXiv fails,
 * once more 45 minutes after a batch appeared (it may have been half of it; a few times more when
 * it is far smaller than usual or the day before was missed), once on a holiday, and then not before
 * the next announcement.
 */
export function nextCheck(record: CategoryRecord, now: Date): number {
  if (record.checkedAt === null) return now.getTime();
  if (record.outcome === "failed") {
    const index = Math.min(record.failures, retryFailedAfterMs.length) - 1;
    return Math.max(
      record.checkedAt + (retryFailedAfterMs[Math.max(0, index)] ?? 0),
      record.retryAt ?? 0,
    );
  }
  const due = nextAnnouncement(now).due.getTime();
  const today = newYorkDay(now);
  if (holdsNewest(record, now)) {
    if (!record.confirmed && record.appearedAt !== null) {
      const elapsedMs = record.checkedAt - record.appearedAt;
      return record.checkedAt + Math.max(confirmAfterMs, elapsedMs);
    }
    // Holidays are the part of the calendar that arXiv changes: one look tells.
    const isHoliday = (quietReason(today) ?? "weekend") !== "weekend";
    const isUnseen = record.checkedAt < midnightOf(today).getTime();
    return isHoliday && isUnseen ? now.getTime() : due;
  }
  if (record.checkedAt < midnightOf(dayInForce(now)).getTime()) return now.getTime();
  if (quietReason(today) !== null && record.checkedAt >= midnightOf(today).getTime()) return due;
  return record.checkedAt + retryLateAfterMs;
}

function holdsNewest(record: CategoryRecord, now: Date): record is CategoryRecord & { day: Day } {
  return record.day !== null && record.day >= dayInForce(now);
}
