import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, isAnnouncementDay, midnightOf } from "@/lib/arxiv/calendar";
import { selectionStoreKey, storedSelectionSchema } from "@/lib/editions/stored";
import { formats } from "@/lib/feeds/format";
import { interestFromUrl } from "@/lib/interest/url";
import { silentLog } from "@/lib/log";
import { memoryStore } from "@/lib/store/memory";
import type { Store } from "@/lib/store/store";
import { valuesIn } from "@/lib/store/values";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { feedServer, textOf } from "@/tests/support/feed-server";
import { inventDay } from "@/tests/support/invented";
import { failing, intercepted, isWrite, type StoreCall } from "@/tests/support/stores";

/** Three weeks of a server that ranks by likes, over a stand-in for arXiv. */
const days = Array.from({ length: 19 }, (_, at) => addDays("2026-06-01", at)).filter(
  isAnnouncementDay,
);
const [first = "", last = ""] = [days[0], days.at(-1)];
const at = (day: string) => new Date(midnightOf(day).getTime() + 3_600_000);
const announced = new Map(
  days.map((day) => [
    day,
    inventDay({ seed: 71, count: 110, day, categories: ["cs.DC", "cs.CL", "cs.CV"] }),
  ]),
);
/** New papers of the first day of one field. */
const liked = (announced.get(first) ?? [])
  .filter(({ action, categories }) => action === "new" && categories[0] === "cs.DC")
  .map(({ id }) => id)
  .slice(0, 4);
const config = {
  categories: ["cs.DC", "cs.CL", "cs.CV"],
  keywords: ["decoding", "video"],
  days_back: 3,
};
const query = `?keywords=&like=${liked.join(",")}`;
const gone = days[6] ?? "";

let arxiv: ArxivStandIn;
const store = memoryStore();
const options = () => ({ arxivUrl: arxiv.url, config: { ...config, likes: liked } });
/** What the feed of a day gone by was when it was new, by format. */
const then: Record<string, string> = {};

async function oneDay(text: (now: Date, address: string) => Promise<string>, now: Date) {
  const found: Record<string, string> = {};
  for (const format of formats) {
    found[format] = await text(now, `/${format}${query}&date=${gone}`);
  }
  return found;
}

beforeAll(async () => {
  arxiv = await startArxiv();
  // Until the last day nothing is liked but by an address.
  const before = feedServer({ ...options(), config, store });
  const after = feedServer({ ...options(), store });
  for (const day of days) {
    arxiv.announce(day, announced.get(day) ?? []);
    const { server, text } = day === last ? after : before;
    await server.refresh({ trigger: "timer", now: at(day) });
    if (day === gone) Object.assign(then, await oneDay(text, at(day)));
  }
  await after.text(at(last), `/rss${query}`);
}, 60_000);
afterAll(() => arxiv.close());

type Item = {
  title: string;
  _arxiv: {
    score: number;
    primary_category?: string;
    categories: string[];
    likeness?: { points: number; nearest?: { id: string; title: string; words: string[] } };
  };
};
const itemsOf = (text: string): Item[] => JSON.parse(text).items;

