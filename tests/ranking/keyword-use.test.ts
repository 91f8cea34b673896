import { describe, expect, it } from "vitest";
import { indexPapers } from "@/lib/ranking/day-index";
import { keywordRemarks, keywordUse } from "@/lib/ranking/keyword-use";
import { keywordSentences } from "@/lib/server/keyword-report";
import { paperNumber } from "@/tests/support/papers";

/** Ten days of 100 papers; of each day's, some have these words. */
const days = Array.from({ length: 10 }, (_, day) =>
  indexPapers(
    Array.from({ length: 100 }, (_, at) =>
      paperNumber(day * 100 + at, {
        title: "x",
        abstract: `${at < 12 ? "RL agents" : "prefixes of a prefix"} ${at === 3 ? "prefill NVFP4" : ""} ${at < 50 ? "fast" : ""}`,
      }),
    ),
  ),
);

const keywords = ["RL", "Prefil", "prefill", "FP4", "FAST", "fast", "zyx", "moe*"];

describe("keywordUse", () => {
  it("tells how many papers each keyword matches", () => {
    expect(keywordUse(keywords, days).map(({ papers }) => papers)).toEqual([
      120, 0, 10, 10, 0, 500, 0, 0,
    ]);
    expect(keywordUse(["RL"], days)).toEqual([
      { keyword: "RL", papers: 120, of: 1000, share: 0.12 },
    ]);
    expect(keywordUse(["RL"], [])).toEqual([{ keyword: "RL", papers: 0, of: 0, share: 0 }]);
  });
});

describe("keywordRemarks", () => {
  it("names what matches very much and what matches nothing, with what may have been meant", () => {
    expect(keywordRemarks(keywordUse(keywords, days), days)).toEqual({
      common: ["fast: 50 % of papers", "RL: 12 % of papers"],
      unused: [
        "Prefil: never in 10 days; did you mean prefill?",
        "FAST: never in 10 days as an acronym; in small letters it is found",
        "zyx: never in 10 days",
        "moe*: never in 10 days",
      ],
    });
  });

  it("says nothing of an archive without papers", () => {
    expect(keywordRemarks(keywordUse(keywords, []), [])).toEqual({ common: [], unused: [] });
  });
});

describe("keywordSentences", () => {
  const uses = keywordUse(keywords, days);
  const of = (feed: string, count = days.length) => ({
    feed,
    days: count,
    uses,
    ...keywordRemarks(uses, days),
  });

  it("are a few a feed, and name a few keywords", () => {
    expect(keywordSentences([of("moe"), { ...of(""), unused: [], common: [] }])).toEqual([
      "keywords of moe in more than 10 % of papers: fast (50 %) and RL (12 %)",
      "keywords of moe: Prefil: never in 10 days; did you mean prefill?",
      "keywords of moe: FAST: never in 10 days as an acronym; in small letters it is found",
      "keywords of moe: zyx: never in 10 days",
      "keywords of moe: 1 more never in 10 days",
    ]);
  });

  it("are none where there are too few days to say so", () => {
    expect(keywordSentences([of("", 2)])).toEqual([]);
  });
});
