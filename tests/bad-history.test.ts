import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { midnightOf } from "@/lib/arxiv/calendar";
import type { HistorySource } from "@/lib/arxiv/history";
import { mainInterest } from "@/lib/server/server";
import { inventHistory } from "@/tests/support/arxiv-history";
import { type ArxivStandIn, type Fault, startArxiv } from "@/tests/support/arxiv-server";
import { errorFeed } from "@/tests/support/arxiv-xml";
import { feedServer, idsByDay, type TestServer } from "@/tests/support/feed-server";
import { hastyApi, hastyCatchup } from "@/tests/support/history-sources";

/**
 * The whole program with both of its second sources, against a stand-in that misbehaves for half a
 * day: what readers are shown meanwhile, what status and health say, and that nothing is lost.
 */
const followed = ["cs.CL", "cs.LG", "cs.RO"];
const config = {
  categories: followed,
  keywords: [],
  exclude_keywords: [],
  max_papers: 1000,
  history_days: 7,
};
const [monday, tuesday, wednesday] = ["2026-06-15", "2026-06-16", "2026-06-17"];
/** None is held by moderation, so that all sources agree on the days of new papers. */
const truth = inventHistory({
  seed: "bad history",
  from: "2026-06-05",
  to: "2026-06-18",
  count: 45,
  categories: followed,
  heldShare: 0,
});

// Faults that hang take a second or two, and longer on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let now: Date;
let arxiv: ArxivStandIn;
beforeEach(async () => {
  now = hours(monday, 0);
  arxiv = await startArxiv({ now: () => now });
  arxiv.history(truth);
});
afterEach(() => arxiv.close());

/** So many hours into a day in New York. */
function hours(day: string, count: number): Date {
  return new Date(midnightOf(day).getTime() + count * 3_600_000);
}

function papersOf(day: string) {
  return truth.filter(({ announcedOn }) => announcedOn === day).map(({ announced }) => announced);
}

/** What a reader of all that is new must find. */
function newOn(day: string): string[] {
  return papersOf(day)
    .filter(
      ({ action, categories: [primary = ""] }) => action === "new" && followed.includes(primary),
    )
    .map(({ id }) => id)
    .sort();
}

function serve(timeoutMs = 3_000): TestServer {
  const sources: HistorySource[] = [
    hastyApi(arxiv.url, { timeoutMs }),
    hastyCatchup(arxiv.url, { timeoutMs }),
  ];
  return feedServer({ arxivUrl: arxiv.url, config, sources, timeoutMs });
}

/** One look of a reader; what it sets going is done when this returns. */
async function poll(server: TestServer, day: string, hour: number): Promise<string> {
  now = hours(day, hour);
  return server.text(now);
}

async function found(server: TestServer): Promise<Record<string, string[]>> {
  const ids = idsByDay(await server.edition(now));
  return Object.fromEntries(Object.entries(ids).map(([day, list]) => [day, list.toSorted()]));
}

function allNew(...days: string[]): Record<string, string[]> {
  return Object.fromEntries(days.map((day) => [day, newOn(day)]));
}

/** "2606.45021v1 new feed" for each announcement held, by day. */
async function archiveOf(server: TestServer): Promise<Record<string, string[]>> {
  const listings = await server.archive.listings(await server.archive.head(now));
  return Object.fromEntries(
    listings.map(({ day, entries }) => [
      day,
      entries.map((e) => `${e.id}v${e.version} ${e.kind} ${e.isFilled ? "filled" : "feed"}`).sort(),
    ]),
  );
}

const before = ["2026-06-11", "2026-06-12"];
const isFeed = (path: string) => path.startsWith("/rss/");
const isApi = (path: string) => path.startsWith("/api/");
const isCatchup = (path: string) => path.startsWith("/catchup/");

