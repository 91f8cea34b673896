import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { addDays, dayInForce } from "../lib/arxiv/calendar";
import { readEnvironment } from "../lib/config/environment";
import { loadConfig } from "../lib/config/load";
import { summarySettings } from "../lib/summaries/settings";
import { inventHistory } from "../tests/support/arxiv-history";
import { startArxiv } from "../tests/support/arxiv-server";
import { inventDay } from "../tests/support/invented";
import { standInKey, startModel } from "../tests/support/model-server";

/**
 * `npm run demo`: the whole program offline. A stand-in for arXiv announces an invented day and knows of a month before it, or,
 * with `--feeds FOLDER`, recorded feeds (`FOLDER/rss/<category>.xml`); a stand-in for a language model
 * summarises them, unless config.json names a model's address of its own; the server runs on top
 * with a store that is thrown away.
 */
const { values: options } = parseArgs({ options: { feeds: { type: "string" } } });
const root = resolve(import.meta.dirname, "..");
const recorded = options.feeds === undefined ? null : resolve(options.feeds);

if (recorded !== null && !existsSync(join(recorded, "rss"))) {
  console.error(`There is no folder ${join(recorded, "rss")} with recorded feeds.`);
  process.exit(1);
}

const { ai_summary } = loadConfig(join(root, "config.json")).config;
const arxiv = await startArxiv();
const model = await startModel({ models: [summarySettings(ai_summary).model] });
if (recorded !== null) arxiv.serveRecorded(recorded);
else {
  const day = dayInForce(new Date());
  arxiv.announce(day, inventDay({ seed: 7, count: 400, day, hostile: true }));
  const [from, to] = [addDays(day, -45), addDays(day, -1)];
  arxiv.history(inventHistory({ seed: 7, count: 120, from, to }));
}

/**
 * What `.env` and the shell may have set for the real server: its stores are no place for invented
 * papers, and the addresses below are without a key. A variable set to nothing counts as not set,
 * and is not read from `.env`.
 */
const notTheUsers = Object.fromEntries(
  [
    "KV_REST_API_URL",
    "KV_REST_API_TOKEN",
    "UPSTASH_REDIS_REST_URL",
    "UPSTASH_REDIS_REST_TOKEN",
    "REDIS_URL",
    "ACCESS_TOKEN",
    "VERCEL",
    // Invented papers are sent to no real model.
    ai_summary.api_key_env,
  ].map((name) => [name, ""]),
);

const data = await mkdtemp(join(tmpdir(), "arxiv-feed-demo-"));
const { port } = readEnvironment();
const server = spawn(process.execPath, ["--import", "tsx", join(root, "scripts/start.ts")], {
  cwd: root,
  stdio: "inherit",
  env: {
    ...process.env,
    ARXIV_FEED_URL: arxiv.url,
    ARXIV_API_URL: arxiv.url,
    ARXIV_SITE_URL: arxiv.url,
    ARXIV_INTERVAL_MS: "0",
    DATA_DIR: data,
    SITE_URL: `http://localhost:${port}`,
    ...notTheUsers,
    ...(ai_summary.base_url === undefined && {
      [ai_summary.api_key_env]: standInKey,
      OPENAI_BASE_URL: model.url,
    }),
  },
});

console.log(`The stand-in for arXiv answers at ${arxiv.url}/rss/cs.AI+cs.CL`);
for (const path of ["/", "/rss", "/atom", "/json", "/rss/cs.CL?limit=5", "/status", "/health"]) {
  console.log(`  http://localhost:${port}${path}`);
}

const stop = (signal: NodeJS.Signals) => server.kill(signal);
process.on("SIGINT", stop).on("SIGTERM", stop);
server.on("exit", async (code) => {
  await Promise.all([arxiv.close(), model.close()]);
  await rm(data, { recursive: true, force: true });
  process.exit(code ?? 0);
});
