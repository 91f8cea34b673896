import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { startArxiv } from "@/tests/support/arxiv-server";
import { startKvRest } from "@/tests/support/kv-rest";
import { startRedis } from "@/tests/support/redis-server";
import { layOutFloor } from "./apps";
import { serveToday } from "./days";
import { refresh, serveHistory, settings } from "./filled";
import { ask } from "./load";
import { buildApp, freePort, startApp } from "./next-app";
import { treeUsage } from "./process-tree";
import { makeFolder } from "./workshop";

/** From the start of a process to its first feed, out of a store that is filled. */
export type MeasuredStart = {
  stores: { name: string; upMs: number; feedMs: number; cpuMs: number | null; requests: number }[];
  /** What a function on a platform has to load for a feed: code of ours and of packages. */
  functionBytes: number;
  largest: { file: string; bytes: number }[];
};

const commandMs = 5; // of a store in the same region

/** `folder` holds the built product. */
export async function measureStart(
  folder: string,
  feeds: string | null,
  categories: string[],
): Promise<MeasuredStart> {
  const arxiv = await startArxiv();
  serveToday(arxiv, feeds, categories);
  serveHistory(arxiv);
  const redis = await startRedis();
  const kv = await startKvRest(redis);
  const data = makeFolder("start");
  const ofFiles = settings(arxiv.url, data);
  const ofKv = { ...ofFiles, KV_REST_API_URL: kv.url, KV_REST_API_TOKEN: kv.token };
  try {
    const stores: MeasuredStart["stores"] = [await floorStart()];
    for (const [name, variables] of [
      ["files", ofFiles],
      [`KV, ${commandMs} ms a command`, ofKv],
    ] as const) {
      kv.fault(null);
      const filler = await startApp(folder, await freePort(), variables);
      await refresh(filler).finally(() => filler.stop());
      kv.fault({ delayMs: commandMs });
      kv.requests.length = 0;
      stores.push({ name, ...(await firstFeed(folder, variables)), requests: kv.requests.length });
    }
    return { stores, ...functionSize(folder) };
  } finally {
    await kv.close();
    await redis.stop();
    await arxiv.close();
  }
}

/** What Next.js itself takes, for a handler that gives a few bytes. */
async function floorStart() {
  const folder = makeFolder("floor");
  const headers = { "content-type": "application/rss+xml" };
  layOutFloor(folder, { rss: { status: 200, headers, body: Buffer.from("<rss/>") } });
  await buildApp(folder);
  return { name: "the floor", ...(await firstFeed(folder, {})), requests: 0 };
}

async function firstFeed(folder: string, variables: Record<string, string>) {
  const begun = performance.now();
  const app = await startApp(folder, await freePort(), variables, 10);
  try {
    const upMs = performance.now() - begun;
    const { status } = await ask({ url: `${app.url}/rss`, headers: {} });
    if (status !== 200) throw new Error(`the first feed answered with ${status}`);
    const feedMs = performance.now() - begun;
    return { upMs, feedMs, cpuMs: treeUsage(app.pid)?.cpuMs ?? null };
  } finally {
    await app.stop();
  }
}

/** By the list of files that Next.js makes for a platform to pack. */
function functionSize(folder: string): Pick<MeasuredStart, "functionBytes" | "largest"> {
  const routes = join(folder, ".next/server/app/rss");
  const list = readdirSync(routes, { recursive: true })
    .map((name) => join(routes, String(name)))
    .find((name) => name.endsWith("route.js.nft.json"));
  if (list === undefined) throw new Error("the build has no list of the feed's files");
  const { files } = JSON.parse(readFileSync(list, "utf8")) as { files: string[] };
  const sizes = files
    .map((file) => join(list, "..", file))
    .filter((file) => existsSync(file) && statSync(file).isFile())
    .map((file) => ({ file: file.replace(/.*\/node_modules\//, ""), bytes: statSync(file).size }))
    .sort((a, b) => b.bytes - a.bytes);
  return {
    functionBytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    largest: sizes.slice(0, 5),
  };
}

export function startRows({ stores, functionBytes, largest }: MeasuredStart): string[][] {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  return [
    ["from the start of the process", "answers, ms", "first feed, ms", "CPU ms", "store requests"],
    ...stores.map(({ name, upMs, feedMs, cpuMs, requests }) => [
      `  ${name}`,
      upMs.toFixed(0),
      feedMs.toFixed(0),
      cpuMs?.toFixed(0) ?? "–",
      String(requests),
    ]),
    ["files of the feed's function, MB", megabytes(functionBytes), "", "", ""],
    ...largest.map(({ file, bytes }) => [`  ${file}`, megabytes(bytes), "", "", ""]),
  ];
}
