import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { midnightOf } from "@/lib/arxiv/calendar";
import { fileStore } from "@/lib/store/file";
import { memoryStore } from "@/lib/store/memory";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { feedServer, idsByDay } from "@/tests/support/feed-server";
import { type Announced, inventDay, inventPaper } from "@/tests/support/invented";

/**
 * The whole program against a stand-in for arXiv that misbehaves, day after day.
 *
 * The server under test follows four categories without keywords, so that every paper that is new
 * in them must be in the feed.
 */
const followed = ["cs.AI", "cs.CL", "cs.DC", "cs.LG"];
const config = {
  categories: followed,
  keywords: [],
  exclude_keywords: [],
  max_papers: 2000,
  deduplication_methods: ["id" as const],
};

/** So many hours into a day in New York. */
function hours(day: string, count: number): Date {
  return new Date(midnightOf(day).getTime() + count * 3_600_000);
}

function newIn(categories: readonly string[], items: readonly Announced[]): string[] {
  return items
    .filter(
      ({ action, categories: [primary = ""] }) => action === "new" && categories.includes(primary),
    )
    .map(({ id }) => id)
    .sort();
}

const monday = "2026-06-15";
const tuesday = "2026-06-16";
const wednesday = "2026-06-17";
const mondaysPapers = inventDay({ seed: 1, count: 60, day: monday });
const tuesdaysPapers = inventDay({ seed: 2, count: 60, day: tuesday });

let arxiv: ArxivStandIn;

beforeEach(async () => {
  arxiv = await startArxiv();
});

afterEach(async () => {
  await arxiv.close();
});

function serve(options: Partial<Parameters<typeof feedServer>[0]> = {}) {
  return feedServer({ arxivUrl: arxiv.url, ...options, config: { ...config, ...options.config } });
}

async function idsOn(day: string, server: ReturnType<typeof serve>, now: Date, address?: string) {
  return [...(idsByDay(await server.edition(now, address))[day] ?? [])].sort();
}

describe("on an ordinary day", () => {
  it("asks arXiv once for all categories and serves every new paper", async () => {
    arxiv.announce(tuesday, tuesdaysPapers);
    const server = serve();

    expect(await idsOn(tuesday, server, hours(tuesday, 1))).toEqual(
      newIn(followed, tuesdaysPapers),
    );
    expect(arxiv.requests.map(({ path }) => path)).toEqual(["/rss/cs.AI+cs.CL+cs.DC+cs.LG"]);
  });

  it("asks once more after 45 minutes and then leaves arXiv alone until midnight", async () => {
    arxiv.announce(tuesday, tuesdaysPapers);
    const server = serve();
    for (let minutes = 5; minutes < 23 * 60; minutes += 5) {
      await server.edition(new Date(midnightOf(tuesday).getTime() + minutes * 60_000));
    }
    expect(arxiv.requests).toHaveLength(2);
  });

  it("asks again as soon as the next batch is due, behind the answer", async () => {
    arxiv.announce(monday, mondaysPapers);
    const server = serve();
    await server.edition(hours(monday, 10));
    arxiv.announce(tuesday, tuesdaysPapers);

    const first = await server.edition(hours(tuesday, 0.1));
    const second = await server.edition(hours(tuesday, 0.2));
    expect(Object.keys(idsByDay(first))).toEqual([monday]);
    expect(Object.keys(idsByDay(second))).toEqual([tuesday, monday]);
  });

  it("makes one fetch of two requests at once on an empty store", async () => {
    arxiv.announce(tuesday, tuesdaysPapers);
    const server = serve();
    const now = hours(tuesday, 1);
    const [one, two] = await Promise.all([server.edition(now), server.edition(now)]);

    expect(idsByDay(one)).toEqual(idsByDay(two));
    expect(arxiv.requests).toHaveLength(1);
  });
});

describe("on a new server", () => {
  it("serves several feeds that are subscribed to at once", async () => {
    arxiv.announce(tuesday, tuesdaysPapers);
    const server = serve();
    const now = hours(tuesday, 1);
    const addresses = ["/rss", "/rss/cs.RO", "/rss/cs.CV", "/rss/math.CO"];
    const editions = await Promise.all(addresses.map((address) => server.edition(now, address)));

    const [, , vision] = editions.map((edition) => idsByDay(edition)[tuesday]?.toSorted());
    expect(vision).toEqual(newIn(["cs.CV"], tuesdaysPapers));
    expect(arxiv.requests.length).toBeLessThanOrEqual(4);
  });
});

