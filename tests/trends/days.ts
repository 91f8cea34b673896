import { announcementDayBefore, type Day } from "@/lib/arxiv/calendar";
import type { Batch } from "@/lib/papers/batch";
import { aBatch, paperNumber } from "@/tests/support/papers";

/**
 * Announcement days up to Tuesday, 16 June 2026, oldest first, with so many papers each;
 * `abstractOf` is given a paper's number and how many days it lies back.
 */
export function someDays(
  count: number,
  papers: number,
  abstractOf: (paper: number, daysBack: number) => string,
): Batch[] {
  let day: Day = "2026-06-16";
  return Array.from({ length: count }, (_, back) => {
    const batch = aBatch(
      day,
      ...Array.from({ length: papers }, (_, number) =>
        paperNumber(back * papers + number + 1, {
          title: `On Matter Number ${number}`,
          abstract: abstractOf(number, back),
        }),
      ),
    );
    day = announcementDayBefore(day);
    return batch;
  }).reverse();
}