describe("while the feed of a day misbehaves until one o'clock", () => {
  const fault = (fault: Fault) => () => arxiv.fault(fault, { when: isFeed });
  const badRequest = errorFeed("cs.CL+cs.LG+cs.RO", "Bad subject class 'XX'.");
  const faults: [name: string, arrange: () => void, state: string, reason: RegExp][] = [
    ["refuses", fault({ kind: "refuse" }), "failed", /cannot be reached/],
    ["is reset", fault({ kind: "reset" }), "failed", /cannot be reached/],
    ["hangs", fault({ kind: "hang" }), "failed", /did not finish/],
    ["drips", fault({ kind: "drip", everyMs: 40 }), "failed", /did not finish/],
    [
      "is an error feed",
      fault({ kind: "status", code: 400, body: badRequest }),
      "failed",
      /refused/,
    ],
    ["answers 429", fault({ kind: "status", code: 429, retryAfter: 1800 }), "failed", /slow down/],
    ["answers 503", fault({ kind: "status", code: 503 }), "failed", /error \(503\)/],
    ["is a web page", fault({ kind: "html" }), "failed", /web page/],
    ["breaks off", fault({ kind: "truncated" }), "failed", /breaks off/],
    ["is empty", fault({ kind: "empty" }), "late", /still empty/],
    [
      "is yesterday's, redated",
      () => arxiv.announce(tuesday, papersOf(monday)),
      "late",
      /serves the day before/,
    ],
    [
      "is yesterday's in one category",
      () => arxiv.perCategory("cs.LG", monday, papersOf(monday)),
      "late",
      /serves the day before/,
    ],
  ];

  it.each(
    faults,
  )("when it %s, shows what there is and loses nothing", async (_, arrange, state, reason) => {
    const undisturbed = serve();
    const server = serve(400);
    const both = async (day: string, hour: number) => {
      await poll(undisturbed, day, hour);
      return poll(server, day, hour);
    };
    arxiv.announce(monday, papersOf(monday));
    for (const hour of [1, 2]) await both(monday, hour);

    arxiv.announce(tuesday, papersOf(tuesday));
    for (const hour of [0.1, 1]) await poll(undisturbed, tuesday, hour);
    arrange();
    await poll(server, tuesday, 0.1);
    const early = await poll(server, tuesday, 11.9);
    expect((await found(server))[monday]).toEqual(newOn(monday));
    expect(early).not.toContain(`status/${tuesday}`);
    expect(await poll(server, tuesday, 12.5)).toContain(`status/${tuesday}`);

    const status = await server.server.status(now);
    expect(status.status).toBe("degraded");
    const late = status.categories.find(({ category }) => category === "cs.LG");
    expect(late).toMatchObject({ state, day: monday, reason: expect.stringMatching(reason) });
    expect(await server.server.health(now)).toMatchObject({ status: "degraded" });
    // A day that is not over is left to its feed.
    expect(status.history).toMatchObject({ missing: [], trouble: null });

    arxiv.fault(null);
    arxiv.announce(tuesday, papersOf(tuesday));
    for (const hour of [13.1, 14]) await poll(server, tuesday, hour);
    expect(await poll(server, tuesday, 14.1)).not.toContain(`status/${tuesday}`);
    expect(await server.server.health(now)).toMatchObject({ status: "ok" });
    arxiv.announce(wednesday, papersOf(wednesday));
    for (const hour of [0.1, 1]) await both(wednesday, hour);
    expect(await found(server)).toEqual(allNew(...before, monday, tuesday, wednesday));
    expect(await archiveOf(server)).toEqual(await archiveOf(undisturbed));
  });

  it("when it lists papers twice, lists them once", async () => {
    arxiv.announce(monday, papersOf(monday));
    const xml = await (await fetch(`${arxiv.url}/rss/${followed.join("+")}`)).text();
    const items = xml.slice(xml.indexOf("    <item>"), xml.indexOf("  </channel>"));
    const body = xml.replace("  </channel>", `${items}  </channel>`);
    arxiv.fault({ kind: "status", code: 200, body }, { when: isFeed });
    const server = serve();
    await poll(server, monday, 1);
    expect((await found(server))[monday]).toEqual(newOn(monday));
    expect(await server.server.health(now)).toMatchObject({ status: "ok" });
  });

  it("when it stays a part all day, has the rest filled in on the next", async () => {
    const server = serve();
    arxiv.announce(monday, papersOf(monday));
    for (const hour of [1, 2]) await poll(server, monday, hour);
    arxiv.announce(
      tuesday,
      papersOf(tuesday).filter((_, index) => index % 3 === 0),
    );
    for (const hour of [0.1, 1, 2, 4, 8, 12, 20]) await poll(server, tuesday, hour);
    expect(await server.server.health(now)).toMatchObject({ status: "ok" }); // it cannot know
    arxiv.announce(wednesday, papersOf(wednesday));
    await poll(server, wednesday, 0.1);
    expect(await found(server)).toEqual(allNew(...before, monday, tuesday, wednesday));
  });
});

