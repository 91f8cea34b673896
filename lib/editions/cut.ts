import { addDays, type Day } from "../arxiv/calendar";
import type { Interest } from "../interest/interest";

/**
 * Where a day's selection ends, besides the interest's own floor and ceiling: papers with a better
 * score are in it, and of those with this very score so many.
 */
export type Cut = { score: number; ties: number };

/** The days up to one that decide its cut, that one included; none where there is no budget. */
export function decidingDays(
  { budget }: Pick<Interest, "budget">,
  day: Day,
  held: readonly Day[],
): Day[] {
  if (budget === null) return [];
  const from = addDays(day, -budget.daysBefore);
  return held.filter((each) => each >= from && each <= day);
}

/**
 * The score above which the days that decide had about so many papers a day. `own` are the scores
 * of the day itself, which is one of them; `all` those of all of them, one list a day.
 *
 * Papers of equal score are taken in the same share on every day, so that the mean holds where
 * scores say little, and of a single day exactly so many are taken.
 */
export function cutFor(
  perDay: number,
  own: Float64Array,
  all: readonly Float64Array[],
): Cut | null {
  const wanted = perDay * all.length;
  const pool = joined(all).sort();
  if (pool.length <= wanted) return null; // all of them
  const score = pool[pool.length - wanted] ?? 0;
  const [above, ties] = [pool.length - firstAbove(pool, score), countEqual(pool, score)];
  const share = (wanted - above) / ties;
  return { score, ties: Math.round(share * countEqual(own, score)) };
}

function joined(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}

/** Where the numbers above one begin in a list in ascending order. */
function firstAbove(sorted: Float64Array, score: number): number {
  const at = sorted.findIndex((each) => each > score);
  return at < 0 ? sorted.length : at;
}

function countEqual(scores: Float64Array, score: number): number {
  let count = 0;
  for (const each of scores) if (each === score) count++;
  return count;
}
