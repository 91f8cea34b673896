import { composeEdition, type Edition, type EditionPlan, planEdition } from "../editions/edition";
import type { Interest } from "../interest/interest";
import type { Archive } from "../papers/archive";
import type { Batch } from "../papers/batch";
import type { Head } from "../papers/head";
import type { Selections } from "./selections";

/** Makes editions from the archive and from what interests choose of its days. */
export type Editions = (interest: Interest, head: Head, now: Date) => Promise<MadeEdition>;

/** `isWhole` is false when the store could not give all that the edition is made of. */
export type MadeEdition = { edition: Edition; isWhole: boolean };

export function createEditions(
  archive: Pick<Archive, "head" | "batch">,
  selections: Pick<Selections, "choose">,
): Editions {
  const make = async (plan: EditionPlan, head: Head): Promise<MadeEdition> => {
    const batches: Batch[] = [];
    for (const day of plan.days) {
      const batch = await archive.batch(head, day);
      if (batch !== null) batches.push(batch);
    }
    const choices = await selections.choose(plan.interest, head, batches);
    const chosen = batches.map(({ day }, index) => ({ day, ranked: choices[index]?.ranked ?? [] }));
    const isWhole = batches.length === plan.days.length && choices.every(({ isFinal }) => isFinal);
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
