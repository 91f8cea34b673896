import type { Batch } from "../papers/batch";
import type { Keyword } from "../ranking/keyword";
import { countedDay, type DayTally, tallyOf } from "./day-tally";
import { type Period, periodsOf, risenTerms, splitAtLastWeek } from "./rising";
import { spellingsOf } from "./spellings";

/** What rose in the last week against the time before. */
export type Rising = {
  recent: Period;
  before: Period;
  terms: readonly RisingTerm[]; // the surest first
  compared: number; // terms
  byChance: number; // that would be among them if nothing had changed
};

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
  const { terms: all, compared, byChance } = risenTerms(tallies);
  const risen = all.slice(0, 3 * mostTerms);
  const days = lastWeek.map((batch) => countedDay(batch, categories));
  const spellings = spellingsOf(new Set(risen.map(({ term }) => term)), days);
  const written = risen.flatMap(({ term, recent, before }) => {
    const spelling = spellings.get(term);
    return spelling === undefined ? [] : [{ term: spelling, recent, before }];
  });
  return { ...periods, terms: withoutParts(written).slice(0, mostTerms), compared, byChance };
}

/** A compound with so large a part of a word's papers is what those papers are about. */
const mostOfThem = 0.8;

/** "multi-agent" in place of "multi" and "agent", if most of their papers have it; else the surer. */
function withoutParts(terms: readonly RisingTerm[]): RisingTerm[] {
  let kept: RisingTerm[] = [];
  for (const each of terms) {
    const rivals = kept.filter(({ term }) => sharesPart(term, each.term));
    const [first] = rivals;
    if (first === undefined) kept.push(each);
    const standsForAll = rivals.every(
      ({ term, recent }) =>
        partsOf(term).length < partsOf(each.term).length && each.recent >= mostOfThem * recent,
    );
    if (first === undefined || !standsForAll) continue;
    kept = kept.map((one) => (one === first ? each : one)).filter((one) => !rivals.includes(one));
  }
  return kept;
}

/** The batches that `risingOf` looks into. */
export function daysOfLastWeek(tallies: readonly DayTally[]): string[] {
  return splitAtLastWeek(tallies)[0].map(({ day }) => day);
}

function sharesPart(a: string, b: string): boolean {
  const own = partsOf(a);
  return partsOf(b).some((part) => part.length > 1 && own.includes(part));
}

function partsOf(written: string): string[] {
  return written.toLowerCase().split(/[ -]/);
}
