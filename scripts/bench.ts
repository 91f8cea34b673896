import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadConfig } from "../lib/config/load";
import { overBounds } from "./bench/bounds";
import { growingDays, usualDay } from "./bench/days";
import { describeMachine, headLine } from "./bench/machine";
import { measurePages, pageRows } from "./bench/pages";
import { measureQueries, queryRows } from "./bench/queries";
import { type MeasuredDay, measureDay } from "./bench/refresh";
import { buildProduct, measureRequests } from "./bench/requests";
import { refreshRows, requestRows } from "./bench/table";
import { clearOnExit } from "./bench/workshop";
import { alignColumns } from "./columns";

/**
 * `npm run bench`: what a day's refresh costs, step by step, and what a request costs beside the
 * least that Next.js can do. Offline; prints one table, with `--json FILE` the same as JSON.
 * `--only queries` measures the choice of papers alone, `--only pages` the pages; `--pool FOLDER` on the papers of a folder
 * (`<day>.jsonl.gz`, see `paper-pool.ts`) in place of invented ones.
 * `--feeds FOLDER` takes recorded feeds (`FOLDER/rss/<category>.xml`) for an invented day,
 * `--seconds N` is how long each kind of request is made.
 */
const { values: options } = parseArgs({
  options: {
    feeds: { type: "string" },
    json: { type: "string" },
    only: { type: "string" },
    pool: { type: "string" },
    seconds: { type: "string", default: "4" },
  },
});
const seconds = Number(options.seconds);
const feeds = options.feeds === undefined ? null : resolve(options.feeds);
const pool = options.pool === undefined ? null : resolve(options.pool);
const json = options.json === undefined ? null : resolve(options.json);

if (!(seconds >= 0.5)) stop("--seconds must be a number from 0.5.");
if (feeds !== null && !existsSync(join(feeds, "rss"))) {
  stop(`There is no folder ${join(feeds, "rss")} with recorded feeds.`);
}
if (pool !== null && !existsSync(pool)) stop(`There is no folder ${pool}.`);
if (options.only !== undefined && !["queries", "pages"].includes(options.only)) {
  stop("--only can be queries or pages.");
}

process.chdir(resolve(import.meta.dirname, ".."));
clearOnExit();

const machine = describeMachine();
const { config } = loadConfig("config.json");
if (options.only === "pages") {
  say("pages, after a build");
  const pages = await measurePages(await buildProduct(), feeds, config.categories, seconds);
  console.log(`${headLine(machine)}\n\n${alignColumns(pageRows(pages))}`);
  if (json !== null) writeFileSync(json, `${JSON.stringify({ machine, pages }, null, 2)}\n`);
  process.exit(0);
}
say("the choice of papers");
const queries = measureQueries(pool, [1_000, 10_000, 30_000]);
const queryTable = alignColumns(queryRows(queries));
if (options.only === "queries") {
  console.log(`${headLine(machine)}\n\n${queryTable}`);
  if (json !== null) writeFileSync(json, `${JSON.stringify({ machine, queries }, null, 2)}\n`);
  process.exit(0);
}

const usual = usualDay(config.categories, feeds);
say(`the refresh of ${usual.name}, three times each step`);
const day = await measureDay(usual, config, { runs: 3, withHistory: true });
const growing: MeasuredDay[] = [];
for (const each of growingDays()) {
  say(`the refresh of ${each.name} the papers`);
  growing.push(await measureDay(each, config, { runs: 1, withHistory: false }));
}
say("requests, after two builds");
const product = await buildProduct();
const requests = await measureRequests(feeds, config.categories, seconds, product);
say("pages");
const pages = await measurePages(product, feeds, config.categories, seconds);
const over = overBounds(day, requests);

console.log(headLine(machine));
console.log(`\n${alignColumns(refreshRows(day, growing))}`);
console.log(`\n${queryTable}`);
console.log(`\n${alignColumns(requestRows(requests))}`);
console.log(`\n${alignColumns(pageRows(pages))}\n`);
console.log("MB: peak resident memory over idle; growth: CPU a paper, last day over first.");
console.log("RSS MB and CPU: of the server's processes; bytes: of the body as it was sent.\n");
console.log(over.length === 0 ? "All within bounds." : `Over bounds:\n  ${over.join("\n  ")}`);
if (process.platform !== "linux") {
  console.log("CPU and memory of the servers are read from /proc, which only Linux has.");
}
if (json !== null) {
  const result = {
    machine,
    seconds,
    refresh: { day, growing },
    queries,
    requests,
    pages,
    overBounds: over,
  };
  writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`);
}
process.exit(0);

function say(what: string): void {
  console.error(`measuring ${what} …`);
}

function stop(why: string): never {
  console.error(why);
  process.exit(1);
}
