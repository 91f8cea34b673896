/** What arXiv knows of days gone by: papers, when they were submitted and when announced. */

import {
  addDays,
  announcementDayBefore,
  isAnnouncementDay,
  submissionWindow,
} from "@/lib/arxiv/calendar";
import { type Announced, type DayPlan, inventDay } from "@/tests/support/invented";
import { type Chance, chanceFrom } from "@/tests/support/seeded";

export type HistoryPaper = {
  announced: Announced;
  /** Of the first version. */
  submittedAt: Date;
  /** "YYYY-MM-DD". */
  announcedOn: string;
  /** What there is of it by now; the announced version unless given. */
  latestVersion?: number;
};

export type HistoryPlan = Omit<DayPlan, "day"> & {
  /** The first and the last day; papers are announced on the announcement days among them. */
  from: string;
  to: string;
  /** The share of new papers that moderation held for one to four mailings, 0.05 unless given. */
  heldShare?: number;
};

/**
 * The papers of `inventDay` for each announcement day, with times of submission: those of new ones
 * anywhere in the day's window, those of old ones in the month of their id.
 */
export function inventHistory(plan: HistoryPlan): HistoryPaper[] {
  const chance = chanceFrom(`history ${plan.seed}`);
  const papers: HistoryPaper[] = [];
  for (let day = plan.from; day <= plan.to; day = addDays(day, 1)) {
    if (!isAnnouncementDay(day)) continue;
    for (const announced of inventDay({ ...plan, day })) {
      const isHeld = chance.happens(plan.heldShare ?? 0.05);
      const submittedAt =
        announced.action === "new"
          ? momentIn(chance, submissionWindow(isHeld ? earlier(chance, day) : day))
          : inMonthOf(announced.id);
      papers.push({ announced, submittedAt, announcedOn: day });
    }
  }
  return papers;
}

function momentIn(chance: Chance, { from, to }: { from: Date; to: Date }): Date {
  const seconds = (to.getTime() - from.getTime()) / 1000;
  return new Date(from.getTime() + chance.between(0, seconds - 1) * 1000);
}

function earlier(chance: Chance, day: string): string {
  let at = day;
  for (let steps = chance.between(1, 4); steps > 0; steps -= 1) at = announcementDayBefore(at);
  return at;
}

/** "2304.01234" and "math/0211159" name the year and month in which they were announced. */
function inMonthOf(id: string): Date {
  const [, year = "", month = ""] = /(\d\d)(\d\d)[\d.]*$/.exec(id) ?? [];
  return new Date(`${Number(year) > 90 ? 19 : 20}${year}-${month}-02T12:00:00Z`);
}
