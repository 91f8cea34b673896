import { describe, expect, it } from "vitest";
import { parseConfig } from "@/lib/config/load";
import { interestFromConfig, selectionKey } from "@/lib/interest/interest";
import { interestFromUrl } from "@/lib/interest/url";

function interestOf(file: object) {
  return interestFromConfig(parseConfig(JSON.stringify(file)).config);
}

describe("interestFromConfig", () => {
  it("drops papers of one title only where config.json asks for it", () => {
    expect(interestOf({}).dropsSameTitle).toBe(true);
    expect(interestOf({ enable_deduplication: false }).dropsSameTitle).toBe(false);
    expect(interestOf({ deduplication_methods: ["id", "link"] }).dropsSameTitle).toBe(false);
  });

  it("likes nothing that is not liked, in whatever order the file has it", () => {
    const { likes, unlikes, library } = interestOf({
      likes: ["papers.bib", "2606.00002", "2606.00001", "2606.00002v1"],
      unlikes: ["2606.00002", "2606.00003"],
    });
    expect([likes, unlikes]).toEqual([["2606.00001"], ["2606.00002", "2606.00003"]]);
    expect(library).toEqual({ files: ["papers.bib"], zotero: [] });
  });

  it("keeps the reader's order of categories, which breaks ties", () => {
    expect(interestOf({ categories: ["stat.ML", "cs.AI"] }).categories).toEqual([
      "stat.ML",
      "cs.AI",
    ]);
  });
});

describe("a configured feed", () => {
  it("is the same by its address, though the file says a word twice", () => {
    const { config } = parseConfig(JSON.stringify({ exclude_keywords: ["survey", "survey"] }));
    const now = new Date("2026-06-16T12:00:00Z");
    expect(interestFromUrl([], new URLSearchParams(), config, now)).toEqual(
      interestFromConfig(config),
    );
  });
});

describe("selectionKey", () => {
  it("tells apart whatever decides a day's selection", () => {
    const files = [
      {},
      { categories: ["cs.AI"] },
      { keywords: ["moe"] },
      { exclude_keywords: [] },
      { min_score: 1 },
      { scoring: "count" },
      { announce_types: ["new", "cross"] },
      { max_papers: 5 },
      { enable_deduplication: false },
      { likes: ["2606.00001"] },
      { likes: ["papers.bib"] },
      { likes: [{ zotero: "users/1" }] },
      { unlikes: ["2606.00001"] },
    ];
    expect(new Set(files.map((file) => selectionKey(interestOf(file)))).size).toBe(files.length);
  });

  it("is the same for what does not", () => {
    const key = selectionKey(interestOf({}));
    expect(selectionKey(interestOf({ days_back: 2, site: { title: "Mine" } }))).toBe(key);
    expect(selectionKey({ ...interestOf({}), path: "/x", query: "limit=30" })).toBe(key);
  });
});
