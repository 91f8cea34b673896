import { describe, expect, it } from "vitest";
import { midnightOf } from "@/lib/arxiv/calendar";
import { aiSummarySchema } from "@/lib/config/schema";
import { silentLog } from "@/lib/log";
import { createArchive } from "@/lib/papers/archive";
import { summarise } from "@/lib/refresh/summarise";
import { recipeOf, type WriteSummary } from "@/lib/refresh/write-summary";
import { memoryStore } from "@/lib/store/memory";
import { valuesIn } from "@/lib/store/values";
import { summarySettings } from "@/lib/summaries/settings";
import { createShelf } from "@/lib/summaries/shelf";
import { aBatch, paperNumber } from "@/tests/support/papers";

/** The same work in a time that only passes while everybody waits: a minute takes none. */
const day = "2026-06-16";
const start = new Date(midnightOf(day).getTime() + 3_600_000);

function virtualTime() {
  let now = start.getTime();
  let waiting: { until: number; wake: () => void }[] = [];
  return {
    now: () => new Date(now),
    wait: (ms: number) => new Promise<void>((wake) => void waiting.push({ until: now + ms, wake })),
    /** Lets time pass until the work is done. */
    async pass<T>(work: Promise<T>): Promise<T> {
      let isDone = false;
      const done = work.finally(() => {
        isDone = true;
      });
      while (!isDone) {
        await new Promise((turn) => setImmediate(turn));
        const next = Math.min(...waiting.map(({ until }) => until));
        if (isDone || !Number.isFinite(next)) continue;
        now = next;
        const woken = waiting.filter(({ until }) => until <= now);
        waiting = waiting.filter(({ until }) => until > now);
        for (const { wake } of woken) wake();
      }
      return done;
    },
  };
}