describe("when arXiv cannot be reached", () => {
  it("says so with 503 and when to come back, while nothing is known yet", async () => {
    const server = feedServer({ arxivUrl: await closedAddress(), config });
    await expect(server.edition(hours(tuesday, 1))).rejects.toMatchObject({
      code: "unavailable",
      status: 503,
      message: "There is nothing to show yet: arXiv cannot be reached (ECONNREFUSED).",
      retryAfterSeconds: 60,
    });
    expect(await server.server.health(hours(tuesday, 1))).toMatchObject({ status: "failing" });
  });

  it("does not ask again for every reader that comes before the pause is over", async () => {
    arxiv.fault({ kind: "status", code: 503 });
    const server = serve();
    const now = hours(tuesday, 1);
    await expect(server.edition(now)).rejects.toMatchObject({ code: "unavailable" });
    const asked = arxiv.requests.length;
    await expect(server.edition(now)).rejects.toMatchObject({ code: "unavailable" });
    expect(arxiv.requests).toHaveLength(asked);
  });

  it("keeps serving the last batch for days, and says what is wrong", async () => {
    arxiv.announce(monday, mondaysPapers);
    const server = serve();
    const before = await idsOn(monday, server, hours(monday, 1));
    arxiv.fault({ kind: "refuse" });

    for (const day of [tuesday, wednesday, "2026-06-18"]) {
      await server.edition(hours(day, 1));
      expect(await idsOn(monday, server, hours(day, 2))).toEqual(before);
    }
    expect(await server.text(hours("2026-06-18", 3))).toContain(
      "cs.AI, cs.CL, cs.DC, cs.LG: today's announcement could not be fetched; arXiv cannot be reached",
    );
    expect(await server.server.health(hours("2026-06-18", 3))).toMatchObject({
      status: "degraded",
    });
  });

  const faults = [
    ["refuses the connection", { kind: "refuse" }, /cannot be reached/],
    ["resets it in the middle", { kind: "reset" }, /cannot be reached/],
    ["hangs", { kind: "hang" }, /did not finish/],
    ["drips", { kind: "drip", everyMs: 50 }, /did not finish/],
    ["answers 429 for an hour", { kind: "status", code: 429, retryAfter: 3600 }, /slow down/],
    ["answers 406", { kind: "status", code: 406 }, /slow down/],
    ["answers 503", { kind: "status", code: 503 }, /error \(503\)/],
    ["answers 403", { kind: "status", code: 403 }, /status 403/],
    ["answers with a web page", { kind: "html" }, /web page/],
    ["answers with half a document", { kind: "truncated" }, /breaks off/],
    ["answers with nothing", { kind: "zero" }, /is empty/],
    ["answers without end", { kind: "oversize", bytes: 20_000_000 }, /larger than 16 MB/],
    ["redirects elsewhere", { kind: "redirect", to: "http://127.0.0.2:1/rss" }, /redirected to/],
    ["answers with noise", { kind: "garbage" }, /not an RSS document/],
  ] as const;

  it.each(
    faults,
  )("survives a day on which arXiv %s, and then catches up", async (_, fault, why) => {
    arxiv.announce(monday, mondaysPapers);
    const server = serve({ timeoutMs: 1_000 });
    await server.edition(hours(monday, 1));
    arxiv.announce(tuesday, tuesdaysPapers);
    arxiv.fault(fault);

    await server.edition(hours(tuesday, 1));
    const health = await server.server.health(hours(tuesday, 1));
    expect(health.categories["cs.LG"]).toMatchObject({
      state: "failed",
      day: monday,
      reason: expect.stringMatching(why),
    });

    arxiv.fault(null);
    await server.edition(hours(tuesday, 3));
    const ids = idsByDay(await server.edition(hours(tuesday, 3)));
    expect(ids[monday]?.toSorted()).toEqual(newIn(followed, mondaysPapers));
    expect(ids[tuesday]?.toSorted()).toEqual(newIn(followed, tuesdaysPapers));
  });
});

