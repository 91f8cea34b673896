import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { EnvironmentError, readEnvironment } from "../lib/config/environment";
import { ConfigError, loadConfig } from "../lib/config/load";
import type { Log } from "../lib/log";
import { createServices } from "../lib/services";
import { baseOf } from "../lib/site/base";
import { counted } from "../lib/words";
import { exportSite } from "./export/export-site";
import { whyNotOurs } from "./export/folder";
import { repositoryUrl } from "./repository";

/**
 * `npm run export`: the job, and then all feeds as a site of static files. Ends as `npm run refresh`
 * does: with 0 when all went well, 1 when something failed, 2 for a wrong option, 75 while another
 * refresh is under way. When arXiv failed the site is written all the same, and says so.
 */
const exitCodes = { done: 0, failed: 1, usage: 2, busy: 75 };

const help = `Usage: npm run export -- [options]

Writes feeds, pages and icons as files for a host that serves nothing else, such as GitHub Pages.

  --out DIR      the folder to write, "site" unless given; one that this command
                 wrote before is replaced, and its pages of earlier days are kept
  --base URL     where the site will be served; else SITE_URL, site.url in
                 config.json, and in GitHub Actions the address of its Pages
  --no-refresh   do not ask arXiv before: write what is held
  --help         this text
`;

const log: Log = {
  debug() {},
  info() {},
  warn: (message, facts) => complain(message, facts),
  error: (message, facts) => complain(message, facts),
};

function complain(message: string, facts: Readonly<Record<string, unknown>> = {}): void {
  const known = Object.values(facts).filter((fact) => fact !== undefined);
  console.error([message, ...known].join(": "));
}

/** Where the command was called; npm runs it in the project. */
const calledFrom = process.env.INIT_CWD ?? process.cwd();

async function main(): Promise<number> {
  const { values: options } = parseArgs({
    options: {
      out: { type: "string", default: "site" },
      base: { type: "string" },
      "no-refresh": { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (options.help) {
    process.stdout.write(help);
    return exitCodes.done;
  }
  if (existsSync(".env")) process.loadEnvFile(".env");
  const environment = readEnvironment();
  const { config } = loadConfig("config.json");
  const folder = resolve(calledFrom, options.out);
  const address = baseOf({
    option: options.base,
    siteUrl: environment.siteUrl,
    configUrl: config.site.url,
    repository: process.env.GITHUB_REPOSITORY,
  });
  const problem = "problem" in address ? address.problem : await whyNotOurs(folder);
  if ("problem" in address || problem !== null) {
    console.error(problem);
    return exitCodes.usage;
  }
  if (environment.accessToken !== undefined) {
    console.error(
      "ACCESS_TOKEN makes this deployment private, but everybody can read a static site: unset it for this command.",
    );
    return exitCodes.failed;
  }

  const { base } = address;
  const refreshed = options["no-refresh"] ? exitCodes.done : await refresh(base);
  if (refreshed !== exitCodes.done && refreshed !== exitCodes.failed) return refreshed;
  const server = createServices({ ...environment, siteUrl: base }, config, log);
  const exported = await exportSite({
    server,
    root: process.cwd(),
    folder,
    base,
    repository: repositoryUrl(),
    now: new Date(),
  });
  if ("problem" in exported) {
    console.error(exported.problem);
    return exitCodes.failed;
  }
  const { files, bytes, days } = exported;
  console.log(
    `Wrote ${counted(files, "file")} (${(bytes / 1e6).toFixed(1)} MB) with ${counted(days, "day")} ` +
      `to ${options.out}, to be served at ${base}.`,
  );
  return refreshed;
}

/** The job as `npm run refresh` runs it, with what that tells; resolves to how it ended. */
function refresh(base: string): Promise<number> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/refresh.ts"], {
    stdio: "inherit",
    env: { ...process.env, SITE_URL: base }, // arXiv is told who asks
  });
  return new Promise((done) => child.on("exit", (code) => done(code ?? exitCodes.failed)));
}

process.chdir(resolve(import.meta.dirname, ".."));
try {
  process.exit(await main());
} catch (error) {
  const isUsage = (error as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS") === true;
  const isTold = isUsage || error instanceof ConfigError || error instanceof EnvironmentError;
  console.error(isTold ? (error as Error).message : error);
  process.exit(isUsage ? exitCodes.usage : exitCodes.failed);
}
