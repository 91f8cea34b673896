import { randomUUID } from "node:crypto";
import type { Store } from "./store";

/**
 * Runs work while holding a named lock of the store, or resolves to null when another holds it
 * for longer than `waitMs`. The lock has an owner and expires after `ttlSeconds`, so that a
 * process that dies with it does not stop the others for good.
 */
export async function withLock<T>(
  store: Store,
  name: string,
  options: { ttlSeconds: number; waitMs: number; sleep: (ms: number) => Promise<void> },
  work: () => Promise<T>,
): Promise<{ result: T } | null> {
  const key = `lock/${name}`;
  const owner = new TextEncoder().encode(randomUUID());
  let pauseMs = 50; // doubled up to a second: each look may cost a request of a paid store
  for (let waitedMs = 0; ; ) {
    if (await store.setIfAbsent(key, owner, { ttlSeconds: options.ttlSeconds })) break;
    if (waitedMs >= options.waitMs) return null;
    await options.sleep(pauseMs);
    waitedMs += pauseMs;
    pauseMs = Math.min(2 * pauseMs, 1000);
  }
  try {
    return { result: await work() };
  } finally {
    // When it has expired it may be another's by now.
    await store.deleteIf(key, owner).catch(() => {});
  }
}
