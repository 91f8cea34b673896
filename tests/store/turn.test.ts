import { describe, expect, it } from "vitest";
import { memoryStore } from "@/lib/store/memory";
import { StoreError } from "@/lib/store/store";
import { takeTurn } from "@/lib/store/turn";

describe("takeTurn", () => {
  it("keeps those who share a store apart, however many ask at once", async () => {
    let clock = 0;
    const memory = memoryStore(() => clock);
    const starts: number[] = [];
    const store = {
      ...memory,
      setIfAbsent: async (...call: Parameters<typeof memory.setIfAbsent>) => {
        const at = clock;
        const isTaken = await memory.setIfAbsent(...call);
        if (isTaken) starts.push(at);
        return isTaken;
      },
    };
    // Every pause of anybody moves the one clock a little.
    const sleep = async () => {
      clock += 100;
    };
    const turn = () => takeTurn(store, "arxiv", { everyMs: 3_000, sleep });
    await Promise.all([turn(), turn(), turn(), turn()]);

    const pauses = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
    expect(starts).toHaveLength(4);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(3_000);
  });

  it("keeps nobody waiting for a store that fails", async () => {
    const failing = {
      ...memoryStore(),
      setIfAbsent: () => Promise.reject(new StoreError("down")),
    };
    const slept: number[] = [];
    await takeTurn(failing, "arxiv", {
      everyMs: 3_000,
      sleep: async (ms) => {
        slept.push(ms);
      },
    });
    expect(slept).toEqual([]);
  });
});
