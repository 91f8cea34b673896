import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { addDays, dayInForce, latestAnnouncementDay } from "@/lib/arxiv/calendar";
import { places } from "@/lib/pages/layout";
import { startArxiv } from "@/tests/support/arxiv-server";
import { serveToday } from "./days";
import { refresh, serveHistory, settings } from "./filled";
import { ask, load } from "./load";
import { freePort, type RunningApp, startApp } from "./next-app";
import { treeUsage } from "./process-tree";
import { makeFolder } from "./workshop";

/** What a page costs a server that holds a month. CPU is null where there is no /proc. */
export type MeasuredPage = {
  path: string;
  bytes: number; // of HTML, style sheet or script
  gzipBytes: number;
  firstCpuMs: number | null; // all that was not read or made before in this process
  newCpuMs: number | null; // of an address never asked for, where there are any
  cpuMs: number | null; // each time after that
};

/** `folder` holds the built product. Pages are asked for in the navigation's order, each anew. */
export async function measurePages(
  folder: string,
  feeds: string | null,
  categories: string[],
  seconds: number,
): Promise<MeasuredPage[]> {
  const arxiv = await startArxiv();
  serveToday(arxiv, feeds, categories);
  const day = dayInForce(new Date());
  serveHistory(arxiv);
  const data = makeFolder("pages");
  const start = async () => startApp(folder, await freePort(), settings(arxiv.url, data));
  try {
    const before = await start();
    await refresh(before).finally(() => before.stop());

    const app = await start();
    try {
      const paths = [
        ...Object.values(places).map(({ path }) => path),
        `/day/${latestAnnouncementDay(addDays(day, -1))}`,
      ];
      const measured: MeasuredPage[] = [];
      for (const path of paths) {
        const page = await measurePage(app, path, seconds);
        if (page !== null) measured.push(page);
      }
      return [...measured, ...["page.css", "page.js"].map(asset)];
    } finally {
      await app.stop();
    }
  } finally {
    await arxiv.close();
  }
}

/** Null where there is no such page. */
async function measurePage(
  app: RunningApp,
  path: string,
  seconds: number,
): Promise<MeasuredPage | null> {
  const url = `${app.url}${path}`;
  const cpuOf = async (work: () => Promise<number>): Promise<number | null> => {
    const before = treeUsage(app.pid);
    const times = await work();
    const after = treeUsage(app.pid);
    return before && after ? (after.cpuMs - before.cpuMs) / times : null;
  };
  const first = { status: 0, body: Buffer.alloc(0) };
  const firstCpuMs = await cpuOf(async () => {
    Object.assign(first, await ask({ url, headers: {} }));
    return 1;
  });
  if (first.status !== 200) return null;
  const newCpuMs = path === "/" ? await cpuOf(() => newPages(url)) : null;
  const target = { url, headers: {}, status: 200 };
  const cpuMs = await cpuOf(async () => (await load(target, seconds)).latenciesMs.length);
  return { path, ...sizesOf(first.body), firstCpuMs, newCpuMs, cpuMs };
}

/** Pages of the newest day, each of an edition of its own. */
async function newPages(url: string): Promise<number> {
  const count = 40;
  for (let number = 0; number < count; number++) {
    const asked = { url: `${url}?keywords=learning,robot*,word${number}`, headers: {} };
    const { status } = await ask(asked);
    if (status !== 200) throw new Error(`${asked.url} answered with ${status}`);
  }
  return count;
}

function asset(name: string): MeasuredPage {
  const file = readFileSync(`public/${name}`);
  return { path: `/${name}`, ...sizesOf(file), firstCpuMs: null, newCpuMs: null, cpuMs: null };
}

function sizesOf(body: Buffer): Pick<MeasuredPage, "bytes" | "gzipBytes"> {
  return { bytes: body.length, gzipBytes: gzipSync(body).length };
}

export function pageRows(pages: readonly MeasuredPage[]): string[][] {
  const shown = (value: number | null, digits: number) => value?.toFixed(digits) ?? "–";
  return [
    [
      "pages of a month, in a new process",
      "bytes",
      "gzip",
      "first CPU ms",
      "new CPU ms",
      "then CPU ms",
    ],
    ...pages.map(({ path, bytes, gzipBytes, firstCpuMs, newCpuMs, cpuMs }) => [
      path,
      String(bytes),
      String(gzipBytes),
      shown(firstCpuMs, 0),
      shown(newCpuMs, 1),
      shown(cpuMs, 2),
    ]),
  ];
}
