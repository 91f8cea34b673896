import { randomUUID } from "node:crypto";
import type { Store } from "./store";

/**
 * Runs work while holding a named lock of the store, or resolves to null when another holds it
 * for longer than `waitMs`. The lock has an owner and expires after `ttlSeconds`, so that a
 * process that dies with it does not stop the others for good. `isKept` renews it while the work
 * goes on, however long: then it is free `ttlSeconds` after its holder died or was frozen.
 */
export async function withLock<T>(
  store: Store,
  name: string,
  options: {
    ttlSeconds: number;
    waitMs: number;
    sleep: (ms: number) => Promise<void>;
    isKept?: boolean;
  },
  work: () => Promise<T>,
): Promise<{ result: T } | null> {
  const { ttlSeconds } = options;
  const key = `lock/${name}`;
  const owner = new TextEncoder().encode(randomUUID());
  let pauseMs = 50; // doubled up to a second: each look may cost a request of a paid store
  for (let waitedMs = 0; ; ) {
    if (await store.setIfAbsent(key, owner, { ttlSeconds })) break;
    if (waitedMs >= options.waitMs) return null;
    await options.sleep(pauseMs);
    waitedMs += pauseMs;
    pauseMs = Math.min(2 * pauseMs, 1000);
  }
  const renewal = options.isKept ? renewing(store, key, owner, ttlSeconds) : undefined;
  try {
    return { result: await work() };
  } finally {
    clearInterval(renewal);
    // When it has expired it may be another's by now.
    await store.deleteIf(key, owner).catch(() => {});
  }
}

/** A renewal that fails is tried again by the next: there are two more before the lock expires. */
function renewing(store: Store, key: string, owner: Uint8Array, ttlSeconds: number) {
  const renew = () => void store.replaceIf(key, owner, owner, { ttlSeconds }).catch(() => {});
  return setInterval(renew, (ttlSeconds * 1000) / 3).unref();
}
