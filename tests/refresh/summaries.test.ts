import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDays, midnightOf } from "@/lib/arxiv/calendar";
import type { Config } from "@/lib/config/schema";
import { interestFromConfig } from "@/lib/interest/interest";
import { silentLog } from "@/lib/log";
import type { SummaryReport } from "@/lib/refresh/summary-report";
import type { RunRequest } from "@/lib/server/server";
import { memoryStore } from "@/lib/store/memory";
import { type Store, StoreError } from "@/lib/store/store";
import { valuesIn } from "@/lib/store/values";
import { daySummariesKey, summaryKey } from "@/lib/summaries/kept";
import { summarySchema } from "@/lib/summaries/summary";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { feedServer, type TestServer } from "@/tests/support/feed-server";
import { type Announced, inventDay } from "@/tests/support/invented";
import { isQuestion, type ModelStandIn, startModel } from "@/tests/support/model-server";

/** The writing of summaries, whole: arXiv and the model are stood in for, all between is real. */
const day = "2026-06-16";
const now = new Date(midnightOf(day).getTime() + 3_600_000);
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const aiSummary = { model: "stand-in", max_papers_to_summarize: 4, max_workers: 2 };
const papers = inventDay({ seed: 91, count: 60, day, categories: ["cs.LG", "cs.CL"] });

let arxiv: ArxivStandIn;
let model: ModelStandIn;

beforeAll(async () => {
  arxiv = await startArxiv();
  model = await startModel();
});
afterAll(() => Promise.all([arxiv.close(), model.close()]));

beforeEach(() => {
  arxiv.announce(day, papers);
  model.requests.length = 0;
});
afterEach(() => {
  arxiv.fault(null);
  model.fault(null);
  model.answer(null);
});

type Summarised = Omit<Partial<Config>, "ai_summary"> & { ai_summary?: object };

function serverOf(
  config: Summarised = {},
  options: Partial<Parameters<typeof feedServer>[0]> = {},
) {
  const { ai_summary = {}, ...rest } = config;
  return feedServer({
    arxivUrl: arxiv.url,
    modelUrl: model.url,
    config: {
      categories: ["cs.LG", "cs.CL"],
      keywords: [],
      exclude_keywords: [],
      ...rest,
      ai_summary: { ...aiSummary, ...ai_summary } as Config["ai_summary"],
    },
    ...options,
  });
}

async function run({ server }: TestServer, at = now, more: Partial<RunRequest> = {}) {
  const { summaries } = await server.refresh({ trigger: "command", now: at, ...more });
  if (summaries?.state !== "finished") throw new Error(`no report: ${JSON.stringify(summaries)}`);
  return summaries.report;
}

const questions = () => model.requests.filter(isQuestion);

/** The papers that the model was asked about, by the ids of those that were announced. */
function asked(among: readonly Announced[] = papers): string[] {
  return questions().map(({ body }) => {
    const text = JSON.stringify(body);
    const found = among.find(({ title }) => text.includes(JSON.stringify(title).slice(1, -1)));
    return found?.id ?? "unknown";
  });
}

async function summarisedIn(server: TestServer, at = now, address = "/rss"): Promise<string[]> {
  const { days } = await server.edition(at, address);
  return days.flatMap(({ items }) =>
    items.filter(({ summary }) => summary !== undefined).map(({ paper }) => paper.id),
  );
}

async function bestOf(server: TestServer, count: number, address = "/rss"): Promise<string[]> {
  const { days } = await server.edition(now, address);
  return days.flatMap(({ items }) => items.map(({ paper }) => paper.id)).slice(0, count);
}

const sum = (report: SummaryReport) => ({
  written: report.written,
  left: report.left,
  stopped: report.stopped,
});

