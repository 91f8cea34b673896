import { setTimeout as sleep } from "node:timers/promises";
import { type ArxivClient, createArxivClient } from "@/lib/arxiv/client";
import { createGate } from "@/lib/arxiv/gate";
import type { HistorySource } from "@/lib/arxiv/history";
import { createArxivHttp } from "@/lib/arxiv/http";
import { members } from "@/lib/arxiv/taxonomy";
import { type Config, configSchema } from "@/lib/config/schema";
import type { Edition } from "@/lib/editions/edition";
import { interestFromUrl } from "@/lib/interest/url";
import { type Log, silentLog } from "@/lib/log";
import { createArchive } from "@/lib/papers/archive";
import type { Setup } from "@/lib/server/doctor";
import { createServer, type FeedServer } from "@/lib/server/server";
import { memoryStore } from "@/lib/store/memory";
import type { Store } from "@/lib/store/store";

/** The real client, as `lib/services.ts` joins it, in a hurry. */
export function hastyClient(feedUrl: string, timeoutMs = 3_000): ArxivClient {
  const pause = (ms: number) => sleep(ms);
  return createArxivClient({
    feedUrl,
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
    members,
    retry: { attempts: 2, baseMs: 2, maxWaitMs: 50 },
  });
}

/**
 * The whole program over a stand-in for arXiv: everything real but the clock, which is an argument
 * of each call. Work behind an answer is done before the call returns.
 */
export function feedServer(options: {
  arxivUrl: string;
  config?: Partial<Config>;
  store?: Store;
  log?: Log;
  timeoutMs?: number;
  /** Where missed days are filled in from; nowhere unless given. */
  sources?: readonly HistorySource[];
  accessToken?: string;
  cronSecret?: string;
  setup?: Partial<Setup>;
}): TestServer {
  const config = configSchema.parse({ ...options.config });
  const log = options.log ?? silentLog;
  const pause = (ms: number) => sleep(ms, undefined, { ref: false });
  const store = options.store ?? memoryStore();
  const archive = createArchive({ store, log, sleep: pause });
  const server = createServer({
    config,
    origin: "https://feeds.example",
    accessToken: options.accessToken,
    arxiv: hastyClient(options.arxivUrl, options.timeoutMs),
    sources: options.sources ?? [],
    archive,
    store,
    log,
    clock: () => new Date(),
    sleep: pause,
    workMs: 60_000,
    cronSecret: options.cronSecret,
    setup: {
      ...plainSetup,
      hasCronSecret: options.cronSecret !== undefined,
      isPrivate: options.accessToken !== undefined,
      ...options.setup,
    },
  });
  const interestAt = (address: string, now: Date) => {
    const url = new URL(address, "https://feeds.example");
    return interestFromUrl(url.pathname.split("/").slice(2), url.searchParams, config, now);
  };
  const withDeferred = async <T>(call: (defer: Defer) => Promise<T>): Promise<T> => {
    const later: (() => Promise<void>)[] = [];
    const result = await call((work) => later.push(work));
    for (const work of later) await work();
    return result;
  };
  return {
    server,
    archive,
    edition: (now, address = "/rss") =>
      withDeferred((defer) => server.edition(interestAt(address, now), { now, defer })),
    text: async (now, address = "/rss") => {
      const answer = await withDeferred((defer) =>
        server.feed(interestAt(address, now), "rss", { now, defer }),
      );
      return Buffer.from(answer.bytes).toString("utf8");
    },
  };
}

type Defer = (work: () => Promise<void>) => void;

export type TestServer = {
  server: FeedServer;
  archive: ReturnType<typeof createArchive>;
  edition(now: Date, address?: string): Promise<Edition>;
  text(now: Date, address?: string): Promise<string>;
};

/** Ids of an edition by day, in ranking order. */
export function idsByDay(edition: Edition): Record<string, string[]> {
  return Object.fromEntries(
    edition.days.map(({ day, items }) => [day, items.map(({ paper }) => paper.id)]),
  );
}

/** A machine of one's own with nothing set but its address. */
export const plainSetup: Setup = {
  store: "files",
  isOnVercel: false,
  origin: { url: "https://feeds.example", from: "SITE_URL" },
  hasCronSecret: false,
  refreshEveryMinutes: 5,
  model: {
    name: "gpt-5-mini",
    languages: ["en"],
    keyName: "OPENAI_API_KEY",
    hasKey: false,
    isEnabled: true,
    isWriting: false,
  },
  isPrivate: false,
};
