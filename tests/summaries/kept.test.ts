import { describe, expect, it } from "vitest";
import { daySummariesHash, summaryKey, withSummaries } from "@/lib/summaries/kept";
import type { Summary } from "@/lib/summaries/summary";
import { wantedOfDay } from "@/lib/summaries/wanted";
import { paperNumber } from "@/tests/support/papers";

function aSummary(partial: Partial<Summary> = {}): Summary {
  return {
    id: "2606.00001",
    version: 1,
    language: "en",
    model: "stand-in",
    source: "html",
    leftOut: [],
    prompt: "p",
    madeAt: 1_000,
    sentence: null,
    markdown: "## Results\n\nNone.\n",
    missing: [],
    isCut: false,
    unfound: [],
    ...partial,
  };
}

describe("summaries of a day together", () => {
  it("hold each paper once, in whatever order they came", () => {
    const [one, two] = [aSummary(), aSummary({ id: "2606.00002" })];
    expect(withSummaries([two], [one])).toEqual([one, two]);
    expect(daySummariesHash(withSummaries([one], [two]))).toBe(
      daySummariesHash(withSummaries([two], [one])),
    );
  });

  it("hold each version's, and of one version the later one", () => {
    const first = aSummary();
    const redone = aSummary({ madeAt: 2_000 });
    const revised = aSummary({ version: 2, madeAt: 500 });
    expect(withSummaries([first], [redone])).toEqual([redone]);
    expect(withSummaries([redone], [first])).toEqual([redone]);
    expect(withSummaries([redone], [revised])).toEqual([redone, revised]);
    expect(withSummaries([revised], [first, redone])).toEqual([redone, revised]);
  });
});

describe("a summary's key", () => {
  it("is the same place for nothing else, however its parts are written", () => {
    const keys = [
      summaryKey("hep-th/9901001", "en"),
      summaryKey("hep-th", "9901001/en"),
      summaryKey("2606.00001", "Brazilian Portuguese"),
      summaryKey("2606.00001", "en"),
    ];
    expect(new Set(keys).size).toBe(4);
    for (const key of keys) expect(key.split("/")).toHaveLength(3);
  });
});

describe("what is wanted of a day", () => {
  const papers = [1, 2, 3, 4, 5].map((number) => paperNumber(number));
  const ids = (feeds: (typeof papers)[], most: number) =>
    wantedOfDay("2026-06-16", feeds, most).map(({ paper }) => Number(paper.id.slice(-1)));
  const [a, b, c, d, e] = papers as [
    (typeof papers)[0],
    (typeof papers)[0],
    (typeof papers)[0],
    (typeof papers)[0],
    (typeof papers)[0],
  ];

  it("is the top of each feed, each paper once, what stands higher anywhere first", () => {
    expect(
      ids(
        [
          [a, b, c],
          [c, d, e],
        ],
        2,
      ),
    ).toEqual([1, 3, 2, 4]);
    expect(ids([[a, b, c]], 0)).toEqual([]);
    expect(ids([[], [a]], 9)).toEqual([1]);
  });
});
