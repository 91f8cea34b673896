import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addDays, isAnnouncementDay } from "@/lib/arxiv/calendar";
import { createCatchupHistory } from "@/lib/arxiv/catchup-history";
import { createGate } from "@/lib/arxiv/gate";
import { type HistoryPaper, inventHistory } from "@/tests/support/arxiv-history";
import { type ArxivStandIn, type Fault, startArxiv } from "@/tests/support/arxiv-server";
import { coveredCategories } from "@/tests/support/arxiv-taxonomy";
import { announceType, isListed } from "@/tests/support/arxiv-xml";
import { answerOf, hastyCatchup, listOf } from "@/tests/support/history-sources";
import { type Announced, inventPaper } from "@/tests/support/invented";

const day = "2026-06-16";
const now = () => new Date("2026-07-10T22:00:00Z");

let arxiv: ArxivStandIn;
beforeEach(async () => {
  arxiv = await startArxiv({ now });
});
afterEach(() => arxiv.close());

function paper(id: string, more: Partial<Announced> = {}): HistoryPaper {
  const announced = inventPaper({ id, categories: ["cs.AI"], ...more });
  return { announced, submittedAt: new Date("2026-06-15T12:00:00Z"), announcedOn: day };
}

const paths = () => arxiv.requests.map(({ path }) => path);

describe("the history from arXiv's catchup pages", () => {
  it("asks for each category by itself, with our name", async () => {
    await hastyCatchup(arxiv.url).papersOf(day, ["cs.AI", "hep-th"]);
    expect(paths()).toEqual([
      "/catchup/cs.AI/2026-06-16?abs=True&page=1",
      "/catchup/hep-th/2026-06-16?abs=True&page=1",
    ]);
    expect(arxiv.requests[0]?.headers).toMatchObject({
      "user-agent": "arxiv-feed-server-tests",
      accept: expect.stringContaining("text/html"),
    });
  });

  it.each([
    ["a category beside its archive", ["cs.AI", "cs", "cs.LG"], ["cs"]],
    ["the other name of one of an archive's", ["cs", "eess.SY", "eess.IV"], ["cs", "eess.IV"]],
    [
      "two names of one category, nor the one that is answered elsewhere",
      ["cs.SY", "eess.SY"],
      ["eess.SY"],
    ],
    ["a category twice", ["cs.AI", "cs.AI"], ["cs.AI"]],
  ])("does not ask for %s", async (_, categories, subjects) => {
    const answer = await answerOf(hastyCatchup(arxiv.url).papersOf(day, categories));
    expect(paths().map((path) => path.split("/")[2])).toEqual(subjects);
    expect(answer.requests).toBe(subjects.length);
  });

  it("asks nothing for no category", async () => {
    expect(await hastyCatchup(arxiv.url).papersOf(day, [])).toEqual({
      papers: [],
      remarks: [],
      requests: 0,
    });
  });

  it("tells of a paper once, as new where one of the categories is its own", async () => {
    const both = { categories: ["cs.LG", "cs.AI"] };
    arxiv.history([
      paper("2606.00001", both),
      paper("2606.00002", { categories: ["cs.CL", "cs.AI"] }),
      paper("2501.00003", { ...both, action: "cross", crossTo: ["cs.AI"], version: 3 }),
      paper("2501.00004", { ...both, action: "replace", version: 2 }),
    ]);
    const catchup = hastyCatchup(arxiv.url);
    const expected = ["2501.00003v3 cross", "2606.00001v1 new", "2606.00002v1 cross"];
    expect(listOf(await answerOf(catchup.papersOf(day, ["cs.AI", "cs.LG"])))).toEqual(expected);
    expect(listOf(await answerOf(catchup.papersOf(day, ["cs.LG", "cs.AI"])))).toEqual(expected);
    expect(listOf(await answerOf(catchup.papersOf(day, ["cs.LG"])))).toEqual(["2606.00001v1 new"]);
  });

  it("finds on each day what was announced on it, held or not", async () => {
    const asked = ["cs.AI", "cs.LG"];
    const from = "2026-06-15";
    const to = "2026-06-23";
    const truth = inventHistory({ seed: 4, from, to, count: 60, heldShare: 0.2 });
    arxiv.history(truth);
    const covered = coveredCategories(asked);
    for (let on = from; on <= to; on = addDays(on, 1)) {
      const expected = truth
        .filter(({ announced, announcedOn }) => announcedOn === on && isListed(announced, covered))
        .map(({ announced }) => ({ ...announced, type: announceType(announced, covered) }))
        .filter(({ type }) => type === "new" || type === "cross");
      const answer = await answerOf(hastyCatchup(arxiv.url).papersOf(on, asked));
      expect(
        listOf(answer).map((line) => line.replace(/v\d+/, "")),
        on,
      ).toEqual(expected.map(({ id, type }) => `${id} ${type}`).toSorted());
      expect(expected.length > 10, on).toBe(isAnnouncementDay(on));
    }
  });

  it("follows arXiv's redirect to another name of a category", async () => {
    arxiv.history([paper("2606.00001", { categories: ["cs.SY", "eess.SY"] })]);
    arxiv.fault(
      { kind: "redirect", to: "/catchup/eess.SY/2026-06-16?abs=True&page=1" },
      { when: (path) => path.startsWith("/catchup/cs.AI/") },
    );
    const answer = await answerOf(hastyCatchup(arxiv.url).papersOf(day, ["cs.AI"]));
    expect(listOf(answer)).toEqual(["2606.00001v1 new"]);
  });
});

