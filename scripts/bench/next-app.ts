import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { preloads } from "../preloads";
import { adopt, end } from "./workshop";

/** A built Next.js app that answers on loopback. */
export type RunningApp = { url: string; pid: number; stop(): Promise<void> };

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");

export async function buildApp(folder: string): Promise<void> {
  const { child, output } = runNext(folder, ["build"], {});
  const code = await new Promise((done) => child.once("exit", done));
  if (code !== 0) throw new Error(`next build failed in ${folder}:\n${output()}`);
}

/** `variables` are all the app knows of the environment, so no secret of this machine is in it. */
export async function startApp(
  folder: string,
  port: number,
  variables: Readonly<Record<string, string>>,
  lookMs = 100,
): Promise<RunningApp> {
  const options = ["start", "--hostname", "127.0.0.1", "--port", String(port)];
  const { child, output } = runNext(folder, options, variables);
  const url = `http://127.0.0.1:${port}`;
  for (let waitedMs = 0; !(await answers(`${url}/favicon.ico`)); waitedMs += lookMs) {
    if (child.exitCode !== null || waitedMs > 60_000) {
      await end(child);
      throw new Error(`next start failed in ${folder}:\n${output()}`);
    }
    await sleep(lookMs);
  }
  return { url, pid: child.pid ?? 0, stop: () => end(child) };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(0, "127.0.0.1", done);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

function runNext(
  folder: string,
  options: readonly string[],
  variables: Readonly<Record<string, string>>,
): { child: ChildProcess; output: () => string } {
  const { PATH = "", HOME = "" } = process.env;
  const child = adopt(
    spawn(process.execPath, [...preloads, next, ...options], {
      cwd: folder,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH, HOME, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...variables },
    }),
  );
  let text = "";
  const keep = (chunk: Buffer) => {
    text = (text + chunk).slice(-4000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  return { child, output: () => text };
}

/** Any answer will do, and no page: what the first one costs is measured. */
async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    async (response) => {
      await response.arrayBuffer();
      return true;
    },
    () => false,
  );
}
