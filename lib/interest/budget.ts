/** About how many papers a day a feed is to have: few on poor days, more on rich ones. */
export type Budget = {
  papers: number;
  /** A day's cut is decided by the days up to it, back to so many calendar days before. */
  daysBefore: number;
};

/** Four weeks with the day itself: twenty announcement days, but for holidays. */
const mostDaysBefore = 27;
const leastDaysBefore = 7;
/** A day may stay in a feed for longer than its window while the next announcement is late. */
const daysLate = 3;

/**
 * The budget of a feed that looks `daysBack` days back, in an archive that keeps `daysKept` days.
 *
 * A day's selection is for ever, so what decides its cut must be there for as long as the day is
 * shown: the oldest day of the window may look back no further than the archive does. A week is
 * looked back in any case; a window of nearly all that is kept has its oldest days cut by fewer.
 */
export function budgetOf(
  papers: number | null,
  { daysBack, daysKept }: { daysBack: number; daysKept: number },
): Budget | null {
  if (papers === null) return null;
  const kept = Math.min(mostDaysBefore, daysKept - daysBack - daysLate);
  return { papers, daysBefore: Math.max(leastDaysBefore, kept) };
}
