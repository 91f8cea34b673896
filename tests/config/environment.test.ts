import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { EnvironmentError, readEnvironment, variableNames } from "@/lib/config/environment";
import { aiSummarySchema } from "@/lib/config/schema";

const defaults = {
  siteUrl: undefined,
  vercelUrl: undefined,
  port: 3000,
  kv: undefined,
  redisUrl: undefined,
  accessToken: undefined,
  modelUrl: undefined,
  deploymentUrl: undefined,
  dataFolder: ".data",
  cronSecret: undefined,
  refreshEveryMinutes: 5,
  zoteroKey: undefined,
  zoteroUrl: "https://api.zotero.org",
  logLevel: "info",
  logFormat: "text",
  isOnVercel: false,
  deploymentKind: "production",
  arxivFeedUrl: "https://rss.arxiv.org",
  arxivApiUrl: "https://export.arxiv.org",
  arxivSiteUrl: "https://arxiv.org",
  arxivIntervalMs: 3000,
  arxivSiteIntervalMs: 15_000,
};

const standIns = {
  ARXIV_FEED_URL: "http://127.0.0.1:9999",
  ARXIV_API_URL: "http://127.0.0.1:9999",
  ARXIV_SITE_URL: "http://127.0.0.1:9999",
};

function problemsOf(variables: Record<string, string>): string[] {
  try {
    readEnvironment(variables);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message.split("\n");
    throw error;
  }
  return [];
}

