import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { midnightOf } from "@/lib/arxiv/calendar";
import { interestFromUrl } from "@/lib/interest/url";
import { memoryStore } from "@/lib/store/memory";
import type { Store } from "@/lib/store/store";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { feedServer, textOf } from "@/tests/support/feed-server";
import { inventDay } from "@/tests/support/invented";
import { failing, intercepted, type StoreCall } from "@/tests/support/stores";

/** An instance that has just started, over a store that gives its head and then no more. */
const days = ["2026-06-11", "2026-06-12", "2026-06-15", "2026-06-16"];
const now = hoursAfterMidnight("2026-06-16");
const config = { categories: ["cs.LG"], keywords: [], exclude_keywords: [] };

function hoursAfterMidnight(day: string): Date {
  return new Date(midnightOf(day).getTime() + 3_600_000);
}

let arxiv: ArxivStandIn;
const filled = memoryStore();

beforeAll(async () => {
  arxiv = await startArxiv();
  const { text } = feedServer({ arxivUrl: arxiv.url, config, store: filled });
  for (const day of days) {
    arxiv.announce(day, inventDay({ seed: 41, count: 40, day }));
    await text(hoursAfterMidnight(day));
  }
});
afterAll(() => arxiv.close());

async function feedOver(store: Store) {
  const { server } = feedServer({ arxivUrl: arxiv.url, config, store });
  const interest = interestFromUrl([], new URLSearchParams(), server.config, now);
  const feed = await server.feed(interest, "json", { now, defer() {} });
  return { text: await textOf(feed), cacheControl: feed.cacheControl };
}

const daysIn = (text: string) => {
  const { items } = JSON.parse(text);
  return new Set(items.map((item: { _arxiv: { announced: string } }) => item._arxiv.announced));
};

const isContent = ({ keys }: StoreCall) => keys.some((key) => key.startsWith("batch/"));

describe("a store that gives its head and no papers", () => {
  it("makes a feed unavailable, not empty", async () => {
    await expect(feedOver(failing(filled, isContent))).rejects.toMatchObject({
      code: "unavailable",
      retryAfterSeconds: 60,
    });
  });

  it("is waited for once, not once a day", async () => {
    let waiting = 0;
    let most = 0;
    const slow = intercepted(filled, async (call) => {
      if (!isContent(call)) return;
      most = Math.max(most, ++waiting);
      await new Promise((done) => setTimeout(done, 20));
      waiting--;
      throw new Error("no answer");
    });
    await expect(feedOver(slow)).rejects.toMatchObject({ code: "unavailable" });
    expect(most).toBe(days.length);
  });
});

describe("a store that gives nothing at all", () => {
  it("leaves a feed of what arXiv has, which caches keep for no longer than need be", async () => {
    const { text, cacheControl } = await feedOver(failing(filled, () => true));
    expect(daysIn(text)).toEqual(new Set(["2026-06-16"]));
    expect(cacheControl).toContain("s-maxage=900,");
  });
});

describe("a store that gives some of the papers", () => {
  it("makes a feed of these, which no cache may keep", async () => {
    const isNewest = (call: StoreCall) => isContent(call) && (call.keys[0] ?? "").includes("06-16");
    const { text, cacheControl } = await feedOver(failing(filled, isNewest));
    expect(daysIn(text)).toEqual(new Set(days.slice(0, 3)));
    expect(cacheControl).toBe("no-store");
  });

  it("is no matter once it works again", async () => {
    const { text, cacheControl } = await feedOver(filled);
    expect(daysIn(text)).toEqual(new Set(days));
    expect(cacheControl).toMatch(/^public/);
  });
});
