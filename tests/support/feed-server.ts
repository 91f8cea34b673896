import { setTimeout as sleep } from "node:timers/promises";
import { type ArxivClient, createArxivClient } from "@/lib/arxiv/client";
import { createFullTexts } from "@/lib/arxiv/full-text/full-text";
import { createGate } from "@/lib/arxiv/gate";
import type { HistorySource } from "@/lib/arxiv/history";
import { createArxivDownload } from "@/lib/arxiv/http";
import { members } from "@/lib/arxiv/taxonomy";
import { readPrompts } from "@/lib/config/prompts";
import { type Config, configSchema } from "@/lib/config/schema";
import type { Edition } from "@/lib/editions/edition";
import type { Answer } from "@/lib/feeds/conditional";
import { formats } from "@/lib/feeds/format";
import { interestFromUrl } from "@/lib/interest/url";
import type { LikeSources } from "@/lib/likes/likes";
import { type Log, silentLog } from "@/lib/log";
import { createArchive } from "@/lib/papers/archive";
import { createSummaryWriter } from "@/lib/refresh/write-summary";
import type { Setup } from "@/lib/server/doctor";
import { createServer, type FeedServer, type SummaryParts } from "@/lib/server/server";
import { memoryStore } from "@/lib/store/memory";
import type { Store } from "@/lib/store/store";
import { createModel } from "@/lib/summaries/model/client";
import { summarySettings } from "@/lib/summaries/settings";
import { inAHurry } from "@/tests/support/hasty";
import { hastyPapers, hastyZotero } from "@/tests/support/likes";
import { standInKey } from "@/tests/support/model-server";

/** The real client, as `lib/services.ts` joins it, in a hurry. */
export function hastyClient(feedUrl: string, timeoutMs = 3_000): ArxivClient {
  const pause = (ms: number) => sleep(ms);
  return createArxivClient({
    feedUrl,
    members,
    ...inAHurry(timeoutMs, pause),
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
  /** Where the model is that writes summaries; nobody does unless given. */
  modelUrl?: string;
  apiKey?: string;
  modelTimeoutMs?: number;
  promptFor?: (language: string) => string;
  /** Where Zotero is; nowhere unless given. */
  zoteroUrl?: string;
  zoteroKey?: string;
  bibliographies?: LikeSources["bibliographies"];
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
    likes: {
      papersById: hastyPapers(options.arxivUrl, options.timeoutMs),
      zotero: hastyZotero(options.zoteroUrl ?? "http://127.0.0.1:9", options.zoteroKey),
      bibliographies: options.bibliographies ?? new Map(),
    },
    store,
    log,
    clock: () => new Date(),
    sleep: pause,
    workMs: 60_000,
    cronSecret: options.cronSecret,
    summaries: options.modelUrl === undefined ? undefined : summaryParts(config, options),
    setup: {
      ...plainSetup,
      ...(options.modelUrl !== undefined && {
        model: { ...plainSetup.model, hasKey: true, isWriting: true },
      }),
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
      const format = formats.find((each) => address.startsWith(`/${each}`)) ?? "rss";
      const answer = await withDeferred((defer) =>
        server.feed(interestAt(address, now), format, { now, defer }),
      );
      return textOf(answer);
    },
  };
}

/** The text of a feed or page. */
export async function textOf(answer: Answer): Promise<string> {
  const bytes = await (await answer.whole()).bytes("identity");
  return Buffer.from(bytes).toString("utf8");
}

/** What writes summaries, as `lib/services.ts` joins it, in a hurry. */
function summaryParts(config: Config, options: Parameters<typeof feedServer>[0]): SummaryParts {
  const pause = (ms: number) => sleep(ms, undefined, { ref: false });
  const asking = { fetch, userAgent: "arxiv-feed-server-tests", now: () => new Date() };
  const settings = summarySettings({ model: "stand-in", ...config.ai_summary });
  const promptFor = options.promptFor ?? readPrompts(config.ai_summary);
  const hasty = { sleep: (ms: number) => pause(Math.min(ms, 5)), random: () => 0.5 };
  const texts = createFullTexts({
    siteUrl: options.arxivUrl,
    http: createArxivDownload(asking),
    gate: createGate({ intervalMs: 0, clock: () => Date.now(), sleep: pause }),
    ...hasty,
    retry: { attempts: 2, baseMs: 2, maxWaitMs: 50 },
    limits: { html: { timeoutMs: 1_000 }, pdf: { timeoutMs: 2_000 } },
  });
  const model = createModel({
    baseUrl: options.modelUrl,
    apiKey: options.apiKey ?? standInKey,
    model: settings.model,
    timeoutMs: options.modelTimeoutMs ?? 1_000,
    ...hasty,
    now: () => new Date(),
  });
  return { settings, promptFor, write: createSummaryWriter({ settings, texts, model, promptFor }) };
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
  isPreview: false,
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
