import { createApiPapers, type PapersById } from "@/lib/arxiv/api-papers";
import { createGate } from "@/lib/arxiv/gate";
import { createArxivHttp } from "@/lib/arxiv/http";
import type { LikeSources } from "@/lib/likes/likes";
import { createZotero, type Zotero } from "@/lib/likes/zotero";

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, Math.min(ms, 5)));

/** The real client for papers by their ids, in a hurry. */
export function hastyPapers(apiUrl: string, timeoutMs = 3_000): PapersById {
  return createApiPapers({
    apiUrl,
    http: createArxivHttp({
      fetch,
      userAgent: "arxiv-feed-server-tests",
      timeoutMs,
      maxBytes: 16_000_000,
      now: () => new Date(),
    }),
    gate: createGate({ intervalMs: 0, clock: () => Date.now(), sleep: pause }),
    sleep: pause,
    random: () => 0.5,
    retry: { attempts: 2, baseMs: 2, maxWaitMs: 50 },
  });
}

/** The real client for Zotero, in a hurry. */
export function hastyZotero(apiUrl: string, apiKey?: string, timeoutMs = 3_000): Zotero {
  return createZotero({
    apiUrl,
    apiKey,
    fetch,
    userAgent: "arxiv-feed-server-tests",
    timeoutMs,
    sleep: pause,
    now: () => new Date(),
  });
}

/** For servers that are to like nothing. */
export const noLikeSources: LikeSources = {
  papersById: () => Promise.reject(new Error("nothing is liked")),
  zotero: { papersOf: () => Promise.reject(new Error("nothing is liked")) },
  bibliographies: new Map(),
};
