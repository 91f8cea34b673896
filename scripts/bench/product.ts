import { setTimeout as sleep } from "node:timers/promises";
import { type ArxivClient, createArxivClient } from "@/lib/arxiv/client";
import { createGate } from "@/lib/arxiv/gate";
import { type ArxivHttp, createArxivHttp } from "@/lib/arxiv/http";
import { members } from "@/lib/arxiv/taxonomy";
import type { Config } from "@/lib/config/schema";
import { silentLog } from "@/lib/log";
import { type Archive, createArchive } from "@/lib/papers/archive";
import { type Fetched, fetchDue } from "@/lib/refresh/fetch";
import { followedBy } from "@/lib/refresh/followed";
import { fileStore } from "@/lib/store/file";

/** The product's own parts, joined as its wiring joins them, save for waiting between requests. */
const pause = (ms: number) => sleep(ms);

export function openArxivHttp(): ArxivHttp {
  return createArxivHttp({
    fetch,
    userAgent: "arxiv-feed-server/bench",
    timeoutMs: 120_000,
    maxBytes: 16_000_000,
    now: () => new Date(),
  });
}

export function openArxiv(feedUrl: string, http: ArxivHttp = openArxivHttp()): ArxivClient {
  return createArxivClient({
    feedUrl,
    http,
    gate: createGate({ intervalMs: 0, clock: () => Date.now(), sleep: pause }),
    sleep: pause,
    random: Math.random,
    members,
  });
}

/** What the job does with arXiv's feeds: asked for what is due, and put into the archive. */
export async function fetchInto(
  archive: Archive,
  arxiv: Pick<ArxivClient, "announcements">,
  config: Config,
  now: Date,
): Promise<Fetched> {
  const head = await archive.head(now);
  return fetchDue({ now, followed: followedBy(config), head, arxiv, archive });
}

export function openArchive(folder: string): Archive {
  return createArchive({ store: fileStore(folder), log: silentLog, sleep: pause });
}
