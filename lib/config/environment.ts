import { z } from "zod";
import { type Level, type LogFormat, logFormats, logLevels } from "../log";

/**
 * The one reader of the environment. `.env.example` lists the same names for people.
 * A variable set to nothing, or to blanks, counts as not set.
 */
const originAllowed = "must be an http or https URL without ? and #";
const originSchema = z
  .url({ protocol: /^https?$/, error: originAllowed, abort: true })
  .regex(/^[^?#]*$/, originAllowed)
  .transform((url) => url.replace(/\/+$/, ""));

const redisAllowed = "must be a URL such as redis://user:password@host:6379 or rediss://…";
const redisSchema = z
  .string()
  .refine((text) => /^rediss?:\/\/./.test(text) && URL.canParse(text), redisAllowed);

function wholeNumber(most: number) {
  const allowed = `must be a whole number from 0 to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, allowed)
    .transform(Number)
    .pipe(z.number().max(most, allowed));
}

function oneOf<Name extends string>(names: readonly Name[]) {
  return z.enum(names, `must be one of ${names.join(", ")}`);
}

const secretLength = 16;
const secretAllowed = `must have at least ${secretLength} characters`;

const environmentSchema = z.object({
  SITE_URL: originSchema.optional(),
  DATA_DIR: z.string().default(".data"),
  KV_REST_API_URL: originSchema.optional(),
  KV_REST_API_TOKEN: z.string().optional(),
  UPSTASH_REDIS_REST_URL: originSchema.optional(),
  UPSTASH_REDIS_REST_TOKEN: z.string().optional(),
  REDIS_URL: redisSchema.optional(),
  CRON_SECRET: z.string().min(secretLength, secretAllowed).optional(),
  REFRESH_EVERY_MINUTES: wholeNumber(1_440).default(5),
  ACCESS_TOKEN: z.string().min(8, "must be at least 8 characters").optional(),
  OPENAI_BASE_URL: originSchema.optional(),
  DEPLOYMENT_URL: originSchema.optional(),
  ZOTERO_API_KEY: z.string().optional(),
  ZOTERO_API_URL: originSchema.default("https://api.zotero.org"),
  PORT: wholeNumber(65_535).default(3000),
  ARXIV_FEED_URL: originSchema.default("https://rss.arxiv.org"),
  ARXIV_API_URL: originSchema.default("https://export.arxiv.org"),
  ARXIV_SITE_URL: originSchema.default("https://arxiv.org"),
  ARXIV_INTERVAL_MS: wholeNumber(3_600_000).optional(),
  LOG_LEVEL: oneOf(logLevels).default("info"),
  LOG_FORMAT: oneOf(logFormats).default("text"),
  VERCEL: z.string().optional(),
  VERCEL_ENV: z
    .enum(["production", "preview", "development"], "must be production, preview or development")
    .optional(),
  VERCEL_PROJECT_PRODUCTION_URL: z.string().optional(),
});

export const variableNames: readonly string[] = Object.keys(environmentSchema.shape);

export type Environment = {
  siteUrl?: string;
  vercelUrl?: string; // the project's production origin
  port: number;
  kv?: { url: string; token: string };
  redisUrl?: string; // with its password
  accessToken?: string; // whoever has it may read; unset, everybody may
  dataFolder: string;
  cronSecret?: string;
  refreshEveryMinutes: number; // 0: never, by itself
  modelUrl?: string; // where config.json names none
  deploymentUrl?: string; // is asked for summaries, and told to nobody
  zoteroKey?: string; // whoever has it may read private libraries
  zoteroUrl: string;
  logLevel: Level;
  logFormat: LogFormat;
  isOnVercel: boolean;
  deploymentKind: "production" | "preview" | "development";
  arxivFeedUrl: string;
  arxivApiUrl: string;
  arxivSiteUrl: string;
  arxivIntervalMs: number; // between requests for feeds and to the API, which share one limit
  arxivSiteIntervalMs: number; // between requests for pages of arXiv's site
};

export class EnvironmentError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "EnvironmentError";
  }
}

/** Throws EnvironmentError with one line for each variable that cannot be used. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Environment {
  const set = Object.fromEntries(
    Object.entries(variables)
      .map(([name, value]) => [name, value?.trim()])
      .filter(([, value]) => value),
  );
  const result = environmentSchema.safeParse(set);
  if (!result.success) {
    throw new EnvironmentError(
      result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`),
    );
  }
  const found = result.data;
  const halves = halvesAmong(found);
  if (halves.length > 0) throw new EnvironmentError(halves);
  const hosts = [found.ARXIV_FEED_URL, found.ARXIV_API_URL, found.ARXIV_SITE_URL];
  return {
    siteUrl: found.SITE_URL,
    vercelUrl: found.VERCEL_PROJECT_PRODUCTION_URL
      ? `https://${found.VERCEL_PROJECT_PRODUCTION_URL}`
      : undefined,
    port: found.PORT,
    kv:
      kvOf(found.KV_REST_API_URL, found.KV_REST_API_TOKEN) ??
      kvOf(found.UPSTASH_REDIS_REST_URL, found.UPSTASH_REDIS_REST_TOKEN),
    redisUrl: found.REDIS_URL,
    accessToken: found.ACCESS_TOKEN,
    dataFolder: found.DATA_DIR,
    cronSecret: found.CRON_SECRET,
    refreshEveryMinutes: found.REFRESH_EVERY_MINUTES,
    modelUrl: found.OPENAI_BASE_URL,
    deploymentUrl: found.DEPLOYMENT_URL,
    zoteroKey: found.ZOTERO_API_KEY,
    zoteroUrl: found.ZOTERO_API_URL,
    logLevel: found.LOG_LEVEL,
    logFormat: found.LOG_FORMAT,
    isOnVercel: found.VERCEL !== undefined,
    deploymentKind: found.VERCEL_ENV ?? "production",
    arxivFeedUrl: found.ARXIV_FEED_URL,
    arxivApiUrl: found.ARXIV_API_URL,
    arxivSiteUrl: found.ARXIV_SITE_URL,
    arxivIntervalMs: intervalFor(hosts, politeIntervalMs, found.ARXIV_INTERVAL_MS),
    arxivSiteIntervalMs: intervalFor(
      [found.ARXIV_SITE_URL],
      politeSiteIntervalMs,
      found.ARXIV_INTERVAL_MS,
    ),
  };
}

