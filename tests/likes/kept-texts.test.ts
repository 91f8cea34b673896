import { describe, expect, it } from "vitest";
import { bucketCount, bucketOf, isCurrent, type KeptText, withTexts } from "@/lib/likes/kept-texts";
import { likedFromPaper } from "@/lib/likes/liked-paper";
import { paperNumber } from "@/tests/support/papers";

const now = new Date("2026-06-16T12:00:00Z");
const dayMs = 86_400_000;

function aText(number: number, partial: Partial<KeptText> = {}): [string, KeptText] {
  const paper = likedFromPaper(paperNumber(number));
  return [paper.key, { paper, foundAt: now.getTime(), askedAt: now.getTime(), ...partial }];
}

describe("what is kept of liked papers", () => {
  it("spreads over all buckets", () => {
    const ids = Array.from({ length: 500 }, (_, n) => paperNumber(n).id);
    expect(new Set(ids.map(bucketOf)).size).toBe(bucketCount);
  });

  it("is bounded: those leave that nobody asked for the longest, but none that config.json names", () => {
    const many = Array.from({ length: 1_000 }, (_, n) => aText(n, { askedAt: n }));
    const own = aText(2_000, { askedAt: 0, ownUntil: now.getTime() + 1 });
    const kept = withTexts({}, new Map([...many, own]), now);
    expect(Object.keys(kept).length).toBeLessThan(200);
    expect(kept).toHaveProperty([own[0]]);
    expect(kept).toHaveProperty([paperNumber(999).id]);
    expect(kept).not.toHaveProperty([paperNumber(1).id]);
  });

  it("does not lose a text to an answer that did not have it, nor change it", () => {
    const [id, text] = aText(1);
    const later = { foundAt: now.getTime() + 1, askedAt: now.getTime() + 1 };
    const [, other] = aText(1, {
      ...later,
      paper: likedFromPaper(paperNumber(1, { title: "New" })),
    });
    for (const more of [{ paper: null, ...later }, other]) {
      const kept = withTexts({ [id]: text }, new Map([[id, more]]), now);
      expect(kept[id]?.paper?.title).toBe(text.paper?.title);
    }
  });

  it("believes for thirty days that arXiv does not have a paper", () => {
    const [, text] = aText(1, { paper: null });
    expect(isCurrent(text, new Date(now.getTime() + 29 * dayMs))).toBe(true);
    expect(isCurrent(text, new Date(now.getTime() + 31 * dayMs))).toBe(false);
  });
});