describe("the writing of summaries", () => {
  it("writes those of the best papers of a day, once", async () => {
    const server = serverOf();
    expect(sum(await run(server))).toEqual({ written: 4, left: 0, stopped: null });
    expect(await summarisedIn(server)).toEqual(await bestOf(server, 4));
    expect(asked().sort()).toEqual((await bestOf(server, 4)).sort());

    expect(sum(await run(server, later(60)))).toEqual({ written: 0, left: 0, stopped: null });
    expect(questions()).toHaveLength(4);
  });

  it("shows them behind the abstract, named, and moves the item's date of update once", async () => {
    const server = serverOf();
    const before = (await server.edition(now)).days[0]?.items[0];
    await run(server);
    const after = (await server.edition(now)).days[0]?.items[0];
    expect(after?.date).toEqual(before?.date);
    expect(after?.updated).toEqual(new Date(after?.summary?.madeAt ?? 0));
    expect(after?.updated.getTime()).toBeGreaterThan(before?.updated.getTime() ?? 0);

    const rss = await server.text(now);
    expect(rss.match(/Summary by stand-in from the full text \(HTML\)/g)).toHaveLength(4);
    const json = JSON.parse(await server.text(now, "/json?days=1"));
    expect(json.items[0]._arxiv.summary).toMatchObject({
      model: "stand-in",
      source: "html",
      version: 1,
      language: "en",
      missing: [],
      is_cut: false,
    });
    expect(json.items[4]._arxiv.summary).toBeUndefined();
    expect(await server.text(later(30))).toBe(await server.text(now));
  });

  it("is written for the union of all feeds, what stands higher anywhere first", async () => {
    const feeds = { second: { categories: ["cs.CL"], keywords: ["language"] } };
    const server = serverOf({ feeds, ai_summary: { max_workers: 1 } });
    await run(server);
    const main = await bestOf(server, 4);
    const second = await bestOf(server, 4, "/rss/second");
    const ranked = [0, 1, 2, 3].flatMap((rank) => [main[rank], second[rank]]);
    const union = [...new Set(ranked.filter((id) => id !== undefined))];
    expect(asked()).toEqual(union);
    expect(await summarisedIn(server, now, "/rss/second")).toEqual(second);
  });

  it("is left out of a feed with summary=none, and all there is with summary=only", async () => {
    const server = serverOf();
    await run(server);
    expect(await summarisedIn(server, now, "/rss?summary=none")).toEqual([]);
    const only = await server.edition(now, "/rss?summary=only");
    expect(only.days.flatMap(({ items }) => items.map(({ paper }) => paper.id))).toEqual(
      await bestOf(server, 4),
    );
  });

  it("shows a summary in any feed that holds the paper", async () => {
    const server = serverOf();
    await run(server);
    const [best = ""] = await bestOf(server, 1);
    expect(await summarisedIn(server, now, "/rss/cs.LG+cs.CL?limit=500&sort=date")).toContain(best);
  });
});

describe("whoever comes by", () => {
  it("sets off what is left, by a page as well as by a feed", async () => {
    const server = serverOf();
    await server.server.refresh({ trigger: "command", now, workMs: 0 });
    await server.edition(later(1));
    expect(questions()).toHaveLength(4);
  });

  it("gets a feed that caches ask for again soon, while summaries are to come", async () => {
    const server = serverOf({ ai_summary: { max_per_day: 2 } });
    const lifetime = async (at: Date) => {
      const interest = interestFromConfig(server.server.config);
      return (await server.server.feed(interest, "rss", { now: at, defer() {} })).cacheControl;
    };
    await run(server);
    expect(await lifetime(later(50))).toContain("s-maxage=900");
    const whole = serverOf();
    await run(whole);
    await run(whole, later(50)); // arXiv's batch is confirmed
    const interest = interestFromConfig(whole.server.config);
    const answer = await whole.server.feed(interest, "rss", { now: later(60), defer() {} });
    expect(answer.cacheControl).toContain("s-maxage=3600");
  });
});

describe("a day's list that is lost", () => {
  it("is noticed, not taken for no summaries, and made again of what was bought", async () => {
    const store = memoryStore();
    const server = serverOf({}, { store });
    await run(server);
    await store.delete(daySummariesKey(day, "en"));
    const other = serverOf({}, { store });
    expect(await summarisedIn(other, later(2))).toEqual([]);
    expect((await run(other, later(3))).written).toBe(0);
    expect(await summarisedIn(other, later(4))).toHaveLength(4);
    expect(await other.text(later(5))).toBe(await server.text(later(5)));
    expect(questions()).toHaveLength(4);
  });
});

describe("languages", () => {
  it("each get a summary of their own, and lang= chooses", async () => {
    const server = serverOf({
      ai_summary: { languages: ["en", "zh"], max_papers_to_summarize: 2 },
    });
    expect(await run(server)).toMatchObject({ written: 4, failed: [] });
    expect(await server.text(now)).toContain("In one sentence:");
    const chinese = await server.text(now, "/rss?lang=zh");
    expect(chinese).toContain("一句话");
    expect(chinese).not.toContain("In one sentence:");
    await expect(server.text(now, "/rss?lang=fr")).rejects.toThrow("en and zh");
  });
});

