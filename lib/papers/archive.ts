import { createHash } from "node:crypto";
import { z } from "zod";
import type { Day } from "../arxiv/calendar";
import { causeChain } from "../errors";
import type { Log } from "../log";
import {
  addStatistics,
  emptyStatistics,
  type Statistics,
  statisticsOf,
  statisticsSchema,
  storedStatistics,
} from "../ranking/statistics";
import { withLock } from "../store/lock";
import type { Store } from "../store/store";
import { type Values, valuesIn } from "../store/values";
import { announcementSchema, type Batch, batchOf } from "./batch";
import {
  batchPrefix,
  daysHeld,
  emptyHead,
  type Head,
  type HeldDay,
  headKey,
  headSchema,
  parsePartKey,
  partKeys,
  statisticsKey,
} from "./head";

/**
 * The batches of the last days and what is known of the categories, kept in the store.
 *
 * Reads are answered from memory where the head says that nothing changed; the head itself is read
 * at most once a minute. When the store fails, what is in memory keeps being served, and what
 * could not be written is kept in memory and written by the next update that can.
 */
export type Archive = {
  head(now: Date): Promise<Head>;
  /** A held day's batch; null when the head does not name it or its parts cannot be read. */
  batch(head: Head, day: Day): Promise<Batch | null>;
  /** Term statistics over the archive as of that day; they freeze the day's scores. */
  statistics(head: Head, day: Day): Promise<Statistics>;
  /** Changes the archive as one step; others' changes since the last read are seen first. */
  update(now: Date, change: ArchiveChange): Promise<Head>;
  /** Why the store cannot be used at the moment, one sentence; null when it can. */
  trouble(): string | null;
};

export type ArchiveChange = (state: { head: Head; batches: Batch[] }) => {
  batches: Batch[]; // new or changed, whole
  categories: Head["categories"]; // all of them
  validators: Head["validators"];
  /** Days before this one are dropped. */
  keepFrom: Day;
};

const headLifeMs = 60_000;
const partSize = 500;
/** A week and a half of feeds; older days are read when asked for and not kept. */
const daysInMemory = 10;
const lockOptions = { ttlSeconds: 60, waitMs: 15_000 };

