import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { EnvironmentError, readEnvironment } from "../lib/config/environment";
import { ConfigError, loadConfig } from "../lib/config/load";

/**
 * `npm start`: checks the settings, builds when the sources are not those of the last build, and
 * serves on `PORT`. Ends with 1 and one line a problem when the settings are wrong.
 */
const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const plainHeaders = new URL("plain-headers.mjs", import.meta.url).href;
const buildMark = ".next/built-from";

async function start(): Promise<void> {
  const { port } = checkedSettings();
  const sources = await fingerprint();
  if (!existsSync(".next/BUILD_ID") || readMark() !== sources) {
    const code = await run(["build"]);
    if (code !== 0) process.exit(code);
    writeFileSync(buildMark, sources);
  }
  process.exit(await run(["start", "--port", String(port)], ["--import", plainHeaders]));
}

function checkedSettings() {
  try {
    loadConfig("config.json");
    return readEnvironment();
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof EnvironmentError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** A hash of everything a build is made from; config.json is read when serving and not part. */
async function fingerprint(): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  const single = ["next.config.ts", "package-lock.json", "tsconfig.json"];
  for (const path of [...single, ...(await filesUnder(["app", "lib", "public"]))]) {
    hash.update(path).update(await readFile(path));
  }
  return hash.digest("hex");
}

async function filesUnder(folders: readonly string[]): Promise<string[]> {
  const listed = await Promise.all(
    folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })),
  );
  return listed
    .flat()
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function readMark(): string | null {
  return existsSync(buildMark) ? readFileSync(buildMark, "utf8") : null;
}

/** Runs Next.js and passes signals on, so that Ctrl-C and `docker stop` end it cleanly. */
function run(options: readonly string[], nodeOptions: readonly string[] = []): Promise<number> {
  const child = spawn(process.execPath, [...nodeOptions, next, ...options], {
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: process.env.NEXT_TELEMETRY_DISABLED ?? "1" },
  });
  const passOn = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGINT", passOn).on("SIGTERM", passOn);
  return new Promise((done) => {
    child.on("exit", (code, signal) => {
      process.off("SIGINT", passOn).off("SIGTERM", passOn);
      done(signal === null ? (code ?? 1) : 0);
    });
  });
}

process.chdir(resolve(import.meta.dirname, ".."));
await start();
