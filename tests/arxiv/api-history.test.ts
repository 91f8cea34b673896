import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createApiHistory } from "@/lib/arxiv/api-history";
import { addDays, announcementOf, isAnnouncementDay } from "@/lib/arxiv/calendar";
import { createGate } from "@/lib/arxiv/gate";
import { expand } from "@/lib/arxiv/taxonomy";
import { apiFeed } from "@/tests/support/arxiv-api-xml";
import { type HistoryPaper, inventHistory } from "@/tests/support/arxiv-history";
import { type ArxivStandIn, type Fault, startArxiv } from "@/tests/support/arxiv-server";
import { answerOf, hastyApi, listOf } from "@/tests/support/history-sources";
import { type Announced, inventPaper } from "@/tests/support/invented";

const day = "2026-06-16"; // a Tuesday: submissions from Friday 18:00 to Monday 18:00 UTC
const now = () => new Date("2026-07-10T22:00:00Z");

let arxiv: ArxivStandIn;
beforeEach(async () => {
  arxiv = await startArxiv({ now });
});
afterEach(() => arxiv.close());

function paper(id: string, at = "2026-06-15T12:00:00Z", more: Partial<Announced> = {}) {
  const announced = inventPaper({ id, categories: ["cs.AI"], ...more });
  return { announced, submittedAt: new Date(at), announcedOn: day };
}

/** What was asked for, request by request. */
function queries() {
  return arxiv.requests.map(({ path }) =>
    Object.fromEntries(new URL(path, "http://export.arxiv.org").searchParams),
  );
}