describe("when the feed is empty", () => {
  it("keeps the last batch on an announcement day, calls the day late and asks again", async () => {
    arxiv.announce(monday, mondaysPapers);
    const server = serve();
    await server.edition(hours(monday, 1));
    arxiv.announce(tuesday, []);

    await server.edition(hours(tuesday, 1));
    const text = await server.text(hours(tuesday, 1.05));
    expect(text).toContain("today's announcement has not come yet; arXiv's feed is still empty");
    expect(await idsOn(monday, server, hours(tuesday, 1.1))).toEqual(
      newIn(followed, mondaysPapers),
    );

    arxiv.announce(tuesday, tuesdaysPapers);
    await server.edition(hours(tuesday, 1.5));
    expect(await idsOn(tuesday, server, hours(tuesday, 1.6))).toEqual(
      newIn(followed, tuesdaysPapers),
    );
  });

  it("is an empty feed with the reason, not an error, on the first Saturday", async () => {
    arxiv.announce("2026-06-13", []);
    const server = serve();
    const text = await server.text(hours("2026-06-13", 12));
    expect(text).not.toContain("<item>");
    expect(text).toContain("arXiv announces nothing today (weekend)");
  });

  it("keeps Friday's papers over the weekend without asking more than once a day", async () => {
    const friday = "2026-06-12";
    const papers = inventDay({ seed: 3, count: 40, day: friday });
    arxiv.announce(friday, papers);
    const server = serve();
    await server.edition(hours(friday, 1));
    await server.edition(hours(friday, 2));
    arxiv.announce("2026-06-13", []);
    const asked = arxiv.requests.length;

    for (let hour = 1; hour < 48; hour++) await server.edition(hours("2026-06-13", hour));
    expect(await idsOn(friday, server, hours("2026-06-14", 20))).toEqual(newIn(followed, papers));
    expect(arxiv.requests.length - asked).toBeLessThanOrEqual(2);
  });
});

describe("whose day it is", () => {
  it("does not take yesterday's batch for today's, whatever date it carries", async () => {
    arxiv.announce(monday, mondaysPapers);
    const server = serve();
    await server.edition(hours(monday, 1));
    arxiv.announce(tuesday, mondaysPapers); // served again under a new date

    await server.edition(hours(tuesday, 1));
    const edition = await server.edition(hours(tuesday, 1.1));
    expect(Object.keys(idsByDay(edition))).toEqual([monday]);
    expect(edition.states["cs.LG"]).toMatchObject({ state: "late" });
  });

  it("keeps one late category apart from the others", async () => {
    const alone = (category: string, papers: Announced[]) =>
      papers.filter(({ categories }) => categories.includes(category));
    arxiv.announce(monday, mondaysPapers);
    const server = serve();
    await server.edition(hours(monday, 1));
    arxiv.announce(tuesday, tuesdaysPapers);
    arxiv.perCategory("cs.AI", monday, alone("cs.AI", mondaysPapers));

    await server.edition(hours(tuesday, 1));
    const { states } = await server.edition(hours(tuesday, 1.05));
    expect(states["cs.AI"]).toMatchObject({ state: "late", day: monday });
    expect(states["cs.LG"]).toEqual({ state: "current", day: tuesday });
    expect(await idsOn(monday, server, hours(tuesday, 1.1))).toEqual(
      newIn(followed, mondaysPapers),
    );

    const before = arxiv.requests.length;
    arxiv.announce(tuesday, tuesdaysPapers);
    await server.edition(hours(tuesday, 1.5));
    expect(arxiv.requests[before]?.path).toBe("/rss/cs.AI");
    expect(await idsOn(tuesday, server, hours(tuesday, 1.6))).toEqual(
      newIn(followed, tuesdaysPapers),
    );
  });

  it("adds the second half of a batch to the first", async () => {
    const half = tuesdaysPapers.slice(0, 30);
    arxiv.announce(tuesday, half);
    const server = serve();
    expect(await idsOn(tuesday, server, hours(tuesday, 0.1))).toEqual(newIn(followed, half));

    arxiv.announce(tuesday, tuesdaysPapers);
    await server.edition(hours(tuesday, 1));
    const edition = idsByDay(await server.edition(hours(tuesday, 1.1)));
    expect(Object.keys(edition)).toEqual([tuesday]);
    expect(edition[tuesday]?.toSorted()).toEqual(newIn(followed, tuesdaysPapers));
  });

  it("never gives up part of a batch because a later answer holds less", async () => {
    arxiv.announce(tuesday, tuesdaysPapers);
    const server = serve();
    await server.edition(hours(tuesday, 0.1));
    arxiv.announce(tuesday, tuesdaysPapers.slice(0, 5));
    await server.edition(hours(tuesday, 1));
    expect(await idsOn(tuesday, server, hours(tuesday, 2))).toEqual(
      newIn(followed, tuesdaysPapers),
    );
  });

  it("believes the feed's date on an empty store when it names a recent announcement day", async () => {
    arxiv.announce(monday, mondaysPapers); // still yesterday's, at five past midnight
    const server = serve();
    const first = await server.edition(hours(tuesday, 0.1));
    expect(Object.keys(idsByDay(first))).toEqual([monday]);
    expect(first.states["cs.LG"]).toMatchObject({ state: "late", day: monday });
  });

  it("puts a batch of an unplanned announcement under its own day", async () => {
    const thanksgiving = "2026-11-26";
    const dayAfter = "2026-11-27"; // quiet by the calendar
    const planned = inventDay({ seed: 4, count: 40, day: thanksgiving });
    const unplanned = inventDay({ seed: 5, count: 40, day: dayAfter });
    arxiv.announce(thanksgiving, planned);
    const server = serve();
    await server.edition(hours(thanksgiving, 23.5)); // appeared late: one more look follows
    arxiv.announce(dayAfter, unplanned);

    await server.edition(hours(dayAfter, 1));
    const ids = idsByDay(await server.edition(hours(dayAfter, 1.1)));
    expect(ids[dayAfter]?.toSorted()).toEqual(newIn(followed, unplanned));
    expect(ids[thanksgiving]?.toSorted()).toEqual(newIn(followed, planned));
  });
});

