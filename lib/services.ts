import { setTimeout as sleep } from "node:timers/promises";
import { createArxivClient } from "./arxiv/client";
import { createGate } from "./arxiv/gate";
import { createArxivHttp } from "./arxiv/http";
import { members } from "./arxiv/taxonomy";
import { type Environment, readEnvironment } from "./config/environment";
import { loadConfig } from "./config/load";
import type { Config } from "./config/schema";
import { consoleLog, type Log } from "./log";
import { createArchive } from "./papers/archive";
import { createServer, type FeedServer } from "./server/server";
import { fileStore } from "./store/file";
import { kvStore } from "./store/kv";
import { memoryStore } from "./store/memory";
import { redisStore } from "./store/redis";
import { type Store, underPrefix } from "./store/store";
import { takeTurn } from "./store/turn";

/**
 * The one place where the real parts are joined: network, clock, disk, settings.
 * Tests join others with the same `createServer`.
 */
export function createServices(environment: Environment, config: Config, log: Log): FeedServer {
  const origin = publicOrigin(environment, config.site.url);
  // An answer that came in time leaves no timer behind that would keep a process alive.
  const pause = (ms: number) => sleep(ms, undefined, { ref: false });
  // Upgrades that change what is stored count the version up; previews never meet production.
  const store = underPrefix(openStore(environment), `v1:${environment.deploymentKind}:`);
  const everyMs = environment.arxivIntervalMs;
  const arxiv = createArxivClient({
    feedUrl: environment.arxivFeedUrl,
    http: createArxivHttp({
      fetch,
      userAgent: `arxiv-feed-server/0.1 (+${origin})`,
      timeoutMs: 30_000,
      maxBytes: 16_000_000,
      now: () => new Date(),
    }),
    gate: createGate({
      intervalMs: everyMs,
      clock: () => Date.now(),
      sleep: pause,
      othersTurn: () =>
        everyMs > 0 ? takeTurn(store, "arxiv", { everyMs, sleep: pause }) : Promise.resolve(),
    }),
    sleep: pause,
    random: Math.random,
    members,
  });
  const archive = createArchive({ store, log, sleep: pause });
  const { accessToken } = environment;
  return createServer({ config, origin, accessToken, arxiv, archive, log, sleep: pause });
}

/** The store that the environment names; else files, or on Vercel, where none stay, memory. */
export function openStore(environment: Environment): Store {
  if (environment.kv !== undefined) return kvStore(environment.kv);
  if (environment.redisUrl !== undefined) return redisStore({ url: environment.redisUrl });
  return environment.isOnVercel ? memoryStore() : fileStore(environment.dataFolder);
}

/** Where readers find this server. Never taken from a request, whose Host anyone can write. */
export function publicOrigin(environment: Environment, siteUrl: string | undefined): string {
  return (
    environment.siteUrl ??
    siteUrl ??
    environment.vercelUrl ??
    `http://localhost:${environment.port}`
  );
}

/** The process's services; kept on the global object, since handlers are bundled one by one. */
export function services(): FeedServer {
  const holder = globalThis as { arxivFeedServices?: FeedServer };
  holder.arxivFeedServices ??= createServices(
    readEnvironment(),
    loadConfig("config.json").config,
    consoleLog,
  );
  return holder.arxivFeedServices;
}
