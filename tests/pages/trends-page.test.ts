import { describe, expect, it } from "vitest";
import { trendsPage } from "@/lib/pages/trends/trends-page";
import { listingOf } from "@/lib/papers/listing";
import { compileKeyword } from "@/lib/ranking/keyword";
import type { TrendsSeen } from "@/lib/server/trends";
import { activityOf } from "@/lib/trends/activity";
import { keywordShares } from "@/lib/trends/keyword-shares";
import { daysOfLastWeek, leastDays, risingOf, tallyBatch } from "@/lib/trends/trends";
import { attributesOf, faultsIn, named, site } from "@/tests/pages/page";
import { someDays } from "@/tests/trends/days";

const categories = ["cs.RO"];
const keywords = ["GRPO", "towel", 'a "<b>'];

/** What a server sees of so many days; in the last week's papers there is a new word. */
function seenOf(count: number, partial: Partial<TrendsSeen> = {}): TrendsSeen {
  const batches = someDays(count, 40, (number, back) =>
    back < 5 && number < 5 ? "GRPO for C++." : "Towels.",
  );
  const tallies = batches.map((batch) =>
    tallyBatch(batch, categories, keywords.map(compileKeyword)),
  );
  const lastWeek = batches.filter(({ day }) => daysOfLastWeek(tallies).includes(day));
  return {
    held: count,
    leastDays,
    unreadable: 0,
    activity: activityOf(batches.map(listingOf), categories, () => true),
    categories,
    keywords: count < leastDays ? null : keywordShares(keywords, tallies),
    keywordsLeft: 0,
    rising: risingOf(tallies, lastWeek, categories),
    store: null,
    ...partial,
  };
}

const textOf = (page: string) => page.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

describe("the page of trends", () => {
  it("is sound, and each chart's figures stand in a table as well", () => {
    const page = trendsPage(seenOf(12), site);
    expect(faultsIn(page)).toEqual([]);
    const charts = named(page, "svg");
    expect(charts.map(({ attributes }) => attributes.role)).toEqual(charts.map(() => "img"));
    expect(charts.length).toBe(3); // two keywords that are found, one category
    expect(named(page, "title").length).toBe(1 + charts.length);
    expect(named(page, "caption").map(({ text }) => text)).toEqual([
      "Terms that rose, each with its papers",
      "Shares of keywords, the largest first",
      expect.stringMatching(/^Share of a week’s papers/),
      "New papers of each day, newest first",
    ]);
  });

  it("leads from a term to its papers", () => {
    const addresses = attributesOf(trendsPage(seenOf(12), site), "a", "href");
    expect(addresses).toContain("/?keywords=GRPO");
    expect(addresses).toContain("/?keywords=C%2B%2B");
  });

  it("says what it takes where too little is held, and shows what there is", () => {
    const page = trendsPage(seenOf(5), site);
    expect(faultsIn(page)).toEqual([]);
    expect(textOf(page)).toContain("This takes 6 announcement days; 5 days are held.");
    expect(named(page, "svg")).toHaveLength(1);
    expect(textOf(trendsPage(seenOf(1), site))).toContain("One announcement day is held,");
  });

  it.each([
    [{}, "No announcement day is held yet"],
    [{ store: "The store cannot be used." }, "No announcement day is at hand"],
  ])("is honest where nothing is held: %o", (partial, words) => {
    const page = trendsPage(seenOf(0, partial), site);
    expect(faultsIn(page)).toEqual([]);
    expect(textOf(page)).toContain(words);
    expect(named(page, "table")).toEqual([]);
  });

  it("tells of days that could not be read", () => {
    const page = textOf(trendsPage(seenOf(12, { unreadable: 2 }), site));
    expect(page).toContain("2 days of them could not be read just now");
  });
});