describe("papers that come again", () => {
  it("shows version 2 as the same item, with newer text, on its first day", async () => {
    const first = inventPaper({
      id: "2606.45001",
      version: 1,
      action: "new",
      categories: ["cs.LG"],
    });
    const second = { ...first, version: 2, action: "replace" as const, title: "A better title" };
    arxiv.announce(monday, [...mondaysPapers, first]);
    const server = serve();
    await server.edition(hours(monday, 1));
    arxiv.announce(tuesday, [...tuesdaysPapers, second]);
    await server.edition(hours(tuesday, 1));

    const edition = await server.edition(hours(tuesday, 2));
    const found = edition.days.flatMap(({ day, items }) =>
      items.filter(({ paper }) => paper.id === first.id).map((item) => ({ day, ...item })),
    );
    expect(found).toMatchObject([
      { day: monday, paper: { version: 2, title: "A better title" }, announceType: "new" },
    ]);
    expect(found[0]?.updated).toEqual(midnightOf(tuesday));
  });

  it("lists a paper of several categories once", async () => {
    const shared = inventPaper({
      id: "2606.48999",
      action: "new",
      categories: ["cs.LG", "cs.AI", "cs.CL"],
    });
    arxiv.announce(tuesday, [shared]);
    const server = serve();
    expect(await idsOn(tuesday, server, hours(tuesday, 1))).toEqual([shared.id]);
  });

  it("shows a paper newly cross-listed to those who could not see it before", async () => {
    const paper = inventPaper({
      id: "2606.45002",
      version: 1,
      action: "new",
      categories: ["cs.LG"],
    });
    arxiv.announce(monday, [...mondaysPapers, paper]);
    const server = serve({ config: { announce_types: ["new", "cross"] } });
    await server.edition(hours(monday, 1));
    const again = {
      ...paper,
      action: "cross" as const,
      categories: ["cs.LG", "cs.DC"],
      crossTo: ["cs.DC"],
    };
    arxiv.announce(tuesday, [...tuesdaysPapers, again]);
    await server.edition(hours(tuesday, 1));

    const all = idsByDay(await server.edition(hours(tuesday, 2)));
    const distributed = idsByDay(await server.edition(hours(tuesday, 2), "/rss/cs.DC"));
    expect(all[monday]).toContain(paper.id);
    expect(all[tuesday]).not.toContain(paper.id);
    expect(distributed[monday]).not.toContain(paper.id);
    expect(distributed[tuesday]).toContain(paper.id);
  });
});

