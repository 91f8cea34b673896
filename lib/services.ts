import { setTimeout as sleep } from "node:timers/promises";
import { createApiHistory } from "./arxiv/api-history";
import { createApiPapers } from "./arxiv/api-papers";
import { createCatchupHistory } from "./arxiv/catchup-history";
import { createArxivClient } from "./arxiv/client";
import type { FullTexts } from "./arxiv/full-text/full-text";
import { createGate, type Gate } from "./arxiv/gate";
import { createArxivDownload, createArxivHttp } from "./arxiv/http";
import { members } from "./arxiv/taxonomy";
import { readAssets } from "./config/assets";
import { readBibliographies } from "./config/bibliographies";
import { type Environment, readEnvironment, secretIn } from "./config/environment";
import { loadConfig } from "./config/load";
import { maxDurationSeconds } from "./config/platform";
import { readPrompts } from "./config/prompts";
import type { Config } from "./config/schema";
import { configuredSecrets } from "./config/secrets";
import { createZotero } from "./likes/zotero";
import { createLog, type Log, plainLog } from "./log";
import { createArchive } from "./papers/archive";
import { redactionOf } from "./redaction";
import { createSummaryWriter } from "./refresh/write-summary";
import type { Setup } from "./server/doctor";
import { createServer, type FeedServer, type SummaryParts } from "./server/server";
import { startTimer } from "./server/timer";
import { withBreaker } from "./store/breaker";
import { fileStore } from "./store/file";
import { kvStore } from "./store/kv";
import { memoryStore } from "./store/memory";
import { redisStore } from "./store/redis";
import { type Store, underPrefix } from "./store/store";
import { takeTurn } from "./store/turn";
import { createModel } from "./summaries/model/client";
import { type SummarySettings, summarySettings } from "./summaries/settings";

/**
 * The one place where the real parts are joined: network, clock, disk, settings.
 * Tests join others with the same `createServer`.
 */
export function createServices(environment: Environment, config: Config, log: Log): FeedServer {
  const { url: origin } = publicOrigin(environment, config.site.url);
  // An answer that came in time leaves no timer behind that would keep a process alive.
  const pause = (ms: number) => sleep(ms, undefined, { ref: false });
  // Upgrades that change what is stored count the version up; previews never meet production.
  const store = underPrefix(openStore(environment), `v1:${environment.deploymentKind}:`);
  const asking = { fetch, userAgent: `arxiv-feed-server/0.1 (+${origin})`, now: () => new Date() };
  const traffic = { requests: 0, bytes: 0 };
  const http = createArxivHttp({ ...asking, timeoutMs: 30_000, maxBytes: 16_000_000, traffic });
  const gateOf = (name: string, everyMs: number): Gate =>
    createGate({
      intervalMs: everyMs,
      clock: () => Date.now(),
      sleep: pause,
      othersTurn: () =>
        everyMs > 0 ? takeTurn(store, name, { everyMs, sleep: pause }) : Promise.resolve(),
    });
  const gate = gateOf("arxiv", environment.arxivIntervalMs);
  // What is asked of the site counts among what is asked of arXiv, and is asked more rarely still.
  const siteTurn = gateOf("arxiv-site", environment.arxivSiteIntervalMs);
  const siteGate: Gate = (request) => siteTurn(() => gate(request));
  const polite = { http, sleep: pause, random: Math.random };
  const arxiv = createArxivClient({ feedUrl: environment.arxivFeedUrl, ...polite, gate, members });
  const sources = [
    createApiHistory({ apiUrl: environment.arxivApiUrl, ...polite, gate }),
    createCatchupHistory({ siteUrl: environment.arxivSiteUrl, ...polite, gate: siteGate }),
  ];
  const archive = createArchive({ store, log, sleep: pause });
  const setup = setupOf(environment, config);
  return createServer({
    config,
    origin,
    accessToken: environment.accessToken,
    arxiv,
    sources,
    traffic,
    archive,
    likes: {
      papersById: createApiPapers({ apiUrl: environment.arxivApiUrl, ...polite, gate }),
      zotero: createZotero({
        apiUrl: environment.zoteroUrl,
        apiKey: environment.zoteroKey,
        ...asking,
        timeoutMs: 30_000,
        sleep: pause,
      }),
      bibliographies: readBibliographies(config),
    },
    store,
    log,
    clock: () => new Date(),
    sleep: pause,
    workMs: environment.isOnVercel ? workMsOnVercel : workMsElsewhere,
    cronSecret: environment.cronSecret,
    setup,
    assets: readAssets(),
    ...(setup.model.isWriting && { summaries: summaryParts() }),
  });

  function summaryParts(): SummaryParts {
    const settings = settingsOf(environment, config);
    const promptFor = readPrompts(config.ai_summary);
    const texts = fullTextsLater(async () => {
      const { createFullTexts } = await import("./arxiv/full-text/full-text");
      return createFullTexts({
        siteUrl: environment.arxivSiteUrl,
        ...polite,
        http: createArxivDownload(asking),
        gate: siteGate,
      });
    });
    const model = createModel({
      baseUrl: settings.baseUrl,
      apiKey: secretIn(config.ai_summary.api_key_env) ?? "",
      model: settings.model,
      timeoutMs: modelTimeoutMs,
      sleep: pause,
      random: Math.random,
      now: asking.now,
    });
    const write = createSummaryWriter({ settings, texts, model, promptFor });
    return { settings, promptFor, write };
  }
}

