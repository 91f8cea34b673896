import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { midnightOf } from "@/lib/arxiv/calendar";
import type { HistorySource } from "@/lib/arxiv/history";
import { interestFromUrl } from "@/lib/interest/url";
import { withLock } from "@/lib/store/lock";
import { memoryStore } from "@/lib/store/memory";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { feedServer, textOf } from "@/tests/support/feed-server";
import { inventDay } from "@/tests/support/invented";

/** Readers of an instance that knows nothing yet, while another one is at work. */
const day = "2026-06-16";
const now = new Date(midnightOf(day).getTime() + 3_600_000);
const config = { categories: ["cs.LG"], keywords: [] };

let arxiv: ArxivStandIn;

beforeAll(async () => {
  arxiv = await startArxiv();
  arxiv.announce(day, inventDay({ seed: 41, count: 40, day }));
});
afterAll(() => arxiv.close());

it("get what it brings, though this one has just found it at work", async () => {
  const store = memoryStore();
  const lock = { ttlSeconds: 30, waitMs: 0, sleep: (ms: number) => sleep(ms) };
  let letGo = () => {};
  const othersWork = withLock(
    store,
    "refresh",
    lock,
    () => new Promise<void>((go) => (letGo = go)),
  );
  const { server, text } = feedServer({ arxivUrl: arxiv.url, config, store });
  await server.refreshIfDue(now); // as the timer does
  const reading = text(now);
  await sleep(100);
  letGo();
  await othersWork;
  expect(await reading).toContain("<item>");
});

it("get a category that none asked for before between two pieces of history", async () => {
  const pieces: (() => void)[] = [];
  const slow: HistorySource = {
    name: "api",
    papersOf: async () => {
      await new Promise<void>((done) => pieces.push(done));
      return { papers: [], remarks: [], requests: 1 };
    },
  };
  const { server, archive } = feedServer({ arxivUrl: arxiv.url, config, sources: [slow] });
  const behind: Promise<void>[] = [];
  const context = { now, defer: (work: () => Promise<void>) => void behind.push(work()) };
  const ask = (path: string[]) =>
    server.feed(interestFromUrl(path, new URLSearchParams(), server.config, now), "rss", context);

  await ask([]); // the job goes on behind it, and waits for its first piece
  while (pieces.length === 0) await sleep(1);
  arxiv.requests.length = 0;
  const asked = ask(["cs.CV"]);
  while ((await archive.head(now)).categories["cs.CV"] === undefined) await sleep(1);
  pieces[0]?.();
  expect(await textOf(await asked)).toContain("<title>arXiv cs.CV</title>");
  expect(arxiv.requests.map(({ path }) => path)).toEqual(["/rss/cs.CV"]);
  expect(pieces.length).toBeLessThanOrEqual(2); // the second has just begun

  const letAllGo = setInterval(() => {
    for (const done of pieces) done();
  }, 1);
  await Promise.all(behind);
  clearInterval(letAllGo);
}, 10_000);
