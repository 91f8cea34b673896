import { isDeepStrictEqual } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";
import type { z } from "zod";
import type { Log } from "../log";
import type { Expiry, Store } from "./store";

/**
 * Values with a shape in a store of bytes: JSON, gzipped, checked by a schema when read.
 *
 * What cannot be read (half a file from a failing disk, another program's value, a shape from
 * another version) is set aside under `aside/<key>` and reported once; to the caller it is absent.
 */
export type Values = {
  read<T>(key: string, schema: z.ZodType<T>): Promise<T | null>;
  readMany<T>(keys: readonly string[], schema: z.ZodType<T>): Promise<(T | null)[]>;
  write(key: string, value: unknown, options?: Expiry): Promise<void>;
  /**
   * Writes only where the value is still the one that was read (null: there was none, or none that
   * could be read); true when it wrote. Nobody can write in between.
   */
  replace<T>(
    key: string,
    schema: z.ZodType<T>,
    read: T | null,
    value: unknown,
    options?: Expiry,
  ): Promise<boolean>;
};

/** Larger than any part we write; stops a value that inflates without end. */
const maxInflatedBytes = 64 * 1024 * 1024;
const asideDays = 30;

export function valuesIn(store: Store, log: Log): Values {
  const reported = new Set<string>(); // a store that cannot be written keeps its broken values
  const parse = async <T>(key: string, bytes: Uint8Array | null, schema: z.ZodType<T>) => {
    if (bytes === null) return null;
    try {
      const value = schema.parse(decode(bytes));
      reported.delete(key);
      return value;
    } catch (error) {
      if (!reported.has(key)) {
        log.warn("a stored value cannot be read and was set aside", { key, why: brief(error) });
      }
      reported.add(key);
      await setAside(store, key, bytes);
      return null;
    }
  };
  return {
    read: async (key, schema) => parse(key, await store.get(key), schema),
    readMany: async (keys, schema) => {
      const found = await store.getMany(keys);
      return Promise.all(keys.map((key, index) => parse(key, found[index] ?? null, schema)));
    },
    write: (key, value, options) => store.set(key, encode(value), options),
    replace: async (key, schema, read, value, options) => {
      const found = await store.get(key);
      if (found === null) {
        return read === null && (await store.setIfAbsent(key, encode(value), options));
      }
      if (!isDeepStrictEqual(parsed(found, schema), read)) return false;
      return store.replaceIf(key, found, encode(value), options);
    },
  };
}

/** Null where the bytes are nothing that could be read. */
function parsed<T>(bytes: Uint8Array, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(decode(bytes)).data ?? null;
  } catch {
    return null;
  }
}

export function encode(value: unknown): Uint8Array {
  return gzipSync(JSON.stringify(value));
}

export function decode(bytes: Uint8Array): unknown {
  return JSON.parse(gunzipSync(bytes, { maxOutputLength: maxInflatedBytes }).toString("utf8"));
}

/** Leaves the key alone when somebody has written a new value there in the meantime. */
async function setAside(store: Store, key: string, bytes: Uint8Array): Promise<void> {
  try {
    await store.set(`aside/${key}`, bytes, { ttlSeconds: asideDays * 86_400 });
    const current = await store.get(key);
    if (current !== null && Buffer.compare(current, bytes) === 0) await store.delete(key);
  } catch {
    // A store that cannot be written keeps its broken value; it reads as absent all the same.
  }
}

function brief(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 300);
}
