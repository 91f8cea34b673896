import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { midnightOf } from "@/lib/arxiv/calendar";
import { interestFromUrl } from "@/lib/interest/url";
import { likedPaper } from "@/lib/likes/liked-paper";
import { memoryStore } from "@/lib/store/memory";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { feedServer } from "@/tests/support/feed-server";
import { inventDay, inventPaper } from "@/tests/support/invented";
import { startZotero, type ZoteroStandIn } from "@/tests/support/zotero-server";

/** Liked papers through the whole server, over stand-ins for arXiv and Zotero. */
const day = "2026-06-16";
const now = new Date(midnightOf(day).getTime() + 3_600_000);
const config = { categories: ["cs.LG"], keywords: ["robots"] };
const zoteroKey = "P9InventedKeyOfNobody0000";
/** Of long ago, so that nothing but the API by ids knows them. */
const [known, other, unknown] = ["1706.00001", "1706.00002", "1706.09999"];

let arxiv: ArxivStandIn;
let zotero: ZoteroStandIn;

beforeEach(async () => {
  arxiv = await startArxiv({ now: () => now });
  zotero = await startZotero(zoteroKey);
  arxiv.announce(day, inventDay({ seed: 41, count: 40, day }));
  arxiv.history(
    [known, other].map((id) => ({
      announced: inventPaper({ id, categories: ["cs.LG"] }),
      submittedAt: new Date("2017-06-01T12:00:00Z"),
      announcedOn: "2017-06-02",
    })),
  );
});
afterEach(async () => {
  await arxiv.close();
  await zotero.close();
});

function serve(options: Partial<Parameters<typeof feedServer>[0]> = {}) {
  const { server } = feedServer({
    arxivUrl: arxiv.url,
    config,
    zoteroUrl: zotero.url,
    zoteroKey,
    ...options,
  });
  const behind: (() => Promise<void>)[] = [];
  const interestAt = (query: string, at: Date) =>
    interestFromUrl([], new URLSearchParams(query), server.config, at);
  const context = (at: Date) => ({
    now: at,
    defer: (work: () => Promise<void>) => void behind.push(work),
  });
  return {
    server,
    status: () => server.status(now),
    refresh: (at = now) => server.refresh({ trigger: "cron", now: at }),
    edition: (query = "", at = now) => server.edition(interestAt(query, at), context(at)),
    sharedSeconds: async (query = "") => {
      const { cacheControl } = await server.feed(interestAt(query, now), "rss", context(now));
      return Number(/s-maxage=(\d+)/.exec(cacheControl)?.[1]);
    },
    doWhatIsBehind: async () => {
      for (const work of behind.splice(0)) await work();
    },
  };
}

const lists = () =>
  arxiv.requests.flatMap(({ path }) => new URL(path, "http://x").searchParams.get("id_list") ?? []);

describe("papers that an address likes", () => {
  it("are fetched once behind the answer, which caches keep for shorter until then", async () => {
    const { edition, sharedSeconds, refresh, doWhatIsBehind } = serve();
    await refresh();
    const usual = await sharedSeconds();
    const query = `like=${known}`;
    expect(await sharedSeconds(query)).toBe(900);
    expect(usual).toBeGreaterThan(900);
    const before = await edition(query);
    expect(lists()).toEqual([]);
    await doWhatIsBehind();
    expect(lists()).toEqual([`${known},0704.0001`]);
    expect(await sharedSeconds(query)).toBe(usual);
    expect((await edition(query)).hash).not.toBe(before.hash);
    await doWhatIsBehind();
    expect(lists()).toHaveLength(1);
  });

  it("are waited for where nothing else could rank the papers", async () => {
    const { edition, refresh } = serve();
    await refresh();
    await edition(`keywords=&like=${known}`);
    expect(lists()).toHaveLength(1);
  });

  it("empty no feed while arXiv cannot be asked for them, and keep nobody waiting twice", async () => {
    const { edition, sharedSeconds, refresh, doWhatIsBehind } = serve({ timeoutMs: 200 });
    await refresh();
    arxiv.fault({ kind: "status", code: 503 }, { when: (path) => path.includes("id_list") });
    const query = `keywords=&like=${known}`;
    expect((await edition(query)).days[0]?.items.length).toBeGreaterThan(0);
    const asked = lists().length;
    expect(await sharedSeconds(query)).toBe(900);
    await doWhatIsBehind();
    expect(lists()).toHaveLength(asked);
  });

  it("are no longer missing where arXiv does not have them", async () => {
    const { sharedSeconds, refresh } = serve();
    await refresh();
    const query = `keywords=&like=${unknown}`;
    expect(await sharedSeconds(query)).toBe(await sharedSeconds());
  });
});