describe("the history from arXiv's query API", () => {
  it("asks for the day's window in all categories at once, with our name", async () => {
    await hastyApi(arxiv.url).papersOf(day, ["cs.AI", "cs.CL"]);
    expect(arxiv.requests).toHaveLength(1);
    expect(arxiv.requests[0]?.path).toMatch(/^\/api\/query\?/);
    expect(arxiv.requests[0]?.headers).toMatchObject({
      "user-agent": "arxiv-feed-server-tests",
      accept: expect.stringContaining("application/atom+xml"),
    });
    expect(queries()).toEqual([
      {
        search_query: "(cat:cs.AI OR cat:cs.CL) AND submittedDate:[202606121800 TO 202606151800]",
        sortBy: "submittedDate",
        sortOrder: "descending",
        start: "0",
        max_results: "1000",
      },
    ]);
  });

  it.each([
    ["a category with two names, under both", ["eess.SY"], "cat:eess.SY OR cat:cs.SY"],
    ["both names of one, once", ["math.NA", "cs.NA"], "cat:math.NA OR cat:cs.NA"],
    ["an archive without classes", ["math-ph"], "cat:math-ph OR cat:math.MP"],
    [
      "an archive by its categories, and by the other names of these",
      ["econ"],
      "cat:econ.EM OR cat:econ.GN OR cat:econ.TH OR cat:q-fin.EC",
    ],
    [
      "an archive and one of its own, once",
      ["stat.AP", "econ", "econ.EM"],
      "cat:stat.AP OR cat:econ.EM OR cat:econ.GN OR cat:econ.TH OR cat:q-fin.EC",
    ],
  ])("asks for %s", async (_, categories, anyOf) => {
    await hastyApi(arxiv.url).papersOf(day, categories);
    expect(queries()[0]?.search_query).toMatch(/^\((.*)\) AND /);
    expect(/^\((.*)\) AND /.exec(queries()[0]?.search_query ?? "")?.[1]).toBe(anyOf);
  });

  it("asks for every category of the largest archive in an address that arXiv takes", async () => {
    arxiv.history([paper("2606.00001", undefined, { categories: ["cs.SY", "eess.SY"] })]);
    expect(listOf(await answerOf(hastyApi(arxiv.url).papersOf(day, ["cs", "math"])))).toEqual([
      "2606.00001v1 new",
    ]);
    expect(arxiv.requests[0]?.path.length).toBeLessThan(4_000);
    expect(queries()[0]?.search_query).not.toMatch(/cat:(cs|math)[ )]/);
  });

  it.each([
    "whole",
    "beginning",
  ] as const)("finds what came in within the window, and nothing else, if a range ends with the %s of its minute", async (lastMinute) => {
    arxiv.history(
      [
        paper("2606.00001", "2026-06-12T17:59:59Z"),
        paper("2606.00002", "2026-06-12T18:00:00Z"),
        paper("2606.00003", "2026-06-15T17:59:59Z"),
        paper("2606.00004", "2026-06-15T18:00:00Z"),
        paper("2606.00005", "2026-06-15T18:00:59Z"),
        paper("2606.00006", "2026-06-15T12:00:00Z", { categories: ["cs.CL"] }),
      ],
      { lastMinute },
    );
    const answer = await answerOf(hastyApi(arxiv.url).papersOf(day, ["cs.AI"]));
    expect(listOf(answer)).toEqual(["2606.00002v1 new", "2606.00003v1 new"]);
    expect(answer.remarks).toEqual([]);
  });

  it("drops what it did not ask for", async () => {
    const entries = [
      paper("2606.00001"),
      paper("2606.00002", "2026-06-01T12:00:00Z"),
      paper("2606.00003", undefined, { categories: ["cs.CL", "math.CO"] }),
    ];
    const api = createApiHistory({
      apiUrl: "https://export.arxiv.org",
      http: async () => ({
        status: 200,
        body: apiFeed({ text: "", start: 0, maxResults: 10, at: now(), entries, total: 3 }),
        validators: {},
      }),
      gate: (request) => request(),
      sleep: async () => {},
      random: () => 0.5,
    });
    expect(listOf(await answerOf(api.papersOf(day, ["cs.AI"])))).toEqual(["2606.00001v1 new"]);
  });

  it("finds a paper that carries one name of a category that has two", async () => {
    arxiv.history([
      paper("2606.00001", undefined, { categories: ["cs.SY"] }),
      paper("2606.00002", undefined, { categories: ["eess.SY"] }),
    ]);
    const answer = await answerOf(hastyApi(arxiv.url).papersOf(day, ["eess.SY"]));
    expect(listOf(answer)).toEqual(["2606.00001v1 new", "2606.00002v1 new"]);
  });

  it("gives the version that there is now", async () => {
    arxiv.history([{ ...paper("2606.00001"), latestVersion: 3 }]);
    const answer = await answerOf(hastyApi(arxiv.url).papersOf(day, ["cs.AI"]));
    expect(listOf(answer)).toEqual(["2606.00001v3 new"]);
  });

  it.each([
    ["a weekend", "2026-06-20", ["cs.AI"]],
    ["a day after a skipped evening", "2026-11-27", ["cs.AI"]],
    ["no category", day, []],
  ])("asks nothing for %s", async (_, on, categories) => {
    expect(await hastyApi(arxiv.url).papersOf(on, categories)).toEqual({
      papers: [],
      remarks: [],
      requests: 0,
    });
    expect(arxiv.requests).toEqual([]);
  });
});

describe("the history from the API over many days", () => {
  it("finds each paper once, on the day that its time of submission tells", async () => {
    const from = "2026-06-11";
    const to = "2026-07-08";
    const truth = inventHistory({ seed: 3, from, to, count: 40 });
    arxiv.history(truth);
    const wanted = expand(["cs.AI", "cs.LG"]);
    const expected = (on: string) =>
      truth
        .filter(
          ({ announced, submittedAt }) =>
            announced.categories.some((category) => wanted.has(category)) &&
            announcementOf(submittedAt) === on,
        )
        .map(({ announced }) => `${announced.id}v${announced.version} new`)
        .toSorted();
    let found = 0;
    for (let on = from; on <= to; on = addDays(on, 1)) {
      const answer = await answerOf(hastyApi(arxiv.url).papersOf(on, ["cs.AI", "cs.LG"]));
      expect(listOf(answer), on).toEqual(expected(on));
      expect(answer.requests).toBe(isAnnouncementDay(on) ? 1 : 0);
      found += answer.papers.length;
    }
    expect(found).toBeGreaterThan(150);
  });
});