describe("while a second source misbehaves, and a day was missed", () => {
  /** Monday was seen, on Tuesday the machine was off. */
  async function missTuesday(): Promise<TestServer> {
    const server = serve(400);
    arxiv.announce(monday, papersOf(monday));
    for (const hour of [1, 2]) await poll(server, monday, hour);
    arxiv.announce(wednesday, papersOf(wednesday));
    return server;
  }

  const ofTheApi: [name: string, fault: Fault][] = [
    ["answers 406", { kind: "status", code: 406 }],
    ["answers 429 for an hour", { kind: "status", code: 429, retryAfter: 3600 }],
    ["answers 503", { kind: "status", code: 503 }],
    ["hangs", { kind: "hang" }],
    ["breaks off", { kind: "truncated" }],
    ["knows of no paper", { kind: "empty" }],
    ["keeps half of a page back", { kind: "short" }],
    ["calls it an error", { kind: "refusal", message: "Invalid query", code: 200 }],
    ["sends a web page", { kind: "html" }],
  ];
  it.each(ofTheApi)("when the API %s, asks the catchup pages", async (_, fault) => {
    const server = await missTuesday();
    arxiv.fault(fault, { when: isApi });
    await poll(server, wednesday, 0.1);
    expect(arxiv.requests.some(({ path }) => isCatchup(path))).toBe(true);
    expect(await found(server)).toEqual(allNew(...before, monday, tuesday, wednesday));
    const status = await server.server.status(now);
    expect(status.status).toBe("ok");
    expect(status.history).toMatchObject({ missing: [], trouble: null });
    expect((status.runs ?? [])[0]).toMatchObject({
      outcome: "done",
      filled: [{ day: tuesday, source: "catchup" }],
    });
  });

  const ofThePages: [name: string, fault: Fault, reason: RegExp][] = [
    ["answer 404", { kind: "status", code: 404 }, /status 404/],
    ["answer 503", { kind: "status", code: 503 }, /error \(503\)/],
    ["are other pages", { kind: "html" }, /lists no day's papers/],
    ["break off", { kind: "truncated" }, /breaks off/],
    ["are short", { kind: "short" }, /lists \d+ of/],
  ];
  it.each(
    ofThePages,
  )("when the API fails and the pages %s, fills in later", async (_, fault, reason) => {
    const server = await missTuesday();
    arxiv.fault({ kind: "status", code: 503 }, { when: isApi });
    arxiv.fault(fault, { when: isCatchup });
    await poll(server, wednesday, 0.1);
    await poll(server, wednesday, 3);
    expect(await found(server)).toEqual(allNew(...before, monday, wednesday));
    const status = await server.server.status(now);
    // Readers have the newest papers: that is no reason to wake anybody.
    expect(status.status).toBe("ok");
    expect(await server.server.health(now)).toMatchObject({ status: "ok" });
    expect(status.history.missing).toEqual([{ day: tuesday, categories: followed }]);
    expect(status.history.trouble?.reason).toMatch(reason);
    expect(await server.text(now)).not.toContain("status/");

    arxiv.fault(null);
    await poll(server, wednesday, 9.1); // no pause is longer than six hours
    expect(await found(server)).toEqual(allNew(...before, monday, tuesday, wednesday));
    expect((await server.server.status(now)).history).toMatchObject({ missing: [], trouble: null });
  });

  it("leaves both alone for as long as they ask", async () => {
    const server = await missTuesday();
    const slower: Fault = { kind: "status", code: 429, retryAfter: 7200 };
    arxiv.fault(slower, { when: (path) => isApi(path) || isCatchup(path) });
    await poll(server, wednesday, 0.1);
    const asked = arxiv.requests.length;
    for (const hour of [0.5, 1, 1.5, 2]) await poll(server, wednesday, hour);
    expect(arxiv.requests.slice(asked).filter(({ path }) => !isFeed(path))).toEqual([]);
    const { trouble } = (await server.server.status(now)).history;
    // As they said, from the moment of their answer.
    const wait = Date.parse(trouble?.askAgainAt ?? "") - hours(wednesday, 2.1).getTime();
    expect(wait).toBeGreaterThanOrEqual(0);
    expect(wait).toBeLessThan(60_000);
    arxiv.fault(null);
    await poll(server, wednesday, 2.2);
    expect(await found(server)).toEqual(allNew(...before, monday, tuesday, wednesday));
  });
});

describe("a first deployment", () => {
  it("has seven days after one request for the feed and one to the API a missing day", async () => {
    arxiv.announce(wednesday, papersOf(wednesday));
    const server = serve();
    await poll(server, wednesday, 10);
    expect(await found(server)).toEqual(allNew(...before, monday, tuesday, wednesday));
    const paths = arxiv.requests.map(({ path }) => path.split("/")[1]);
    expect(paths).toEqual(["rss", "api", "api", "api", "api"]);
    expect((await server.server.status(now)).history.missing).toEqual([]);
  });

  it("answers the first reader of a weekday before history has come", async () => {
    arxiv.announce(wednesday, papersOf(wednesday));
    const api = hastyApi(arxiv.url);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const slow: HistorySource = {
      name: "api",
      papersOf: (...asked) => held.then(() => api.papersOf(...asked)),
    };
    const server = feedServer({ arxivUrl: arxiv.url, config, sources: [slow] });
    now = hours(wednesday, 10);
    const behind: (() => Promise<void>)[] = [];
    const context = { now, defer: (work: () => Promise<void>) => void behind.push(work) };
    const first = await server.server.edition(mainInterest(server.server), context);
    expect(idsByDay(first)[wednesday]?.toSorted()).toEqual(newOn(wednesday));
    expect(Object.keys(idsByDay(first))).toEqual([wednesday]);

    letGo();
    for (const work of behind) await work();
    expect(await found(server)).toEqual(allNew(...before, monday, tuesday, wednesday));
  });

  it("has Friday's papers for the first reader of a Saturday, in the same answer", async () => {
    const [friday, saturday] = ["2026-06-12", "2026-06-13"];
    arxiv.announce(saturday, []);
    const server = serve();
    now = hours(saturday, 10);
    const behind: (() => Promise<void>)[] = [];
    const context = { now, defer: (work: () => Promise<void>) => void behind.push(work) };
    const first = await server.server.edition(mainInterest(server.server), context);
    expect(idsByDay(first)[friday]?.toSorted()).toEqual(newOn(friday));
    expect(first.states["cs.LG"]).toMatchObject({ state: "quiet", reason: "weekend" });

    for (const work of behind) await work();
    expect(await server.server.health(now)).toMatchObject({ status: "ok" });
    expect(Object.keys(await found(server))).toEqual([
      friday,
      "2026-06-11",
      "2026-06-10",
      "2026-06-09",
      "2026-06-08",
    ]);
    expect(arxiv.requests.map(({ path }) => path.split("/")[1])).toEqual([
      "rss",
      ...Array(5).fill("api"),
    ]);
  });
});