/** A variable that the configuration names, such as the one with the model's key; blank is unset. */
export function secretIn(
  name: string,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  return variables[name]?.trim() || undefined;
}

/** The names under which Vercel and Upstash hand out the same two things. */
const pairs = [
  ["KV_REST_API_URL", "KV_REST_API_TOKEN"],
  ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"],
] as const;

/** One line for each variable that is set without the other of its pair. */
function halvesAmong(found: z.infer<typeof environmentSchema>): string[] {
  return pairs.flatMap(([url, token]) => {
    if ((found[url] === undefined) === (found[token] === undefined)) return [];
    const [missing, set] = found[url] === undefined ? [url, token] : [token, url];
    return [`${missing} must be set too, since ${set} is`];
  });
}

function kvOf(url: string | undefined, token: string | undefined): Environment["kv"] {
  return url === undefined || token === undefined ? undefined : { url, token };
}

/** arXiv asks for three seconds between requests, over all of its hosts together. */
const politeIntervalMs = 3_000;

/** The Crawl-delay of https://arxiv.org/robots.txt. */
const politeSiteIntervalMs = 15_000;

/** Only stand-ins may be asked faster than what is polite: not so if one host is arXiv's. */
function intervalFor(hosts: readonly string[], politeMs: number, wantedMs = politeMs): number {
  return hosts.some(isArxiv) ? Math.max(politeMs, wantedMs) : wantedMs;
}

function isArxiv(url: string): boolean {
  return /(^|\.)arxiv\.org\.?$/.test(new URL(url).hostname);
}
