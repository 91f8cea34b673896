import { describe, expect, it } from "vitest";
import { indexPapers } from "@/lib/ranking/day-index";
import { compileKeyword } from "@/lib/ranking/keyword";
import { searchKeyword } from "@/lib/ranking/keyword-search";
import { placesOf } from "@/lib/ranking/places";
import { readable } from "@/lib/tex/readable";
import { inventedBatch } from "@/tests/feeds/builders";

const placed = (text: string, keyword: string) =>
  placesOf([{ keyword }], text).map(([from, to]) => text.slice(from, to));

describe("where a keyword stands in a text", () => {
  it("is where the index of a day has counted it, and as often", () => {
    const batch = inventedBatch({ day: "2026-06-16", count: 30, seed: 5, hostile: true });
    const papers = batch.announcements.map(({ paper }) => paper);
    const index = indexPapers(papers);
    const keywords = [
      "a",
      "the",
      "model",
      "large language model",
      "fine tuning",
      "learn*",
      "*tion",
    ];
    let found = 0;
    for (const keyword of keywords) {
      const hits = searchKeyword(compileKeyword(keyword), index);
      const counts = papers.map(({ title, abstract }) =>
        [title, abstract].map((tex) => placed(readable(tex), keyword).length),
      );
      expect(counts, keyword).toEqual(
        papers.map((_, paper) => [hits.inTitle[paper], hits.inAbstract[paper]]),
      );
      found += hits.numbers.length;
    }
    expect(found).toBeGreaterThan(50);
  });

  it.each([
    ["Schrödinger–Newton’s naïve ﬁelds", "newton", "Newton"],
    ["Schrödinger–Newton’s naïve ﬁelds", "Schrodinger", "Schrödinger"],
    ["Schrödinger–Newton’s naïve ﬁelds", "fields", "ﬁelds"],
    ["Gödel’s–Hölder’s bounds", "holder", "Hölder"],
    ["A naïve", "naive", "naïve"],
    ["The 𝒪-notation", "o notation", "𝒪-notation"],
    ["Up to ½ of it", "2", "½"],
  ])("is told in characters of the text: %s, %s", (text, keyword, part) => {
    expect(placed(text.normalize("NFC"), keyword)).toEqual([part.normalize("NFC")]);
    expect(placed(text.normalize("NFD"), keyword)).toEqual([part.normalize("NFD")]);
  });
});