describe("papers that config.json likes", () => {
  const likes = [known, unknown, "papers.bib", { zotero: "users/12345" }];
  const bibliographies = new Map([
    [
      "papers.bib",
      [likedPaper({ id: other, title: "Brief", abstract: "", authors: [], categories: [] })],
    ],
  ]);
  const options = { config: { ...config, likes }, bibliographies };
  const anItem = {
    key: "ITEM0001",
    itemType: "preprint",
    title: "Folding Towels",
    abstractNote: "We fold towels.",
    dateAdded: "2026-05-01T12:00:00Z",
  };
  const checkIn = ({ checks }: Awaited<ReturnType<ReturnType<typeof serve>["status"]>>) =>
    checks.find(({ name }) => name === "Liked papers");

  it("are fetched by a refresh, which tells of it", async () => {
    zotero.hold("users/12345", [anItem]);
    const { refresh, status, sharedSeconds } = serve(options);
    expect(await refresh()).toMatchObject({
      report: { outcome: "done", likes: { libraries: 1, papers: 2 }, remarks: [] },
    });
    expect(await status()).toMatchObject({
      likes: {
        known: 3,
        missing: 0,
        absent: [unknown],
        libraries: [
          { papers: 1, failure: null, readAt: expect.stringContaining("2026-06-16T05:00") },
        ],
      },
      runs: [
        {
          summary: expect.stringContaining("asked Zotero for a library and fetched 2 liked papers"),
        },
      ],
    });
    expect(checkIn(await status())).toMatchObject({
      state: "missing",
      finding: `3 liked papers are known, but arXiv does not have ${unknown}.`,
    });
    expect(await sharedSeconds()).toBeGreaterThan(900);
  });

  it("are not asked for again by another process that shares the store", async () => {
    zotero.hold("users/12345", [anItem]);
    const store = memoryStore();
    await serve({ ...options, store }).refresh();
    const [asked, read] = [lists().length, zotero.requests.length];
    const second = serve({ ...options, store });
    await second.refresh();
    expect((await second.status()).likes).toMatchObject({ known: 3, missing: 0 });
    expect([lists().length, zotero.requests.length]).toEqual([asked, read]);
  });

  it("are read again behind a request when it is time", async () => {
    zotero.hold("users/12345", [anItem]);
    const { refresh, edition, doWhatIsBehind } = serve(options);
    await refresh();
    const { hash } = await edition();
    zotero.hold("users/12345", [anItem, { ...anItem, key: "ITEM0002", title: "Ironing" }]);
    await edition("", new Date(now.getTime() + 5 * 3_600_000));
    await doWhatIsBehind();
    expect(zotero.requests).toHaveLength(1);
    const sevenHoursOn = new Date(now.getTime() + 7 * 3_600_000);
    await edition("", sevenHoursOn);
    await doWhatIsBehind();
    expect(zotero.requests).toHaveLength(2);
    expect((await edition("", sevenHoursOn)).hash).not.toBe(hash);
  });

  it("leave the feed as it is while Zotero refuses the key, which the status tells, but no key", async () => {
    zotero.hold("users/12345", [anItem]);
    const { refresh, status, edition } = serve({ ...options, zoteroKey: "not the right key" });
    expect(await refresh()).toMatchObject({
      report: {
        remarks: [
          "Zotero does not let the key of ZOTERO_API_KEY read this library (403): users/12345",
        ],
      },
    });
    expect((await edition()).days).toHaveLength(1);
    const told = await status();
    expect(checkIn(told)).toEqual({
      name: "Liked papers",
      state: "failing",
      finding:
        "Zotero does not let the key of ZOTERO_API_KEY read this library (403): users/12345; it has not been read yet.",
      remedy:
        "Set ZOTERO_API_KEY to a key from zotero.org/settings/keys that may read this library, in the environment or in .env, and start the server again.",
    });
    expect(JSON.stringify(told)).not.toContain("not the right key");
  });

  it("are no part of the status where there are none", async () => {
    const told = await serve().status();
    expect([told.likes, checkIn(told)]).toEqual([null, undefined]);
  });
});
