import { type Day, newYorkDay } from "../arxiv/calendar";
import { createMemo } from "../memo";
import type { Archive } from "../papers/archive";
import type { Head } from "../papers/head";
import { withLock } from "../store/lock";
import { type Store, StoreError } from "../store/store";
import type { Values } from "../store/values";
import {
  askedOnKey,
  askedOnSchema,
  daySummariesHash,
  daySummariesKey,
  daySummariesSchema,
  summaryKey,
  type Tries,
  triesKeptDays,
  triesKey,
  triesSchema,
  withSummaries,
} from "./kept";
import { type Summary, summarySchema } from "./summary";

/**
 * The summaries in the store: each paper's own, for ever, and those of a day together, which the
 * archive's head names and feeds read. Everything rejects with a StoreError while the store fails.
 */
export type Shelf = {
  /**
   * In the order of the days; from memory where the head names what was read before. `isFresh` reads
   * the store all the same.
   */
  ofDays(
    head: Head,
    days: readonly Day[],
    language: string,
    isFresh?: boolean,
  ): Promise<DaySummaries[]>;
  /** In the order of the ids; null where there is none. */
  ofPapers(ids: readonly string[], language: string): Promise<(Summary | null)[]>;
  keep(summary: Summary): Promise<void>;
  /** Puts summaries among those of a day, in place of older ones of the same papers. */
  publish(day: Day, language: string, summaries: readonly Summary[], now: Date): Promise<void>;
  tries(ids: readonly string[], language: string, recipe: string): Promise<(Tries | null)[]>;
  noteTries(id: string, language: string, recipe: string, tries: Tries): Promise<void>;
  /** Counts one more question to a model today; false where that would be too many. */
  mayAsk(most: number, now: Date): Promise<boolean>;
  /** Takes one back that cost nothing. */
  wasNotAsked(now: Date): Promise<void>;
};

/** `isAsNamed` is false where the store holds others than the head names: newer ones, or none. */
export type DaySummaries = { summaries: readonly Summary[]; isAsNamed: boolean };

const charactersInMemory = 20_000_000;
const countsKeptDays = 3;
const lock = { ttlSeconds: 30, waitMs: 10_000 };

export function createShelf(needs: {
  store: Store;
  values: Values;
  archive: Pick<Archive, "update" | "trouble">;
  /** What is of a day outlives the day by a little, then expires. */
  keptDays: number;
  sleep: (ms: number) => Promise<void>;
}): Shelf {
  const { store, values, archive } = needs;
  const memory = createMemo<readonly Summary[]>(charactersInMemory, sizeOf);
  let lastPublished: Promise<unknown> = Promise.resolve();

  const publish: Shelf["publish"] = async (day, language, summaries, now) => {
    const locked = await withLock(store, "summaries", { ...lock, sleep: needs.sleep }, async () => {
      const key = daySummariesKey(day, language);
      const held = (await values.read(key, daySummariesSchema)) ?? [];
      const all = withSummaries(held, summaries);
      const hash = daySummariesHash(all);
      await values.write(key, all, { ttlSeconds: needs.keptDays * 86_400 });
      memory.set(`${day} ${language} ${hash}`, all);
      await archive.update(now, ({ head }) => ({
        head: {
          summaries: { ...head.summaries, [day]: { ...head.summaries[day], [language]: hash } },
        },
      }));
      // In memory alone it would be lost: whoever comes next has to see that there is work.
      if (archive.trouble() !== null) throw new StoreError("the archive could not name summaries");
    });
    if (locked === null) throw new StoreError("another process holds the lock of the summaries");
  };

  /** Counts up or down; another process may count at the same time. */
  const count = async (change: (questions: number) => number | null, now: Date) => {
    const key = askedOnKey(newYorkDay(now));
    for (let attempt = 0; attempt < 20; attempt++) {
      const before = await values.read(key, askedOnSchema);
      const questions = change(before?.questions ?? 0);
      if (questions === null) return false;
      const expiry = { ttlSeconds: countsKeptDays * 86_400 };
      if (await values.replace(key, askedOnSchema, before, { questions }, expiry)) return true;
    }
    throw new StoreError("the count of summaries could not be written");
  };

  return {
    async ofDays(head, days, language, isFresh = false) {
      const found = new Map<Day, DaySummaries>();
      const unknown: Day[] = [];
      for (const day of days) {
        const hash = head.summaries[day]?.[language];
        const known = isFresh ? undefined : memory.get(`${day} ${language} ${hash}`);
        if (known !== undefined) found.set(day, { summaries: known, isAsNamed: true });
        else if (isFresh || hash !== undefined) unknown.push(day);
      }
      const keys = unknown.map((day) => daySummariesKey(day, language));
      const read = keys.length === 0 ? [] : await values.readMany(keys, daySummariesSchema);
      for (const [index, day] of unknown.entries()) {
        const summaries = read[index] ?? [];
        const hash = summaries.length === 0 ? undefined : daySummariesHash(summaries);
        const isAsNamed = hash === head.summaries[day]?.[language];
        if (hash !== undefined) memory.set(`${day} ${language} ${hash}`, summaries);
        found.set(day, { summaries, isAsNamed });
      }
      return days.map((day) => found.get(day) ?? nothingNamed);
    },
    ofPapers: (ids, language) =>
      values.readMany(
        ids.map((id) => summaryKey(id, language)),
        summarySchema,
      ),
    keep: (summary) => values.write(summaryKey(summary.id, summary.language), summary),
    publish(day, language, summaries, now) {
      const turn = lastPublished.then(() => publish(day, language, summaries, now));
      lastPublished = turn.catch(() => {});
      return turn;
    },
    tries: (ids, language, recipe) =>
      values.readMany(
        ids.map((id) => triesKey(id, language, recipe)),
        triesSchema,
      ),
    noteTries: (id, language, recipe, tries) =>
      values.write(triesKey(id, language, recipe), tries, {
        ttlSeconds: triesKeptDays * 86_400,
      }),
    mayAsk: (most, now) => count((asked) => (asked < most ? asked + 1 : null), now),
    wasNotAsked: async (now) => void (await count((asked) => Math.max(0, asked - 1), now)),
  };
}

const nothingNamed: DaySummaries = { summaries: [], isAsNamed: true };

function sizeOf(summaries: readonly Summary[]): number {
  return summaries.reduce((sum, { markdown }) => sum + markdown.length + 500, 100);
}
