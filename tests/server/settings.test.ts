import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { midnightOf } from "@/lib/arxiv/calendar";
import { interestFromPage } from "@/lib/interest/url";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { feedServer, type TestServer } from "@/tests/support/feed-server";
import { inventDay } from "@/tests/support/invented";

const day = "2026-06-16";
const now = new Date(midnightOf(day).getTime() + 3_600_000);

let arxiv: ArxivStandIn;
let built: TestServer;

beforeAll(async () => {
  arxiv = await startArxiv();
  arxiv.announce(day, inventDay({ seed: 41, count: 120, day }));
  built = feedServer({
    arxivUrl: arxiv.url,
    accessToken: "canary-token",
    cronSecret: "canary-secret-of-the-cron",
    apiKey: "canary-key",
    config: {
      categories: ["cs.LG"],
      keywords: ["model", "Zyzzyva"],
      likes: ["1706.03762", { zotero: "users/4711" }],
      feeds: { few: { budget: 2, keywords: [] } },
    },
  });
  await built.server.refresh({ trigger: "timer", now });
});
afterAll(() => arxiv.close());

describe("the settings in force", () => {
  it("are each feed's effective ones, with what its keywords find", async () => {
    const settings = await built.server.settings(now);
    expect(settings.days_held).toBe(1);
    expect(settings.categories).toEqual(["cs.LG"]);
    const [main, few] = settings.feeds;
    expect(main).toMatchObject({
      name: "main",
      budget: null,
      likes: { papers: 1, bibtex_files: 0, zotero_libraries: 1 },
      keyword_use: {
        days: 1,
        remarks: expect.arrayContaining([expect.stringMatching(/^Zyzzyva: never/)]),
      },
    });
    expect(few).toMatchObject({ name: "few", budget: 2, max_papers: 30, keyword_use: null });
  });

  it("hold no secret and nobody's library", async () => {
    const text = JSON.stringify(await built.server.settings(now));
    expect(text).not.toMatch(/canary|4711|api_key_env/);
  });
});

describe("the preview of a feed", () => {
  const preview = (query: string) =>
    built.server.preview(
      interestFromPage(new URLSearchParams(query), built.server.config, now),
      now,
    );

  it("is what the feed brings, and follows and fetches nothing for it", async () => {
    const { replay } = await preview("keywords=model&like=&limit=5");
    const edition = await built.edition(now, "/rss?keywords=model&limit=5");
    const ids = (papers: readonly { paper: { id: string } }[] = []) =>
      papers.map(({ paper }) => paper.id);
    expect(ids(replay.newest?.chosen)).toEqual(ids(edition.days[0]?.items));
    expect(replay.newest?.rest.length).toBeGreaterThan(0);

    const asked = arxiv.requests.length;
    const unknown = await preview("feed=math.AG&keywords=&like=2401.00001");
    expect(unknown).toMatchObject({ notFollowed: ["math.AG"], replay: { perDay: 0 } });
    expect(unknown.unknownLikes).toBeGreaterThan(0);
    expect(arxiv.requests.length).toBe(asked);
    expect(await built.server.followed(now)).toEqual(["cs.LG"]);
  });
});
