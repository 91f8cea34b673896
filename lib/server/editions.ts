import { composeEdition, type Edition, type EditionPlan, planEdition } from "../editions/edition";
import { AppError } from "../errors";
import type { Interest } from "../interest/interest";
import type { Profile } from "../likes/profile";
import type { Archive } from "../papers/archive";
import type { Batch } from "../papers/batch";
import type { Head } from "../papers/head";
import type { Summary } from "../summaries/summary";
import type { Selections } from "./selections";

/**
 * Makes editions from the archive and from what interests choose of its days. Throws AppError
 * unavailable while the store can give none of the days that are held.
 */
export type Editions = (
  interest: Interest,
  head: Head,
  now: Date,
  profile: Profile,
) => Promise<MadeEdition>;

/** `isWhole` is false when the store could not give all that the edition is made of. */
export type MadeEdition = { edition: Edition; isWhole: boolean };

/** The summaries of an edition's days, in its language; whole where the store gives what it names. */
export type SummariesIn = (
  plan: EditionPlan,
  head: Head,
) => Promise<{ summaries: readonly Summary[]; isWhole: boolean }>;

/** So many days are read at once: a store that hangs is waited for once, not once a day. */
const daysAtOnce = 8;
const askAgainSeconds = 60;

export function createEditions(
  archive: Pick<Archive, "head" | "batch">,
  selections: Pick<Selections, "choose">,
  summaries: SummariesIn,
): Editions {
  const make = async (
    plan: EditionPlan,
    head: Head,
    profile: Profile,
  ): Promise<MadeEdition | null> => {
    const batches: Batch[] = [];
    for (let from = 0; from < plan.days.length; from += daysAtOnce) {
      const days = plan.days.slice(from, from + daysAtOnce);
      const read = await Promise.all(days.map((day) => archive.batch(head, day)));
      for (const batch of read) if (batch !== null) batches.push(batch);
    }
    // There are papers, but none can be read: an empty feed would say that there are none.
    if (batches.length === 0 && plan.days.length > 0) return null;
    const choices = await selections.choose(plan.interest, head, batches, profile);
    const chosen = batches.map(({ day }, index) => ({ day, ranked: choices[index]?.ranked ?? [] }));
    const written = await summaries(plan, head);
    const isWhole =
      batches.length === plan.days.length &&
      written.isWhole &&
      choices.every(({ isFinal }) => isFinal);
    return { edition: composeEdition(plan, chosen, batches, written.summaries), isWhole };
  };

  return async (interest, head, now, profile) => {
    const planOf = (from: Head) => planEdition(interest, from, now, profile.version);
    let made = await make(planOf(head), head, profile);
    if (made?.isWhole) return made;
    // Another instance may have replaced a batch in between: once more with what it left.
    const fresh = await archive.head(now);
    if (fresh !== head) made = await make(planOf(fresh), fresh, profile);
    if (made !== null) return made;
    throw new AppError("unavailable", "The papers cannot be read at the moment: the store fails.", {
      retryAfterSeconds: askAgainSeconds,
    });
  };
}