export function createArchive(needs: {
  store: Store;
  log: Log;
  sleep: (ms: number) => Promise<void>;
}): Archive {
  const values = valuesIn(needs.store, needs.log);
  const batches = new Map<string, Batch>(); // by day and hash
  const statistics = new Map<string, Statistics>();
  const remember = <T>(cache: Map<string, T>, key: string, value: T) => {
    cache.set(key, value);
    const oldest = [...cache.keys()].sort()[0];
    if (cache.size > daysInMemory && oldest !== undefined) cache.delete(oldest);
  };
  let known: { head: Head; readAt: number } | null = null;
  let unwritten: Batch[] = []; // what the store has refused so far
  let trouble: string | null = null;

  const note = (error: unknown) => {
    if (trouble === null) needs.log.error("the store failed", { why: causeChain(error) });
    trouble = `The store (${needs.store.name}) cannot be used: ${causeChain(error)}`;
  };

  const head: Archive["head"] = async (now) => {
    if (known !== null && now.getTime() - known.readAt < headLifeMs) return known.head;
    let read = known?.head ?? emptyHead;
    try {
      const stored = await values.read(headKey, headSchema);
      if (unwritten.length === 0) {
        read =
          stored ?? (known === null ? await rebuiltHead(needs.store, values, now) : known.head);
        trouble = null;
      }
    } catch (error) {
      note(error);
    }
    known = { head: read, readAt: now.getTime() };
    return read;
  };

  const batch: Archive["batch"] = async (from, day) => {
    const held = from.days[day];
    if (held === undefined) return null;
    const inMemory = batches.get(memoryKey(day, held));
    if (inMemory !== undefined) return inMemory;
    try {
      const read = await readBatch(values, day, held);
      if (read !== null) remember(batches, memoryKey(day, held), read);
      else known = null; // another instance has replaced it, or it is lost: see what the store says
      return read;
    } catch (error) {
      note(error);
      return null;
    }
  };

  const statisticsOn: Archive["statistics"] = async (from, day) => {
    const held = from.days[day];
    if (held === undefined) return emptyStatistics;
    const inMemory = statistics.get(memoryKey(day, held));
    if (inMemory !== undefined) return inMemory;
    const stored = await values.read(statisticsKey(day, held), statisticsSchema).catch((error) => {
      note(error);
      return null;
    });
    const found = stored ?? statisticsOf((await batch(from, day))?.announcements ?? []);
    remember(statistics, memoryKey(day, held), found);
    return found;
  };

  /** The days that changed since they were last written, with their statistics, oldest first. */
  const revise = async (from: Head, changed: readonly Batch[], now: Date) => {
    const days = { ...from.days };
    const revisions: { batch: Batch; held: HeldDay; terms: Statistics }[] = [];
    for (const each of [...changed].sort((a, b) => (a.day < b.day ? -1 : 1))) {
      const held = heldDay(each, now);
      const before = Object.keys(days)
        .filter((day) => day < each.day)
        .sort()
        .pop();
      const background =
        before === undefined ? emptyStatistics : await statisticsOn({ ...from, days }, before);
      const terms = addStatistics(background, statisticsOf(each.announcements));
      days[each.day] = held;
      remember(batches, memoryKey(each.day, held), each);
      remember(statistics, memoryKey(each.day, held), terms);
      revisions.push({ batch: each, held, terms });
    }
    return { days, revisions };
  };

  const apply = async (stored: Head, now: Date, change: ArchiveChange, store: boolean) => {
    const loaded: Batch[] = [];
    for (const day of daysHeld(stored)) {
      const each = await batch(stored, day);
      if (each !== null) loaded.push(each);
    }
    const current = withOnly(stored, new Set(loaded.map(({ day }) => day)));
    const pending = merged(loaded, unwritten);
    const result = change({ head: current, batches: pending });
    const changedDays = new Set([...unwritten, ...result.batches].map(({ day }) => day));
    const changed = merged(pending, result.batches).filter(({ day }) => changedDays.has(day));
    const { days, revisions } = await revise(current, changed, now);
    const next: Head = {
      generation: current.generation + 1,
      days: Object.fromEntries(Object.entries(days).filter(([day]) => day >= result.keepFrom)),
      categories: result.categories,
      validators: result.validators,
    };
    if (store) {
      await write(values, next, revisions);
      await removeSuperseded(needs.store, stored, next).catch(note);
      unwritten = [];
      trouble = null;
    } else {
      unwritten = changed;
    }
    forgetUnnamed(batches, next);
    forgetUnnamed(statistics, next);
    known = { head: next, readAt: now.getTime() };
    return next;
  };

  return {
    head,
    batch,
    statistics: statisticsOn,
    trouble: () => trouble,
    async update(now, change) {
      const inStore = async () => {
        const stored = await values.read(headKey, headSchema);
        const current = stored ?? known?.head ?? (await rebuiltHead(needs.store, values, now));
        return apply(current, now, change, true);
      };
      try {
        const locked = await withLock(
          needs.store,
          "archive",
          { ...lockOptions, sleep: needs.sleep },
          inStore,
        );
        if (locked !== null) return locked.result;
        throw new Error("another process holds the archive's lock");
      } catch (error) {
        note(error);
        return apply(await head(now), now, change, false);
      }
    },
  };
}

async function readBatch(values: Values, day: Day, held: HeldDay): Promise<Batch | null> {
  const parts = await values.readMany(partKeys(day, held), z.array(announcementSchema));
  if (parts.some((part) => part === null)) return null;
  return { day, announcements: parts.flatMap((part) => part ?? []) };
}

