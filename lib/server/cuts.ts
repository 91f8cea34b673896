import type { Day } from "../arxiv/calendar";
import { type Cut, cutFor, decidingDays } from "../editions/cut";
import { scoresOfDay } from "../editions/selection";
import { digest, type Interest, selectionKey } from "../interest/interest";
import type { Profile } from "../likes/profile";
import { createMemo } from "../memo";
import type { Archive } from "../papers/archive";
import { daysHeld, type Head } from "../papers/head";
import type { Tastes } from "./tastes";

/** Where the days of interests with a budget are cut, by the scores of the days up to each. */
export type Cuts = {
  /** Tells what a day's cut is made from; "" where the interest has no budget. */
  nameOf(interest: Interest, head: Head, day: Day, profile: Profile): string;
  /** By day; `isFinal` is false where the store could not give a day that decides. */
  of(
    interest: Interest,
    head: Head,
    days: readonly Day[],
    profile: Profile,
  ): Promise<ReadonlyMap<Day, DayCut>>;
};

export type DayCut = { cut: Cut | null; isFinal: boolean };

const scoresRemembered = 1_000_000; // over all interests
/** So many days are read at once: a store that hangs is waited for once, not once a day. */
const daysAtOnce = 8;

export function createCuts(archive: Pick<Archive, "batch" | "statistics">, tastes: Tastes): Cuts {
  const memory = createMemo<Float64Array>(scoresRemembered, ({ length }) => length + 1);

  const decidedBy = (interest: Interest, head: Head, days: readonly Day[]): Day[] => {
    const held = daysHeld(head);
    return [...new Set(days.flatMap((day) => decidingDays(interest, day, held)))];
  };

  const scoresOn = async (
    interest: Interest,
    head: Head,
    day: Day,
    { of, profile }: { of: string; profile: Profile },
  ): Promise<Float64Array | null> => {
    const name = `${of} ${head.days[day]?.hash} ${tastes.nameOf(profile, head, day)}`;
    const known = memory.get(name);
    if (known !== undefined) return known;
    const batch = await archive.batch(head, day);
    const background = await archive.statistics(head, day);
    const { liking, isFinal } = await tastes.on(profile, head, day);
    if (batch === null || background === null || !isFinal) return null;
    const scores = scoresOfDay(interest, batch, background, liking);
    memory.set(name, scores);
    return scores;
  };

  return {
    nameOf(interest, head, day, profile) {
      const days = decidedBy(interest, head, [day]);
      if (days.length === 0) return "";
      const taste = (each: Day) => tastes.nameOf(profile, head, each);
      return digest(days.map((each) => [each, head.days[each]?.hash, taste(each)]));
    },

    async of(interest, head, days, profile) {
      const { budget } = interest;
      if (budget === null) return new Map();
      const of = selectionKey(uncut(interest));
      const deciding = decidedBy(interest, head, days);
      const scores = new Map<Day, Float64Array | null>();
      for (let from = 0; from < deciding.length; from += daysAtOnce) {
        const some = deciding.slice(from, from + daysAtOnce);
        const read = await Promise.all(
          some.map((day) => scoresOn(interest, head, day, { of, profile })),
        );
        for (const [index, day] of some.entries()) scores.set(day, read[index] ?? null);
      }
      const cutOn = (day: Day): DayCut => {
        const found = decidedBy(interest, head, [day]).map((each) => scores.get(each) ?? null);
        const known = found.filter((each) => each !== null);
        const isFinal = known.length === found.length;
        return {
          cut: cutFor(budget.papers, scores.get(day) ?? new Float64Array(), known),
          isFinal,
        };
      };
      return new Map(days.map((day) => [day, cutOn(day)]));
    },
  };
}

/** What decides scores: how many papers are taken, and in which order, does not. */
function uncut(interest: Interest): Interest {
  return {
    ...interest,
    budget: null,
    maxPapers: 0,
    minScore: 0,
    hasRest: false,
    sort: "score",
    dropsSameTitle: false,
  };
}
