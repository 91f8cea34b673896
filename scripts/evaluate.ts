import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { loadConfig } from "../lib/config/load";
import { alignColumns } from "./columns";
import { type EvaluatedTask, readEvaluation } from "./evaluate/data";
import { readEarlier } from "./evaluate/earlier";
import { type Difference, differenceOf, halves, measuresOf } from "./evaluate/measures";
import { type MethodName, methodNames, runMethod } from "./evaluate/methods";

/**
 * `npm run evaluate -- FOLDER`: how well the ranking finds what people picked.
 *
 * FOLDER has `pool/<day>.jsonl.gz` (papers: id, title, abstract, authors, categories) and
 * `tasks/<name>.jsonl` (picks: id, date, title, abstract). Days are gone through in order; a day is
 * ranked knowing the picks dated before it and the papers of the days before it.
 *
 * `--history FOLDER2` gives earlier papers and picks, `--from` and `--to` the days that count,
 * `--methods` and `--tasks` which of them, `--keywords FILE` a list in JSON in place of
 * config.json's, `--draws N` how often cold profiles are drawn, `--json FILE` the figures. `--against FILE` names the
 * figures of an earlier run: by how much recall@10 differs from them, pick by pick, on all days and on
 * every other day from the second on. So settings can be chosen by the first half of the days, and
 * what came of it be told by the second.
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    methods: { type: "string" },
    tasks: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    history: { type: "string" },
    keywords: { type: "string" },
    draws: { type: "string", default: "10" },
    json: { type: "string" },
    against: { type: "string" },
  },
});
const [folder] = positionals;
if (folder === undefined) stop("Say which folder to evaluate: npm run evaluate -- FOLDER");
const methods = chosen(options.methods, methodNames, "method");
const draws = Number(options.draws);
if (!(Number.isInteger(draws) && draws > 0)) stop("--draws must be a whole number from 1.");

const evaluation = readEvaluation({
  folder: resolve(folder),
  history: options.history === undefined ? null : resolve(options.history),
  from: options.from ?? null,
  to: options.to ?? null,
});
const tasks = chosen(options.tasks, [...evaluation.tasks.keys()], "task");
const keywords =
  options.keywords === undefined
    ? loadConfig(resolve(import.meta.dirname, "../config.json")).config.keywords
    : z.array(z.string()).parse(JSON.parse(readFileSync(options.keywords, "utf8")));

const earlier = options.against === undefined ? null : readEarlier(resolve(options.against));

const rows: string[][] = [];
const figures: unknown[] = [];
for (const name of tasks) {
  const task = evaluation.tasks.get(name);
  if (task !== undefined) await evaluateTask(name, task, methods);
}
const head = [
  "task",
  "method",
  "picks",
  "R@10",
  "R@20",
  "R@50",
  "AUC",
  "95 % of R@10",
  "1st half",
  "2nd half",
  ...(earlier === null ? [] : ["R@10 less the other's", "on the 2nd half"]),
  "s",
  "ms a day",
];
console.log(alignColumns([head, ...rows]));
if (options.json !== undefined) {
  const { from, to } = evaluation;
  writeFileSync(options.json, `${JSON.stringify({ from, to, results: figures }, null, 2)}\n`);
}

async function evaluateTask(task: string, { days, picks }: EvaluatedTask, names: MethodName[]) {
  for (const method of names) {
    console.error(`${task}: ${method} …`);
    const started = performance.now();
    const run = runMethod(method, { evaluation, days, picks, keywords, draws });
    const seconds = (performance.now() - started) / 1000;
    if (run === null) continue;
    const all = measuresOf(run.landings);
    const [first, second] = halves(run.landings).map(measuresOf);
    const before = earlier?.get(`${task} ${method}`) ?? [];
    const differences = [run.landings, halves(run.landings)[1]].map((landings) =>
      differenceOf(landings, before),
    );
    const shown = (value: number | undefined) => (value ?? Number.NaN).toFixed(3);
    rows.push([
      task,
      method,
      String(all.picks),
      ...[all.recall10, all.recall20, all.recall50, all.auc].map(shown),
      all.interval10.map(shown).join("-"),
      shown(first?.recall10),
      shown(second?.recall10),
      ...(earlier === null ? [] : differences.map(told)),
      seconds.toFixed(1),
      (run.rankingMs / Math.max(1, run.daysRanked)).toFixed(2),
    ]);
    figures.push({
      task,
      method,
      ...all,
      halves: [first, second],
      landings: run.landings,
      seconds,
      msPerDay: run.rankingMs / Math.max(1, run.daysRanked),
    });
  }
}

function told({ mean, interval }: Difference): string {
  const [least, most] = interval.map((value) => value.toFixed(3));
  return `${mean.toFixed(3)} (${least} to ${most})`;
}

function chosen<T extends string>(
  given: string | undefined,
  known: readonly T[],
  what: string,
): T[] {
  if (given === undefined) return [...known];
  return given.split(",").map((name) => {
    const found = known.find((each) => each === name.trim());
    return found ?? stop(`There is no ${what} "${name}"; there are ${known.join(", ")}.`);
  });
}

function stop(why: string): never {
  console.error(why);
  process.exit(1);
}
