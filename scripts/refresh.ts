import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { EnvironmentError, readEnvironment } from "../lib/config/environment";
import { ConfigError, loadConfig } from "../lib/config/load";
import { summaryOf } from "../lib/refresh/report";
import { createServices } from "../lib/services";
import { capitalised } from "../lib/words";
import { terminalOn, told } from "./terminal";

/**
 * `npm run refresh`: the job, run to its end in this process, over the same store as the server.
 * `--json` prints the report. Ends with 0 when all went well, 1 when something failed, 2 for a wrong
 * option, 75 while another refresh is under way.
 */
const exitCodes = { done: 0, failed: 1, usage: 2, busy: 75 };
const longestMs = 3 * 3_600_000;

const { show, endLine, log } = terminalOn(process.stdout);

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
