import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Announcements, FeedFailure } from "@/lib/arxiv/announcements";
import { midnightOf } from "@/lib/arxiv/calendar";
import type { HistoryAnswer, HistorySource } from "@/lib/arxiv/history";
import { nothingLikedAnew } from "@/lib/likes/report";
import { createArchive } from "@/lib/papers/archive";
import { daysHeld } from "@/lib/papers/head";
import { together } from "@/lib/refresh/fetch";
import { type Progress, refresh } from "@/lib/refresh/refresh";
import { runsKey, runsSchema, type Trigger } from "@/lib/refresh/report";
import { memoryStore } from "@/lib/store/memory";
import type { Store } from "@/lib/store/store";
import { valuesIn } from "@/lib/store/values";
import { paperNumber } from "@/tests/support/papers";
import { failing, keepingLog } from "@/tests/support/stores";

/** The job with everything handed in: what it does in which order, and what it makes of failures. */
const [wednesday, friday, monday, tuesday] = [
  "2026-06-10",
  "2026-06-12",
  "2026-06-15",
  "2026-06-16",
];
const categories = ["cs.RO"];
const tuesdayMorning = new Date(midnightOf(tuesday).getTime() + 600_000);

/** Papers of a day, numbered by its date: 2606.16001, 2606.16002, … */
const papersOf = (day: string, count = 3) =>
  Array.from({ length: count }, (_, n) => paperNumber(Number(day.slice(8)) * 1000 + n + 1));

function feed(day: string): Announcements {
  return {
    papers: papersOf(day).map((paper) => ({ paper, announceType: "new" })),
    answered: categories,
    unchanged: [],
    failed: [],
    remarks: [],
    feedDay: day,
    validators: {},
  };
}

const answerOf = (day: string, count?: number): HistoryAnswer => ({
  papers: papersOf(day, count).map((paper) => ({ paper, kind: "new" })),
  remarks: [],
  requests: 1,
});
const refusal: FeedFailure = { code: "rate_limited", message: "arXiv asks us to slow down (429)" };
const nonsense: FeedFailure = { code: "not_a_feed", message: "arXiv's answer is empty" };

type Answering = (day: string) => HistoryAnswer | FeedFailure | Promise<HistoryAnswer>;

function aJob(
  options: {
    store?: Store;
    announcements?: () => Promise<Announcements>;
    api?: Answering;
    catchup?: Answering | null;
    daysKept?: number;
    clock?: () => Date;
    keywordRemarks?: (now: Date) => Promise<string[]>;
  } = {},
) {
  const asked: string[] = [];
  const store = options.store ?? memoryStore();
  const log = keepingLog();
  const archive = createArchive({ store, log, sleep: async () => {} });
  const source = (name: HistorySource["name"], answer: Answering): HistorySource => ({
    name,
    papersOf: async (day) => {
      asked.push(`${name} ${day}`);
      return answer(day);
    },
  });
  const { catchup = null } = options;
  const sources = [
    source("api", options.api ?? ((day) => answerOf(day))),
    ...(catchup === null ? [] : [source("catchup", catchup)]),
  ];
  const told: Progress[] = [];
  const run = async (now = tuesdayMorning, trigger: Trigger = "cron", workMs = 600_000) =>
    refresh(
      {
        clock: options.clock ?? (() => new Date()),
        followed: { categories, daysKept: options.daysKept ?? 7 },
        arxiv: {
          announcements: options.announcements ?? (async () => feed(tuesday)),
        },
        sources,
        archive,
        storeSelections: async () => 0,
        likes: { refresh: async () => nothingLikedAnew },
        ...(options.keywordRemarks && { keywordRemarks: options.keywordRemarks }),
        store,
        sleep: (ms) => sleep(ms),
        log,
      },
      {
        trigger,
        now,
        deadline: new Date(now.getTime() + workMs),
        tell: (progress) => told.push(progress),
      },
    );
  const report = async (...call: Parameters<typeof run>) => {
    const outcome = await run(...call);
    if (outcome.state === "busy") throw new Error("busy");
    return outcome.report;
  };
  return { run, report, store, archive, asked, log, told };
}

