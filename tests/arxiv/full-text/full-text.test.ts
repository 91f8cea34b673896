import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFullTexts } from "@/lib/arxiv/full-text/full-text";
import { createArxivDownload } from "@/lib/arxiv/http";
import { type ArxivStandIn, startArxiv, type TextPlan } from "@/tests/support/arxiv-server";
import { inventDay, inventPaper } from "@/tests/support/invented";

const paper = inventPaper({ id: "2606.04711", version: 2 }, "full text");
const old = inventPaper({ id: "math/0211159", version: 1 }, "old");
let arxiv: ArxivStandIn;
let slept: number[];
let passed: number;

beforeEach(async () => {
  arxiv = await startArxiv();
  arxiv.announce("2026-06-16", [paper, old]);
  slept = [];
  passed = 0;
});
afterEach(() => arxiv.close());

type Limits = Parameters<typeof createFullTexts>[0]["limits"];

function fullTexts(limits?: Limits) {
  return createFullTexts({
    siteUrl: arxiv.url,
    http: createArxivDownload({ fetch, userAgent: "a test", now: () => new Date() }),
    gate: (request) => {
      passed++;
      return request();
    },
    sleep: async (ms) => {
      slept.push(ms);
    },
    random: () => 0,
    limits,
  });
}

function plan(wanted: Omit<TextPlan, "id">): void {
  arxiv.texts([{ id: paper.id, ...wanted }]);
}

function codeOf(outcome: object): unknown {
  return "code" in outcome ? outcome.code : outcome;
}

describe("a paper's text", () => {
  it("is had of its HTML by one request, through the gate", async () => {
    const text = await fullTexts().html(paper);
    expect(text).toMatchObject({ source: "html" });
    expect("sections" in text && text.sections.map(({ heading }) => heading)).toEqual([
      "Abstract",
      "1 Introduction",
      "2 Related Work",
      "3 Method",
      "3.1 Problem Setting",
      "3.2 Optimisation",
      "4 Experiments",
      "5 Results",
      "6 Conclusion",
      "References",
      "Appendix A Further Details",
    ]);
    expect(arxiv.requests.map(({ path }) => path)).toEqual(["/html/2606.04711v2"]);
    expect(arxiv.requests[0]?.headers["user-agent"]).toBe("a test");
    expect([passed, slept]).toEqual([1, []]);
  });

  it("is had of its PDF, with the same headings", async () => {
    const text = await fullTexts().pdf(paper);
    expect(text).toMatchObject({ source: "pdf" });
    expect("sections" in text && text.sections.map(({ heading }) => heading)).toEqual([
      "",
      "Abstract",
      "1 Introduction",
      "2 Related Work",
      "3 Method",
      "3.1 Problem Setting",
      "3.2 Optimisation",
      "4 Experiments",
      "5 Results",
      "6 Conclusion",
      "References",
      "A Further Details",
    ]);
    expect(arxiv.requests.map(({ path }) => path)).toEqual(["/pdf/2606.04711v2"]);
  });

  it("is asked for by ids of before 2007, too", async () => {
    expect(await fullTexts().html(old)).toMatchObject({ source: "html" });
    expect(await fullTexts().pdf(old)).toMatchObject({ source: "pdf" });
    expect(arxiv.requests.map(({ path }) => path)).toEqual([
      "/html/math/0211159v1",
      "/pdf/math/0211159v1",
    ]);
  });

  it("is there for every paper of a day, the hostile ones as well", async () => {
    const papers = inventDay({ seed: 3, day: "2026-06-17", count: 20, hostile: true });
    arxiv.announce("2026-06-17", papers);
    for (const each of papers) {
      expect([each.id, codeOf(await fullTexts().html(each))]).toEqual([
        each.id,
        expect.objectContaining({ source: "html" }),
      ]);
    }
  });

  it("can be the PDF itself", async () => {
    const file = await fullTexts().pdfFile(paper);
    const bytes = "bytes" in file ? Buffer.from(file.bytes) : Buffer.alloc(0);
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes.toString("latin1").trimEnd().endsWith("%%EOF")).toBe(true);
  });
});

describe("what arXiv has not", () => {
  it("is told at once, with arXiv's reason in the code", async () => {
    plan({ html: "none", pdf: "none" });
    expect(codeOf(await fullTexts().html(paper))).toBe("none");
    expect(codeOf(await fullTexts().pdf(paper))).toBe("none");
    plan({ html: "withdrawn", pdf: "withdrawn" });
    expect(codeOf(await fullTexts().html(paper))).toBe("withdrawn");
    expect(codeOf(await fullTexts().pdf(paper))).toBe("withdrawn");
    expect(codeOf(await fullTexts().pdfFile(paper))).toBe("withdrawn");
    // It could make no PDF, and says so with status 500.
    plan({ pdf: "failed" });
    expect(codeOf(await fullTexts().pdf(paper))).toBe("none");
    expect([passed, slept]).toEqual([6, []]);
  });

  it("is a paper that it does not know", async () => {
    expect(codeOf(await fullTexts().html({ ...paper, id: "2606.99999" }))).toBe("none");
  });

  it("is known by arXiv's page whatever the status", async () => {
    for (const code of [200, 404, 500]) {
      arxiv.fault({ kind: "status", code, body: "<h1>No HTML for '2606.04711v2'</h1>" });
      const expected = code === 500 ? "failing" : "none"; // as a page, but not one of HTML
      expect([code, codeOf(await fullTexts().html(paper))]).toEqual([code, expected]);
    }
  });

  it("is what only a plain 404 tells of", async () => {
    arxiv.fault({ kind: "status", code: 404 });
    expect(codeOf(await fullTexts().pdf(paper))).toBe("none");
    expect(passed).toBe(1);
  });
});

