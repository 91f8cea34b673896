import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { midnightOf } from "@/lib/arxiv/calendar";
import type { HistorySource } from "@/lib/arxiv/history";
import { interestFromUrl } from "@/lib/interest/url";
import { followedCategories, maxFurtherCategories } from "@/lib/refresh/followed";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { feedServer } from "@/tests/support/feed-server";
import { inventDay } from "@/tests/support/invented";

/** What strangers, caches and runs of the job may take, at most. */
const day = "2026-06-16";
const now = new Date(midnightOf(day).getTime() + 3_600_000);
const config = { categories: ["cs.LG"], keywords: [] };

let arxiv: ArxivStandIn;

beforeAll(async () => {
  arxiv = await startArxiv();
  arxiv.announce(day, inventDay({ seed: 41, count: 80, day }));
});
afterAll(() => arxiv.close());

describe("categories that only addresses ask for", () => {
  const further = "AC AG AP AT CA CO CT CV DG DS FA GM GN GR GT HO KT LO MG NT OA OC PR QA RA"
    .split(" ")
    .map((name) => `math.${name}`);

  it("are followed up to the bound, though all are asked for at once", async () => {
    const { text, archive } = feedServer({ arxivUrl: arxiv.url, config });
    await text(now);
    const asked = await Promise.allSettled(further.map((each) => text(now, `/rss/${each}`)));
    const refused = asked.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    expect(refused).toHaveLength(further.length - maxFurtherCategories);
    for (const reason of refused) expect(reason).toMatchObject({ code: "forbidden" });
    const { categories } = await archive.head(now);
    expect(followedCategories(config.categories, categories, now)).toHaveLength(
      config.categories.length + maxFurtherCategories,
    );
  });
});

describe("a shared cache", () => {
  it("gives nobody who asks once a day the feed of the day before", async () => {
    const { server } = feedServer({ arxivUrl: arxiv.url, config });
    const interest = interestFromUrl([], new URLSearchParams(), server.config, now);
    const { cacheControl } = await server.feed(interest, "rss", { now, defer() {} });
    const seconds = (name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(cacheControl)?.[1]);
    expect(seconds("s-maxage") + seconds("stale-while-revalidate")).toBeLessThanOrEqual(2 * 3_600);
  });
});

describe("a run of the job", () => {
  it("has the time that its caller gives it", async () => {
    const asked: string[] = [];
    const papersOf: HistorySource["papersOf"] = async (of) => {
      asked.push(of);
      return { papers: [], remarks: [], requests: 1 };
    };
    const sources = [{ name: "api" as const, papersOf }];
    const { server } = feedServer({ arxivUrl: arxiv.url, config, sources });
    const outcome = await server.refresh({ trigger: "command", now, workMs: 0 });
    expect(outcome).toMatchObject({ report: { outcome: "partly" } });
    expect(asked).toEqual([]);
    await server.refresh({ trigger: "command", now });
    expect(asked.length).toBeGreaterThan(0);
  });
});