describe("the job", () => {
  it("says how keywords are used when a new day has come, and not again with more of it", async () => {
    let count = 3;
    const job = aJob({
      announcements: async () => ({
        ...feed(tuesday),
        papers: papersOf(tuesday, count).map((paper) => ({ paper, announceType: "new" })),
      }),
      keywordRemarks: async () => ["keywords: Prefil: never in 7 days"],
    });
    expect((await job.report()).remarks).toContain("keywords: Prefil: never in 7 days");
    count = 5;
    const later = await job.report(new Date(tuesdayMorning.getTime() + 3_600_000));
    expect(later.changedDays).toEqual([tuesday]);
    expect(later.remarks).toEqual([]);
  });

  it("is done all the same where that cannot be told", async () => {
    const keywordRemarks = () => Promise.reject(new Error("out"));
    const report = await aJob({ keywordRemarks }).report();
    expect(report).toMatchObject({ outcome: "done", remarks: [] });
  });

  it("fetches today's batch, then fills in the days before, newest first", async () => {
    const job = aJob();
    const report = await job.report();
    expect(report).toMatchObject({
      outcome: "done",
      asked: categories,
      changedDays: [tuesday],
      papers: 3,
      daysLeft: 0,
      trigger: "cron",
    });
    expect(job.asked).toEqual([
      `api ${monday}`,
      `api ${friday}`,
      "api 2026-06-11",
      `api ${wednesday}`,
    ]);
    expect(job.told.map(({ step }) => step)).toEqual([
      "asked",
      "filled",
      "filled",
      "filled",
      "filled",
    ]);
    const head = await job.archive.head(tuesdayMorning);
    expect(daysHeld(head)).toHaveLength(5);
    const batch = await job.archive.batch(head, monday);
    expect(batch?.announcements.every(({ filled }) => filled)).toBe(true);
  });

  it("does nothing a second time", async () => {
    const job = aJob();
    await job.report();
    const before = await job.archive.head(tuesdayMorning, true);
    job.asked.length = 0;
    const again = await job.report(new Date(tuesdayMorning.getTime() + 60_000));
    expect(again).toMatchObject({ outcome: "done", asked: [], filled: [], daysLeft: 0 });
    expect(job.asked).toEqual([]);
    expect(await job.archive.head(tuesdayMorning, true)).toEqual(before);
  });

  it("fills in what is missing though the feeds cannot be asked", async () => {
    const job = aJob({
      announcements: async () => ({
        ...feed(tuesday),
        papers: [],
        answered: [],
        failed: [{ category: "cs.RO", failure: { code: "timeout", message: "too slow" } }],
      }),
    });
    const report = await job.report();
    expect(report.outcome).toBe("failed");
    expect(report.failed).toEqual([{ category: "cs.RO", reason: "too slow" }]);
    expect(report.filled).toHaveLength(4);
  });

  it("makes what it fills in the newest day held, where the feed was not seen since", async () => {
    let day = wednesday;
    const job = aJob({ announcements: async () => (day === wednesday ? feed(day) : nothing()) });
    const nothing = () => ({ ...feed(day), papers: [] });
    await job.report(new Date(midnightOf(wednesday).getTime() + 600_000));
    day = "2026-06-13";
    const saturday = new Date(midnightOf(day).getTime() + 600_000);
    await job.report(saturday);
    const { categories: records } = await job.archive.head(saturday);
    expect(records["cs.RO"]).toMatchObject({ day: friday, outcome: "empty" });
  });

  it("stops in time, says how much is left, and the next run goes on there", async () => {
    let now = tuesdayMorning.getTime();
    const job = aJob({
      clock: () => new Date(now),
      api: (day) => {
        now += 20_000;
        return answerOf(day);
      },
    });
    const report = await job.report(tuesdayMorning, "cron", 65_000);
    expect(report).toMatchObject({ outcome: "partly", daysLeft: 2 });
    expect(report.filled.map(({ day }) => day)).toEqual([monday, friday]);
    const next = await job.report(new Date(now), "cron", 600_000);
    expect(next.filled.map(({ day }) => day)).toEqual(["2026-06-11", wednesday]);
    expect(next.outcome).toBe("done");
  });

  it("asks the second source for what the first refuses, and the first no more in this run", async () => {
    const job = aJob({ api: () => refusal, catchup: (day) => answerOf(day) });
    const report = await job.report();
    expect(report.outcome).toBe("done");
    expect(report.filled.map(({ source }) => source)).toEqual(Array(4).fill("catchup"));
    expect(job.asked.filter((line) => line.startsWith("api"))).toEqual([`api ${monday}`]);
  });

  it("stops when no source answers, and leaves them alone for a while", async () => {
    const job = aJob({ api: () => refusal, catchup: () => refusal });
    const report = await job.report();
    expect(report).toMatchObject({
      outcome: "failed",
      daysLeft: 4,
      historyFailure: refusal.message,
    });
    expect(job.asked).toEqual([`api ${monday}`, `catchup ${monday}`]);
    job.asked.length = 0;
    const meanwhile = await job.report(new Date(tuesdayMorning.getTime() + 4 * 60_000));
    expect(meanwhile).toMatchObject({ outcome: "partly", daysLeft: 4 });
    expect(job.asked).toEqual([]);
    await job.report(new Date(tuesdayMorning.getTime() + 6 * 60_000));
    expect(job.asked).toHaveLength(2);
  });

  it("goes on behind a day that no source can tell of, and tries it again later", async () => {
    let isMended = false;
    const job = aJob({ api: (day) => (day === friday && !isMended ? nonsense : answerOf(day)) });
    const report = await job.report();
    expect(report.filled.map(({ day }) => day)).toEqual([monday, "2026-06-11", wednesday]);
    expect(report).toMatchObject({
      outcome: "failed",
      daysLeft: 1,
      historyFailure: nonsense.message,
    });
    isMended = true;
    const next = await job.report(new Date(tuesdayMorning.getTime() + 3_600_000));
    expect(next).toMatchObject({ outcome: "done", daysLeft: 0 });
    expect((await job.archive.head(tuesdayMorning, true)).historyTrouble).toBeUndefined();
  });

  it("does not believe a source that names no paper, unless all of them say so", async () => {
    const empty = (day: string) => answerOf(day, 0);
    const lying = aJob({ api: empty, catchup: (day) => answerOf(day, 8) });
    expect((await lying.report()).filled.map(({ source }) => source)).toEqual(
      Array(4).fill("catchup"),
    );

    const alone = aJob({ api: empty, catchup: () => refusal });
    const report = await alone.report();
    expect(report).toMatchObject({ outcome: "failed", daysLeft: 4 });

    const both = aJob({ api: empty, catchup: empty });
    expect(await both.report()).toMatchObject({ outcome: "done", daysLeft: 0 });
  });

  it("keeps of a slow source what it tells of some categories before it asks for others", async () => {
    const asked: (readonly string[])[] = [];
    const slow: HistorySource = {
      name: "catchup",
      categoriesAtOnce: 2,
      papersOf: async (day, of) => {
        asked.push(of);
        now = new Date(now.getTime() + 30_000);
        return answerOf(day);
      },
    };
    let now = tuesdayMorning;
    const { store, archive, log } = aJob();
    const run = async (workMs: number) => {
      const outcome = await refresh(
        {
          clock: () => now,
          followed: { categories: ["cs.RO", "cs.CV", "cs.LG"], daysKept: 2 },
          arxiv: { announcements: async () => feed(tuesday) },
          sources: [slow],
          archive,
          storeSelections: async () => 0,
          likes: { refresh: async () => nothingLikedAnew },
          store,
          sleep: (ms) => sleep(ms),
          log,
        },
        { trigger: "cron", now, deadline: new Date(now.getTime() + workMs) },
      );
      return outcome.state === "finished" ? outcome.report : null;
    };
    expect(await run(40_000)).toMatchObject({
      outcome: "partly",
      daysLeft: 1,
      filled: [{ day: monday, categories: 2 }],
    });
    expect(await run(40_000)).toMatchObject({ outcome: "done", filled: [{ categories: 1 }] });
    expect(asked).toEqual([["cs.RO", "cs.CV"], ["cs.LG"]]);
  });

  it("asks only for the categories that a day lacks", async () => {
    const job = aJob();
    await job.report();
    const asked: (readonly string[])[] = [];
    const { store, archive, log } = job;
    const outcome = await refresh(
      {
        clock: () => tuesdayMorning,
        followed: { categories: ["cs.RO", "cs.CV"], daysKept: 5 },
        arxiv: {
          announcements: async () => ({ ...feed(tuesday), answered: ["cs.CV"], papers: [] }),
        },
        sources: [
          {
            name: "api",
            papersOf: async (day, wanted) => {
              asked.push(wanted);
              return answerOf(day);
            },
          },
        ],
        archive,
        storeSelections: async () => 0,
        likes: { refresh: async () => nothingLikedAnew },
        store,
        sleep: async () => {},
        log,
      },
      { trigger: "command", now: tuesdayMorning, deadline: new Date("2026-06-17T00:00:00Z") },
    );
    expect(outcome.state).toBe("finished");
    expect(asked).toEqual([["cs.CV"], ["cs.CV"]]);
  });

  it("keeps one report a run, the newest first, and none of a run that had nothing to do", async () => {
    const job = aJob();
    await job.report();
    await job.report(tuesdayMorning, "timer");
    await job.report(tuesdayMorning, "request");
    await job.report(tuesdayMorning, "command");
    const runs = await valuesIn(job.store, job.log).read(runsKey, runsSchema);
    expect(runs?.map(({ trigger }) => trigger)).toEqual(["command", "cron"]);
  });
});

