import { z } from "zod";

/**
 * The one reader of the environment. `.env.example` lists the same names for people.
 * A variable set to nothing counts as not set.
 */
const originSchema = z
  .url({ protocol: /^https?$/, error: "must be an http or https URL" })
  .transform((url) => url.replace(/\/+$/, ""));

const environmentSchema = z.object({
  SITE_URL: originSchema.optional(),
  DATA_DIR: z.string().default(".data"),
  PORT: z.coerce.number("must be a port number").int().min(0).max(65535).default(3000),
  ARXIV_FEED_URL: originSchema.default("https://rss.arxiv.org"),
  ARXIV_INTERVAL_MS: z.coerce.number("must be a number of milliseconds").min(0).optional(),
  VERCEL: z.string().optional(),
  VERCEL_ENV: z.enum(["production", "preview", "development"]).optional(),
  VERCEL_PROJECT_PRODUCTION_URL: z.string().optional(),
});

export type Environment = {
  siteUrl?: string;
  vercelUrl?: string; // the project's production origin
  port: number;
  dataFolder: string;
  isOnVercel: boolean;
  deploymentKind: "production" | "preview" | "development";
  arxivFeedUrl: string;
  arxivIntervalMs: number;
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
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value));
  const result = environmentSchema.safeParse(set);
  if (!result.success) {
    throw new EnvironmentError(
      result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`),
    );
  }
  const found = result.data;
  return {
    siteUrl: found.SITE_URL,
    vercelUrl: found.VERCEL_PROJECT_PRODUCTION_URL
      ? `https://${found.VERCEL_PROJECT_PRODUCTION_URL}`
      : undefined,
    port: found.PORT,
    dataFolder: found.DATA_DIR,
    isOnVercel: found.VERCEL !== undefined,
    deploymentKind: found.VERCEL_ENV ?? "production",
    arxivFeedUrl: found.ARXIV_FEED_URL,
    arxivIntervalMs: intervalFor(found.ARXIV_FEED_URL, found.ARXIV_INTERVAL_MS),
  };
}

/** arXiv asks for three seconds between requests; only a stand-in may be asked faster. */
const politeIntervalMs = 3_000;

function intervalFor(feedUrl: string, wantedMs = politeIntervalMs): number {
  const { hostname } = new URL(feedUrl);
  const isArxiv = hostname === "arxiv.org" || hostname.endsWith(".arxiv.org");
  return isArxiv ? Math.max(politeIntervalMs, wantedMs) : wantedMs;
}
