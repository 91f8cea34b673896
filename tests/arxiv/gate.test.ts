import { describe, expect, it } from "vitest";
import { createGate } from "@/lib/arxiv/gate";

/** A gate whose clock moves only when somebody sleeps or works. */
function gateWithClock(intervalMs: number) {
  const time = { nowMs: 0, slept: [] as number[] };
  const gate = createGate({
    intervalMs,
    clock: () => time.nowMs,
    sleep: async (ms) => {
      time.slept.push(ms);
      time.nowMs += ms;
    },
  });
  /** A request that takes its time and answers with the moment of its start. */
  const request = (durationMs = 0) =>
    gate(async () => {
      const startedAt = time.nowMs;
      time.nowMs += durationMs;
      return startedAt;
    });
  return { gate, request, time };
}

describe("createGate", () => {
  it("lets the first request through at once", async () => {
    const { request, time } = gateWithClock(3000);
    expect(await request()).toBe(0);
    expect(time.slept).toEqual([]);
  });

  it("begins requests in their order, each an interval after the one before began", async () => {
    const { request } = gateWithClock(3000);
    const starts = await Promise.all([request(100), request(2900), request(), request()]);
    expect(starts).toEqual([0, 3000, 6000, 9000]);
  });

  it("waits no longer after a request that took longer than the interval", async () => {
    const { request, time } = gateWithClock(3000);
    expect(await Promise.all([request(10_000), request()])).toEqual([0, 10_000]);
    expect(time.slept).toEqual([]);
  });

  it("waits for no one who comes late enough", async () => {
    const { request, time } = gateWithClock(3000);
    await request();
    time.nowMs = 4000;
    expect(await request()).toBe(4000);
    expect(await request()).toBe(7000);
  });

  it("lets one request at a time through", async () => {
    const { gate } = gateWithClock(0);
    let running = 0;
    let most = 0;
    const task = () =>
      gate(async () => {
        running++;
        most = Math.max(most, running);
        await Promise.resolve();
        await new Promise((done) => setImmediate(done));
        running--;
      });
    await Promise.all([task(), task(), task()]);
    expect(most).toBe(1);
  });

  it("tells a failure to its own caller, and goes on with the next", async () => {
    const { gate, request } = gateWithClock(3000);
    const failed = gate(async () => {
      throw new Error("the line is cut");
    });
    const broken = gate(() => {
      throw new Error("not even begun");
    });
    const next = request();
    await expect(failed).rejects.toThrow("the line is cut");
    await expect(broken).rejects.toThrow("not even begun");
    expect(await next).toBe(6000);
  });

  it("keeps no request waiting when there is no interval", async () => {
    const { request, time } = gateWithClock(0);
    expect(await Promise.all([request(5), request(5), request()])).toEqual([0, 5, 10]);
    expect(time.slept).toEqual([]);
  });
});
