import { createApiPapers, type PapersById } from "@/lib/arxiv/api-papers";
import type { LikeSources } from "@/lib/likes/likes";
import { createZotero, type Zotero } from "@/lib/likes/zotero";
import { inAHurry } from "@/tests/support/hasty";

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, Math.min(ms, 5)));

/** The real client for papers by their ids, in a hurry. */
export function hastyPapers(apiUrl: string, timeoutMs = 3_000): PapersById {
  return createApiPapers({
    apiUrl,
    ...inAHurry(timeoutMs, pause),
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
