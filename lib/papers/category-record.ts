import { z } from "zod";
import { type Day, dayInForce, daySchema, isAnnouncementDay, newYorkDay } from "../arxiv/calendar";

/**
 * What is known of one followed category. What follows from it, the state that people see and the
 * moment at which arXiv should be asked again, is in `freshness.ts`.
 */
export const categoryRecordSchema = z.object({
  day: daySchema.nullable(), // newest announcement day held for this category
  appearedAt: z.number().nullable(), // when that day's batch was first or last seen to grow, ms
  confirmed: z.boolean(), // a later look found nothing new in that batch
  isDoubtful: z.literal(true).optional(), // though it may be wrong or not all
  checkedAt: z.number().nullable(), // when arXiv last answered, or failed to, ms
  outcome: z.enum(["batch", "repeated", "empty", "failed"]).nullable(), // of that check
  failure: z.string().optional(), // one sentence, when the outcome is failed
  failures: z.int().nonnegative(), // in a row
  retryAt: z.number().optional(), // when arXiv itself asked to wait until, ms
  behindSince: z.number().optional(), // when the newest batch was first found missing, ms
  askedAt: z.number().optional(), // last asked for by a URL, ms; absent for configured categories
});
export type CategoryRecord = z.infer<typeof categoryRecordSchema>;

export const newRecord: CategoryRecord = {
  day: null,
  appearedAt: null,
  confirmed: false,
  checkedAt: null,
  outcome: null,
  failures: 0,
};

/** A batch that was whole when it appeared is whole now; one that was half has had the time. */
export const confirmAfterMs = 45 * 60_000;
/** One that may not be today's, or not all of it, is looked at again, ever more rarely, for so long. */
const confirmDoubtfulAfterMs = 6 * 3_600_000;

/**
 * The record after an answer: the newest day held by then, whether that answer was of the day
 * before or empty, whether it brought papers that were not known, and whether what is held now may
 * be wrong: far less than usual, or the first after a day that was missed.
 */
export function recordAfterAnswer(
  previous: CategoryRecord,
  answer: {
    day: Day | null;
    outcome: "batch" | "repeated" | "empty";
    hasGrown: boolean;
    isDoubtful: boolean;
  },
  now: Date,
): CategoryRecord {
  const at = now.getTime();
  const { day, outcome } = answer;
  const isGrowing = day !== previous.day || (answer.hasGrown && outcome === "batch");
  const appearedAt = isGrowing ? at : previous.appearedAt;
  const enoughMs = answer.isDoubtful ? confirmDoubtfulAfterMs : confirmAfterMs;
  const isSettled = outcome === "batch" && at - (appearedAt ?? at) >= enoughMs;
  // Once the day is over its feed cannot be asked for any more: what is held is what there is.
  const isOver = day !== null && newYorkDay(now) > day;
  return {
    day,
    appearedAt,
    confirmed: isOver || isSettled || (previous.confirmed && !isGrowing),
    ...(answer.isDoubtful && { isDoubtful: true }),
    checkedAt: at,
    outcome,
    failures: 0,
    ...behind(previous, day, now),
    askedAt: previous.askedAt,
  };
}

/** Since when a category lacks the newest batch; a day that should be quiet begins no such time. */
function behind(
  { behindSince }: CategoryRecord,
  day: Day | null,
  now: Date,
): Pick<CategoryRecord, "behindSince"> {
  const hasNewest = day !== null && day >= dayInForce(now);
  const begins = isAnnouncementDay(newYorkDay(now)) ? now.getTime() : undefined;
  return { behindSince: hasNewest ? undefined : (behindSince ?? begins) };
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
    ...behind(previous, previous.day, now),
  };
}

/**
 * The record after a day was filled in from a second source. What the feed said last stands; but
 * readers are shown days up to the newest one held, and without the feed that is this one.
 */
export function recordAfterFilling(previous: CategoryRecord, day: Day, now: Date): CategoryRecord {
  // Of a category whose feed was never seen all days held are shown, and its first answer is dated
  // as one of which nothing is known.
  if (previous.day === null || previous.day >= day) return previous;
  const isMissing = day < dayInForce(now);
  const behindSince = isMissing ? previous.behindSince : undefined;
  return { ...previous, day, confirmed: true, behindSince };
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
    ...behind(previous, previous.day, now),
  };
}
