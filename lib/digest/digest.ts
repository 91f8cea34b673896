import type { Day } from "../arxiv/calendar";
import type { Edition, EditionItem } from "../editions/edition";
import type { Interest } from "../interest/interest";
import type { CategoryState } from "../papers/freshness";

/** All that a page about one announcement day is made of. */
export type Digest = {
  interest: Interest;
  day: Day;
  items: readonly EditionItem[]; // best first
  /** Where each category stands; empty for days gone by, of which that is not known any more. */
  states: Readonly<Record<string, CategoryState>>;
  updated: Date; // when any of it last changed, to the second
};

/**
 * The digest of an edition's day.
 *
 * `changedAt` is when that day's papers last changed. A run that finds nothing new must write equal
 * bytes, so the clock never enters: a summary that was made since is all that can be later.
 */
export function digestOf(edition: Edition, day: Day, changedAt: Date): Digest | null {
  const found = edition.days.find((each) => each.day === day);
  if (found === undefined) return null;
  const moments = [
    changedAt.getTime(),
    ...found.items.flatMap(({ summary }) => summary?.madeAt ?? []),
  ];
  return {
    interest: edition.interest,
    day,
    items: found.items,
    states: edition.days[0] === found ? edition.states : {},
    updated: new Date(Math.floor(Math.max(...moments) / 1000) * 1000),
  };
}