describe("a feed of likes", () => {
  it("has the papers of their field first, and says what each is near to", async () => {
    expect(liked).toHaveLength(4);
    const { text } = feedServer({ ...options(), store });
    const items = itemsOf(await text(at(last), `/json${query}&date=${last}&keywords=`));
    const isOfField = ({ _arxiv }: Item) => _arxiv.categories[0] === "cs.DC";
    expect(items.slice(0, 8).filter(isOfField).length).toBeGreaterThan(6);
    const scores = items.map(({ _arxiv }) => _arxiv.score);
    expect([...scores].sort((a, b) => b - a)).toEqual(scores);
    for (const { _arxiv } of items.slice(0, 8)) {
      expect(_arxiv.likeness?.points).toBe(_arxiv.score);
      expect(liked).toContain(_arxiv.likeness?.nearest?.id);
      expect(_arxiv.likeness?.nearest?.words.length).toBeGreaterThan(0);
    }
    const { nearest } = items[0]?._arxiv.likeness ?? {};
    for (const format of ["rss", "atom"]) {
      const feed = await text(at(last), `/${format}${query}&date=${last}`);
      expect(feed).toContain("near the liked “");
      expect(feed).toContain(nearest?.words[0]);
    }
  });

  it("keeps the bytes of a day gone by as days pass", async () => {
    const later = await oneDay(feedServer({ ...options(), store }).text, at(last));
    expect(later).toEqual(then);
    expect(itemsOf(then.json ?? "").length).toBeGreaterThan(10);
  });

  it("is the same from a process that has just started, which learns nothing anew", async () => {
    const calls: StoreCall[] = [];
    const watched = intercepted(store, (call) => void calls.push(call));
    const tastes = () => calls.filter(({ keys }) => keys.some((key) => key.startsWith("taste/")));
    const one = feedServer({ ...options(), store });
    const feed = await one.text(at(last), `/atom${query}`);
    const two = feedServer({ ...options(), store: watched });
    expect(await two.text(at(last), `/atom${query}`)).toBe(feed);
    expect(tastes().length).toBeGreaterThan(0);
    expect(tastes().filter(isWrite)).toEqual([]);
    // The two weeks before are not even read.
    expect(calls.flatMap(({ keys }) => keys).join(" ")).not.toContain(`batch/${first}`);
  });
});

describe("a feed of likes over a failing store", () => {
  const feedOver = async (over: Store) => {
    const { server } = feedServer({ ...options(), store: over });
    const interest = interestFromUrl([], new URLSearchParams(query), server.config, at(last));
    const feed = await server.feed(interest, "json", {
      now: at(last),
      defer() {},
    });
    return { items: itemsOf(await textOf(feed)), cacheControl: feed.cacheControl };
  };
  const isTaste = ({ keys }: StoreCall) => keys.some((key) => key.startsWith("taste/"));
  const isOfGround = ({ keys }: StoreCall) => keys.some((key) => key.startsWith(`batch/${first}`));

  it("is the same where what was learnt is neither read nor kept", async () => {
    const usual = await feedOver(store);
    expect(usual.cacheControl).toMatch(/^public/);
    expect(await feedOver(failing(store, isTaste))).toEqual(usual);
  });

  it("is there all the same where nothing can be learnt, and no cache may keep it", async () => {
    const { items, cacheControl } = await feedOver(
      failing(store, (call) => isTaste(call) || isOfGround(call)),
    );
    expect(items.length).toBeGreaterThan(20);
    expect(cacheControl).toBe("no-store");
    expect(items.some(({ _arxiv }) => _arxiv.likeness !== undefined)).toBe(false);
  });
});

describe("likes of config.json", () => {
  it("are in the selections that a refresh stores, so that a new process need not rank", async () => {
    const values = valuesIn(store, silentLog);
    const keys = (await store.list("edition/")).filter((key) => key.endsWith(last));
    expect(keys.length).toBeGreaterThan(0);
    const main = keys.find((key) => key === selectionStoreKey("main", last)) ?? keys[0] ?? "";
    const stored = await values.read(main, storedSelectionSchema);
    const withLikeness = (stored?.chosen ?? []).filter(({ likeness }) => likeness?.nearest);
    expect(withLikeness.length).toBeGreaterThan(3);

    const calls: StoreCall[] = [];
    const watched = intercepted(store, (call) => void calls.push(call));
    const { text } = feedServer({ ...options(), store: watched });
    const items = itemsOf(await text(at(last), "/json"));
    expect(items.some(({ _arxiv }) => _arxiv.likeness?.nearest !== undefined)).toBe(true);
    expect(calls.flatMap(({ keys }) => keys).join(" ")).not.toContain("taste/");
  });
});