describe("the day's cap", () => {
  it("holds, whatever there is to do, and the next day goes on", async () => {
    const server = serverOf({ ai_summary: { max_per_day: 3 } });
    expect(sum(await run(server))).toEqual({ written: 3, left: 1, stopped: "cap" });
    expect(sum(await run(server, later(60)))).toEqual({ written: 0, left: 1, stopped: "cap" });
    expect(questions()).toHaveLength(3);
    // The next day's announcement would go first; half a day later it is waited for no longer.
    expect(sum(await run(server, later(24 * 60)))).toEqual({
      written: 0,
      left: 1,
      stopped: "batch",
    });
    expect((await run(server, later(36 * 60))).written).toBe(1);
    expect(questions()).toHaveLength(4);
  });

  it("holds over two processes that share a store", async () => {
    const store = memoryStore();
    const config = { ai_summary: { max_per_day: 3, max_papers_to_summarize: 8 } };
    const [one, other] = [serverOf(config, { store }), serverOf(config, { store })];
    await one.server.refresh({ trigger: "command", now });
    await other.server.refresh({ trigger: "command", now: later(1) });
    expect(questions()).toHaveLength(3);
  });
});

describe("two processes at once", () => {
  it("never ask about one paper twice", async () => {
    const store = memoryStore();
    const servers = [serverOf({}, { store }), serverOf({}, { store }), serverOf({}, { store })];
    model.fault({ kind: "slow", ms: 30 });
    await Promise.all(servers.map(({ server }) => server.refresh({ trigger: "command", now })));
    for (const server of servers) await run(server, later(1));
    expect(asked().sort()).toEqual((await bestOf(servers[0] as TestServer, 4)).sort());
  });
});

describe("a run whose time is up", () => {
  it("begins nothing more, says what is left, and whoever comes by goes on", async () => {
    const server = serverOf({ ai_summary: { max_workers: 1 } });
    await server.server.refresh({ trigger: "command", now, workMs: 0 });
    expect(questions()).toHaveLength(0);
    const report = await run(server, later(1), { workMs: 0 });
    expect(sum(report)).toEqual({ written: 0, left: 4, stopped: "time" });
    const before = await server.text(later(2));
    expect(before).not.toContain("Summary by");
    expect(questions()).toHaveLength(4); // behind that answer
    expect(await server.text(later(4))).toContain("Summary by");
  });
});

