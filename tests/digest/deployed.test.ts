import { describe, expect, it } from "vitest";
import { deployedSummaries, type Get } from "@/lib/digest/deployed";

const origin = "https://feeds.example";
const summary = {
  model: "model-9",
  source: "html",
  version: 2,
  language: "en",
  sentence: "It folds.",
  text: "## Contributions\n\nIt folds.",
  made: "2026-06-16T06:00:00.000Z",
  missing: ["results"],
  unfound: ["1.8"],
  left_out: ["references"],
  is_cut: true,
  prompt: "0123",
};

function feed(...items: unknown[]): string {
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "x", items });
}

function ask(get: Get, accessToken?: string) {
  return deployedSummaries(
    { origin, accessToken, get },
    { path: "/moe", day: "2026-06-16", language: "en" },
  );
}

const answering = (body: string, status = 200) => ask(async () => ({ status, body }));

describe("summaries of a deployment", () => {
  it("are read from the day's JSON Feed, with the key in a header", async () => {
    const asked: unknown[] = [];
    const get: Get = async (...request) => {
      asked.push(request);
      return { status: 200, body: feed({ id: "x", _arxiv: { id: "2606.00001", summary } }) };
    };
    expect(await ask(get, "a secret")).toEqual({
      summaries: [
        {
          id: "2606.00001",
          version: 2,
          language: "en",
          model: "model-9",
          source: "html",
          leftOut: ["references"],
          prompt: "0123",
          madeAt: Date.parse("2026-06-16T06:00:00Z"),
          sentence: "It folds.",
          markdown: "## Contributions\n\nIt folds.",
          missing: ["results"],
          isCut: true,
          unfound: ["1.8"],
        },
      ],
    });
    expect(asked).toEqual([
      [
        "https://feeds.example/json/moe?date=2026-06-16&lang=en&summary=only",
        { Authorization: "Bearer a secret" },
      ],
    ]);
  });

  it("are passed over one by one where they are none", async () => {
    const wrong = [
      { id: "a tag" },
      { _arxiv: { id: "2606.00002" } },
      { _arxiv: { id: "2606.00003", summary: { ...summary, source: "dream" } } },
      { _arxiv: { id: "2606.00004", summary: { ...summary, text: "" } } },
      null,
    ];
    const { summaries, problem } = await answering(
      feed(...wrong, { _arxiv: { id: "2606.00001", summary } }),
    );
    expect(summaries.map(({ id }) => id)).toEqual(["2606.00001"]);
    expect(problem).toBeUndefined();
  });

  it("are told of where the deployment leaves their texts out", async () => {
    const bare = { _arxiv: { id: "2606.00005", summary: { ...summary, text: null } } };
    const { summaries, problem } = await answering(
      feed(bare, { _arxiv: { id: "2606.00001", summary } }),
    );
    expect(summaries.map(({ id }) => id)).toEqual(["2606.00001"]);
    expect(problem).toMatch(/&summary=only has summaries of 1 paper without their texts$/);
  });

  it.each([
    [
      "{}",
      401,
      "https://feeds.example/json/moe?date=2026-06-16&lang=en&summary=only answered with status 401",
    ],
    [
      "html",
      200,
      "https://feeds.example/json/moe?date=2026-06-16&lang=en&summary=only did not answer with JSON",
    ],
    [
      '{"items": 7}',
      200,
      "https://feeds.example/json/moe?date=2026-06-16&lang=en&summary=only did not answer with a JSON Feed",
    ],
  ])("are none, and it is said why: %s", async (body, status, problem) => {
    expect(await answering(body, status)).toEqual({ summaries: [], problem });
  });

  it.each([
    ["<!DOCTYPE html>\n<html>", 200],
    ["  <html>", 200],
    ["", 404],
  ])("are none, and nothing is wrong, where a site of files stands in place of a server: %s", async (body, status) => {
    expect(await answering(body, status)).toEqual({ summaries: [], isNoServer: true });
  });

  it("are none where nobody answers", async () => {
    const { summaries, problem } = await ask(async () => {
      throw new Error("fetch failed", { cause: new Error("ECONNREFUSED") });
    });
    expect(summaries).toEqual([]);
    expect(problem).toBe(
      "https://feeds.example/json/moe?date=2026-06-16&lang=en&summary=only cannot be reached: fetch failed: ECONNREFUSED",
    );
  });
});
