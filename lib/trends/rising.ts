import { addDays, type Day } from "../arxiv/calendar";
import { isBoilerplate } from "./boilerplate";
import type { DayTally } from "./day-tally";

/** Some days put together. */
export type Period = { from: Day; to: Day; days: number; papers: number };

/** A term that more of the last week's papers have than before. */
export type RisenTerm = {
  term: string; // as it is counted, see `termOf`
  recent: number; // papers that have it
  before: number;
  /** By how many standard errors the two shares differ. */
  deviation: number;
};

/** `byChance`: so many of the terms compared would have risen as far if nothing had changed. */
export type Risen = { terms: RisenTerm[]; compared: number; byChance: number };

/** Fewer papers a side say nothing about shares of a hundredth. */
const leastPapers = 50;
/** Fewer papers may be one group's. */
const leastRecent = 5;
const leastDays = 2;
const leastDeviation = 3;
/** How much of a normal distribution lies beyond that. */
const beyondByChance = 0.00135;
/** A smaller rise of a word that many papers have may be sure, and says nothing. */
const leastGrowth = 1.5;

/** The last week, up to the newest day, and what is held of the time before; null without papers. */
export function periodsOf(tallies: readonly DayTally[]): { recent: Period; before: Period } | null {
  const [recent, before] = splitAtLastWeek(tallies).map(periodOf);
  if (!recent || !before) return null;
  if (recent.papers < leastPapers || before.papers < leastPapers) return null;
  return { recent, before };
}

/**
 * Terms whose share of the last week's papers is above that of the weeks before, the surest first.
 *
 * Two proportions are compared by their pooled standard error, with a correction for continuity,
 * which rare terms need (https://en.wikipedia.org/wiki/Two-proportion_Z-test).
 */
export function risenTerms(tallies: readonly DayTally[]): Risen {
  const periods = periodsOf(tallies);
  if (periods === null) return { terms: [], compared: 0, byChance: 0 };
  const [recent, before] = splitAtLastWeek(tallies).map(sumTerms);
  const sizes = { recent: periods.recent.papers, before: periods.before.papers };
  const found: RisenTerm[] = [];
  let compared = 0;
  for (const [term, { papers, days }] of recent ?? []) {
    if (papers < leastRecent || days < leastDays || isBoilerplate(term)) continue;
    const counts = { recent: papers, before: before?.get(term)?.papers ?? 0 };
    compared++;
    const deviation = deviationOf(counts, sizes);
    const hasGrown = papers * sizes.before >= leastGrowth * counts.before * sizes.recent;
    if (hasGrown && deviation >= leastDeviation) found.push({ term, ...counts, deviation });
  }
  const terms = found.sort((a, b) => b.deviation - a.deviation || (a.term < b.term ? -1 : 1));
  return { terms, compared, byChance: compared * beyondByChance };
}

type Both = { recent: number; before: number };

export function deviationOf(counts: Both, sizes: Both): number {
  const pooled = (counts.recent + counts.before) / (sizes.recent + sizes.before);
  const perPaper = 1 / sizes.recent + 1 / sizes.before;
  const error = Math.sqrt(pooled * (1 - pooled) * perPaper);
  const difference = counts.recent / sizes.recent - counts.before / sizes.before;
  return error === 0 ? 0 : (difference - perPaper / 2) / error;
}

/** Seven calendar days, however many of them had announcements, and all days before. */
export function splitAtLastWeek<T extends { day: Day }>(days: readonly T[]): [T[], T[]] {
  const newest = days
    .map(({ day }) => day)
    .sort()
    .at(-1);
  if (newest === undefined) return [[], []];
  const from = addDays(newest, -6);
  return [days.filter(({ day }) => day >= from), days.filter(({ day }) => day < from)];
}

function periodOf(tallies: readonly DayTally[]): Period | null {
  const days = tallies.map(({ day }) => day).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return null;
  const papers = tallies.reduce((sum, each) => sum + each.papers, 0);
  return { from, to, days: days.length, papers };
}

/** By term, since days may have been indexed with different vocabularies. */
function sumTerms(tallies: readonly DayTally[]): Map<string, { papers: number; days: number }> {
  const sums = new Map<string, { papers: number; days: number }>();
  for (const { terms } of tallies) {
    for (const [row, id] of terms.ids.entries()) {
      const term = terms.vocabulary.termText(id);
      const papers = terms.papers[row] ?? 0;
      const sum = sums.get(term);
      if (sum === undefined) sums.set(term, { papers, days: 1 });
      else {
        sum.papers += papers;
        sum.days++;
      }
    }
  }
  return sums;
}