describe("a model that refuses", () => {
  it("is asked no more once it refuses the key, and is told of once", async () => {
    const store = memoryStore();
    const server = serverOf(
      { ai_summary: { max_workers: 1 } },
      { store, apiKey: "wrong-key-0123" },
    );
    const report = await run(server);
    expect(sum(report)).toEqual({ written: 0, left: 4, stopped: "model" });
    expect(report.failed).toHaveLength(1);
    expect(JSON.stringify(report)).not.toContain("wrong-key-0123");
    expect(questions()).toHaveLength(1);
    const status = await server.server.status(later(1));
    expect(status.checks.find(({ name }) => name === "Summaries")?.state).not.toBe("found");
    expect((await run(serverOf({}, { store }), later(2))).written).toBe(4);
  });

  it("waits as long as it is told to, and no paper is given up", async () => {
    const server = serverOf();
    model.fault({ kind: "status", code: 429, headers: { "Retry-After": "3600" } });
    expect(sum(await run(server))).toEqual({ written: 0, left: 4, stopped: "model" });
    const count = questions().length;
    await server.text(later(30));
    expect(questions()).toHaveLength(count);
    model.fault(null);
    await server.text(later(70));
    expect(await summarisedIn(server, later(75))).toHaveLength(4);
  });

  it("is given three tries for a paper, in three runs; with another prompt three more", async () => {
    const store = memoryStore();
    const server = serverOf({ ai_summary: { max_papers_to_summarize: 1 } }, { store });
    model.fault({ kind: "empty" });
    for (const minutes of [0, 20, 40, 60, 80]) await run(server, later(minutes));
    expect(questions()).toHaveLength(3);
    expect((await run(server, later(100))).left).toBe(0);
    const promptFor = () => "Say something else about {title}: {text}";
    const other = serverOf({ ai_summary: { max_papers_to_summarize: 1 } }, { store, promptFor });
    model.fault(null);
    expect((await run(other, later(120))).written).toBe(1);
  });

  it("is asked by one worker first, until it has answered once", async () => {
    const store = memoryStore();
    const server = serverOf({ ai_summary: { max_workers: 3 } }, { store });
    model.fault({ kind: "status", code: 404 });
    expect(await run(server)).toMatchObject({ written: 0, left: 4, stopped: "model" });
    expect(questions()).toHaveLength(1);
    model.fault(null);
    expect((await run(server, later(1))).written).toBe(4);
  });

  it("gives no paper up while its address or name is wrong, however often that is tried", async () => {
    const store = memoryStore();
    const wrong = serverOf({ ai_summary: { model: "no-such-model" } }, { store });
    for (const hours of [0, 1, 2, 3, 4, 5]) await run(wrong, later(hours * 61));
    expect((await run(wrong, later(400))).left).toBe(4);
    expect((await run(serverOf({}, { store }), later(401))).written).toBe(4);
  });

  it("counts what may have been paid for, though no answer came back", async () => {
    const server = serverOf({ ai_summary: { max_per_day: 3 } });
    model.fault({ kind: "status", code: 504 });
    for (let minutes = 0; minutes < 200; minutes += 20) await run(server, later(minutes));
    expect(questions()).toHaveLength(3);
  });

  it("tells which papers were given up, and that none is written", async () => {
    const server = serverOf();
    model.fault({ kind: "empty" });
    for (const minutes of [0, 20, 40]) await run(server, later(minutes));
    const { summaries, checks } = await server.server.status(later(41));
    expect(summaries?.left).toBe(0);
    expect(summaries?.runs[0]?.givenUp).toHaveLength(4);
    expect(summaries?.runs[0]?.summary).toContain("gave up");
    expect(checks.find(({ name }) => name === "Summaries")?.state).toBe("failing");
  });

  it("is left alone by a scheduler too, until the time that it named; a person is obeyed", async () => {
    const server = serverOf();
    model.fault({ kind: "status", code: 429, headers: { "Retry-After": "3600" } });
    await run(server);
    const count = questions().length;
    const { summaries } = await server.server.refresh({ trigger: "cron", now: later(30) });
    expect(summaries).toEqual({ state: "idle" });
    expect(questions()).toHaveLength(count);
    model.fault(null);
    expect((await run(server, later(31))).written).toBe(4);
  });

  it("does not keep other papers waiting for one that it cannot summarise", async () => {
    const server = serverOf({ ai_summary: { max_workers: 1 } });
    const [first = ""] = await bestOf(serverOf({}, { modelUrl: undefined }), 1);
    const title = papers.find(({ id }) => id === first)?.title ?? "";
    model.fault({ kind: "empty" }, { when: ({ body }) => JSON.stringify(body).includes(title) });
    expect(await run(server)).toMatchObject({ written: 3, left: 1, failed: [{ id: first }] });
  });
});

describe("arXiv's side", () => {
  const isText = (path: string) => /^\/(html|pdf)\//.test(path);

  it("does not stop other papers' summaries when it fails with one paper's text", async () => {
    const server = serverOf();
    const [first = ""] = await bestOf(serverOf({}, { modelUrl: undefined }), 1);
    arxiv.fault(
      { kind: "status", code: 500 },
      { when: (path) => isText(path) && path.includes(first) },
    );
    expect(await run(server)).toMatchObject({ written: 3, left: 1, stopped: null });
    expect(await run(server, later(20))).toMatchObject({ written: 0, left: 1 });
    // The third time the abstract has to do.
    expect(await run(server, later(40))).toMatchObject({ written: 1, left: 0 });
    const best = (await server.edition(later(41))).days[0]?.items[0];
    expect(best?.summary?.source).toBe("abstract");
  });

  it("is taken to be away when it gives no paper's text, and no paper is given up", async () => {
    const server = serverOf();
    arxiv.fault({ kind: "status", code: 500 }, { when: isText });
    for (const minutes of [0, 20, 40, 60]) {
      expect(sum(await run(server, later(minutes)))).toEqual({
        written: 0,
        left: 4,
        stopped: "arxiv",
      });
    }
    arxiv.fault(null);
    await run(server, later(80));
    const [first] = (await server.edition(later(81))).days;
    expect(first?.items[0]?.summary?.source).toBe("html");
  });

  it("is left alone where it asks for that, and nothing is written from abstracts instead", async () => {
    const server = serverOf();
    arxiv.fault({ kind: "status", code: 429, retryAfter: 1_200 }, { when: isText });
    const report = await run(server);
    expect(sum(report)).toEqual({ written: 0, left: 4, stopped: "arxiv" });
    expect(questions()).toHaveLength(0);
    arxiv.fault(null);
    expect((await run(server, later(30))).written).toBe(4);
  });

  it("leaves a withdrawn paper out for good", async () => {
    const withdrawn = papers.map((paper) => ({
      ...paper,
      abstract: "This paper has been withdrawn by the authors due to an error in Lemma 3.",
    }));
    arxiv.announce(day, withdrawn);
    const server = serverOf();
    expect(sum(await run(server))).toEqual({ written: 0, left: 0, stopped: null });
    expect(questions()).toHaveLength(0);
  });
});

