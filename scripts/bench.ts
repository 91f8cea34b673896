import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadConfig } from "../lib/config/load";
import { describeMachine, headLine } from "./bench/machine";
import { buildProduct } from "./bench/requests";
import { type Section, type SectionName, sectionNames, sections } from "./bench/sections";
import { clearOnExit } from "./bench/workshop";
import { alignColumns } from "./columns";

/**
 * `npm run bench`: what the product costs, beside the least that Next.js can do. Offline; prints
 * one table a section, then what is over its bound; with `--json FILE` the same as JSON.
 * `--only NAME`, which may stand several times, measures some sections alone.
 * `--pool FOLDER` chooses from the papers of a folder (`<day>.jsonl.gz`, see `paper-pool.ts`) in
 * place of invented ones, `--feeds FOLDER` takes recorded feeds (`FOLDER/rss/<category>.xml`) for an
 * invented day, `--seconds N` is how long each kind of request is made, `--readers N` how many
 * addresses are asked for each hour of a day.
 */
const { values: options } = parseArgs({
  options: {
    feeds: { type: "string" },
    json: { type: "string" },
    only: { type: "string", multiple: true },
    pool: { type: "string" },
    readers: { type: "string", default: "10000" },
    seconds: { type: "string", default: "4" },
  },
});
const seconds = Number(options.seconds);
const readers = Number(options.readers);
const feeds = options.feeds === undefined ? null : resolve(options.feeds);
const pool = options.pool === undefined ? null : resolve(options.pool);
const json = options.json === undefined ? null : resolve(options.json);
const asked = options.only ?? sectionNames;

if (!(seconds >= 0.5)) stop("--seconds must be a number from 0.5.");
if (!(readers >= 1)) stop("--readers must be a number from 1.");
if (feeds !== null && !existsSync(join(feeds, "rss"))) {
  stop(`There is no folder ${join(feeds, "rss")} with recorded feeds.`);
}
if (pool !== null && !existsSync(pool)) stop(`There is no folder ${pool}.`);
if (!asked.every(isSection)) stop(`--only can be ${sectionNames.join(", ")}.`);

process.chdir(resolve(import.meta.dirname, ".."));
clearOnExit();

const machine = describeMachine();
const { config } = loadConfig("config.json");
let built: Promise<string> | null = null;
const product = () => {
  built ??= buildProduct();
  return built;
};
const task = { config, feeds, pool, seconds, readers, product, say };
console.log(headLine(machine));
const measured = new Map<SectionName, Section>();
for (const name of sectionNames.filter((each) => asked.includes(each))) {
  const section = await sections[name](task);
  measured.set(name, section);
  console.log(`\n${alignColumns(section.rows)}`);
  if (section.notes !== undefined) console.log(section.notes);
}
const over = [...measured.values()].flatMap((section) => section.over);
console.log(over.length === 0 ? "\nAll within bounds." : `\nOver bounds:\n  ${over.join("\n  ")}`);
if (process.platform !== "linux") {
  console.log("CPU and memory of the servers are read from /proc, which only Linux has.");
}
if (json !== null) {
  const figures = [...measured].map(([name, section]) => [name, section.figures]);
  const result = { machine, seconds, readers, ...Object.fromEntries(figures), overBounds: over };
  writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`);
}
process.exit(0);

function isSection(name: string): name is SectionName {
  return sectionNames.some((each) => each === name);
}

function say(what: string): void {
  console.error(`measuring ${what} …`);
}

function stop(why: string): never {
  console.error(why);
  process.exit(1);
}
