import { readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseFeedXml } from "../lib/arxiv/feed-xml";
import { loadConfig } from "../lib/config/load";
import { composeEdition, type Edition } from "../lib/editions/edition";
import { selectDay } from "../lib/editions/selection";
import { formats } from "../lib/feeds/format";
import { createLinks } from "../lib/feeds/links";
import { proseHtml } from "../lib/feeds/prose";
import { renderFeed } from "../lib/feeds/render";
import { interestFromConfig } from "../lib/interest/interest";
import { type Batch, batchOf, kindOf } from "../lib/papers/batch";
import type { AnnouncedPaper } from "../lib/papers/paper";
import { statisticsOf } from "../lib/ranking/statistics";
import { mathStyles } from "../lib/tex/math-style";
import { mathml } from "../lib/tex/mathml";
import type { Formula } from "../lib/tex/pieces";
import { piecesOf } from "../lib/tex/readable";

/**
 * `npx tsx scripts/measure-content.ts FOLDER…`: what recorded days (`FOLDER/rss/<category>.xml`, the
 * folder named by its date) make of formulas, and what the main feed of them weighs and costs in
 * each style. Offline.
 */
const folders = process.argv.slice(2).map((folder) => resolve(folder));
if (folders.length === 0) {
  console.error("Name at least one folder of recorded feeds.");
  process.exit(1);
}
process.chdir(resolve(import.meta.dirname, ".."));
const batches = folders.map(recordedBatch).sort((a, b) => (a.day < b.day ? 1 : -1));
const papers = batches.flatMap(({ announcements }) => announcements.map(({ paper }) => paper));
console.log(`${papers.length} papers of ${batches.length} days`);

const found = papers.flatMap(({ abstract }) => formulasIn(abstract));
const inAuto = found.filter(({ isSaidWell, isDisplay }) => !isSaidWell || isDisplay);
const failed = found.filter(({ tex, isDisplay }) => mathml(tex, isDisplay) === undefined);
const failedInAuto = inAuto.filter((formula) => failed.includes(formula));
console.log(
  `${found.length} formulas, ${found.filter(({ isDisplay }) => isDisplay).length} display`,
);
console.log(`auto: ${share(found.length - inAuto.length)} Unicode`);
console.log(`auto: ${share(inAuto.length - failedInAuto.length)} MathML`);
console.log(`auto: ${share(failedInAuto.length)} fall back to text or source`);
console.log(`mathml: ${share(failed.length)} fall back to text or source`);
const prose = papers.map(({ abstract }) => proseHtml(abstract, "auto"));
const linked = prose.filter(({ blocks }) => blocks.some((block) => block.includes("<a ")));
const withCode = prose.filter(({ codeUrls }) => codeUrls.length > 0);
console.log(`${linked.length} papers with links, ${withCode.length} with code or data\n`);

const edition = mainEdition();
const links = createLinks("https://feeds.example");
for (const math of mathStyles) {
  for (const format of formats) {
    const styled = { ...edition, interest: { ...edition.interest, math } };
    const render = () => renderFeed(styled, format, links);
    for (let warm = 0; warm < 5; warm++) render();
    const runs = 20;
    const before = process.cpuUsage();
    for (let run = 0; run < runs; run++) render();
    const { user, system } = process.cpuUsage(before);
    const ms = ((user + system) / 1000 / runs).toFixed(1);
    console.log(`${math} ${format}: ${render().length} bytes, ${ms} ms CPU`);
  }
}

function share(count: number): string {
  return `${count} (${((100 * count) / found.length).toFixed(1)} %)`;
}

function formulasIn(abstract: string): Formula[] {
  return abstract
    .split("\n\n")
    .flatMap(piecesOf)
    .filter((piece) => typeof piece !== "string" && piece.kind === "formula") as Formula[];
}

/** A day's papers, each once, as its most telling feed announces it. */
function recordedBatch(folder: string): Batch {
  const announced = new Map<string, AnnouncedPaper>();
  for (const name of readdirSync(join(folder, "rss"))) {
    const parsed = parseFeedXml(readFileSync(join(folder, "rss", name), "utf8"));
    if ("code" in parsed) throw new Error(`${folder}/rss/${name}: ${parsed.message}`);
    for (const each of parsed.papers) {
      const known = announced.get(each.paper.id);
      if (known === undefined || each.announceType === "new") announced.set(each.paper.id, each);
    }
  }
  const announcements = [...announced.values()].map(({ paper, announceType }) => ({
    paper,
    kind: kindOf(announceType),
  }));
  return batchOf(basename(folder), announcements);
}

/** The main feed's choice of all days, as though they were one week. */
function mainEdition(): Edition {
  const interest = interestFromConfig(loadConfig("config.json").config);
  const plan = {
    interest,
    days: batches.map(({ day }) => day),
    states: {},
    behindOn: null,
    changedAt: new Date(0),
    hash: "",
  };
  const selections = batches.map((batch) => ({
    day: batch.day,
    ranked: selectDay(interest, batch, statisticsOf(batch.announcements)),
  }));
  return composeEdition(plan, selections, batches);
}
