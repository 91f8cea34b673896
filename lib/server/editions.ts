import { composeEdition, type Edition, type EditionPlan, planEdition } from "../editions/edition";
import { selectDay } from "../editions/selection";
import { type Interest, selectionKey } from "../interest/interest";
import { createMemo } from "../memo";
import type { Archive } from "../papers/archive";
import type { Batch } from "../papers/batch";
import type { Head } from "../papers/head";
import type { Ranked } from "../ranking/rank";
import { statisticsOf } from "../ranking/statistics";

/** Makes editions from the archive, and remembers what an interest chose of a day. */
export type Editions = (interest: Interest, head: Head, now: Date) => Promise<MadeEdition>;

/** `isWhole` is false when the store could not give all that the edition is made of. */
export type MadeEdition = { edition: Edition; isWhole: boolean };

type Choice = { ranked: Ranked[]; isFinal: boolean };

const papersRemembered = 20_000; // over all selections

export function createEditions(archive: Archive): Editions {
  const selections = createMemo<Ranked[]>(papersRemembered, (ranked) => ranked.length + 1);

  const choose = async (interest: Interest, head: Head, batch: Batch): Promise<Choice> => {
    const name = `${selectionKey(interest)} ${batch.day} ${head.days[batch.day]?.hash}`;
    const known = selections.get(name);
    if (known !== undefined) return { ranked: known, isFinal: true };
    const background = await archive.statistics(head, batch.day);
    if (background === null) {
      // Other statistics give other scores, but a feed all the same.
      const own = statisticsOf(batch.announcements);
      return { ranked: selectDay(interest, batch, own), isFinal: false };
    }
    const ranked = selectDay(interest, batch, background);
    selections.set(name, ranked);
    return { ranked, isFinal: true };
  };

  const make = async (plan: EditionPlan, head: Head): Promise<MadeEdition> => {
    const batches: Batch[] = [];
    const chosen: { day: string; ranked: Ranked[] }[] = [];
    let isWhole = true;
    for (const day of plan.days) {
      const batch = await archive.batch(head, day);
      const choice = batch && (await choose(plan.interest, head, batch));
      isWhole &&= choice?.isFinal ?? false;
      if (batch === null || choice === null) continue;
      batches.push(batch);
      chosen.push({ day, ranked: choice.ranked });
    }
    return { edition: composeEdition(plan, chosen, batches), isWhole };
  };

  return async (interest, head, now) => {
    const made = await make(planEdition(interest, head, now), head);
    if (made.isWhole) return made;
    // Another instance may have replaced a batch in between: once more with what it left.
    const fresh = await archive.head(now);
    return make(planEdition(interest, fresh, now), fresh);
  };
}
