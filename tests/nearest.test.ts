import { describe, expect, it } from "vitest";
import { nearest } from "@/lib/nearest";

const settings = ["keywords", "categories", "max_papers", "days_back"];

describe("nearest", () => {
  it.each([
    ["keyword", "keywords"],
    ["keywrods", "keywords"],
    ["KEYWORDS", "keywords"],
    ["catagories", "categories"],
    ["max_paper", "max_papers"],
    ["maxPapers", "max_papers"],
  ])("takes %s for %s", (slip, meant) => {
    expect(nearest(slip, settings)).toBe(meant);
  });

  it("counts two neighbours that changed places as one slip", () => {
    expect(nearest("ab", ["ba"])).toBe("ba");
    expect(nearest("ab", ["cd"])).toBeNull();
  });

  it("allows one slip in short words and a third of the letters in long ones", () => {
    expect(nearest("day", ["days"])).toBe("days");
    expect(nearest("dy", ["days"])).toBeNull();
    expect(nearest("kewods", ["keywords"])).toBe("keywords");
    expect(nearest("kwods", ["keywords"])).toBeNull();
  });

  it("prefers the closest candidate, and the first of equally close ones", () => {
    expect(nearest("kitten", ["sitting", "mitten"])).toBe("mitten");
    expect(nearest("cs.AX", ["cs.AI", "cs.AR"])).toBe("cs.AI");
  });

  it("keeps the candidate's own spelling", () => {
    expect(nearest("CS.ia", ["cs.AI"])).toBe("cs.AI");
  });

  it("finds nothing where nothing is close, or nothing is there", () => {
    expect(nearest("utm_source", settings)).toBeNull();
    expect(nearest("keywords", [])).toBeNull();
    expect(nearest("", settings)).toBeNull();
    expect(nearest("k".repeat(100_000), settings)).toBeNull();
  });
});