describe("the pages of a long day", () => {
  const number = (index: number) => String(index).padStart(5, "0");
  const many = (count: number, more: Partial<Announced> = {}, month = "2606") =>
    Array.from({ length: count }, (_, index) => paper(`${month}.${number(index)}`, more));
  const cross: Partial<Announced> = { categories: ["cs.LG", "cs.AI"] };
  const replaced: Partial<Announced> = { action: "replace", version: 2 };
  const ask = () => hastyCatchup(arxiv.url, { timeoutMs: 20_000 }).papersOf(day, ["cs.AI"]);
  const pages = () => paths().map((path) => path.split("page=")[1]);

  it("are read until all new papers and cross-lists are there", async () => {
    arxiv.history([...many(1990), ...many(20, cross, "2605"), ...many(10, replaced, "2604")]);
    const answer = await answerOf(ask());
    expect(answer.papers.filter(({ kind }) => kind === "new")).toHaveLength(1990);
    expect(answer.papers.filter(({ kind }) => kind === "cross")).toHaveLength(20);
    expect(pages()).toEqual(["1", "2"]);
  }, 40_000);

  it("are not read where only replacements are left", async () => {
    arxiv.history([...many(30), ...many(2000, replaced, "2604")]);
    const answer = await answerOf(ask());
    expect(answer.papers).toHaveLength(30);
    expect(pages()).toEqual(["1"]);
  }, 40_000);

  it.each(["short", "empty"] as const)("fail as a whole where one stays %s", async (kind) => {
    arxiv.history(many(2010));
    arxiv.fault({ kind }, { when: (path) => path.includes("page=2") });
    expect(await ask()).toEqual({
      code: "truncated",
      message: `arXiv's page lists ${kind === "short" ? 5 : 0} of the 10 papers it promises`,
    });
    expect(pages()).toEqual(["1", "2", "2"]);
  }, 40_000);

  it("end where the last is full", async () => {
    arxiv.history(many(2000));
    expect((await answerOf(ask())).papers).toHaveLength(2000);
    expect(pages()).toEqual(["1"]);
  }, 40_000);
});

