import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { EnvironmentError, readEnvironment } from "../lib/config/environment";
import { ConfigError, loadConfig } from "../lib/config/load";
import type { Log } from "../lib/log";
import type { Progress } from "../lib/refresh/refresh";
import { summaryOf } from "../lib/refresh/report";
import { createServices } from "../lib/services";
import { capitalised } from "../lib/words";

/**
 * `npm run refresh`: the job, run to its end in this process, over the same store as the server.
 * `--json` prints the report. Ends with 0 when all went well, 1 when something failed, 2 for a wrong
 * option, 75 while another refresh is under way.
 */
const exitCodes = { done: 0, failed: 1, usage: 2, busy: 75 };
const longestMs = 3 * 3_600_000;

const isTerminal = process.stdout.isTTY === true;
let isLineOpen = false;

/** On a terminal the last line is the present state; elsewhere each step is a line of its own. */
function show(text: string): void {
  process.stdout.write(isTerminal ? `\r\x1b[K${text}` : `${text}\n`);
  isLineOpen = isTerminal;
}

function endLine(): void {
  if (isLineOpen) process.stdout.write("\n");
  isLineOpen = false;
}

function told(progress: Progress): string {
  switch (progress.step) {
    case "asked": {
      const { asked, papers } = progress.fetched;
      return asked.length === 0
        ? "Nothing is due at arXiv."
        : `arXiv lists ${papers} papers in ${asked.join(", ")}.`;
    }
    case "filled":
      return `Filled in ${progress.day}.`;
    case "chose":
      return `Chose the papers of ${progress.count} days.`;
  }
}

const log: Log = {
  info() {},
  warn: (message, facts) => complain(message, facts),
  error: (message, facts) => complain(message, facts),
};

function complain(message: string, facts: Readonly<Record<string, unknown>> = {}): void {
  endLine();
  const known = Object.values(facts).filter((fact) => fact !== undefined);
  console.error([message, ...known].join(": "));
}

async function main(): Promise<number> {
  const { values: options } = parseArgs({ options: { json: { type: "boolean" } } });
  if (existsSync(".env")) process.loadEnvFile(".env");
  const server = createServices(readEnvironment(), loadConfig("config.json").config, log);
  const outcome = await server.refresh({
    trigger: "command",
    now: new Date(),
    workMs: longestMs,
    tell: (progress) => options.json || show(told(progress)),
  });
  endLine();
  if (outcome.state === "busy") {
    console.error("Another refresh is under way.");
    return exitCodes.busy;
  }
  const { report } = outcome;
  if (options.json) console.log(JSON.stringify(report));
  else console.log(`${capitalised(summaryOf(report))}.`);
  return report.outcome === "failed" ? exitCodes.failed : exitCodes.done;
}

process.chdir(resolve(import.meta.dirname, ".."));
// Pauses towards arXiv and idle connections keep no process alive, and this one must come to its end.
setInterval(() => {}, 60_000);
try {
  process.exit(await main());
} catch (error) {
  endLine();
  const isUsage = (error as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS") === true;
  const isTold = isUsage || error instanceof ConfigError || error instanceof EnvironmentError;
  console.error(isTold ? (error as Error).message : error);
  process.exit(isUsage ? exitCodes.usage : exitCodes.failed);
}