describe("a new version", () => {
  it("keeps the summary of the one before, which says so, until it has its own", async () => {
    const server = serverOf();
    await run(server);
    const [best = ""] = await bestOf(server, 1);
    const next = addDays(day, 1);
    const revised = papers.filter(({ id }) => id === best);
    const second = revised.map((paper): Announced => ({ ...paper, version: 2, action: "replace" }));
    arxiv.announce(next, [...inventDay({ seed: 92, count: 30, day: next }), ...second]);
    const tomorrow = new Date(midnightOf(next).getTime() + 3_600_000);
    const item = async () =>
      (await server.edition(tomorrow)).days
        .flatMap(({ items }) => items)
        .find(({ paper }) => paper.id === best);
    model.fault({ kind: "status", code: 503 });
    await run(server, tomorrow);
    expect(await item()).toMatchObject({ paper: { version: 2 }, summary: { version: 1 } });
    const note = "This summary is of version 1; version 2 is out since.";
    expect(await server.text(tomorrow)).toContain(note);

    model.fault(null);
    await run(server, new Date(tomorrow.getTime() + 1_200_000));
    expect(await item()).toMatchObject({ paper: { version: 2 }, summary: { version: 2 } });
    // A feed of the first day alone shows the first version, and its summary.
    const [first] = (
      await server.edition(new Date(tomorrow.getTime() + 1_250_000), `/rss?date=${day}`)
    ).days;
    const shown = first?.items.find(({ paper }) => paper.id === best);
    expect(shown).toMatchObject({ paper: { version: 1 }, summary: { version: 1 } });
    expect(await server.text(new Date(tomorrow.getTime() + 1_300_000))).not.toContain(note);
  });
});

describe("summaries written anew", () => {
  it("take the place of those there were, of the days that were asked for", async () => {
    const store = memoryStore();
    const server = serverOf({}, { store });
    await run(server);
    const [best = ""] = await bestOf(server, 1);
    const read = () => valuesIn(store, silentLog).read(summaryKey(best, "en"), summarySchema);
    const before = await read();
    expect((await run(server, later(60), { redoFrom: addDays(day, 1) })).written).toBe(0);
    expect((await run(server, later(90), { redoFrom: day })).written).toBe(4);
    const after = await read();
    expect(after?.madeAt).toBeGreaterThan(before?.madeAt ?? Number.POSITIVE_INFINITY);
    const shown = (await server.edition(later(91))).days[0]?.items[0]?.summary?.madeAt;
    expect(shown).toBe(after?.madeAt);
  });
});

describe("a store that fails", () => {
  it("has nothing bought, since nothing could be kept", async () => {
    const good = memoryStore();
    let isBroken = false;
    const store: Store = new Proxy(good, {
      get: (target, name: keyof Store) => {
        const method = target[name];
        if (typeof method !== "function") return method;
        return isBroken
          ? () => Promise.reject(new StoreError("the disk is full"))
          : (method as (...given: unknown[]) => unknown).bind(target);
      },
    });
    const server = serverOf({}, { store });
    await server.edition(now, "/rss");
    model.requests.length = 0;
    isBroken = true;
    await server.server.refresh({ trigger: "command", now: later(1), redoFrom: day });
    expect(questions()).toHaveLength(0);
    isBroken = false;
    await server.server.refresh({ trigger: "command", now: later(10) });
    expect(await summarisedIn(server, later(12))).toHaveLength(4);
  });
});

describe("without a model", () => {
  it("everything else is there, and the status says what summaries would take", async () => {
    const server = feedServer({ arxivUrl: arxiv.url, config: { categories: ["cs.LG"] } });
    expect(await server.text(now)).not.toContain("Summary by");
    const status = await server.server.status(now);
    expect(status.summaries).toBeNull();
    expect(status.checks.find(({ name }) => name === "Summaries")).toMatchObject({
      state: "missing",
    });
    expect(questions()).toHaveLength(0);
  });
});
