import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { withLock } from "@/lib/store/lock";
import { memoryStore } from "@/lib/store/memory";
import { bytes, text } from "@/tests/store/contract";
import { aClock, failing } from "@/tests/support/stores";

/** A store and a way to lock it, in which sleeping winds the clock instead of waiting. */
function aLockableStore() {
  const clock = aClock();
  const store = memoryStore(clock.now);
  const pauses: number[] = [];
  const sleep = async (ms: number) => {
    pauses.push(ms);
    clock.pass(ms / 1000);
  };
  const options = { ttlSeconds: 60, waitMs: 0, sleep };
  return { clock, store, pauses, options };
}

describe("withLock", () => {
  it("holds the lock while it works and gives it back after", async () => {
    const { store, options } = aLockableStore();
    const done = await withLock(store, "archive", options, async () => {
      expect(await store.list("")).toEqual(["lock/archive"]);
      return 42;
    });
    expect(done).toEqual({ result: 42 });
    expect(await store.list("")).toEqual([]);
  });

  it("tells a result of null from a lock it did not get", async () => {
    const { store, options } = aLockableStore();
    expect(await withLock(store, "archive", options, async () => null)).toEqual({ result: null });
  });

  it("gives the lock back when the work fails, and passes the failure on", async () => {
    const { store, options } = aLockableStore();
    const failed = withLock(store, "archive", options, async () => {
      throw new Error("no paper left");
    });
    await expect(failed).rejects.toThrow("no paper left");
    expect(await store.list("")).toEqual([]);
  });

  it("resolves to null, its work undone, while another holds the lock", async () => {
    const { store, options } = aLockableStore();
    let inner: unknown = "not asked";
    await withLock(store, "archive", options, async () => {
      inner = await withLock(store, "archive", options, async () => expect.unreachable());
    });
    expect(inner).toBeNull();
  });

  it("does not confuse one lock with another", async () => {
    const { store, options } = aLockableStore();
    const done = await withLock(store, "archive", options, () =>
      withLock(store, "summaries", options, async () => "both"),
    );
    expect(done).toEqual({ result: { result: "both" } });
  });

  it("waits for the other, ever less often, and no longer than it was told", async () => {
    const { store, options, pauses } = aLockableStore();
    await store.set("lock/archive", bytes("the other"), { ttlSeconds: 60 });
    const done = await withLock(store, "archive", { ...options, waitMs: 5000 }, async () => 1);
    expect(done).toBeNull();
    expect(pauses.slice(0, 6)).toEqual([50, 100, 200, 400, 800, 1000]);
    const waited = pauses.reduce((sum, pause) => sum + pause, 0);
    expect(waited).toBeGreaterThanOrEqual(5000);
    expect(waited).toBeLessThan(6000);
  });

  it("gets the lock as soon as it looks after the other gave it back", async () => {
    const { store, options, pauses } = aLockableStore();
    await store.set("lock/archive", bytes("the other"), { ttlSeconds: 60 });
    const sleep = async (ms: number) => {
      await options.sleep(ms);
      if (pauses.length === 3) await store.delete("lock/archive");
    };
    const patient = { ...options, sleep, waitMs: 15_000 };
    expect(await withLock(store, "archive", patient, async () => 1)).toEqual({ result: 1 });
    expect(pauses).toEqual([50, 100, 200]);
  });

  it("takes over from one that died, once its time is over", async () => {
    const { store, options } = aLockableStore();
    await store.set("lock/archive", bytes("the dead one"), { ttlSeconds: 8 });
    const patient = { ...options, waitMs: 15_000 };
    expect(await withLock(store, "archive", patient, async () => 1)).toEqual({ result: 1 });
  });

  it("leaves a lock that another took when its own had expired", async () => {
    const { store, options, clock } = aLockableStore();
    await withLock(store, "archive", options, async () => {
      clock.pass(60);
      await store.setIfAbsent("lock/archive", bytes("the other"), { ttlSeconds: 60 });
    });
    expect(text(await store.get("lock/archive"))).toBe("the other");
  });

  it("lets one of many at a time work", async () => {
    const { store, options } = aLockableStore();
    let working = 0;
    const work = async () => {
      working++;
      expect(working).toBe(1);
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
      working--;
      return true;
    };
    const patient = { ...options, ttlSeconds: 1e6, waitMs: 1e6 };
    const done = await Promise.all(
      Array.from({ length: 20 }, () => withLock(store, "archive", patient, work)),
    );
    expect(done).toEqual(Array(20).fill({ result: true }));
  });

  describe("that is kept", () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());
    const kept = { ttlSeconds: 30, waitMs: 0, sleep: async () => {}, isKept: true };
    const pause = (seconds: number) =>
      new Promise<void>((done) => setTimeout(done, seconds * 1000));

    it("holds for longer than it lasts, and stops when the work is done", async () => {
      const store = memoryStore();
      const work = withLock(store, "refresh", kept, () => pause(200));
      for (let look = 0; look < 19; look++) {
        await vi.advanceTimersByTimeAsync(10_000);
        expect(await store.setIfAbsent("lock/refresh", bytes("the other"))).toBe(false);
      }
      await vi.advanceTimersByTimeAsync(10_000);
      await work;
      expect(await store.setIfAbsent("lock/refresh", bytes("a"), { ttlSeconds: 5 })).toBe(true);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await store.list("lock/")).toEqual([]);
      expect(vi.getTimerCount()).toBe(0);
    });

    it("is free again when its holder was frozen", async () => {
      const store = memoryStore();
      const frozen = { ...store, replaceIf: async () => false };
      void withLock(frozen, "refresh", kept, () => pause(200));
      await vi.advanceTimersByTimeAsync(31_000);
      expect(await store.setIfAbsent("lock/refresh", bytes("the other"))).toBe(true);
    });

    it("is not taken back when another took it as it had expired", async () => {
      const store = memoryStore();
      const work = withLock(store, "refresh", kept, async () => {
        await store.set("lock/refresh", bytes("the other"));
        await pause(100);
      });
      await vi.advanceTimersByTimeAsync(100_000);
      await work;
      expect(text(await store.get("lock/refresh"))).toBe("the other");
    });
  });

  it("keeps the result when the lock cannot be given back", async () => {
    const { store, options } = aLockableStore();
    const stuck = failing(store, ({ method }) => method === "deleteIf");
    expect(await withLock(stuck, "archive", options, async () => 1)).toEqual({ result: 1 });
  });

  it("passes on that the store fails", async () => {
    const { store, options } = aLockableStore();
    const out = failing(store, () => true);
    await expect(withLock(out, "archive", options, async () => 1)).rejects.toThrow(
      "the store is out",
    );
  });
});