function workOn(
  count: number,
  secondsEach: number,
  config: object = {},
  otherwise?: (time: ReturnType<typeof virtualTime>) => WriteSummary,
) {
  const time = virtualTime();
  const store = memoryStore();
  const values = valuesIn(store, silentLog);
  const sleep = async () => {};
  const archive = createArchive({ store, log: silentLog, sleep });
  const shelf = createShelf({ store, values, archive, keptDays: 10, sleep });
  const settings = summarySettings(aiSummarySchema.parse({ model: "stand-in", ...config }));
  const papers = Array.from({ length: count }, (_, index) => paperNumber(index + 1));
  const begun: string[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  const write: WriteSummary = async (paper, language, { mayAsk, now }) => {
    if (!(await mayAsk())) return { kind: "capped" };
    begun.push(paper.id);
    mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    await time.wait(secondsEach * 1000);
    atOnce--;
    const summary = {
      id: paper.id,
      version: 1,
      language,
      model: "stand-in",
      source: "html" as const,
      leftOut: [],
      prompt: "p",
      madeAt: now().getTime(),
      sentence: null,
      markdown: "## Results\n\nNone.\n",
      missing: [],
      isCut: false,
      unfound: [],
    };
    return {
      kind: "written",
      summary,
      usage: { requests: 1, inputTokens: 9_000, outputTokens: 700 },
    };
  };
  const run = async (workSeconds: number) => {
    const now = time.now();
    const outcome = await time.pass(
      summarise(
        {
          clock: time.now,
          archive,
          shelf,
          settings,
          promptFor: () => "p",
          wanted: async () => papers.map((paper) => ({ day, paper })),
          write: otherwise?.(time) ?? write,
          store,
          sleep,
          log: silentLog,
          workMs: 280_000,
        },
        { trigger: "request", now, deadline: new Date(now.getTime() + workSeconds * 1000) },
      ),
    );
    if (outcome.state !== "finished") throw new Error("busy");
    const seconds = (time.now().getTime() - now.getTime()) / 1000;
    return { report: outcome.report, seconds, head: await archive.head(time.now()) };
  };
  const ready = archive.update(start, () => ({ batches: [aBatch(day, ...papers)] }));
  const tries = async () => {
    const recipe = recipeOf(settings, "p");
    const [found] = await shelf.tries([papers[0]?.id ?? ""], "en", recipe);
    return found;
  };
  return { run, begun, ready, tries, atOnce: () => mostAtOnce };
}

describe("functions that are stopped after a minute", () => {
  it("write fifteen summaries in several runs, each of them in time", async () => {
    const { run, begun, ready } = workOn(15, 25);
    await ready;
    const lefts: number[] = [];
    while (lefts.at(-1) !== 0 && lefts.length < 20) {
      const { report, seconds } = await run(40);
      expect(seconds).toBeLessThanOrEqual(40);
      lefts.push(report.left);
    }
    // The first one goes alone, since nobody knows yet whether the model answers.
    expect(lefts).toEqual([14, 11, 8, 5, 2, 0]);
    expect(new Set(begun).size).toBe(15);
    expect(begun).toHaveLength(15);
  });

  it("begin nothing for which a run has shown that it takes longer", async () => {
    const { run, ready } = workOn(9, 60);
    await ready;
    expect((await run(60)).report).toMatchObject({ written: 1, left: 8, stopped: "time" });
    const { report, seconds } = await run(110);
    expect(report).toMatchObject({ written: 3, left: 5, stopped: "time" });
    expect(seconds).toBe(60);
  });
});

describe("a question that the end of the time cuts off", () => {
  const failing =
    (time: ReturnType<typeof virtualTime>): WriteSummary =>
    async (_paper, _language, { mayAsk }) => {
      await mayAsk();
      await time.wait(500_000);
      const usage = { requests: 1, inputTokens: 0, outputTokens: 0 };
      return { kind: "failed", fault: "time", reason: "too slow", wasAsked: true, usage };
    };

  it("is no try of the paper where it was given little time, and the next run goes on at once", async () => {
    const { run, ready, tries } = workOn(1, 0, {}, failing);
    await ready;
    for (let runs = 0; runs < 4; runs++) {
      const { report, head } = await run(30);
      expect(report).toMatchObject({ left: 1, stopped: "time" });
      expect(head.summaryWork?.goOnAt).toBeLessThanOrEqual(report.finishedAt);
    }
    expect(await tries()).toBeNull();
  });

  it("is one where it had all the time that a run has: after three the paper is given up", async () => {
    const { run, ready, tries } = workOn(1, 0, {}, failing);
    await ready;
    for (let runs = 0; runs < 3; runs++) await run(280);
    expect(await tries()).toMatchObject({ count: 3 });
    expect((await run(280)).report).toMatchObject({ left: 0, failed: [] });
  });
});

describe("the work", () => {
  it("goes on at as many papers at once as is configured, the best first", async () => {
    const { run, begun, ready, atOnce } = workOn(6, 10, { max_workers: 2 });
    await ready;
    await run(600);
    expect(atOnce()).toBe(2); // once the first has answered
    expect(begun).toEqual([1, 2, 3, 4, 5, 6].map((number) => paperNumber(number).id));
  });

  it("counts tokens, and money where the model's price is known", async () => {
    const price = { input: 2, output: 10 };
    const { run, ready } = workOn(2, 1, { price_per_million_tokens: price });
    await ready;
    const { report } = await run(600);
    expect(report.usage).toEqual({ requests: 2, inputTokens: 18_000, outputTokens: 1_400 });
    expect(report.cost).toBeCloseTo(0.05, 10);
  });

  it("holds the day's cap over runs, and the count is another day's at midnight", async () => {
    const { run, ready } = workOn(5, 1, { max_per_day: 2 });
    await ready;
    expect((await run(600)).report).toMatchObject({ written: 2, left: 3, stopped: "cap" });
    const { report, head } = await run(600);
    expect(report).toMatchObject({ written: 0, left: 3, stopped: "cap" });
    expect(head.summaryWork?.goOnAt).toBe(midnightOf("2026-06-17").getTime());
  });
});
