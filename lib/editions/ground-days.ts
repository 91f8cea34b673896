import { addDays, type Day } from "../arxiv/calendar";
import { daysHeld, type Head } from "../papers/head";

/** So many papers tell what is usual. */
const enough = 1_000;

/**
 * The days whose papers a day's taste is learnt against, newest first: those of the two weeks before
 * the day's week.
 *
 * They depend on the day alone, so that scores stay as they are, and are the same for all days of a
 * week, so that a taste is learnt once for it. Two weeks back from any day that feeds usually show
 * are held as long as it is shown. A young archive has not got them: then the week's days up to the
 * day itself are taken too.
 */
export function groundDays(day: Day, head: Head): Day[] {
  const monday = addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  const held = daysHeld(head);
  const before = held.filter((each) => each < monday && each >= addDays(monday, -14));
  const papers = before.reduce((sum, each) => sum + (head.days[each]?.count ?? 0), 0);
  if (papers >= enough) return before;
  return held.filter((each) => each <= day && each >= addDays(monday, -14));
}
