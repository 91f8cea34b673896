import { planEdition } from "../editions/edition";
import { type Selected, selectDay } from "../editions/selection";
import {
  madeFrom,
  type StoredSelection,
  selectionOf,
  selectionStoreKey,
  storedSelection,
  storedSelectionSchema,
} from "../editions/stored";
import { causeChain } from "../errors";
import type { ConfiguredFeed } from "../interest/configured";
import { type Interest, selectionKey } from "../interest/interest";
import type { Likes } from "../likes/likes";
import type { Profile } from "../likes/profile";
import type { Log } from "../log";
import { createMemo } from "../memo";
import type { Archive } from "../papers/archive";
import type { Batch } from "../papers/batch";
import type { Head } from "../papers/head";
import { statisticsOf } from "../ranking/statistics";
import type { Values } from "../store/values";
import { createCuts, type DayCut } from "./cuts";
import type { DayLiking, Tastes } from "./tastes";

/** What interests choose of a day: remembered, else stored by the job, else chosen now. */
export type Selections = {
  /** One answer a batch, in their order. */
  choose(
    interest: Interest,
    head: Head,
    batches: readonly Batch[],
    profile: Profile,
  ): Promise<Choice[]>;
  /** Stores the configured feeds' selections of the days that changed; resolves to their number. */
  storeAll(now: Date): Promise<number>;
};

/** `isFinal` is false when the store could not give what the choice should rest on. */
export type Choice = { ranked: Selected[]; isFinal: boolean };

const papersRemembered = 20_000; // over all selections

export function createSelections(needs: {
  archive: Archive;
  values: Values;
  feeds: readonly ConfiguredFeed[];
  likes: Pick<Likes, "lookup">;
  tastes: Tastes;
  /** Selections outlive their days by a little, then expire. */
  keptDays: number;
  log: Log;
}): Selections {
  const { archive, values, feeds, likes, tastes, log } = needs;
  const memory = createMemo<Selected[]>(papersRemembered, (ranked) => ranked.length + 1);
  const cuts = createCuts(archive, tastes);
  const nameOf = new Map(feeds.map(({ name, interest }) => [selectionKey(interest), name]));

  const from = (interest: Interest, head: Head, day: string, profile: Profile) =>
    madeFrom(
      interest,
      head.days[day] ?? { hash: "" },
      tastes.nameOf(profile, head, day),
      cuts.nameOf(interest, head, day, profile),
    );

  const readStored = async (feed: string, days: readonly string[]) => {
    const keys = days.map((day) => selectionStoreKey(feed, day));
    try {
      return await values.readMany(keys, storedSelectionSchema);
    } catch (error) {
      log.warn("stored selections could not be read", { why: causeChain(error) });
      return days.map(() => null);
    }
  };

  const chooseNow = async (
    interest: Interest,
    head: Head,
    batch: Batch,
    { liking, cut }: { liking: DayLiking; cut?: DayCut },
  ): Promise<Choice> => {
    const background = await archive.statistics(head, batch.day);
    // Other statistics give other scores, but a feed all the same.
    const terms = background ?? statisticsOf(batch.announcements);
    const ranked = selectDay(interest, batch, terms, liking.liking, cut?.cut);
    return { ranked, isFinal: background !== null && liking.isFinal && cut?.isFinal !== false };
  };

  const choose: Selections["choose"] = async (interest, head, batches, profile) => {
    const names = batches.map(({ day }) => from(interest, head, day, profile));
    const unknown = batches.filter((_, index) => memory.get(names[index] ?? "") === undefined);
    const feed = nameOf.get(selectionKey(interest));
    const stored = new Map<string, StoredSelection | null>();
    if (feed !== undefined && unknown.length > 0) {
      const days = unknown.map(({ day }) => day);
      const found = await readStored(feed, days);
      for (const [index, day] of days.entries()) stored.set(day, found[index] ?? null);
    }
    const given = batches.map((batch, index) => {
      const kept = stored.get(batch.day);
      const known = memory.get(names[index] ?? "");
      if (known !== undefined || !kept || kept.madeFrom !== names[index]) return known ?? null;
      return selectionOf(kept, batch);
    });
    const open = batches.filter((_, index) => !given[index]).map(({ day }) => day);
    const dayCuts = await cuts.of(interest, head, open, profile);
    const choiceOf = async (batch: Batch, index: number): Promise<Choice> => {
      const ranked = given[index];
      const cut = dayCuts.get(batch.day);
      if (ranked) {
        memory.set(names[index] ?? "", ranked);
        return { ranked, isFinal: true };
      }
      const liking = await tastes.on(profile, head, batch.day);
      const choice = await chooseNow(interest, head, batch, { liking, cut });
      if (choice.isFinal) memory.set(names[index] ?? "", choice.ranked);
      return choice;
    };
    return Promise.all(batches.map(choiceOf));
  };

  const storeFeed = async ({ name, interest }: ConfiguredFeed, head: Head, now: Date) => {
    const profile = await likes.lookup(interest, head, now);
    const { days } = planEdition(interest, head, now, profile.version);
    const stored = await readStored(name, days);
    const stale = days.filter(
      (day, index) => stored[index]?.madeFrom !== from(interest, head, day, profile),
    );
    let count = 0;
    for (const day of stale) {
      const batch = await archive.batch(head, day);
      const [choice] = batch === null ? [] : await choose(interest, head, [batch], profile);
      if (!choice?.isFinal) continue;
      const value = storedSelection(choice.ranked, from(interest, head, day, profile));
      const ttlSeconds = needs.keptDays * 86_400;
      await values.write(selectionStoreKey(name, day), value, { ttlSeconds });
      count++;
    }
    return count;
  };

  return {
    choose,
    async storeAll(now) {
      const head = await archive.head(now);
      let count = 0;
      try {
        for (const feed of feeds) count += await storeFeed(feed, head, now);
      } catch (error) {
        log.warn("selections could not be stored", { why: causeChain(error) });
      }
      return count;
    },
  };
}
