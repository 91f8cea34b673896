import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { daySchema } from "../lib/arxiv/calendar";
import { EnvironmentError, readEnvironment } from "../lib/config/environment";
import { ConfigError, loadConfig } from "../lib/config/load";
import { mainFeedName } from "../lib/config/schema";
import { deployedSummaries, type Get } from "../lib/digest/deployed";
import { timesIn } from "../lib/digest/schedule";
import { createServices, publicOrigin } from "../lib/services";
import { deployUrl } from "./deploy-button";
import { FileProblem, filesIn } from "./digest/files";
import { makeDigest } from "./digest/run";
import { repositoryUrl } from "./repository";
import { summaryTold, terminalOn, told } from "./terminal";

const help = `npm run digest -- [options]

Fetches what is due, as npm run refresh does, and writes the newest announcement's papers as
Markdown: DIGEST.md, a file of its own in digests/, and the block between
<!-- digest:begin --> and <!-- digest:end --> of README.md ("digest" in config.json).

  --feed NAME        a named feed of config.json, which has its own folder in digests/ and no more
  --date YYYY-MM-DD  one announcement day
  --out FILE         writes the whole page there and nothing else; - is the terminal
  --template FILE    a page of your own with {{PAPERS_SECTION}} and other placeholders in it
  --no-refresh       only what has been fetched already
  --help             this

Ends with 0 when all went well, 1 when something failed, 2 for a wrong option, 75 while another
refresh is under way.
`;

const exitCodes = { done: 0, failed: 1, usage: 2, busy: 75 };
const longestMs = 40 * 60_000;

class UsageError extends Error {}

function readOptions() {
  const { values } = parseArgs({
    options: {
      feed: { type: "string", default: mainFeedName },
      date: { type: "string" },
      out: { type: "string" },
      template: { type: "string" },
      "no-refresh": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.date !== undefined && !daySchema.safeParse(values.date).success) {
    throw new UsageError(`--date takes a day such as 2026-06-16, not ${values.date}.`);
  }
  return values;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`--template ${file} cannot be read: ${(error as Error).message}.`);
  }
}

function writeOut(file: string, page: string): void {
  try {
    writeFileSync(file, page);
  } catch (error) {
    throw new UsageError(`--out ${file} cannot be written: ${(error as Error).message}.`);
  }
}

const workflowFile = ".github/workflows/digest.yml";
const mostBytes = 8_000_000;

const get: Get = async (url, headers) => {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(20_000) });
  let body = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    body += decoder.decode(chunk, { stream: true });
    if (body.length > mostBytes) throw new Error("the answer is too large");
  }
  return { status: response.status, body };
};

async function main(): Promise<number> {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(help);
    return exitCodes.done;
  }
  const { out } = options;
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const order = {
    feed: options.feed,
    day: options.date ?? null,
    hasRefresh: !options["no-refresh"],
    template: options.template === undefined ? null : textOf(resolve(cwd, options.template)),
    ...(out !== undefined && {
      out: (page: string) =>
        void (out === "-" ? process.stdout.write(page) : writeOut(resolve(cwd, out), page)),
    }),
  };
  if (out !== undefined && out !== "-" && !existsSync(dirname(resolve(cwd, out)))) {
    throw new UsageError(`--out ${out} cannot be written: there is no such folder.`);
  }
  process.chdir(resolve(import.meta.dirname, ".."));
  if (existsSync(".env")) process.loadEnvFile(".env");
  const environment = readEnvironment();
  const { config } = loadConfig("config.json");
  if (order.feed !== mainFeedName && !Object.hasOwn(config.feeds, order.feed)) {
    const names = [mainFeedName, ...Object.keys(config.feeds)];
    throw new UsageError(`config.json has no feed ${order.feed}; there is ${names.join(", ")}.`);
  }
  // The page itself may go to the one channel, so what is told goes to the other.
  const terminal = terminalOn(out === "-" ? process.stderr : process.stdout);
  const { url: origin, from } = publicOrigin(environment, config.site.url);
  const isPublic = from !== "default" && !isLocal(origin);
  const asked = environment.deploymentUrl ?? (isPublic ? origin : undefined);
  // The address of a private deployment is nobody's business, and no badge would lead in.
  const isShown = isPublic && environment.accessToken === undefined;
  const ending = await makeDigest(
    {
      server: createServices(environment, config, terminal.log),
      config,
      files: filesIn(process.cwd()),
      clock: () => new Date(),
      workMs: longestMs,
      surroundings: {
        deployUrl: deployUrlOf(repositoryUrl()),
        siteUrl: isShown ? origin : null,
        times: existsSync(workflowFile) ? timesIn(readFileSync(workflowFile, "utf8")) : [],
      },
      ...(asked !== undefined && {
        deployed: (feed) =>
          deployedSummaries({ origin: asked, accessToken: environment.accessToken, get }, feed),
      }),
      say: (line) => {
        terminal.endLine();
        (out === "-" ? process.stderr : process.stdout).write(`${line}\n`);
      },
      complain: terminal.complain,
      tell: (progress) => terminal.show(told(progress)),
      tellSummary: (progress) => terminal.show(summaryTold(progress)),
    },
    order,
  );
  return exitCodes[ending];
}

function deployUrlOf(found: string | null): string | null {
  return found === null ? null : deployUrl(found);
}

function isLocal(origin: string): boolean {
  return /^(?:localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(new URL(origin).hostname);
}

// Pauses towards arXiv and idle connections keep no process alive, and this one must come to its end.
setInterval(() => {}, 60_000);
try {
  process.exit(await main());
} catch (error) {
  const isOption = (error as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS") === true;
  const isUsage = isOption || error instanceof UsageError;
  const isKnown = [ConfigError, EnvironmentError, FileProblem].some(
    (kind) => error instanceof kind,
  );
  console.error(isUsage || isKnown ? (error as Error).message : error);
  process.exit(isUsage ? exitCodes.usage : exitCodes.failed);
}
