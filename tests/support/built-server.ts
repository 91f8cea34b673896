import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const root = resolve(import.meta.dirname, "../..");

export type BuiltServer = { url: string; output(): string; stop(): Promise<void> };

/** Starts the built server as `npm start` does, and waits until it answers. */
export async function startBuiltServer(options: {
  arxivUrl: string;
  dataFolder: string;
  folder?: string; // of the built project; this one unless given
  environment?: Record<string, string>;
}): Promise<BuiltServer> {
  const port = await freePort();
  const folder = options.folder ?? root;
  const child = spawn(process.execPath, ["--import", "tsx", join(folder, "scripts/start.ts")], {
    cwd: folder,
    env: {
      ...process.env,
      PORT: String(port),
      SITE_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: options.dataFolder,
      ARXIV_FEED_URL: options.arxivUrl,
      ARXIV_API_URL: options.arxivUrl,
      ARXIV_SITE_URL: options.arxivUrl,
      ARXIV_INTERVAL_MS: "0",
      REFRESH_EVERY_MINUTES: "0",
      ...options.environment,
    },
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const url = `http://127.0.0.1:${port}`;
  await untilAnswering(`${url}/icon.svg`, child, () => output);
  return { url, output: () => output, stop: () => stop(child) };
}

async function untilAnswering(url: string, child: ChildProcess, output: () => string) {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${output()}`);
    const isUp = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await sleep(100);
  }
  throw new Error(`the server did not answer in a minute:\n${output()}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await ended;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
