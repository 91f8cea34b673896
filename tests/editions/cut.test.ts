import { describe, expect, it } from "vitest";
import { cutFor, decidingDays } from "@/lib/editions/cut";
import { scoresOfDay, selectDay } from "@/lib/editions/selection";
import { budgetOf } from "@/lib/interest/budget";
import type { Interest } from "@/lib/interest/interest";
import type { Batch } from "@/lib/papers/batch";
import { emptyStatistics } from "@/lib/ranking/statistics";
import { anInterest, inventedBatch } from "@/tests/feeds/builders";

const budget = (papers: number) => budgetOf(papers, { daysBack: 7, daysKept: 30 });
const keywords = ["bound", "problem", "decoding", "model"];

/** Five days, of which the third is rich. */
const batches = [10, 30, 120, 20, 60].map((count, at) =>
  inventedBatch({ day: `2026-06-${15 + at}`, count, seed: at + 1 }),
);

/** A day's selection as the server makes it of the days held. */
function chosen(interest: Interest, batch: Batch, held: readonly Batch[]) {
  const days = decidingDays(
    interest,
    batch.day,
    held.map(({ day }) => day),
  );
  const scores = (each: Batch) => scoresOfDay(interest, each, emptyStatistics);
  const all = held.filter(({ day }) => days.includes(day)).map(scores);
  const cut = cutFor(interest.budget?.papers ?? 0, scores(batch), all);
  return selectDay(interest, batch, emptyStatistics, undefined, cut);
}

const taken = (interest: Interest, batch: Batch, held: readonly Batch[]) =>
  chosen(interest, batch, held).filter(({ isBelowCut }) => !isBelowCut);
const last = (list: readonly Batch[]) =>
  list.at(-1) ?? inventedBatch({ day: "", count: 0, seed: 1 });

describe("a budget", () => {
  it("is met on average by one cut for all the days that decide it, rich days giving more", () => {
    const interest = anInterest({ keywords, budget: budget(8) });
    const all = batches.map((batch) => scoresOfDay(interest, batch, emptyStatistics));
    const counts = batches.map(
      (batch, at) =>
        selectDay(
          interest,
          batch,
          emptyStatistics,
          undefined,
          cutFor(8, all[at] ?? new Float64Array(), all),
        ).length,
    );
    const mean = counts.reduce((sum, each) => sum + each, 0) / counts.length;
    expect(Math.abs(mean - 8)).toBeLessThan(1);
    expect(Math.max(...counts)).toBe(counts[2]);
    expect(Math.min(...counts)).toBeLessThan(6);
  });

  it("takes the best of a single day, exactly so many", () => {
    const [first] = batches;
    if (first === undefined) throw new Error("no days");
    for (const words of [keywords, []]) {
      const interest = anInterest({ keywords: words, budget: budget(5) });
      const plain = anInterest({ keywords: words, maxPapers: 5 });
      expect(taken(interest, first, [first])).toEqual(selectDay(plain, first, emptyStatistics));
    }
  });

  it("takes the same share of every day where scores say nothing", () => {
    const interest = anInterest({ budget: budget(12) });
    const all = batches.map((batch) => scoresOfDay(interest, batch, emptyStatistics));
    const counts = all.map((own) => cutFor(12, own, all)?.ties);
    const papers = all.reduce((sum, { length }) => sum + length, 0);
    expect(counts).toEqual(all.map(({ length }) => Math.round((60 / papers) * length)));
  });

  it("takes all where there are fewer", () => {
    const interest = anInterest({ keywords, budget: budget(200) });
    expect(taken(interest, last(batches), batches)).toEqual(
      selectDay({ ...interest, budget: null }, last(batches), emptyStatistics),
    );
  });

  it("leaves a day's selection as it is when later days come, and older ones leave the window", () => {
    const interest = anInterest({ keywords, budget: budget(6) });
    const third = batches[2] ?? last(batches);
    const then = chosen(interest, third, batches.slice(0, 3));
    expect(chosen(interest, third, batches)).toEqual(then);
    expect(then).not.toEqual(selectDay({ ...interest, budget: null }, third, emptyStatistics));
  });

  it("keeps to the floor and to the ceiling, and tells what is just below the cut", () => {
    const interest = anInterest({ keywords, budget: budget(15) });
    const rich = batches[2] ?? last(batches);
    const all = taken(interest, rich, batches);
    expect(all.length).toBeGreaterThan(9);
    expect(taken({ ...interest, maxPapers: 9 }, rich, batches)).toEqual(all.slice(0, 9));
    const floor = (all[3]?.score ?? 0) + 0.01;
    const above = taken({ ...interest, minScore: floor }, rich, batches);
    expect(above.length).toBeLessThan(4);
    const withRest = chosen({ ...interest, hasRest: true }, rich, batches);
    expect(withRest.slice(0, all.length)).toEqual(all);
    expect(withRest.length).toBe(all.length + 20);
    expect(withRest[all.length]?.score).toBeLessThanOrEqual(all.at(-1)?.score ?? 0);
  });

  it("counts the papers that patterns leave, and no others", () => {
    const narrow = anInterest({
      keywords,
      budget: budget(3),
      filters: { keep: { title: "for" }, drop: {}, isCaseSensitive: false, isSorted: true },
    });
    const rich = batches[2] ?? last(batches);
    const left = scoresOfDay(narrow, rich, emptyStatistics).length;
    expect(left).toBe(selectDay({ ...narrow, budget: null }, rich, emptyStatistics).length);
    expect(left).toBeLessThan(scoresOfDay(anInterest({ keywords }), rich, emptyStatistics).length);
  });
});

describe("the days that decide a cut", () => {
  const held = ["2026-06-19", "2026-06-18", "2026-06-12", "2026-06-01", "2026-05-22", "2026-05-21"];

  it("are those up to the day, at most four weeks back", () => {
    const interest = { budget: budgetOf(5, { daysBack: 1, daysKept: 90 }) };
    expect(decidingDays(interest, "2026-06-18", held)).toEqual(held.slice(1, 5));
    expect(decidingDays({ budget: null }, "2026-06-18", held)).toEqual([]);
  });

  it("are still kept while the day is shown, but go a week back at least", () => {
    expect(budgetOf(5, { daysBack: 7, daysKept: 30 })?.daysBefore).toBe(20);
    expect(budgetOf(5, { daysBack: 30, daysKept: 30 })?.daysBefore).toBe(7);
    expect(budgetOf(5, { daysBack: 7, daysKept: 90 })?.daysBefore).toBe(27);
    expect(budgetOf(null, { daysBack: 7, daysKept: 90 })).toBeNull();
  });
});
