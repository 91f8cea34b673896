import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { EnvironmentError, readEnvironment } from "../lib/config/environment";
import { ConfigError, loadConfig } from "../lib/config/load";
import { isBuilt, markBuilt } from "./build-mark";
import { preloads } from "./preloads";

/**
 * `npm start`: checks the settings, builds when the sources are not those of the last build, and
 * serves on `PORT`. Ends with 1 and one line a problem when the settings are wrong. With
 * `--no-build`, for where the folder cannot be written, it ends with 1 instead of building.
 */
const next = createRequire(import.meta.url).resolve("next/dist/bin/next");

async function start(): Promise<void> {
  const { port } = checkedSettings();
  if (!(await isBuilt())) {
    if (process.argv.includes("--no-build")) {
      console.error(
        "This is not built, or not from these sources and by this Node.js: npm run build",
      );
      process.exit(1);
    }
    const code = await run(["build"]);
    if (code !== 0) process.exit(code);
    await markBuilt();
  }
  process.exit(await run(["start", "--port", String(port)], preloads));
}

function checkedSettings() {
  try {
    // As Next.js does when it serves; what the shell has set goes first.
    if (existsSync(".env")) process.loadEnvFile(".env");
    loadConfig("config.json");
    return readEnvironment();
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof EnvironmentError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
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
