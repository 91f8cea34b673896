import type { Store } from "./store";

type Entry = { value: Uint8Array; expiresAt: number };

/** A store that lives as long as its process. Values are copied in and out, as a real one would. */
export function memoryStore(clock: () => number = Date.now): Store {
  const entries = new Map<string, Entry>();

  const living = (key: string): Entry | null => {
    const entry = entries.get(key);
    if (entry === undefined) return null;
    if (entry.expiresAt > clock()) return entry;
    entries.delete(key);
    return null;
  };
  const read = (key: string) => living(key)?.value.slice() ?? null;
  const write = (key: string, value: Uint8Array, ttlSeconds?: number) => {
    const expiresAt =
      ttlSeconds === undefined ? Number.POSITIVE_INFINITY : clock() + ttlSeconds * 1000;
    // A Buffer's own slice would be no copy.
    entries.set(key, { value: new Uint8Array(value), expiresAt });
  };

  return {
    name: "memory",
    get: async (key) => read(key),
    getMany: async (keys) => keys.map(read),
    set: async (key, value, options) => write(key, value, options?.ttlSeconds),
    setIfAbsent: async (key, value, options) => {
      if (living(key) !== null) return false;
      write(key, value, options?.ttlSeconds);
      return true;
    },
    delete: async (...keys) => {
      for (const key of keys) entries.delete(key);
    },
    deleteIf: async (key, value) => {
      const entry = living(key);
      if (entry === null || Buffer.compare(entry.value, value) !== 0) return false;
      return entries.delete(key);
    },
    replaceIf: async (key, from, to, options) => {
      const entry = living(key);
      if (entry === null || Buffer.compare(entry.value, from) !== 0) return false;
      write(key, to, options?.ttlSeconds);
      return true;
    },
    list: async (prefix) =>
      [...entries.keys()].filter((key) => key.startsWith(prefix) && living(key) !== null),
  };
}
