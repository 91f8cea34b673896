import type { Store } from "./store";

/**
 * Waits until nobody who shares the store has taken the named turn within the last `everyMs`, and
 * takes it. A store that fails keeps nobody waiting: then each process goes by its own clock.
 */
export async function takeTurn(
  store: Store,
  name: string,
  options: { everyMs: number; sleep: (ms: number) => Promise<void> },
): Promise<void> {
  const { everyMs, sleep } = options;
  const key = `lock/${name}`;
  const longestMs = 60_000;
  const pauseMs = Math.max(20, everyMs / 6);
  for (let waitedMs = 0; waitedMs < longestMs; waitedMs += pauseMs) {
    try {
      const isMine = await store.setIfAbsent(key, taken, { ttlSeconds: everyMs / 1000 });
      if (isMine) return;
    } catch {
      return;
    }
    await sleep(pauseMs);
  }
}

const taken = new TextEncoder().encode("taken");
