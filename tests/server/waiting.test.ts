import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { midnightOf } from "@/lib/arxiv/calendar";
import { withLock } from "@/lib/store/lock";
import { memoryStore } from "@/lib/store/memory";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { feedServer } from "@/tests/support/feed-server";
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
