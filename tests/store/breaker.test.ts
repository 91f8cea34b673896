import { describe, expect, it } from "vitest";
import { withBreaker } from "@/lib/store/breaker";
import { memoryStore } from "@/lib/store/memory";
import { StoreError } from "@/lib/store/store";
import { bytes, describeStore } from "@/tests/store/contract";
import { aClock, intercepted } from "@/tests/support/stores";

describeStore("a store behind a breaker", ({ now }) =>
  withBreaker(memoryStore(now), { slowMs: 2_000, restMs: 10_000, clock: now }),
);

describe("a breaker", () => {
  const hanging = (seconds: number) => {
    const clock = aClock();
    const state = { calls: 0, isMended: false };
    const inner = intercepted(memoryStore(clock.now), () => {
      state.calls++;
      if (state.isMended) return;
      clock.pass(seconds);
      throw new StoreError("no answer");
    });
    const options = { slowMs: 2_000, restMs: 10_000, clock: clock.now };
    return { store: withBreaker(inner, options), state, clock };
  };

  it("makes a process wait once for a store that hangs, and then not for a while", async () => {
    const { store, state, clock } = hanging(5);
    await expect(store.get("a")).rejects.toThrow("no answer");
    const began = clock.now();
    for (const call of [store.get("a"), store.set("a", bytes("x")), store.list("")]) {
      await expect(call).rejects.toThrow(StoreError);
    }
    expect([state.calls, clock.now() - began]).toEqual([1, 0]);
  });

  it("tries it again after that, and trusts it when it answers", async () => {
    const { store, state, clock } = hanging(5);
    await expect(store.get("a")).rejects.toThrow(StoreError);
    clock.pass(10);
    state.isMended = true;
    expect(await store.get("a")).toBeNull();
    expect(await store.get("a")).toBeNull();
  });

  it("stands back from a store that refuses quickly", async () => {
    const { store, state } = hanging(0.1);
    for (let n = 0; n < 5; n++) await expect(store.get("a")).rejects.toThrow("no answer");
    expect(state.calls).toBe(5);
  });
});
