import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { midnightOf } from "@/lib/arxiv/calendar";
import { type Report, runsKey } from "@/lib/refresh/report";
import type { Status } from "@/lib/server/status";
import { stateInWords } from "@/lib/server/status-words";
import { memoryStore } from "@/lib/store/memory";
import type { Store } from "@/lib/store/store";
import { valuesIn } from "@/lib/store/values";
import { inventHistory } from "@/tests/support/arxiv-history";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { feedServer } from "@/tests/support/feed-server";
import { hastyApi } from "@/tests/support/history-sources";
import { inventDay } from "@/tests/support/invented";
import { failing, keepingLog } from "@/tests/support/stores";

/** What the status page is told, over a real archive and a stand-in for arXiv. */
const [friday, monday, tuesday, wednesday] = [
  "2026-06-12",
  "2026-06-15",
  "2026-06-16",
  "2026-06-17",
];
const config = { categories: ["cs.AI", "cs.LG"], keywords: [], days_back: 5, history_days: 5 };
const papersOf = (day: string) => inventDay({ seed: day, count: 60, day });
const at = (day: string, minutes: number) => new Date(midnightOf(day).getTime() + minutes * 60_000);

let arxiv: ArxivStandIn;

beforeEach(async () => {
  arxiv = await startArxiv();
});

afterEach(() => arxiv.close());

function serve(options: Partial<Parameters<typeof feedServer>[0]> = {}) {
  const { server } = feedServer({ arxivUrl: arxiv.url, config, ...options });
  return {
    status: (now: Date) => server.status(now),
    health: (now: Date) => server.health(now),
    refresh: (now: Date) => server.refresh({ trigger: "cron", now }),
  };
}

function announce(day: string): void {
  arxiv.announce(day, papersOf(day));
}

const statesOf = ({ categories }: Status) =>
  Object.fromEntries(categories.map(({ category, state }) => [category, state]));
const wordsOf = ({ categories }: Status) => categories.map((each) => stateInWords(each));
const check = (status: Status, name: string) => status.checks.find((each) => each.name === name);

describe("the status of a server that is new", () => {
  it("tells what is to come, and that nothing is there yet", async () => {
    const status = await serve().status(at(tuesday, 10));
    expect(status).toMatchObject({
      status: "ok",
      summary:
        "Nothing has been fetched yet: a reader who opens a feed, or a refresh, brings the " +
        "announcement of Tuesday, 16 June.",
      today: {
        day: tuesday,
        quiet: null,
        inForce: tuesday,
        next: { day: wednesday, due: "2026-06-17T04:00:00.000Z" },
      },
      history: { heldFrom: null, heldTo: null, days: 0, announcements: 0, trouble: null },
      store: null,
      running: false,
      runs: [],
    });
    expect(status.categories[0]).toEqual({
      category: "cs.AI",
      name: "Artificial Intelligence",
      isConfigured: true,
      state: "due",
      day: null,
      askedAt: null,
      askAgainAt: at(tuesday, 10).toISOString(),
    });
    expect(check(status, "arXiv")?.state).toBe("missing");
  });

  it("is failing while arXiv cannot be asked", async () => {
    arxiv.fault({ kind: "status", code: 503 });
    const server = serve();
    await server.refresh(at(tuesday, 10));
    const status = await server.status(at(tuesday, 10));
    expect(status.status).toBe("failing");
    expect(status.summary).toBe(
      "The announcement of Tuesday, 16 June could not be fetched in cs.AI and cs.LG; feeds have " +
        "nothing to show until arXiv has answered.",
    );
    expect(check(status, "arXiv")).toMatchObject({
      state: "failing",
      finding: "arXiv could not be asked: arXiv answered with an error (503).",
    });
    expect(status.runs?.[0]).toMatchObject({
      outcome: "failed",
      summary: "asked arXiv for cs.AI and cs.LG in vain",
    });
  });
});

