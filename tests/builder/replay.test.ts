import { describe, expect, it } from "vitest";
import { configEntry } from "@/lib/builder/config-entry";
import { keywordEffects } from "@/lib/builder/keyword-effects";
import { parseConfig } from "@/lib/config/load";
import { configSchema } from "@/lib/config/schema";
import { candidatesOf } from "@/lib/editions/selection";
import { configuredFeeds } from "@/lib/interest/configured";
import { type Interest, selectionKey } from "@/lib/interest/interest";
import { interestFromPage } from "@/lib/interest/url";
import { anInterest } from "@/tests/feeds/builders";
import { aBatch, anAnnouncement, paperNumber } from "@/tests/support/papers";

const batches = [
  aBatch(
    "2026-06-16",
    paperNumber(1, { title: "Sparse kernels", abstract: "x" }),
    paperNumber(2, { title: "Sparse things", abstract: "x" }),
    paperNumber(3, { title: "Kernels of things", abstract: "x" }),
    anAnnouncement({ kind: "replace", paper: paperNumber(4, { title: "Sparse, again" }) }),
  ),
  aBatch("2026-06-15", paperNumber(5, { title: "Laundry", abstract: "x" })),
];

function effectsOf(partial: Partial<Interest>) {
  const interest = anInterest({ announceTypes: ["new"], ...partial });
  return keywordEffects(
    interest,
    batches.map((batch) => candidatesOf(interest, batch)),
  );
}

describe("what a keyword adds", () => {
  it("is counted among the papers that the feed's other conditions leave", () => {
    for (const scoring of ["weighted", "count"] as const) {
      const { effects } = effectsOf({ keywords: ["sparse", "kernels", "Zyzzyva"], scoring });
      expect(effects.map(({ papers, of, alone }) => [papers, of, alone])).toEqual([
        [2, 4, 1],
        [2, 4, 1],
        [0, 4, 0],
      ]);
    }
  });

  it("is remarked on where it is nearly everything or nothing", () => {
    const { common, unused } = effectsOf({ keywords: ["sparse", "Zyzzyva", "again"] });
    expect(common).toEqual(["sparse: 50 % of papers"]);
    expect(unused).toEqual([
      "Zyzzyva: never in 2 days",
      "again: only in papers that this feed does not ask for",
    ]);
  });
});

describe("the entry of config.json", () => {
  const config = configSchema.parse({
    categories: ["cs.LG"],
    keywords: ["moe"],
    feeds: { few: { categories: ["cs.RO"], likes: ["papers.bib"], budget: 3 } },
  });
  const now = new Date("2026-06-17T12:00:00Z");
  const at = (query: string) => interestFromPage(new URLSearchParams(query), config, now);

  it.each([
    "",
    "budget=12&min_score=1.5&limit=9",
    'feed=cs.CV%2Bhep-th&keywords="a, b",c&exclude=x&authors=Li&type=new,cross',
    "feed=few&like=1706.03762",
    "keywords=",
  ])("of %s is a feed that chooses the same", (query) => {
    const { text, query: rest } = configEntry(at(query), "my-feed", config);
    const file = { ...config, ...JSON.parse(`{${text}}`) };
    const loaded = parseConfig(JSON.stringify(file)).config;
    const feed = configuredFeeds(loaded).find(({ name }) => name === "my-feed");
    expect(feed && selectionKey(feed.interest)).toBe(selectionKey(at(query)));
    expect(rest).toBe("");
  });

  it("leaves to the address what no key stands for", () => {
    expect(configEntry(at("match=all&q=ti:x&budget=5"), "my-feed", config).query).toBe(
      "match=all&q=ti%3Ax",
    );
  });
});
