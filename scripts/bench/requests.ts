import type { OutgoingHttpHeaders } from "node:http";
import { startArxiv } from "@/tests/support/arxiv-server";
import { type FloorRoute, layOutFloor, layOutProduct } from "./apps";
import { serveToday } from "./days";
import { refresh, serveHistory, settings } from "./filled";
import { createGauge, type Served } from "./gauge";
import { type Answer, ask, load } from "./load";
import { buildApp, freePort, type RunningApp, startApp } from "./next-app";
import { makeFolder } from "./workshop";

export type MeasuredCase = {
  name: string;
  bytes: number; // of the body, on the wire
  product: Served;
  floor: Served;
  cpuRatio: number | null; // product over floor
  mostRatio: number | null; // what it should stay under
  isCompressed: boolean;
};

type Case = {
  name: string;
  path: string;
  floor: string;
  headers: OutgoingHttpHeaders; // of requests to the product
  floorHeaders?: OutgoingHttpHeaders; // where they are others
  mostRatio: number | null;
};

/** What is answered from memory should cost what Next.js itself costs. */
const mostRatio = 1.15;
/** Compressed once an edition, beside a floor that compresses nothing. */
const mostZippedRatio = 1.2;

/** The built server over the stand-in, each case beside the floor that returns the same bytes. */
export async function measureRequests(
  feeds: string | null,
  categories: string[],
  seconds: number,
  folder: string, // of the built product
): Promise<MeasuredCase[]> {
  const arxiv = await startArxiv();
  serveToday(arxiv, feeds, categories);
  serveHistory(arxiv);
  const variables = settings(arxiv.url, makeFolder("data"));
  const filler = await startApp(folder, await freePort(), variables);
  await refresh(filler).finally(() => filler.stop());
  const product = await startApp(folder, await freePort(), variables);
  const started: RunningApp[] = [product];
  try {
    const rss = await firstAnswer(product, "/rss");
    const floor = await startFloor({
      rss: sameAs(rss),
      unchanged: { ...sameAs(rss), status: 304, body: null },
      json: sameAs(await firstAnswer(product, "/json")),
      page: sameAs(await firstAnswer(product, "/")),
    });
    started.push(floor);
    const cases: Case[] = [
      { name: "/rss", path: "/rss", floor: "/rss", headers: {}, mostRatio },
      {
        name: "/rss, If-None-Match",
        path: "/rss",
        floor: "/unchanged",
        headers: { "if-none-match": rss.headers.etag },
        mostRatio,
      },
      {
        name: "/rss, gzip",
        path: "/rss",
        floor: "/rss",
        headers: { "accept-encoding": "gzip" },
        floorHeaders: {},
        mostRatio: mostZippedRatio,
      },
      { name: "/json", path: "/json", floor: "/json", headers: {}, mostRatio },
      { name: "/", path: "/", floor: "/page", headers: {}, mostRatio },
    ];
    for (const { path, floor: floorPath } of cases) {
      await warmUp(`${product.url}${path}`);
      await warmUp(`${floor.url}${floorPath}`);
    }
    const measured: MeasuredCase[] = [];
    for (const each of cases) measured.push(await measureCase(each, product, floor, seconds));
    return measured;
  } finally {
    for (const app of started) await app.stop();
    await arxiv.close();
  }
}

/** The folder where it was built. */
export async function buildProduct(): Promise<string> {
  const folder = makeFolder("product");
  layOutProduct(folder);
  await buildApp(folder);
  return folder;
}

async function startFloor(routes: Readonly<Record<string, FloorRoute>>): Promise<RunningApp> {
  const folder = makeFolder("floor");
  layOutFloor(folder, routes);
  await buildApp(folder);
  return startApp(folder, await freePort(), {});
}

async function firstAnswer(product: RunningApp, path: string): Promise<Answer> {
  const answer = await ask({ url: `${product.url}${path}`, headers: {} });
  if (answer.status === 200) return answer;
  throw new Error(`${path} answered with ${answer.status}: ${answer.body.toString("utf8")}`);
}

/** Both servers are as warm as they get before the first case, so that none pays for the others. */
async function warmUp(url: string): Promise<void> {
  const { status } = await ask({ url, headers: {} });
  await load({ url, headers: {}, status }, 1);
}

/** All headers but those that Next.js and Node write themselves. */
function sameAs({ headers, body }: Answer): FloorRoute {
  const own = Object.entries(headers).filter(([name]) => !writtenByOthers.has(name));
  const kept = own.map(([name, value]) => [name, String(value)]);
  return { status: 200, headers: Object.fromEntries(kept), body };
}

const writtenByOthers = new Set([
  "connection",
  "content-length",
  "date",
  "keep-alive",
  "transfer-encoding",
  "vary",
]);

/** Turn and turn about, so that what else the machine does falls on both alike. */
async function measureCase(
  { name, path, floor: floorPath, headers, floorHeaders = headers, mostRatio }: Case,
  product: RunningApp,
  floor: RunningApp,
  seconds: number,
): Promise<MeasuredCase> {
  const own = createGauge(product, path, headers);
  const bare = createGauge(floor, floorPath, floorHeaders);
  const [answer, bareAnswer] = [await own.begin(), await bare.begin()];
  const bytes = answer.body.length;
  const isCompressed = answer.headers["content-encoding"] !== undefined;
  const isAlike = isCompressed || bytes === bareAnswer.body.length;
  if (answer.status !== bareAnswer.status || !isAlike) {
    throw new Error(
      `${name}: ${answer.status} with ${bytes} bytes, but the floor answers ` +
        `${bareAnswer.status} with ${bareAnswer.body.length}`,
    );
  }
  await own.run(seconds / 4, false);
  await bare.run(seconds / 4, false);
  for (const turn of [own, bare, bare, own]) await turn.run(seconds / 2, true);
  const [served, floorServed] = [own.result(), bare.result()];
  const cpuRatio =
    served.cpuMs === null || floorServed.cpuMs === null ? null : served.cpuMs / floorServed.cpuMs;
  const costs = { product: served, floor: floorServed, cpuRatio, mostRatio };
  return { name, bytes, ...costs, isCompressed };
}
