import { addDays, type Day } from "../arxiv/calendar";
import type { DayTally } from "./day-tally";

/** How large a part of the papers each keyword has, by weeks. */
export type KeywordShares = {
  weeks: readonly Week[]; // oldest first
  keywords: readonly KeywordShare[]; // the largest first
};

export type Week = { monday: Day; days: number; papers: number };

export type KeywordShare = {
  keyword: string;
  papers: number;
  share: number;
  byWeek: readonly number[]; // shares, from 0 to 1
};

const mostWeeks = 13;

/** `tallies` are of these keywords, in their order; weeks begin on Mondays. */
export function keywordShares(
  keywords: readonly string[],
  tallies: readonly DayTally[],
): KeywordShares {
  const mondays = [...new Set(tallies.map(({ day }) => mondayOf(day)))].sort().slice(-mostWeeks);
  const byWeek = mondays.map((monday) => tallies.filter(({ day }) => mondayOf(day) === monday));
  const weeks = byWeek.map((days, at) => ({
    monday: mondays[at] ?? "",
    days: days.length,
    papers: paperCount(days),
  }));
  const all = byWeek.flat();
  const shares = keywords.map((keyword, at) => {
    const papers = matches(all, at);
    return {
      keyword,
      papers,
      share: part(papers, paperCount(all)),
      byWeek: byWeek.map((days) => part(matches(days, at), paperCount(days))),
    };
  });
  return { weeks, keywords: shares.sort((a, b) => b.papers - a.papers) };
}

function mondayOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

function matches(days: readonly DayTally[], keyword: number): number {
  return days.reduce((sum, { keywords }) => sum + (keywords[keyword] ?? 0), 0);
}

function paperCount(days: readonly DayTally[]): number {
  return days.reduce((sum, { papers }) => sum + papers, 0);
}

function part(count: number, of: number): number {
  return of === 0 ? 0 : count / of;
}