describe("the API's pages", () => {
  const many: HistoryPaper[] = Array.from({ length: 25 }, (_, index) =>
    paper(`2606.000${10 + index}`, new Date(Date.UTC(2026, 5, 14, index)).toISOString()),
  );
  const starts = () => queries().map(({ start, max_results }) => [start, max_results]);

  it.each([
    [10, ["0", "10", "20"]],
    [25, ["0"]],
    [24, ["0", "24"]],
    [5, ["0", "5", "10", "15", "20"]],
    [1000, ["0"]],
  ])("of %i are read until all papers are there", async (pageSize, expected) => {
    arxiv.history(many);
    const answer = await answerOf(hastyApi(arxiv.url, { pageSize }).papersOf(day, ["cs.AI"]));
    expect(new Set(listOf(answer)).size).toBe(25);
    expect(answer.papers).toHaveLength(25);
    expect(answer.requests).toBe(expected.length);
    expect(starts()).toEqual(expected.map((start) => [start, String(pageSize)]));
  });

  it("tell a paper once that moved to the next page meanwhile", async () => {
    arxiv.history(many);
    const api = hastyApi(arxiv.url, {
      pageSize: 10,
      gate: async (request) => {
        const result = await request();
        arxiv.history([...many, paper("2606.00099", "2026-06-15T12:00:00Z")]);
        return result;
      },
    });
    const answer = await answerOf(api.papersOf(day, ["cs.AI"]));
    expect(answer.papers).toHaveLength(25);
    expect(new Set(listOf(answer)).size).toBe(25);
  });

  it.each([
    "short",
    "empty",
  ] as const)("are asked for again where one is %s, and fail as a whole where it stays so", async (kind) => {
    arxiv.history(many);
    const isSecond = (path: string) => path.includes("start=10");
    arxiv.fault({ kind }, { when: isSecond, times: 1 });
    const api = hastyApi(arxiv.url, { pageSize: 10 });
    const answer = await answerOf(api.papersOf(day, ["cs.AI"]));
    expect(answer.papers).toHaveLength(25);
    expect(answer.requests).toBe(4);

    arxiv.fault({ kind }, { when: isSecond });
    expect(await api.papersOf(day, ["cs.AI"])).toEqual({
      code: "truncated",
      message: `arXiv's answer holds ${kind === "short" ? 5 : 0} of the 10 papers it promises`,
    });
  });
});

