/**
 * A key-value store of bytes, the one thing the program remembers with.
 *
 * Keys are text such as `v1:production:head`; any character may occur in them, and a driver may
 * refuse one too long for it. A write is whole or not at all: a reader never sees half a value.
 * Every method rejects with StoreError when the store cannot be reached or refuses.
 */
export type Store = {
  /** What the log calls it: "files under .data", "Redis". */
  readonly name: string;
  get(key: string): Promise<Uint8Array | null>;
  /** Values in the order of the keys; null where there is none. */
  getMany(keys: readonly string[]): Promise<(Uint8Array | null)[]>;
  set(key: string, value: Uint8Array, options?: Expiry): Promise<void>;
  /** Writes only where nothing (or something expired) is; true when it wrote. */
  setIfAbsent(key: string, value: Uint8Array, options?: Expiry): Promise<boolean>;
  delete(...keys: string[]): Promise<void>;
  /** Deletes the key if this is its value, true when it did; nobody can write it in between. */
  deleteIf(key: string, value: Uint8Array): Promise<boolean>;
  /** Replaces the value and its expiry if `from` is the key's value; true when it did. */
  replaceIf(key: string, from: Uint8Array, to: Uint8Array, options?: Expiry): Promise<boolean>;
  /** All living keys that begin with the prefix, in no particular order. */
  list(prefix: string): Promise<string[]>;
};

export type Expiry = { ttlSeconds?: number };

export class StoreError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "StoreError";
  }
}

/** The same store with every key under a prefix, so that deployments and upgrades never mix. */
export function underPrefix(store: Store, prefix: string): Store {
  const full = (key: string) => `${prefix}${key}`;
  return {
    name: store.name,
    get: (key) => store.get(full(key)),
    getMany: (keys) => store.getMany(keys.map(full)),
    set: (key, value, options) => store.set(full(key), value, options),
    setIfAbsent: (key, value, options) => store.setIfAbsent(full(key), value, options),
    delete: (...keys) => store.delete(...keys.map(full)),
    deleteIf: (key, value) => store.deleteIf(full(key), value),
    replaceIf: (key, from, to, options) => store.replaceIf(full(key), from, to, options),
    list: async (start) => (await store.list(full(start))).map((key) => key.slice(prefix.length)),
  };
}
