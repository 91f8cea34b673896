import { describe, expect, it } from "vitest";
import type { Batch } from "@/lib/papers/batch";
import { deviationOf } from "@/lib/trends/rising";
import { daysOfLastWeek, risingOf, tallyBatch } from "@/lib/trends/trends";
import { anAnnouncement } from "@/tests/support/papers";
import { someDays } from "@/tests/trends/days";

const categories = ["cs.RO"];

function rising(batches: readonly Batch[]) {
  const tallies = batches.map((batch) => tallyBatch(batch, categories, []));
  const days = daysOfLastWeek(tallies);
  const lastWeek = batches.filter(({ day }) => days.includes(day));
  return risingOf(tallies, lastWeek, categories);
}

/** Of each day's 40 papers the first few of the last week have the words, and none before. */
const withNews = (news: string, papers = 4) =>
  someDays(15, 40, (number, back) =>
    back < 5 && number < papers ? `We train ${news} policies.` : "We train policies.",
  );

describe("terms that rise", () => {
  it("are told with their counts, over seven days against all before", () => {
    const found = rising(withNews("GRPO"));
    expect(found).toEqual({
      recent: { from: "2026-06-10", to: "2026-06-16", days: 5, papers: 200 },
      before: { from: "2026-05-27", to: "2026-06-09", days: 10, papers: 400 },
      terms: [{ term: "GRPO", recent: 20, before: 0 }],
      compared: 5, // train, GRPO, policies, matter, number
      byChance: 5 * 0.00135,
    });
  });

  it.each([
    ["GRPO", "GRPO"],
    ["SLMs and other", "SLM"],
    ["quantised", "quantised"],
    ["GPT-5", "GPT-5"],
    ["$\\alpha$-divergence", "divergence"],
    ["H100", "H100"],
  ])("are written as papers write them: %s", (news, term) => {
    expect(rising(withNews(news))?.terms.map((each) => each.term)).toContain(term);
  });

  it("are not the parts of a word that stands for them", () => {
    expect(rising(withNews("multi-agent"))?.terms).toHaveLength(1);
  });

  it("are no words of any subject, no figures and no single letters", () => {
    expect(
      rising(withNews("the proposed 2026 x novel results, available on github"))?.terms,
    ).toEqual([]);
  });

  it("are none that chance explains, or one day, or a few papers", () => {
    expect(rising(someDays(15, 40, (number) => `Word${number % 7} policies.`))?.terms).toEqual([]);
    const onOneDay = someDays(15, 40, (number, back) => (back === 0 && number < 20 ? "GRPO" : ""));
    expect(rising(onOneDay)?.terms).toEqual([]);
    const inFew = someDays(15, 40, (number, back) => (back < 4 && number < 1 ? "GRPO" : ""));
    expect(rising(inFew)?.terms).toEqual([]);
  });

  it("are not told of fewer than six days, or of too few papers", () => {
    expect(rising(withNews("GRPO").slice(-5))).toBeNull();
    expect(rising(withNews("GRPO").slice(-6))).toBeNull();
    expect(rising(withNews("GRPO").slice(-7))?.before.papers).toBe(80);
  });

  it("are counted in new papers alone", () => {
    const batches = withNews("GRPO").map((batch) => ({
      ...batch,
      announcements: batch.announcements.map(({ paper }) =>
        anAnnouncement({ kind: paper.abstract.includes("GRPO") ? "replace" : "new", paper }),
      ),
    }));
    expect(rising(batches)?.terms).toEqual([]);
  });
});

describe("deviationOf", () => {
  it("is the difference of two shares in standard errors, corrected for continuity", () => {
    // 30 of 100 and 10 of 100: pooled 0.2, error √(0.16 · 0.02) = 0.05657, (0.2 − 0.01) / error.
    const sizes = { recent: 100, before: 100 };
    expect(deviationOf({ recent: 30, before: 10 }, sizes)).toBeCloseTo(3.359, 3);
    expect(deviationOf({ recent: 10, before: 30 }, sizes)).toBeLessThan(0);
    expect(deviationOf({ recent: 100, before: 100 }, sizes)).toBe(0);
  });
});