describe("readEnvironment", () => {
  it("needs no variable", () => {
    expect(readEnvironment({})).toEqual(defaults);
  });

  it("reads every variable", () => {
    expect(
      readEnvironment({
        SITE_URL: "https://feeds.example.org/arxiv/",
        DATA_DIR: "/var/lib/feeds",
        KV_REST_API_URL: "https://kv.example.org/",
        KV_REST_API_TOKEN: "token",
        UPSTASH_REDIS_REST_URL: "https://upstash.example.org",
        UPSTASH_REDIS_REST_TOKEN: "other token",
        REDIS_URL: "rediss://user:password@redis.example.org:6380/1",
        ACCESS_TOKEN: " 8 or more\n",
        ZOTERO_API_KEY: "zotero key",
        ZOTERO_API_URL: "http://127.0.0.1:9996/",
        CRON_SECRET: "sixteen or more.",
        REFRESH_EVERY_MINUTES: "0",
        PORT: "8080",
        ARXIV_FEED_URL: "http://127.0.0.1:9999/",
        ARXIV_API_URL: "http://127.0.0.1:9998/",
        ARXIV_SITE_URL: "http://127.0.0.1:9997/",
        ARXIV_INTERVAL_MS: "0",
        LOG_LEVEL: "debug",
        LOG_FORMAT: "json",
        VERCEL: "1",
        VERCEL_ENV: "preview",
        VERCEL_PROJECT_PRODUCTION_URL: "feeds.example.vercel.app",
      }),
    ).toEqual({
      zoteroKey: "zotero key",
      zoteroUrl: "http://127.0.0.1:9996",
      siteUrl: "https://feeds.example.org/arxiv",
      vercelUrl: "https://feeds.example.vercel.app",
      port: 8080,
      kv: { url: "https://kv.example.org", token: "token" },
      redisUrl: "rediss://user:password@redis.example.org:6380/1",
      accessToken: "8 or more",
      dataFolder: "/var/lib/feeds",
      cronSecret: "sixteen or more.",
      refreshEveryMinutes: 0,
      logLevel: "debug",
      logFormat: "json",
      isOnVercel: true,
      deploymentKind: "preview",
      arxivFeedUrl: "http://127.0.0.1:9999",
      arxivApiUrl: "http://127.0.0.1:9998",
      arxivSiteUrl: "http://127.0.0.1:9997",
      arxivIntervalMs: 0,
      arxivSiteIntervalMs: 0,
    });
  });

  it("takes a variable that is set to nothing, or to blanks, for one that is not set", () => {
    for (const nothing of ["", " ", "\n"]) {
      const empty = Object.fromEntries(variableNames.map((name) => [name, nothing]));
      expect(readEnvironment(empty)).toEqual(defaults);
    }
  });

  it("leaves out the blanks that came with a value when it was pasted", () => {
    expect(
      readEnvironment({ SITE_URL: " https://feeds.example.org\n", PORT: "80 " }),
    ).toMatchObject({
      siteUrl: "https://feeds.example.org",
      port: 80,
    });
  });

  it("names every variable that cannot be used, and what it must be", () => {
    expect(
      problemsOf({
        SITE_URL: "feeds.example.org/?x=1",
        PORT: "70000",
        ARXIV_FEED_URL: "ftp://rss.arxiv.org",
        ARXIV_API_URL: "export.arxiv.org",
        ARXIV_SITE_URL: "https://arxiv.org/#catchup",
        ARXIV_INTERVAL_MS: "-1",
        LOG_LEVEL: "loud",
        VERCEL_ENV: "staging",
      }),
    ).toEqual([
      "SITE_URL must be an http or https URL without ? and #",
      "PORT must be a whole number from 0 to 65535",
      "ARXIV_FEED_URL must be an http or https URL without ? and #",
      "ARXIV_API_URL must be an http or https URL without ? and #",
      "ARXIV_SITE_URL must be an http or https URL without ? and #",
      "ARXIV_INTERVAL_MS must be a whole number from 0 to 3600000",
      "LOG_LEVEL must be one of error, warn, info, debug",
      "VERCEL_ENV must be production, preview or development",
    ]);
  });

  it("takes a KV under either pair of names", () => {
    const kv = { url: "https://kv.example.org", token: "token" };
    expect(
      readEnvironment({ UPSTASH_REDIS_REST_URL: kv.url, UPSTASH_REDIS_REST_TOKEN: kv.token }).kv,
    ).toEqual(kv);
    expect(readEnvironment({ KV_REST_API_URL: kv.url, KV_REST_API_TOKEN: kv.token }).kv).toEqual(
      kv,
    );
  });

  it("refuses one of a pair alone, and one of each", () => {
    expect(problemsOf({ KV_REST_API_URL: "https://kv.example.org" })).toEqual([
      "KV_REST_API_TOKEN must be set too, since KV_REST_API_URL is",
    ]);
    expect(problemsOf({ UPSTASH_REDIS_REST_TOKEN: "token" })).toEqual([
      "UPSTASH_REDIS_REST_URL must be set too, since UPSTASH_REDIS_REST_TOKEN is",
    ]);
    expect(
      problemsOf({
        KV_REST_API_URL: "https://kv.example.org",
        UPSTASH_REDIS_REST_TOKEN: "token",
        KV_REST_API_TOKEN: " ",
      }),
    ).toHaveLength(2);
  });

  it.each([
    "redis://localhost",
    "redis://:password@127.0.0.1:6379",
    "rediss://user:p%2Fss@redis.example.org:6380/2",
    "redis://[::1]:6379",
  ])("takes %s for a Redis", (url) => {
    expect(readEnvironment({ REDIS_URL: url }).redisUrl).toBe(url);
  });

  it("tells no secret when it refuses one", () => {
    const problems = problemsOf({
      REDIS_URL: "https://user:canary-1@redis.example.org",
      KV_REST_API_URL: "redis://canary-2",
      KV_REST_API_TOKEN: "canary-3",
      UPSTASH_REDIS_REST_TOKEN: "canary-4",
      ACCESS_TOKEN: "canary5",
    });
    expect(problems.join()).not.toContain("canary");
    expect(problems).toContain("KV_REST_API_URL must be an http or https URL without ? and #");
    expect(problems).toContain("ACCESS_TOKEN must be at least 8 characters");
  });

  it.each([
    ["REDIS_URL", "redis.example.org:6379"],
    ["REDIS_URL", "redis://"],
    ["REDIS_URL", "unix:///run/redis.sock"],
    ["PORT", "http"],
    ["PORT", "80.5"],
    ["PORT", "0x50"],
    ["PORT", "1e3"],
    ["PORT", "-1"],
    ["ARXIV_INTERVAL_MS", "3s"],
    ["ARXIV_INTERVAL_MS", "Infinity"],
    ["ARXIV_INTERVAL_MS", "99999999999999"], // a timer that long fires at once
    ["SITE_URL", "https://feeds.example.org/?x=1"],
    ["SITE_URL", "https://feeds.example.org/#x"],
    ["SITE_URL", "javascript:alert(1)"],
    ["ARXIV_FEED_URL", "rss.arxiv.org"],
  ])("refuses %s=%s", (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining(`${name} must be `)]);
  });

  it.each([
    "https://rss.arxiv.org",
    "https://export.arxiv.org/",
    "https://arxiv.org",
    "https://RSS.ArXiv.org",
    "https://rss.arxiv.org.",
    "https://somebody@rss.arxiv.org:8443/x",
  ])("never asks %s more often than arXiv wants, and no other host while it asks that one", (url) => {
    for (const name of ["ARXIV_FEED_URL", "ARXIV_API_URL", "ARXIV_SITE_URL"]) {
      const interval = (ms: string) =>
        readEnvironment({ ...standIns, [name]: url, ARXIV_INTERVAL_MS: ms }).arxivIntervalMs;
      expect([interval("0"), interval("2999"), interval("3000"), interval("60000")]).toEqual([
        3000, 3000, 3000, 60_000,
      ]);
    }
    expect(readEnvironment({ ARXIV_INTERVAL_MS: "0" }).arxivIntervalMs).toBe(3000);
  });

  it.each([
    "https://arxiv.org",
    "https://www.arxiv.org/",
    "https://ArXiv.org.",
  ])("reads no page of %s sooner than its robots.txt says", (url) => {
    const interval = (ms: string) =>
      readEnvironment({ ...standIns, ARXIV_SITE_URL: url, ARXIV_INTERVAL_MS: ms })
        .arxivSiteIntervalMs;
    expect([interval("0"), interval("14999"), interval("60000")]).toEqual([15_000, 15_000, 60_000]);
  });

  it.each([
    "http://localhost:9999",
    "https://mirror.example.org",
    "https://rss.arxiv.org.example.org",
    "https://notarxiv.org",
  ])("may ask %s as often as told, and as seldom as arXiv unless told", (url) => {
    const urls = { ARXIV_FEED_URL: url, ARXIV_API_URL: url, ARXIV_SITE_URL: url };
    expect(readEnvironment({ ...urls, ARXIV_INTERVAL_MS: "5" })).toMatchObject({
      arxivIntervalMs: 5,
      arxivSiteIntervalMs: 5,
    });
    expect(readEnvironment(urls)).toMatchObject({
      arxivIntervalMs: 3000,
      arxivSiteIntervalMs: 15_000,
    });
  });

  it("may read the pages of a stand-in as often as told while it asks arXiv for feeds", () => {
    const mixed = { ...standIns, ARXIV_FEED_URL: "https://rss.arxiv.org", ARXIV_INTERVAL_MS: "5" };
    expect(readEnvironment(mixed)).toMatchObject({ arxivIntervalMs: 3000, arxivSiteIntervalMs: 5 });
  });
});

describe(".env.example", () => {
  const text = readFileSync(resolve(import.meta.dirname, "../../.env.example"), "utf8");
  const lines = text.split("\n");
  const listed = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
  const setByVercel = variableNames.filter((name) => name.startsWith("VERCEL"));

  it("lists the variables that are read, but for those that Vercel sets", () => {
    const read = variableNames.filter((name) => !setByVercel.includes(name));
    const { api_key_env } = aiSummarySchema.parse({});
    expect(listed.toSorted()).toEqual([...read, api_key_env].toSorted());
    for (const name of setByVercel) expect(text).toContain(name);
  });

  it("explains each in a line, and sets none", () => {
    for (const name of listed) {
      const at = lines.indexOf(`${name}=`);
      expect(at).toBeGreaterThan(0);
      expect(lines[at - 1]).toMatch(/^# .*\.$/);
    }
  });
});