describe("when the API is unwell", () => {
  const papers = [paper("2606.00001"), paper("2606.00002")];
  const ask = (timeoutMs?: number) => hastyApi(arxiv.url, { timeoutMs }).papersOf(day, ["cs.AI"]);
  beforeEach(() => arxiv.history(papers));

  const again: [string, Fault, string][] = [
    ["429", { kind: "status", code: 429, body: "Rate exceeded." }, "rate_limited"],
    ["406", { kind: "status", code: 406 }, "rate_limited"],
    ["503", { kind: "status", code: 503 }, "server_error"],
    ["503 and soon", { kind: "status", code: 503, retryAfter: 0 }, "server_error"],
    ["500", { kind: "status", code: 500 }, "server_error"],
    ["a cut connection", { kind: "refuse" }, "unreachable"],
    ["half an answer", { kind: "reset" }, "unreachable"],
    ["half a document", { kind: "truncated" }, "truncated"],
    ["a web page", { kind: "html" }, "not_a_feed"],
    ["no byte", { kind: "zero" }, "not_a_feed"],
    ["bytes that are no text", { kind: "garbage" }, "not_a_feed"],
    ["fewer papers than it promises", { kind: "short" }, "truncated"],
  ];

  it.each(again)("it is asked again after %s, and tells why it failed", async (_, fault, code) => {
    arxiv.fault(fault, { times: 1 });
    const answer = await answerOf(ask());
    expect(listOf(answer)).toEqual(["2606.00001v1 new", "2606.00002v1 new"]);
    expect([answer.requests, arxiv.requests.length]).toEqual([2, 2]);

    arxiv.fault(fault);
    expect(await ask()).toMatchObject({ code });
    expect(arxiv.requests).toHaveLength(4);
  });

  const atOnce: [string, Fault, object][] = [
    [
      "429 with a long Retry-After",
      { kind: "status", code: 429, retryAfter: 900 },
      { code: "rate_limited", retryAfterSeconds: 900 },
    ],
    [
      "503 with a long Retry-After",
      { kind: "status", code: 503, retryAfter: 300 },
      { code: "server_error", retryAfterSeconds: 300 },
    ],
    ["403", { kind: "status", code: 403 }, { code: "unexpected_status" }],
    [
      "a refusal with status 400",
      { kind: "refusal", message: "Invalid query string: 'x'" },
      { code: "refused_query", message: "arXiv refused the query: Invalid query string: 'x'" },
    ],
    [
      "a refusal with status 200",
      { kind: "refusal", message: "max_results must be an integer", code: 200 },
      { code: "refused_query", message: "arXiv refused the query: max_results must be an integer" },
    ],
    [
      "400 without a word",
      { kind: "status", code: 400 },
      { code: "refused_query", message: "arXiv refused the query (400)" },
    ],
    [
      "a redirect to elsewhere",
      { kind: "redirect", to: "https://feeds.invalid/" },
      { code: "redirected_away" },
    ],
  ];

  it.each(atOnce)("%s is told at once", async (_, fault, failure) => {
    arxiv.fault(fault);
    expect(await ask()).toMatchObject(failure);
    expect(arxiv.requests).toHaveLength(1);
  });

  it("an answer that does not come in time is given up", async () => {
    arxiv.fault({ kind: "hang" });
    expect(await ask(50)).toMatchObject({ code: "timeout" });
  });

  it("an answer that is too large is not read", async () => {
    arxiv.fault({ kind: "oversize", bytes: 20_000_000 });
    expect(await ask()).toMatchObject({ code: "too_large" });
  });

  it("an answer without papers is told as such, for the caller to believe or not", async () => {
    arxiv.fault({ kind: "empty" });
    expect(await ask()).toEqual({ papers: [], remarks: [], requests: 1 });
  });

  it("an entry that cannot be read costs no other", async () => {
    const { announced } = paper("2606.0000X");
    arxiv.history([...papers, { ...paper("2606.00003"), announced }]);
    const answer = await answerOf(ask());
    expect(listOf(answer)).toEqual(["2606.00001v1 new", "2606.00002v1 new"]);
    expect(answer.remarks).toEqual([
      "entry 1 of arXiv's answer was skipped: " +
        'its id "http://arxiv.org/abs/2606.0000Xv1" names no paper',
    ]);
  });
});

describe("the API's gate", () => {
  it("lets every request through one by one, repeated ones included", async () => {
    arxiv.history([paper("2606.00001"), paper("2606.00002"), paper("2606.00003")]);
    arxiv.fault({ kind: "status", code: 503 }, { times: 1 });
    let turns = 0;
    const api = hastyApi(arxiv.url, {
      pageSize: 1,
      gate: (request) => {
        turns++;
        return request();
      },
    });
    const answer = await answerOf(api.papersOf(day, ["cs.AI"]));
    expect([turns, arxiv.requests.length, answer.requests]).toEqual([4, 4, 4]);
  });

  it("keeps three seconds between two requests", async () => {
    const starts: number[] = [];
    let clock = 0;
    const sleep = async (ms: number) => {
      clock += ms;
    };
    const api = createApiHistory({
      apiUrl: "https://export.arxiv.org",
      http: async () => {
        starts.push(clock);
        return { code: "server_error", message: "no" };
      },
      gate: createGate({ intervalMs: 3_000, clock: () => clock, sleep }),
      sleep,
      random: () => 0,
    });
    await api.papersOf(day, ["cs.AI"]);
    expect(starts).toEqual([0, 3_000, 6_000]);
  });
});
