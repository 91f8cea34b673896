import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import type { Outcome, Target } from "../tests/fuzz/target";
import { targets } from "../tests/fuzz/targets/all";
import { alignColumns } from "./columns";
import type { Job } from "./fuzz/worker";

/**
 * `npm run fuzz`: each way in, fed with many invented and mutated documents, addresses, settings and
 * texts; see `tests/fuzz`. Prints a table, and of each failure what is needed to see it again;
 * ends with 1 where there was one, a case of more than a second among them.
 *
 * `--target NAME` runs those whose names hold it, `--cases N` so many each (100,000, fewer of the
 * expensive ones), `--seed N` others than the usual, `--path P` begins at a counterexample.
 */
const { values: options } = parseArgs({
  options: {
    target: { type: "string", default: "" },
    cases: { type: "string" },
    seed: { type: "string", default: "1" },
    path: { type: "string" },
  },
});
const seed = Number(options.seed);
if (!Number.isInteger(seed)) stop("--seed must be a whole number.");
const cases = options.cases === undefined ? null : Number(options.cases);
if (cases !== null && !(Number.isInteger(cases) && cases > 0)) {
  stop("--cases must be a whole number from 1.");
}
const chosen = targets.filter(({ name }) => name.includes(options.target));
if (chosen.length === 0) {
  stop(`No target is called so; there are ${targets.map(({ name }) => name).join("; ")}.`);
}

const longestMs = 1_000;
const hangsAfterMs = 60_000;

const rows = [["target", "cases", "seconds", "slowest ms", "failures"]];
const reports: string[] = [];
for (const each of chosen) {
  process.stderr.write(`fuzzing ${each.name} … `);
  const start = performance.now();
  const outcome = await run(each, cases ?? each.casesAtLength);
  const failures = failuresIn(each, outcome);
  reports.push(...failures);
  console.error(failures.length === 0 ? "well" : `\n${failures.join("\n")}`);
  rows.push([
    each.name,
    outcome.cases.toLocaleString("en"),
    ((performance.now() - start) / 1000).toFixed(0),
    outcome.slowest.ms.toFixed(0),
    String(failures.length),
  ]);
}
console.log(alignColumns(rows));
for (const report of reports) console.log(`\n${report}`);
process.exit(reports.length > 0 ? 1 : 0);

function failuresIn({ name }: Target, { failure, slowest }: Outcome): string[] {
  const again = `npm run fuzz -- --target ${JSON.stringify(name)} --seed ${seed}`;
  const at = failure?.path ? ` --path ${failure.path}` : "";
  return [
    ...(failure === null ? [] : [`${again}${at}\n${failure.why}\nat ${failure.shown}`]),
    ...(slowest.ms <= longestMs
      ? []
      : [`${again}\na case took ${slowest.ms.toFixed(0)} ms\nat ${slowest.shown}`]),
  ];
}

/** In a thread, which is ended where one case takes a minute. */
async function run({ name }: Target, count: number): Promise<Outcome> {
  const beats = new SharedArrayBuffer(4);
  const beat = new Int32Array(beats);
  const workerData: Job = { name, cases: count, seed, path: options.path, beats };
  const worker = new Worker(new URL("./fuzz/start-worker.mjs", import.meta.url), { workerData });
  let [last, since] = [-1, performance.now()];
  return new Promise((settle) => {
    const watch = setInterval(() => {
      const now = Atomics.load(beat, 0);
      if (now !== last) [last, since] = [now, performance.now()];
      else if (performance.now() - since > hangsAfterMs) {
        end(`case ${now} has not ended after a minute; --cases ${now} ends with it`);
      }
    }, 1_000);
    const end = (why: string) => {
      const failure = { why, shown: "", path: "" };
      finish({ cases: Atomics.load(beat, 0), slowest: { ms: 0, shown: "" }, failure });
    };
    const finish = (outcome: Outcome) => {
      clearInterval(watch);
      worker.terminate().then(() => settle(outcome));
    };
    worker.once("message", finish);
    worker.once("error", (error) => end(error.stack ?? error.message));
  });
}

function stop(why: string): never {
  console.error(why);
  process.exit(1);
}
