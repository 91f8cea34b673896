import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { midnightOf } from "@/lib/arxiv/calendar";
import { memoryStore } from "@/lib/store/memory";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { feedServer } from "@/tests/support/feed-server";
import { inventDay } from "@/tests/support/invented";

const day = "2026-06-16";
const now = new Date(midnightOf(day).getTime() + 3_600_000);
const config = {
  categories: ["cs.LG", "cs.CL"],
  keywords: ["model", "learning", "bound"],
  exclude_keywords: ["survey"],
  feeds: { few: { max_papers: 2 }, vision: { categories: ["cs.CV"], keywords: [] } },
};

let arxiv: ArxivStandIn;

beforeAll(async () => {
  arxiv = await startArxiv();
  arxiv.announce(day, inventDay({ seed: 43, count: 90, day }));
});

afterAll(() => arxiv.close());

describe("what is seen of a paper", () => {
  it("is where each configured feed has it, or why it has not", async () => {
    const server = feedServer({ arxivUrl: arxiv.url, config });
    const items = (await server.edition(now)).days[0]?.items ?? [];
    expect(items.length).toBeGreaterThan(3);
    for (const [index, item] of items.slice(0, 4).entries()) {
      const seen = await server.server.paper(item.paper.id, now);
      expect(seen?.paper).toEqual(item.paper);
      expect(seen?.announced).toMatchObject([{ day, version: item.paper.version }]);
      const [main, few, vision] = seen?.standings ?? [];
      expect(main).toMatchObject({
        day,
        interest: { path: "" },
        standing: { kind: "chosen", place: index + 1, ranked: { score: item.score } },
      });
      expect(few?.standing).toMatchObject({
        kind: index < 2 ? "chosen" : "below-cut",
        place: index + 1,
      });
      const isVision = item.paper.categories.includes("cs.CV");
      if (!isVision) expect(vision?.standing).toEqual({ kind: "elsewhere" });
    }
  });

  it("is what else is like it, on the days held", async () => {
    const server = feedServer({ arxivUrl: arxiv.url, config });
    const [item] = (await server.edition(now)).days[0]?.items ?? [];
    const { similar } = (await server.server.paper(item?.paper.id ?? "", now)) ?? {};
    expect(similar?.days).toBe(1);
    expect(similar?.papers.length).toBeGreaterThan(0);
    expect(similar?.papers.map(({ paper }) => paper.id)).not.toContain(item?.paper.id);
  });

  it("is nothing of a paper that no day has", async () => {
    const server = feedServer({ arxivUrl: arxiv.url, config });
    await server.edition(now);
    expect(await server.server.paper("2606.99999", now)).toBeNull();
  });

  it("is refused, and not denied, while the store cannot give it", async () => {
    const store = memoryStore();
    const first = feedServer({ arxivUrl: arxiv.url, config, store });
    const [item] = (await first.edition(now)).days[0]?.items ?? [];
    const listings = (keys: readonly string[]) => keys.every((key) => key.endsWith("-listing"));
    const failing = {
      ...store,
      getMany: (keys: readonly string[]) =>
        listings(keys) ? store.getMany(keys) : Promise.reject(new Error("no")),
    };
    const second = feedServer({ arxivUrl: arxiv.url, config, store: failing });
    await expect(second.server.paper(item?.paper.id ?? "", now)).rejects.toMatchObject({
      code: "unavailable",
    });
  });
});