describe("the status after a refresh", () => {
  it("tells what is held, when it is asked again and what the refresh did", async () => {
    announce(tuesday);
    const server = serve();
    await server.refresh(at(tuesday, 10));
    const status = await server.status(at(tuesday, 20));
    expect(status.status).toBe("ok");
    expect(statesOf(status)).toEqual({ "cs.AI": "current", "cs.LG": "current" });
    expect(wordsOf(status)[0]).toBe("has the announcement of Tuesday, 16 June");
    expect(status.categories[0]).toMatchObject({
      askedAt: at(tuesday, 10).toISOString(),
      askAgainAt: at(tuesday, 55).toISOString(),
    });
    expect(status.history).toMatchObject({ heldFrom: tuesday, heldTo: tuesday, days: 1 });
    expect(status.history.announcements).toBeGreaterThan(0);
    expect(check(status, "arXiv")?.state).toBe("found");
    expect(status.runs).toMatchObject([
      { trigger: "cron", outcome: "done", startedAt: at(tuesday, 10).toISOString() },
    ]);
  });

  it("says that it is running while it is", async () => {
    announce(tuesday);
    const server = serve();
    const run = server.refresh(at(tuesday, 10));
    expect((await server.status(at(tuesday, 10))).running).toBe(true);
    await run;
    expect((await server.status(at(tuesday, 10))).running).toBe(false);
  });

  it("names a category that only an address asked for", async () => {
    announce(tuesday);
    const { server, edition } = feedServer({ arxivUrl: arxiv.url, config });
    await edition(at(tuesday, 10), "/rss/math.CO");
    const { categories } = await server.status(at(tuesday, 20));
    expect(categories.map(({ category, isConfigured }) => [category, isConfigured])).toEqual([
      ["cs.AI", true],
      ["cs.LG", true],
      ["math.CO", false],
    ]);
  });
});

describe("the status of a morning that goes wrong", () => {
  it("says which category is late, and what readers see meanwhile", async () => {
    announce(monday);
    const server = serve();
    await server.refresh(at(monday, 60));
    announce(tuesday);
    arxiv.perCategory("cs.LG", monday, papersOf(monday));
    await server.refresh(at(tuesday, 10));
    const status = await server.status(at(tuesday, 11));
    expect(status.status).toBe("degraded");
    expect(statesOf(status)).toEqual({ "cs.AI": "current", "cs.LG": "late" });
    expect(wordsOf(status)[1]).toBe(
      "late: arXiv still serves the day before; has the announcement of Monday, 15 June",
    );
    expect(status.categories[1]?.askAgainAt).toBe(at(tuesday, 22).toISOString());
    expect(status.summary).toBe(
      "arXiv has not served the announcement of Tuesday, 16 June in cs.LG yet; feeds show what " +
        "there is, up to Tuesday, 16 June.",
    );
  });

  it("says that arXiv could not be asked, and why", async () => {
    announce(monday);
    const server = serve();
    await server.refresh(at(monday, 60));
    arxiv.fault({ kind: "status", code: 503 });
    await server.refresh(at(tuesday, 10));
    const status = await server.status(at(tuesday, 10));
    expect(status.status).toBe("degraded");
    expect(wordsOf(status)[0]).toBe(
      "failed: arXiv answered with an error (503); has the announcement of Monday, 15 June",
    );
    expect(status.categories[0]?.askAgainAt).toBe(at(tuesday, 11).toISOString());
    expect(status.summary).toMatch(/could not be fetched in .*; feeds show .* Monday, 15 June\.$/);
  });

  it("is well when a batch is due that nobody has asked for yet", async () => {
    announce(monday);
    const server = serve();
    await server.refresh(at(monday, 60));
    const status = await server.status(at(tuesday, 10));
    expect(status.status).toBe("ok");
    expect(statesOf(status)).toEqual({ "cs.AI": "due", "cs.LG": "due" });
    expect(status.summary).toMatch(
      /^All is well: .* Tuesday, 16 June is due .* Monday, 15 June; 2 days still to be filled in\.$/,
    );
  });
});

describe("the status of a day without announcements", () => {
  it("names the weekend, and is well", async () => {
    announce(friday);
    const server = serve();
    await server.refresh(at(friday, 60));
    const status = await server.status(at("2026-06-13", 600));
    expect(status.today).toMatchObject({ quiet: "weekend", inForce: friday });
    expect(statesOf(status)).toEqual({ "cs.AI": "quiet", "cs.LG": "quiet" });
    expect(status.summary).toBe(
      "All is well: arXiv announces nothing today, and feeds have the announcement of Friday, " +
        "12 June, the newest there is; 5 days still to be filled in.",
    );
  });

  it("names the holiday", async () => {
    const { today } = await serve().status(at("2026-09-08", 600));
    expect(today).toMatchObject({ quiet: "after Labor Day", inForce: "2026-09-07" });
  });

  it("says what was missed, and that it is to be filled in", async () => {
    announce("2026-06-11");
    const server = serve();
    await server.refresh(at("2026-06-11", 60));
    await server.refresh(at("2026-06-13", 60));
    const status = await server.status(at("2026-06-13", 600));
    expect(status.status).toBe("degraded");
    expect(wordsOf(status)[0]).toBe(
      "missed the announcement of Friday, 12 June, which is to be filled in; has the announcement " +
        "of Thursday, 11 June",
    );
    expect(status.history.missing[0]).toEqual({ day: friday, categories: config.categories });
  });
});

