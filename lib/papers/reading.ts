import { announcementDayBefore, type Day, dayInForce, newYorkDay } from "../arxiv/calendar";
import { expand } from "../arxiv/taxonomy";
import type { CategoryRecord } from "./category-record";
import { isIn, type KnownBatches } from "./known-batches";
import { type AnnouncedPaper, guidOf } from "./paper";

/**
 * What one category's share of an answer looks like beside what is known.
 *
 * - repeated: the papers of a day held already; arXiv has not changed over.
 * - fresh: of the announcement day in force, or more of a batch already held.
 * - empty: nothing of its own, though others may have cross-listed papers into it.
 * - unknown: nothing was known of the category, so its own papers say nothing about the day.
 */
export type Reading = {
  category: string;
  members: ReadonlySet<string>;
  /** Categories of the rest of the answer. */
  others: ReadonlySet<string>;
  verdict: "fresh" | "repeated" | "empty" | "unknown";
  /** The day the papers belong to; null when only the other categories can tell. */
  day: Day | null;
  /** Papers of its own on a usual day so far. */
  usualCount: number;
};

/** A category with fewer papers of its own a day than this may well have none on some day. */
export const smallCategory = 5;
/** Fewer papers than this prove nothing. */
const leastEvidence = 3;

/**
 * Reads a category's share of an answer.
 *
 * Judged by what only its own listing can bring: a paper that stands in another category of the
 * answer too may come from there, and that one may be of another day. Of those the new ones are
 * proof, since a version is announced as new only once: where a fifth of them are known from an
 * earlier day, the listing is of that day, even if most of it had been missed.
 */
export function readCategory(
  category: string,
  answered: readonly string[],
  papers: readonly AnnouncedPaper[],
  known: KnownBatches,
  context: { record: CategoryRecord; feedDay: Day | null; now: Date },
): Reading {
  const { record, now } = context;
  const members = expand([category]);
  const others = expand(answered.filter((each) => each !== category));
  const inForce = dayInForce(now);
  const listed = papers.filter(({ paper }) => isIn(paper, members));
  const own = listed.filter(({ paper }) => !isIn(paper, others));
  const usualCount = known.usualCount(members, others);
  const about = { category, members, others, usualCount };

  if (listed.length === 0) return { ...about, verdict: "empty", day: null };
  if (record.day === null) {
    const day = known.commonestDay(listed.map(guid), (each) => each <= inForce);
    const filled = filledDay(own.length > 0 ? own : listed, known, (each) => each <= inForce);
    return { ...about, verdict: "unknown", day: day ?? filled };
  }
  if (own.length === 0 && usualCount >= smallCategory) {
    return { ...about, verdict: "empty", day: null };
  }
  const repeated = repeatedDay(listed, own, known, members, inForce);
  if (repeated !== null) return { ...about, verdict: "repeated", day: repeated };
  return { ...about, verdict: "fresh", day: freshDay(listed, own, known, context, inForce) };
}

/** The earlier day whose papers these are, or null when they are of the day in force. */
function repeatedDay(
  listed: readonly AnnouncedPaper[],
  own: readonly AnnouncedPaper[],
  known: KnownBatches,
  members: ReadonlySet<string>,
  inForce: Day,
): Day | null {
  const proof = own.filter(({ announceType }) => announceType === "new").map(guid);
  if (proof.length >= leastEvidence) {
    const day = known.commonestDay(proof, (each) => each < inForce);
    if (day !== null && known.count(day, proof) * 5 >= proof.length) return day;
    return filledDay(own, known, (each) => each < inForce);
  }
  const previous = known.lastDayWith(members, inForce);
  const guids = listed.map(guid);
  return previous !== null && known.count(previous, guids) * 2 > guids.length ? previous : null;
}

/**
 * The day under which nearly all of the new papers were filled in from a second source, or null.
 * Fewer prove nothing: a paper that a moderator held back was filled in too early, and where the
 * calendar lacks a holiday half a batch was.
 */
function filledDay(
  papers: readonly AnnouncedPaper[],
  known: KnownBatches,
  mayCount: (day: Day) => boolean,
): Day | null {
  const ids = papers.filter(({ announceType }) => announceType === "new").map((a) => a.paper.id);
  const { day, share } = known.filledShare(ids, mayCount);
  return ids.length >= leastEvidence && share >= 0.8 ? day : null;
}

function freshDay(
  listed: readonly AnnouncedPaper[],
  own: readonly AnnouncedPaper[],
  known: KnownBatches,
  { record, feedDay, now }: { record: CategoryRecord; feedDay: Day | null; now: Date },
  inForce: Day,
): Day {
  const held = record.day ?? "";
  const isSameBatch =
    known.count(held, listed.map(guid)) > 0 ||
    filledDay(own, known, (each) => each === held) !== null;
  if (isSameBatch && held > inForce) return held;
  // A whole new batch on a day that should be quiet is that day's: arXiv changed its plans.
  if (newYorkDay(now) !== inForce && held >= inForce && !isSameBatch) return newYorkDay(now);
  // Where a day was missed these may be its papers: then nothing but the feed's date can tell.
  const isMissed = held < announcementDayBefore(inForce);
  if (isMissed && feedDay !== null && feedDay > held && feedDay < inForce) return feedDay;
  return inForce;
}

function guid({ paper }: AnnouncedPaper): string {
  return guidOf(paper);
}
