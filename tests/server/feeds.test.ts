import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { midnightOf } from "@/lib/arxiv/calendar";
import { interestFromUrl } from "@/lib/interest/url";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { feedServer, idsByDay } from "@/tests/support/feed-server";
import { inventDay } from "@/tests/support/invented";

/** The whole program over a stand-in for arXiv, with named feeds, and as a private deployment. */
const day = "2026-06-16";
const now = new Date(midnightOf(day).getTime() + 3_600_000);
const config = {
  categories: ["cs.LG"],
  keywords: [],
  exclude_keywords: [],
  feeds: {
    few: { max_papers: 2 },
    vision: { title: "Seeing", categories: ["cs.CV"], days_back: 1 },
  },
};

let arxiv: ArxivStandIn;

beforeAll(async () => {
  arxiv = await startArxiv();
  arxiv.announce(day, inventDay({ seed: 41, count: 80, day }));
});

afterAll(() => arxiv.close());

describe("a named feed", () => {
  it("is made of its own settings and the main feed's", async () => {
    const server = feedServer({ arxivUrl: arxiv.url, config });
    const main = idsByDay(await server.edition(now))[day] ?? [];
    expect(main.length).toBeGreaterThan(2);
    expect(idsByDay(await server.edition(now, "/rss/few"))[day]).toEqual(main.slice(0, 2));
    expect(idsByDay(await server.edition(now, "/rss/few?limit=1"))[day]).toEqual(main.slice(0, 1));

    const seen = (await server.edition(now, "/rss/vision")).days.flatMap(({ items }) => items);
    expect(seen.length).toBeGreaterThan(0);
    for (const { paper } of seen) expect(paper.categories).toContain("cs.CV");
  });

  it("has its name in title and self link, and bytes of its own", async () => {
    const server = feedServer({ arxivUrl: arxiv.url, config });
    const few = await server.text(now, "/rss/few?limit=2");
    expect(few).toContain("<title>arXiv papers: few</title>");
    expect(few).toContain('href="https://feeds.example/rss/few?limit=2"');
    expect(await server.text(now, "/rss/FEW?limit=2")).toBe(few);
    expect(await server.text(now, "/rss/vision")).toContain("<title>Seeing</title>");
    expect(await server.text(now)).toContain('href="https://feeds.example/rss"');
  });
});

describe("a private deployment", () => {
  const lifetimeOf = async (accessToken?: string) => {
    const { server } = feedServer({ arxivUrl: arxiv.url, config, accessToken });
    const interest = interestFromUrl([], new URLSearchParams("key=ignored"), server.config, now);
    return (await server.feed(interest, "rss", { now, defer() {} })).cacheControl;
  };

  it("lets no shared cache keep its feeds", async () => {
    expect(await lifetimeOf("canary-token")).toBe("private, max-age=900");
    expect(await lifetimeOf()).toMatch(/^public, .*s-maxage=/);
  });

  it("writes its own key into links, whatever key the request had", async () => {
    const server = feedServer({ arxivUrl: arxiv.url, config, accessToken: "canary-token" });
    const text = await server.text(now, "/rss/few?key=other");
    expect(text).toContain('href="https://feeds.example/rss/few?key=canary-token"');
    expect(text).not.toContain("key=other");
    expect(await server.text(now, "/rss/few")).toBe(text);
  });

  it("is the only one whose links have a key", async () => {
    const server = feedServer({ arxivUrl: arxiv.url, config });
    expect(await server.text(now, "/rss?key=canary")).not.toMatch(/canary|key=/);
  });
});