describe("the status of days gone by", () => {
  const sources = () => [hastyApi(arxiv.url)];

  it("tells what is missing, then that it was filled in", async () => {
    arxiv.history(inventHistory({ seed: 5, count: 60, from: friday, to: tuesday }));
    announce(tuesday);
    const server = serve({ sources: sources() });
    const before = await server.status(at(tuesday, 60));
    expect(before.history.missing.map(({ day }) => day)).toEqual([monday, friday]);

    await server.refresh(at(tuesday, 60));
    const after = await server.status(at(tuesday, 60));
    expect(after.history).toMatchObject({ heldFrom: friday, days: 3, missing: [], trouble: null });
    expect(after.runs?.[0]?.summary).toContain("filled in 2 days with");
    expect(after.summary).toBe("All is well: feeds have the announcement of Tuesday, 16 June.");
  });

  it("tells why they could not be, and when that is tried again", async () => {
    announce(tuesday);
    arxiv.fault({ kind: "status", code: 503 }, { when: (path) => path.startsWith("/api/") });
    const server = serve({ sources: sources() });
    await server.refresh(at(tuesday, 60));
    const status = await server.status(at(tuesday, 60));
    expect(status.history.trouble?.reason).toBe("arXiv answered with an error (503)");
    const waited = Date.parse(status.history.trouble?.askAgainAt ?? "") - at(tuesday, 60).getTime();
    expect(Math.round(waited / 60_000)).toBe(5);
    expect(status.summary).toMatch(/^All is well: .*; 2 days still to be filled in\.$/);
  });
});

describe("the status of a store", () => {
  it("that fails is told without its address, and feeds come from memory", async () => {
    announce(tuesday);
    const server = serve({ store: failing(memoryStore(), () => true) });
    await server.refresh(at(tuesday, 10));
    const status = await server.status(at(tuesday, 10));
    expect(status).toMatchObject({ status: "degraded", runs: null });
    expect(status.store).toMatch(/^The store cannot be used: /);
    expect(status.summary).toMatch(/not kept, since the store cannot be used; feeds show/);
    expect(check(status, "Store")?.state).toBe("failing");
    expect(JSON.stringify(status)).not.toContain("connection refused");
  });

  it("that began to fail is told at once, though the head is still in memory", async () => {
    let isOut = false;
    announce(tuesday);
    const server = serve({ store: failing(memoryStore(), () => isOut) });
    await server.refresh(at(tuesday, 10));
    isOut = true;
    expect(await server.status(at(tuesday, 10))).toMatchObject({ status: "degraded", runs: null });
  });

  it.each([
    ["no bytes of ours", () => Buffer.from("garbage")],
    ["reports of another form", null],
  ])("that holds %s in place of reports has none to tell", async (_, bytes) => {
    const store: Store = memoryStore();
    if (bytes === null) await valuesIn(store, keepingLog()).write(runsKey, [{ trigger: "moon" }]);
    else await store.set(runsKey, bytes());
    const status = await serve({ store }).status(at(tuesday, 10));
    expect(status).toMatchObject({ status: "ok", runs: [] });
  });

  it("keeps the last reports, which others can read as they are", async () => {
    const store = memoryStore();
    const report: Report = {
      trigger: "form",
      startedAt: at(tuesday, 1).getTime(),
      finishedAt: at(tuesday, 2).getTime(),
      outcome: "partly",
      asked: [],
      papers: 0,
      changedDays: [],
      failed: [],
      filled: [{ day: monday, categories: 1, papers: 1, source: "api" }],
      daysLeft: 1,
      selections: 1,
      remarks: [],
    };
    await valuesIn(store, keepingLog()).write(runsKey, [report]);
    const { runs } = await serve({ store }).status(at(tuesday, 10));
    expect(runs).toEqual([
      {
        ...report,
        startedAt: "2026-06-16T04:01:00.000Z",
        finishedAt: "2026-06-16T04:02:00.000Z",
        summary:
          "filled in 1 day with 1 paper; chose the papers of 1 day for feeds; 1 day still to be filled in",
      },
    ]);
  });
});