describe("a text that cannot be used", () => {
  it.each([
    ["wrong", "wrong_paper"],
    ["fatal", "incomplete"],
    ["cut", "incomplete"],
    ["native", "unreadable"],
  ] as const)("of HTML: %s", async (html, code) => {
    plan({ html });
    expect(codeOf(await fullTexts().html(paper))).toBe(code);
    expect(passed).toBe(1);
  });

  it.each([
    ["scanned", "none"],
    ["encrypted", "unreadable"],
    ["broken", "unreadable"],
  ] as const)("of a PDF: %s", async (pdf, code) => {
    plan({ pdf });
    expect(codeOf(await fullTexts().pdf(paper))).toBe(code);
    expect(passed).toBe(1);
  });

  it("is one of 80 MB, refused before it is fetched or while it is", async () => {
    for (const pdf of ["huge", "endless"] as const) {
      plan({ pdf });
      expect(await fullTexts().pdf(paper)).toEqual({
        code: "too_large",
        message: "arXiv's answer is larger than 30 MB",
      });
    }
    arxiv.fault({ kind: "oversize", bytes: 20_000_000 });
    expect(codeOf(await fullTexts().html(paper))).toBe("too_large");
    expect(passed).toBe(3);
  });

  it("is a PDF that broke off, if it does so each time", async () => {
    arxiv.fault({ kind: "truncated" }, { times: 1 });
    expect(await fullTexts().pdf(paper)).toMatchObject({ source: "pdf" });
    arxiv.fault({ kind: "truncated" });
    expect(codeOf(await fullTexts().pdf(paper))).toBe("incomplete");
    expect(passed).toBe(5);
  });
});

describe("arXiv when it is away or fails", () => {
  it("is never asked again after a 403", async () => {
    arxiv.fault({ kind: "status", code: 403, body: "Access denied" });
    expect(codeOf(await fullTexts().html(paper))).toBe("away");
    expect(codeOf(await fullTexts().pdf(paper))).toBe("away");
    expect([passed, slept]).toEqual([2, []]);
  });

  it("is given the pause that it asks for", async () => {
    arxiv.fault({ kind: "status", code: 429, retryAfter: 7 }, { times: 1 });
    expect(await fullTexts().html(paper)).toMatchObject({ source: "html" });
    expect([passed, slept]).toEqual([2, [7000]]);
  });

  it("is left alone where it asks for a long one", async () => {
    arxiv.fault({ kind: "status", code: 429, retryAfter: 1800 });
    expect(await fullTexts().html(paper)).toEqual({
      code: "away",
      message: "arXiv asks us to slow down (429)",
      retryAfterSeconds: 1800,
    });
    expect([passed, slept]).toEqual([1, []]);
  });

  it.each([
    ["errors", { kind: "status", code: 503 }, "failing"],
    ["refused connections", { kind: "refuse" }, "away"],
    ["answers that end halfway", { kind: "reset" }, "away"],
    ["pages of somebody else's", { kind: "html" }, "failing"],
    ["nothing", { kind: "zero" }, "failing"],
    ["garbage", { kind: "garbage" }, "failing"],
  ] as const)("is asked three times in all: %s", async (_what, fault, code) => {
    arxiv.fault(fault);
    expect(codeOf(await fullTexts().html(paper))).toBe(code);
    expect(codeOf(await fullTexts().pdf(paper))).toBe(code);
    expect(passed).toBe(6);
    arxiv.fault(fault, { times: 2 });
    expect(await fullTexts().html(paper)).toMatchObject({ source: "html" });
  });

  it("is not waited for without end", async () => {
    const hasty = fullTexts({ html: { timeoutMs: 50 }, pdf: { timeoutMs: 50 } });
    arxiv.fault({ kind: "hang" });
    expect(codeOf(await hasty.html(paper))).toBe("failing");
    arxiv.fault({ kind: "drip", everyMs: 20 });
    expect(codeOf(await hasty.pdf(paper))).toBe("failing");
    expect(passed).toBe(6);
  });

  it("is not followed to somebody else", async () => {
    arxiv.fault({ kind: "redirect", to: "https://example.org/login" });
    expect(await fullTexts().html(paper)).toEqual({
      code: "away",
      message: "arXiv redirected to https://example.org, which is not arXiv's",
    });
    arxiv.fault({ kind: "redirect", to: `/html/${paper.id}v2` }, { times: 1 });
    expect(await fullTexts().html(paper)).toMatchObject({ source: "html" });
  });
});
