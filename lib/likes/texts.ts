import { causeChain } from "../errors";
import type { Log } from "../log";
import { withLock } from "../store/lock";
import type { Store } from "../store/store";
import type { Values } from "../store/values";
import {
  type Bucket,
  bucketKey,
  bucketOf,
  bucketSchema,
  isCurrent,
  type KeptText,
  withTexts,
} from "./kept-texts";

/**
 * Texts of papers named by their ids: in memory, as the store's buckets were last read. While the
 * store fails memory goes on, and what could not be written is written with the next that can.
 */
export type Texts = {
  /** What is known of the ids. `isFresh` reads the store though it was read within the minute. */
  find(ids: readonly string[], now: Date, isFresh?: boolean): Promise<Map<string, KeptText>>;
  /** Keeps what was found, or was asked for again. Never rejects. */
  keep(texts: ReadonlyMap<string, KeptText>, now: Date): Promise<void>;
  /** Counts up when something came to be known. */
  generation(): number;
};

/** How long what a bucket lacks counts as unknown everywhere. */
const bucketLifeMs = 60_000;
const mostUnwritten = 5_000;
const lock = { ttlSeconds: 30, waitMs: 5_000 };

export function createTexts(needs: {
  store: Store;
  values: Values;
  log: Log;
  sleep: (ms: number) => Promise<void>;
}): Texts {
  const { store, values, log } = needs;
  const buckets = new Map<number, { bucket: Bucket; readAt: number }>();
  const unwritten = new Map<string, KeptText>();
  let generation = 0;
  let lastWrite: Promise<unknown> = Promise.resolve();

  const known = (id: string, now: Date): KeptText | null => {
    const text = unwritten.get(id) ?? buckets.get(bucketOf(id))?.bucket[id];
    return text !== undefined && isCurrent(text, now) ? text : null;
  };

  const hold = (number: number, bucket: Bucket, now: Date) => {
    const before = buckets.get(number)?.bucket ?? {};
    if (Object.keys(bucket).some((id) => before[id]?.foundAt !== bucket[id]?.foundAt)) generation++;
    buckets.set(number, { bucket, readAt: now.getTime() });
  };

  const read = async (numbers: readonly number[], now: Date): Promise<void> => {
    try {
      const found = await values.readMany(numbers.map(bucketKey), bucketSchema);
      for (const [index, number] of numbers.entries()) hold(number, found[index] ?? {}, now);
    } catch (error) {
      log.warn("texts of liked papers could not be read", { why: causeChain(error) });
      // A store that fails is not asked again by every request.
      for (const number of numbers) {
        buckets.set(number, { bucket: buckets.get(number)?.bucket ?? {}, readAt: now.getTime() });
      }
    }
  };

  const write = async (now: Date): Promise<void> => {
    const pending = new Map(unwritten);
    if (pending.size === 0) return;
    const locked = await withLock(store, "likes", { ...lock, sleep: needs.sleep }, async () => {
      const numbers = [...new Set([...pending.keys()].map(bucketOf))];
      const found = await values.readMany(numbers.map(bucketKey), bucketSchema);
      for (const [index, number] of numbers.entries()) {
        const more = new Map([...pending].filter(([id]) => bucketOf(id) === number));
        const bucket = withTexts(found[index] ?? {}, more, now);
        await values.write(bucketKey(number), bucket);
        hold(number, bucket, now);
        for (const [id, text] of more) if (unwritten.get(id) === text) unwritten.delete(id);
      }
    });
    if (locked === null) log.info("another process is writing texts of liked papers");
  };

  return {
    async find(ids, now, isFresh = false) {
      const numbers = new Set<number>();
      for (const id of ids) {
        if (!isFresh && known(id, now) !== null) continue;
        const held = buckets.get(bucketOf(id));
        const age = held === undefined ? Number.POSITIVE_INFINITY : now.getTime() - held.readAt;
        if (isFresh || Math.abs(age) >= bucketLifeMs) numbers.add(bucketOf(id));
      }
      if (numbers.size > 0) await read([...numbers], now);
      return new Map(
        ids.flatMap((id): [string, KeptText][] => {
          const text = known(id, now);
          return text === null ? [] : [[id, text]];
        }),
      );
    },
    async keep(texts, now) {
      for (const [id, text] of texts) {
        if (known(id, now) === null) generation++;
        if (unwritten.size < mostUnwritten || unwritten.has(id)) unwritten.set(id, text);
      }
      const turn = lastWrite.then(() => write(now));
      lastWrite = turn.catch((error) => {
        log.warn("texts of liked papers could not be written", { why: causeChain(error) });
      });
      await lastWrite;
    },
    generation: () => generation,
  };
}
