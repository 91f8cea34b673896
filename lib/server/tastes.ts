import type { Day } from "../arxiv/calendar";
import { groundDays } from "../editions/ground-days";
import { causeChain } from "../errors";
import { digest } from "../interest/interest";
import { type Profile, profileOn } from "../likes/profile";
import type { Log } from "../log";
import { createMemo } from "../memo";
import type { Archive } from "../papers/archive";
import type { Head } from "../papers/head";
import { type DayIndex, dayIndexOf } from "../ranking/day-index";
import { type Ground, groundOf } from "../ranking/taste/ground";
import type { Liking } from "../ranking/taste/liking";
import { storedTaste, storedTasteSchema } from "../ranking/taste/stored";
import { learnTaste, type Taste } from "../ranking/taste/taste";
import type { Values } from "../store/values";

/**
 * What was learnt from a reader's likes, for each day: remembered, else from the store, else learnt
 * now, once for all days of a week and all processes.
 */
export type Tastes = {
  /** Tells what a day's taste is learnt from; "" where nothing is liked. */
  nameOf(profile: Profile, head: Head, day: Day): string;
  on(profile: Profile, head: Head, day: Day): Promise<DayLiking>;
};

/** `isFinal` is false where the store could not give what the taste should be learnt against. */
export type DayLiking = { liking: Liking | null; isFinal: boolean };

const noLiking: DayLiking = { liking: null, isFinal: true };

const tastesKept = 24; // 5 MB each
/** Anybody may like papers in an address, and a store is not theirs: so few, and not for long. */
const mostStored = 300; // a process
const storedDays = 7; // tastes are learnt anew each week
const groundsKept = 3; // 17 MB each
/** Counted up when learning changes. */
const version = 2;

export function createTastes(needs: {
  archive: Pick<Archive, "batch">;
  values: Values;
  log: Log;
}): Tastes {
  const { archive, values, log } = needs;
  const tastes = createMemo<{ taste: Taste | null }>(tastesKept, () => 1);
  const grounds = createMemo<Ground>(groundsKept, () => 1);
  let storedCount = 0;
  const learning = new Map<string, Promise<DayTaste>>();

  const groundOn = async (head: Head, days: readonly Day[]): Promise<Ground | null> => {
    const name = groundName(head, days);
    const known = grounds.get(name);
    if (known !== undefined) return known;
    const indexes: DayIndex[] = [];
    for (const day of days) {
      const batch = await archive.batch(head, day);
      if (batch === null) return null;
      indexes.push(dayIndexOf(batch.announcements));
    }
    const ground = groundOf(indexes);
    grounds.set(name, ground);
    return ground;
  };

  const stored = async (key: string): Promise<Taste | null> => {
    try {
      return await values.read(key, storedTasteSchema);
    } catch (error) {
      log.warn("what was learnt from likes could not be read", { why: causeChain(error) });
      return null;
    }
  };

  const keep = async (key: string, taste: Taste): Promise<void> => {
    if (storedCount >= mostStored) return;
    try {
      await values.write(key, storedTaste(taste), { ttlSeconds: storedDays * 86_400 });
      storedCount++;
    } catch (error) {
      log.warn("what was learnt from likes could not be kept", { why: causeChain(error) });
    }
  };

  const learn = async (name: string, profile: Profile, head: Head, days: readonly Day[]) => {
    const key = `taste/${name}`;
    const found = await stored(key);
    if (found !== null) {
      tastes.set(name, { taste: found });
      return { taste: found, isFinal: true };
    }
    const ground = await groundOn(head, days);
    if (ground === null) return { taste: null, isFinal: false };
    const taste = learnTaste(profile, ground);
    tastes.set(name, { taste });
    if (taste !== null) await keep(key, taste);
    return { taste, isFinal: true };
  };

  const nameFor = (profile: Profile, head: Head, days: readonly Day[]) =>
    digest([version, profile.version, groundName(head, days)]);

  return {
    nameOf(whole, head, day) {
      const profile = profileOn(whole, day);
      return profile.liked.length === 0 ? "" : nameFor(profile, head, groundDays(day, head));
    },

    async on(whole, head, day) {
      const profile = profileOn(whole, day);
      if (profile.liked.length === 0) return noLiking;
      const days = groundDays(day, head);
      const name = nameFor(profile, head, days);
      const known = tastes.get(name);
      if (known !== undefined) return { liking: likingOf(known.taste, profile), isFinal: true };
      // The days of a week are chosen side by side.
      const begun =
        learning.get(name) ?? learn(name, profile, head, days).finally(() => learning.delete(name));
      learning.set(name, begun);
      const { taste, isFinal } = await begun;
      return { liking: likingOf(taste, profile), isFinal };
    },
  };
}

type DayTaste = { taste: Taste | null; isFinal: boolean };

function likingOf(taste: Taste | null, profile: Profile): Liking | null {
  return taste && { taste, profile };
}

function groundName(head: Head, days: readonly Day[]): string {
  return digest(days.map((day) => [day, head.days[day]?.hash]));
}