describe("what two looks of one run brought", () => {
  it("adds up, and of a category that was asked twice the later look counts", () => {
    const first = {
      asked: ["cs.AI", "cs.LG"],
      changedDays: [tuesday],
      papers: 3,
      failed: [
        { category: "cs.AI", reason: "too slow" },
        { category: "cs.LG", reason: "too slow" },
      ],
      remarks: ["one"],
    };
    const second = { asked: ["cs.AI", "cs.CV"], changedDays: [tuesday, monday], papers: 4 };
    expect(together(first, { ...second, failed: [], remarks: ["two"] })).toEqual({
      asked: ["cs.AI", "cs.LG", "cs.CV"],
      changedDays: [tuesday, monday],
      papers: 7,
      failed: [{ category: "cs.LG", reason: "too slow" }],
      remarks: ["one", "two"],
    });
  });
});

describe("two runs at once", () => {
  it("are one that works and one that says so", async () => {
    const store = memoryStore();
    let letGo = () => {};
    const held = new Promise<void>((done) => {
      letGo = done;
    });
    const slow = aJob({ store, announcements: () => held.then(() => feed(tuesday)) });
    const other = aJob({ store });
    const working = slow.run();
    while ((await store.list("lock/")).length === 0) await sleep(1);
    const second = await other.run();
    letGo();
    const first = await working;
    expect(first.state).toBe("finished");
    expect(second).toEqual({ state: "busy" });
    expect(other.asked).toEqual([]);
    expect(await other.run()).toMatchObject({
      state: "finished",
      report: { asked: [], filled: [] },
    });
  });

  it("do not wait for ever for one that died", async () => {
    let seconds = 0;
    const store = memoryStore(() => seconds * 1000);
    await store.setIfAbsent("lock/refresh", Buffer.from("the dead one"), { ttlSeconds: 30 });
    const job = aJob({ store });
    expect((await job.run()).state).toBe("busy");
    seconds = 31;
    expect((await job.run()).state).toBe("finished");
  });
});

describe("the job without its store", () => {
  it("does its work in memory, and says what is wrong", async () => {
    const job = aJob({ store: failing(memoryStore(), () => true) });
    const report = await job.report();
    expect(report).toMatchObject({ outcome: "failed", changedDays: [tuesday] });
    expect(report.store).toMatch(/store cannot be used/);
    expect(daysHeld(await job.archive.head(tuesdayMorning))).toContain(tuesday);
  });

  it("passes on what nobody foresaw, and gives the lock back", async () => {
    const job = aJob({
      announcements: async () => {
        throw new Error("a slip of ours");
      },
    });
    await expect(job.run()).rejects.toThrow("a slip of ours");
    expect(await job.store.list("lock/")).toEqual([]);
  });
});