async function write(
  values: Values,
  head: Head,
  revisions: readonly { batch: Batch; held: HeldDay; terms: Statistics }[],
): Promise<void> {
  for (const { batch, held, terms } of revisions) {
    if (head.days[batch.day] === undefined) continue;
    for (const [index, key] of partKeys(batch.day, held).entries()) {
      const from = index * partSize;
      await values.write(key, batch.announcements.slice(from, from + partSize));
    }
    await values.write(statisticsKey(batch.day, held), storedStatistics(terms));
  }
  await values.write(headKey, head);
}

/** Content that no head names any more. Another instance may read it for a minute: see `batch`. */
async function removeSuperseded(store: Store, before: Head, after: Head): Promise<void> {
  const keys = Object.entries(before.days)
    .filter(([day, held]) => after.days[day]?.hash !== held.hash)
    .flatMap(([day, held]) => [...partKeys(day, held), statisticsKey(day, held)]);
  if (keys.length > 0) await store.delete(...keys);
}

/**
 * A head made from the batches that are there, for a store whose head was lost or is unreadable.
 * Of a day's contents the one with the most papers counts, if all of its parts are there.
 */
async function rebuiltHead(store: Store, values: Values, now: Date): Promise<Head> {
  const candidates = new Map<string, { day: Day; hash: string; parts: number; seen: number }>();
  for (const key of await store.list(batchPrefix)) {
    const part = parsePartKey(key);
    if (part === null) continue;
    const id = `${part.day}/${part.hash}-${part.parts}`;
    const candidate = candidates.get(id) ?? { ...part, seen: 0 };
    candidates.set(id, { ...candidate, seen: candidate.seen + 1 });
  }
  const days: Head["days"] = {};
  for (const { day, hash, parts, seen } of candidates.values()) {
    if (seen !== parts) continue;
    const held = { hash, parts, count: 0, changedAt: now.getTime() };
    const count = (await readBatch(values, day, held))?.announcements.length ?? 0;
    if (count > (days[day]?.count ?? 0)) days[day] = { ...held, count };
  }
  return { ...emptyHead, days };
}

function heldDay(batch: Batch, now: Date): HeldDay {
  const content = JSON.stringify(batch.announcements);
  return {
    hash: createHash("sha256").update(content).digest("hex").slice(0, 16),
    parts: Math.max(1, Math.ceil(batch.announcements.length / partSize)),
    count: batch.announcements.length,
    changedAt: now.getTime(),
  };
}

/** Two sets of batches; where both have a day, each announcement of either, the second's first. */
function merged(base: readonly Batch[], over: readonly Batch[]): Batch[] {
  const byDay = new Map(base.map((batch) => [batch.day, batch]));
  for (const { day, announcements } of over) {
    byDay.set(day, batchOf(day, [...(byDay.get(day)?.announcements ?? []), ...announcements]));
  }
  return [...byDay.values()];
}

/**
 * The head without the days whose content is lost. The categories that stood on such a day stand
 * on the day before again, so that arXiv is asked for what it still has.
 */
function withOnly(head: Head, readable: ReadonlySet<Day>): Head {
  const lost = daysHeld(head).filter((day) => !readable.has(day));
  if (lost.length === 0) return head;
  const days = Object.fromEntries(Object.entries(head.days).filter(([day]) => readable.has(day)));
  const before = (day: Day) =>
    Object.keys(days)
      .filter((held) => held < day)
      .sort()
      .pop() ?? null;
  const categories = Object.fromEntries(
    Object.entries(head.categories).map(([category, record]) => [
      category,
      record.day !== null && lost.includes(record.day)
        ? { ...record, day: before(record.day), confirmed: false, checkedAt: null }
        : record,
    ]),
  );
  return { ...head, days, categories, validators: {} };
}

function memoryKey(day: Day, held: HeldDay): string {
  return `${day}/${held.hash}`;
}

function forgetUnnamed(cache: Map<string, unknown>, head: Head): void {
  const named = new Set(Object.entries(head.days).map(([day, held]) => memoryKey(day, held)));
  for (const key of cache.keys()) if (!named.has(key)) cache.delete(key);
}
