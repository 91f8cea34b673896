import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { addDays, dayInForce } from "../lib/arxiv/calendar";
import { EnvironmentError, readEnvironment } from "../lib/config/environment";
import { ConfigError, loadConfig } from "../lib/config/load";
import { summaryOf } from "../lib/refresh/report";
import { summaryRunInWords } from "../lib/refresh/summary-report";
import { oldestDays } from "../lib/refresh/summary-work";
import { createServices } from "../lib/services";
import { capitalised } from "../lib/words";
import { isTrouble, summaryTold, terminalOn, told } from "./terminal";

/**
 * `npm run refresh`: the job, run to its end in this process, over the same store as the server.
 * `--json` prints the report. Ends with 0 when all went well, 1 when something failed, 2 for a wrong
 * option, 75 while another refresh is under way.
 *
 * `--resummarise 7d` has the summaries of the last seven days written anew, today's days included.
 */
const exitCodes = { done: 0, failed: 1, usage: 2, busy: 75 };
const longestMs = 3 * 3_600_000;

const { show, endLine, log } = terminalOn(process.stdout);

async function main(): Promise<number> {
  const { values: options } = parseArgs({
    options: { json: { type: "boolean" }, resummarise: { type: "string" } },
  });
  const now = new Date();
  const redoFrom = firstDayOf(options.resummarise, now);
  if (existsSync(".env")) process.loadEnvFile(".env");
  const server = createServices(readEnvironment(), loadConfig("config.json").config, log);
  const outcome = await server.refresh({
    trigger: "command",
    now,
    workMs: longestMs,
    ...(redoFrom !== undefined && { redoFrom }),
    tell: (progress) => options.json || show(told(progress)),
    tellSummary: (progress) => options.json || show(summaryTold(progress)),
  });
  endLine();
  if (redoFrom !== undefined && outcome.summaries === undefined) {
    console.error("This server writes no summaries; /status says what that would take.");
    return exitCodes.failed;
  }
  if (outcome.state === "busy") {
    console.error("Another refresh is under way.");
    return exitCodes.busy;
  }
  const { report, summaries } = outcome;
  const written = summaries?.state === "finished" ? summaries.report : null;
  if (options.json) {
    console.log(JSON.stringify({ ...report, ...(written && { summaries: written }) }));
  } else {
    console.log(`${capitalised(summaryOf(report))}.`);
    if (written !== null) console.log(`${capitalised(summaryRunInWords(written))}.`);
    if (summaries?.state === "busy") console.log("Another process is writing summaries.");
  }
  const hasFailed = report.outcome === "failed" || isTrouble(summaries);
  return hasFailed ? exitCodes.failed : exitCodes.done;
}

/** The first of so many days, the one in force included; throws UsageError. */
function firstDayOf(span: string | undefined, now: Date): string | undefined {
  if (span === undefined) return undefined;
  const days = Number(/^(\d{1,2})d$/.exec(span)?.[1] ?? 0);
  if (days < 1 || days > oldestDays) {
    throw new UsageError(`--resummarise takes 1d to ${oldestDays}d, days of New York's calendar.`);
  }
  return addDays(dayInForce(now), 1 - days);
}

class UsageError extends Error {}

process.chdir(resolve(import.meta.dirname, ".."));
// Pauses towards arXiv and idle connections keep no process alive, and this one must come to its end.
setInterval(() => {}, 60_000);
try {
  process.exit(await main());
} catch (error) {
  endLine();
  const isUsage =
    error instanceof UsageError ||
    (error as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS") === true;
  const isTold = isUsage || error instanceof ConfigError || error instanceof EnvironmentError;
  console.error(isTold ? (error as Error).message : error);
  process.exit(isUsage ? exitCodes.usage : exitCodes.failed);
}