/** Parsers of HTML and PDF, loaded for the first paper that is read: feeds never wait for them. */
function fullTextsLater(load: () => Promise<FullTexts>): FullTexts {
  let loading: Promise<FullTexts> | null = null;
  const loaded = () => {
    loading ??= load();
    return loading;
  };
  return {
    html: async (paper) => (await loaded()).html(paper),
    pdf: async (paper) => (await loaded()).pdf(paper),
    pdfFile: async (paper) => (await loaded()).pdfFile(paper),
  };
}

/** Models that think before they write take minutes for a long paper. */
const modelTimeoutMs = 240_000;

/** Vercel stops a function at its limit; what is begun then needs some time to be done. */
const workMsOnVercel = maxDurationSeconds * 1000 - 20_000;
const workMsElsewhere = 600_000;

/** The store that the environment names; else files, or on Vercel, where none stay, memory. */
export function openStore(environment: Environment): Store {
  // Patience for one call in ten seconds: a reader's answer needs several.
  const remote = { slowMs: 2_000, restMs: 10_000, clock: () => performance.now() };
  if (environment.kv !== undefined) return withBreaker(kvStore(environment.kv), remote);
  if (environment.redisUrl !== undefined) {
    return withBreaker(redisStore({ url: environment.redisUrl }), remote);
  }
  return environment.isOnVercel ? memoryStore() : fileStore(environment.dataFolder);
}

function storeKind({ kv, redisUrl, isOnVercel }: Environment): Setup["store"] {
  if (kv !== undefined) return "kv";
  if (redisUrl !== undefined) return "redis";
  return isOnVercel ? "memory" : "files";
}

/** Where readers find this server. Never taken from a request, whose Host anyone can write. */
export function publicOrigin(environment: Environment, siteUrl?: string): Setup["origin"] {
  if (environment.siteUrl !== undefined) return { url: environment.siteUrl, from: "SITE_URL" };
  if (siteUrl !== undefined) return { url: siteUrl, from: "config.json" };
  if (environment.vercelUrl !== undefined) return { url: environment.vercelUrl, from: "Vercel" };
  return { url: `http://localhost:${environment.port}`, from: "default" };
}

function setupOf(environment: Environment, config: Config): Setup {
  return {
    store: storeKind(environment),
    isOnVercel: environment.isOnVercel,
    isPreview: isPreview(environment),
    origin: publicOrigin(environment, config.site.url),
    hasCronSecret: environment.cronSecret !== undefined,
    refreshEveryMinutes: environment.refreshEveryMinutes,
    model: modelSetup(environment, config),
    isPrivate: environment.accessToken !== undefined,
  };
}

/** Vercel hands stores and keys to previews as well. */
function isPreview({ deploymentKind }: Environment): boolean {
  return deploymentKind !== "production";
}

function settingsOf({ modelUrl }: Environment, { ai_summary }: Config): SummarySettings {
  return summarySettings({ ...ai_summary, base_url: ai_summary.base_url ?? modelUrl });
}

/** Where nothing is kept each new instance would buy all summaries again, and so would each preview. */
function modelSetup(environment: Environment, config: Config): Setup["model"] {
  const { enabled, api_key_env: keyName, max_papers_to_summarize: papers } = config.ai_summary;
  const isEnabled = enabled && papers > 0;
  const { model: name, languages } = settingsOf(environment, config);
  const hasKey = secretIn(keyName) !== undefined;
  const isKept = storeKind(environment) !== "memory";
  const isWriting = isEnabled && hasKey && isKept && !isPreview(environment);
  return { name, languages, keyName, hasKey, isEnabled, isWriting };
}

/** The process's services; kept on the global object, since handlers are bundled one by one. */
export function services(): FeedServer {
  const holder = globalThis as { arxivFeedServices?: FeedServer };
  holder.arxivFeedServices ??= servicesAsSet();
  return holder.arxivFeedServices;
}

function servicesAsSet(): FeedServer {
  const environment = readEnvironment();
  const { config } = loadConfig("config.json");
  const redact = redactionOf(configuredSecrets(environment, config));
  const { logLevel: level, logFormat: format } = environment;
  return createServices(environment, config, createLog({ level, format, redact }));
}

/** The services' log; a plain one where they cannot be had, since the settings are wrong. */
export function log(): Log {
  try {
    return services().log;
  } catch {
    return plainLog;
  }
}

export function isOnVercel(): boolean {
  try {
    return services().setup.isOnVercel;
  } catch {
    return false;
  }
}

/** What goes on in a server that lives for long; on Vercel a process lives for its requests. */
export function startBackgroundWork(): void {
  const { isOnVercel, refreshEveryMinutes } = readEnvironment();
  if (isOnVercel || refreshEveryMinutes === 0) return;
  startTimer(services(), refreshEveryMinutes, log());
}