describe("categories", () => {
  it("drops a category removed from config.json, and keeps what others list of it", async () => {
    arxiv.announce(monday, mondaysPapers);
    const store = memoryStore();
    await serve({ store }).edition(hours(monday, 1));
    arxiv.announce(tuesday, tuesdaysPapers);

    const fewer = ["cs.AI", "cs.CL", "cs.DC"];
    const server = serve({ store, config: { categories: fewer } });
    await server.edition(hours(tuesday, 1));
    const ids = idsByDay(await server.edition(hours(tuesday, 1.1)));
    expect(ids[monday]?.toSorted()).toEqual(newIn(fewer, mondaysPapers));
    expect(ids[tuesday]?.toSorted()).toEqual(newIn(fewer, tuesdaysPapers));
    expect(arxiv.requests.at(-1)?.path).toBe("/rss/cs.AI+cs.CL+cs.DC");
  });

  it("serves a category that only a URL asks for, after one fetch of it", async () => {
    arxiv.announce(tuesday, tuesdaysPapers);
    const server = serve();
    await server.edition(hours(tuesday, 1));
    expect(await idsOn(tuesday, server, hours(tuesday, 1.1), "/rss/cs.CV")).toEqual(
      newIn(["cs.CV"], tuesdaysPapers),
    );
    expect(arxiv.requests.at(-1)?.path).toBe("/rss/cs.CV");
  });

  it("does not let one bad category spoil the others", async () => {
    arxiv.announce(tuesday, tuesdaysPapers);
    arxiv.fault(
      { kind: "status", code: 400, body: await errorDocument("cs.DC") },
      { when: (path) => path.includes("cs.DC") },
    );
    const server = serve();
    const ids = await idsOn(tuesday, server, hours(tuesday, 1));
    expect(ids).toEqual(newIn(["cs.AI", "cs.CL", "cs.LG"], tuesdaysPapers));
    const { categories } = await server.server.health(hours(tuesday, 1));
    expect(categories["cs.DC"]).toMatchObject({
      state: "failed",
      reason: expect.stringMatching(/refused the query/),
    });
    expect(categories["cs.LG"]).toEqual({ state: "current", day: tuesday });
  });

  it("splits an answer that is cut at 2,000 items and loses none", async () => {
    const many = inventDay({ seed: 6, count: 3000, day: tuesday, categories: followed });
    arxiv.announce(tuesday, many);
    const server = serve({ timeoutMs: 20_000 });
    const now = hours(tuesday, 1);
    await server.edition(now, "/rss?limit=2000");
    const head = await server.archive.head(now);
    const batch = await server.archive.batch(head, tuesday);
    const found = (batch?.announcements ?? [])
      .filter(({ kind }) => kind === "new")
      .map(({ paper }) => paper.id);

    expect(found).toEqual(
      many
        .filter(({ action }) => action === "new")
        .filter(({ categories: [primary = ""] }) => followed.includes(primary))
        .map(({ id }) => id)
        .sort(),
    );
    expect(arxiv.requests.map(({ path }) => path)).toContain("/rss/cs.AI+cs.CL");
  }, 30_000);
});

describe("when the store fails", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "bad-days-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("serves from memory where nothing can be written, and says so", async () => {
    await writeFile(join(folder, "file"), "in the way");
    arxiv.announce(tuesday, tuesdaysPapers);
    const server = serve({ store: fileStore(join(folder, "file", "data")) });

    expect(await idsOn(tuesday, server, hours(tuesday, 1))).toEqual(
      newIn(followed, tuesdaysPapers),
    );
    expect(await idsOn(tuesday, server, hours(tuesday, 5))).toEqual(
      newIn(followed, tuesdaysPapers),
    );
    expect(await server.server.health(hours(tuesday, 5))).toMatchObject({
      status: "degraded",
      store: expect.stringContaining("cannot be used"),
    });
    expect(arxiv.requests.length).toBeLessThanOrEqual(2);
  });

  it("finds everything again after a restart", async () => {
    arxiv.announce(tuesday, tuesdaysPapers);
    const before = await serve({ store: fileStore(folder) }).text(hours(tuesday, 1));
    const asked = arxiv.requests.length;
    const after = await serve({ store: fileStore(folder) }).text(hours(tuesday, 1.1));
    expect(after).toBe(before);
    expect(arxiv.requests).toHaveLength(asked);
  });
});

async function errorDocument(category: string): Promise<string> {
  const { errorFeed } = await import("@/tests/support/arxiv-xml");
  return errorFeed(category, `Bad subject class of ${category}.`);
}

/** An address at which nothing listens. */
async function closedAddress(): Promise<string> {
  const server = createHttpServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return `http://127.0.0.1:${port}`;
}
