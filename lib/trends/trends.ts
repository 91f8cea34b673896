import type { Batch } from "../papers/batch";
import type { Keyword } from "../ranking/keyword";
import { countedDay, type DayTally, tallyOf } from "./day-tally";
import { type Period, periodsOf, risenTerms, splitAtLastWeek } from "./rising";
import { spellingsOf } from "./spellings";

/** What rose in the last week against the time before. */
export type Rising = { recent: Period; before: Period; terms: readonly RisingTerm[] };

export type RisingTerm = {
  term: string; // as papers write it
  recent: number; // papers that have it
  before: number;
};

/** On fewer days each day's chance decides. */
export const leastDays = 6;
const mostTerms = 24;

export function tallyBatch(
  batch: Batch,
  categories: readonly string[],
  keywords: readonly Keyword[],
): DayTally {
  return tallyOf(countedDay(batch, categories), keywords);
}

/**
 * The terms that rose, as papers write them; null where too little is held to tell. `lastWeek` is
 * where their spelling is looked up.
 */
export function risingOf(
  tallies: readonly DayTally[],
  lastWeek: readonly Batch[],
  categories: readonly string[],
): Rising | null {
  const periods = tallies.length < leastDays ? null : periodsOf(tallies);
  if (periods === null) return null;
  // Of compound words the parts rise with them: more are looked at than are shown.
  const risen = risenTerms(tallies).slice(0, 3 * mostTerms);
  const days = lastWeek.map((batch) => countedDay(batch, categories));
  const spellings = spellingsOf(new Set(risen.map(({ term }) => term)), days);
  const terms: RisingTerm[] = [];
  for (const { term, recent, before } of risen) {
    const written = spellings.get(term);
    if (written === undefined || terms.some((each) => sharesPart(each.term, written))) continue;
    terms.push({ term: written, recent, before });
    if (terms.length === mostTerms) break;
  }
  return { ...periods, terms };
}

/** The batches that `risingOf` looks into. */
export function daysOfLastWeek(tallies: readonly DayTally[]): string[] {
  return splitAtLastWeek(tallies)[0].map(({ day }) => day);
}

/** "multi-agent" and "agent", of which the surer stands for both. */
function sharesPart(a: string, b: string): boolean {
  const parts = (written: string) => written.toLowerCase().split(/[ -]/);
  const own = new Set(parts(a));
  return parts(b).some((part) => part.length > 1 && own.has(part));
}