describe("when arXiv's site is unwell", () => {
  const papers = [
    paper("2606.00001"),
    paper("2606.00002"),
    paper("2606.00003", { categories: ["cs.CL"] }),
  ];
  const ask = (timeoutMs?: number) =>
    hastyCatchup(arxiv.url, { timeoutMs }).papersOf(day, ["cs.CL", "cs.AI"]);
  const inAI = (path: string) => path.startsWith("/catchup/cs.AI/");
  beforeEach(() => arxiv.history(papers));

  const again: [string, Fault, string][] = [
    ["429", { kind: "status", code: 429 }, "rate_limited"],
    ["406", { kind: "status", code: 406 }, "rate_limited"],
    ["503", { kind: "status", code: 503 }, "server_error"],
    ["a cut connection", { kind: "refuse" }, "unreachable"],
    ["half an answer", { kind: "reset" }, "unreachable"],
    ["half a page", { kind: "truncated" }, "truncated"],
    ["another page", { kind: "html" }, "not_a_feed"],
    ["no byte", { kind: "zero" }, "not_a_feed"],
    ["bytes that are no text", { kind: "garbage" }, "not_a_feed"],
    ["fewer papers than it promises", { kind: "short" }, "truncated"],
    [
      "the papers of another day",
      { kind: "redirect", to: "/catchup/cs.AI/2026-06-17?abs=True&page=1" },
      "not_a_feed",
    ],
  ];

  it.each(again)("it is asked again after %s, and tells why it failed", async (_, fault, code) => {
    const isFirst = (path: string) => path === `/catchup/cs.AI/${day}?abs=True&page=1`;
    arxiv.fault(fault, { times: 1, when: isFirst });
    const answer = await answerOf(ask());
    expect(listOf(answer)).toEqual(["2606.00001v1 new", "2606.00002v1 new", "2606.00003v1 new"]);
    expect(answer.requests).toBe(3);

    arxiv.fault(fault, { when: isFirst });
    expect(await ask()).toMatchObject({ code });
  });

  it.each<[string, Fault, object, number]>([
    [
      "503 with a long Retry-After, as while its database lags",
      { kind: "status", code: 503, retryAfter: 300 },
      { code: "server_error", retryAfterSeconds: 300 },
      2,
    ],
    ["403", { kind: "status", code: 403 }, { code: "unexpected_status" }, 2],
    [
      "a redirect to elsewhere",
      { kind: "redirect", to: "https://portal.invalid/" },
      { code: "redirected_away" },
      2,
    ],
  ])("%s in one category fails all of the day at once", async (_, fault, failure, requests) => {
    arxiv.fault(fault, { when: inAI });
    expect(await ask()).toMatchObject(failure);
    expect(arxiv.requests).toHaveLength(requests);
  });

  it("tells in arXiv's words why it does not list a day", async () => {
    expect(await hastyCatchup(arxiv.url).papersOf("2026-01-15", ["cs.AI"])).toEqual({
      code: "refused_query",
      message:
        "arXiv refused the query: Invalid date: 2026-01-15. Catchup only allowed for past 90 days",
    });
    expect(arxiv.requests).toHaveLength(1);
    expect(await hastyCatchup(arxiv.url).papersOf("2026-07-14", ["cs.AI"])).toMatchObject({
      message: expect.stringContaining("2026-07-14. Can't request date later than today"),
    });
    arxiv.fault({ kind: "status", code: 400 });
    expect(await ask()).toMatchObject({
      code: "refused_query",
      message: "arXiv refused the query: no reason given",
    });
  });

  it("gives up on an answer that does not come in time", async () => {
    arxiv.fault({ kind: "hang" });
    expect(await ask(50)).toMatchObject({ code: "timeout" });
  });

  it("tells of an entry that cannot be read, and of the others", async () => {
    arxiv.history([...papers, paper("2606.0000X")]);
    const answer = await answerOf(ask());
    expect(listOf(answer)).toHaveLength(3);
    expect(answer.remarks).toEqual([
      "entry 3 of arXiv's page was skipped: it has no address of an abstract (cs.AI)",
    ]);
  });

  it("tells of a day on which nothing was announced as such", async () => {
    expect(await hastyCatchup(arxiv.url).papersOf("2026-06-20", ["cs.AI"])).toEqual({
      papers: [],
      remarks: [],
      requests: 1,
    });
  });
});

describe("the gate of arXiv's site", () => {
  it("lets every request through one by one, repeated ones included", async () => {
    arxiv.fault({ kind: "status", code: 503 }, { times: 1 });
    let turns = 0;
    const catchup = hastyCatchup(arxiv.url, {
      gate: (request) => {
        turns++;
        return request();
      },
    });
    const answer = await answerOf(catchup.papersOf(day, ["cs.AI", "cs.LG", "cs.CL"]));
    expect([turns, arxiv.requests.length, answer.requests]).toEqual([4, 4, 4]);
  });

  it("keeps the pause that it was built with", async () => {
    const starts: number[] = [];
    let clock = 0;
    const sleep = async (ms: number) => {
      clock += ms;
    };
    const catchup = createCatchupHistory({
      siteUrl: "https://arxiv.org",
      http: async () => {
        starts.push(clock);
        return { code: "not_a_feed", message: "no" };
      },
      gate: createGate({ intervalMs: 15_000, clock: () => clock, sleep }),
      sleep,
      random: () => 0,
    });
    await catchup.papersOf(day, ["cs.AI"]);
    expect(starts).toEqual([0, 15_000, 30_000]);
  });
});
