import { createGate } from "@/lib/arxiv/gate";
import { createArxivHttp } from "@/lib/arxiv/http";

/** What the real clients of arXiv are joined with, in a hurry. */
export function inAHurry(timeoutMs: number, sleep: (ms: number) => Promise<void>) {
  return {
    http: createArxivHttp({
      fetch,
      userAgent: "arxiv-feed-server-tests",
      timeoutMs,
      maxBytes: 16_000_000,
      now: () => new Date(),
    }),
    gate: createGate({ intervalMs: 0, clock: () => Date.now(), sleep }),
    sleep,
    random: () => 0.5,
    retry: { attempts: 2, baseMs: 2, maxWaitMs: 50 },
  };
}
