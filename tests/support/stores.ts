import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Log } from "@/lib/log";
import { type Store, StoreError } from "@/lib/store/store";

/** A clock that a test winds: stores are handed `clock.now`. */
export type Clock = { now(): number; pass(seconds: number): void };

export function aClock(start = Date.parse("2026-06-16T08:00:00Z")): Clock {
  let now = start;
  return {
    now: () => now,
    pass: (seconds) => {
      now += seconds * 1000;
    },
  };
}

/** An empty folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "store-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export type StoreCall = { method: Exclude<keyof Store, "name">; keys: readonly string[] };

export function isWrite({ method }: StoreCall): boolean {
  return method !== "get" && method !== "getMany" && method !== "list";
}

/**
 * The same store, with something done before each call: count it, hold it up, or refuse it by
 * throwing.
 */
export function intercepted(
  store: Store,
  before: (call: StoreCall) => void | Promise<void>,
): Store {
  return {
    name: store.name,
    get: async (key) => {
      await before({ method: "get", keys: [key] });
      return store.get(key);
    },
    getMany: async (keys) => {
      await before({ method: "getMany", keys });
      return store.getMany(keys);
    },
    set: async (key, value, options) => {
      await before({ method: "set", keys: [key] });
      return store.set(key, value, options);
    },
    setIfAbsent: async (key, value, options) => {
      await before({ method: "setIfAbsent", keys: [key] });
      return store.setIfAbsent(key, value, options);
    },
    delete: async (...keys) => {
      await before({ method: "delete", keys });
      return store.delete(...keys);
    },
    deleteIf: async (key, value) => {
      await before({ method: "deleteIf", keys: [key] });
      return store.deleteIf(key, value);
    },
    replaceIf: async (key, from, to, options) => {
      await before({ method: "replaceIf", keys: [key] });
      return store.replaceIf(key, from, to, options);
    },
    list: async (prefix) => {
      await before({ method: "list", keys: [prefix] });
      return store.list(prefix);
    },
  };
}

/** A store that fails each call for which `fails` holds, as one that cannot be reached does. */
export function failing(store: Store, fails: (call: StoreCall) => boolean): Store {
  return intercepted(store, (call) => {
    if (fails(call)) throw new StoreError("the store is out", new Error("connection refused"));
  });
}

/** A log that keeps what it was told, one entry a line: "warn a stored value cannot be read". */
export function keepingLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    debug: (message) => void lines.push(`debug ${message}`),
    info: (message) => void lines.push(`info ${message}`),
    warn: (message) => void lines.push(`warn ${message}`),
    error: (message) => void lines.push(`error ${message}`),
  };
}
