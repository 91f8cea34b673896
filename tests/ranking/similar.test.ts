import { describe, expect, it } from "vitest";
import type { Paper } from "@/lib/papers/paper";
import { indexPapers } from "@/lib/ranking/day-index";
import { similarPapers } from "@/lib/ranking/similar";
import { emptyStatistics } from "@/lib/ranking/statistics";
import { createVocabulary } from "@/lib/ranking/vocabulary";
import { inventedBatch } from "@/tests/feeds/builders";
import { aPaper, paperNumber } from "@/tests/support/papers";

const towels = aPaper();
const nearer = paperNumber(2, {
  title: "Folding Shirts with Two Arms",
  abstract: "A robot with two arms folds shirts and towels.",
});
const farther = paperNumber(3, {
  title: "Warehouse Inventory",
  abstract: "A robot counts boxes, and never folds what it has counted in the towels' aisle.",
});
const foreign = paperNumber(4, { title: "Primes in Progressions", abstract: "We bound a sum." });

const day = (name: string, ...papers: Paper[]) => ({ day: name, index: indexPapers(papers) });
const similar = (...days: ReturnType<typeof day>[]) =>
  similarPapers(towels, days, emptyStatistics, 8);

describe("papers similar to one", () => {
  it("are those that share its rarer words, the nearest first, and by which", () => {
    const found = similar(day("2026-06-16", towels, foreign, farther, nearer));
    expect(found.map(({ paper }) => paper.id)).toEqual([nearer.id, farther.id]);
    expect(found[0]?.likeness).toBeGreaterThan(found[1]?.likeness ?? 1);
    expect(found[0]?.words).toEqual(expect.arrayContaining(["folding", "arms", "towels"]));
    expect(found.flatMap(({ words }) => words)).not.toContain("with");
  });

  it("are told by words as the paper asked for writes them", () => {
    const own = aPaper({ title: "OpenVLA in FP8", abstract: "Of Towels." });
    const other = paperNumber(2, { title: "openvla, fp8", abstract: "A towel." });
    const [found] = similarPapers(own, [day("2026-06-16", other)], emptyStatistics, 1);
    expect(new Set(found?.words)).toEqual(new Set(["OpenVLA", "FP8", "towels"]));
  });

  it("stand once, under the day and with the text that is nearest", () => {
    const later = { ...nearer, version: 2, abstract: `${nearer.abstract} Also laundry and boxes.` };
    const days = [day("2026-06-17", later), day("2026-06-16", nearer, farther)];
    const found = similar(...days);
    expect(found.map(({ paper, day }) => [paper.id, day])).toEqual([
      [nearer.id, "2026-06-16"],
      [farther.id, "2026-06-16"],
    ]);
  });

  it("have a likeness of 1 where the words are the same, whatever their order", () => {
    const again = paperNumber(5, {
      title: "Two Arms Folding with Towels",
      abstract: towels.abstract,
    });
    expect(similar(day("2026-06-16", again))[0]?.likeness).toBeCloseTo(1, 10);
  });

  it("are found in indexes of other vocabularies too", () => {
    const index = indexPapers([foreign, nearer], createVocabulary());
    const found = similar({ day: "2026-06-16", index });
    expect(found).toEqual(similar(day("2026-06-16", foreign, nearer)));
  });

  it("are none where nothing is like it, and as many as are asked for", () => {
    expect(similar(day("2026-06-16", foreign))).toEqual([]);
    expect(similar()).toEqual([]);
    const many = inventedBatch({ day: "2026-06-16", count: 60, seed: 3 }).announcements;
    const papers = many.map(({ paper }) => paper);
    const [first] = papers;
    if (first === undefined) throw new Error("no papers");
    const found = similarPapers(first, [day("2026-06-16", ...papers)], emptyStatistics, 3);
    expect(found).toHaveLength(3);
    expect(found.map(({ paper }) => paper.id)).not.toContain(first.id);
  });
});
