import { describe, expect, it } from "vitest";
import { composeEdition, coveringRecords, planEdition } from "@/lib/editions/edition";
import { madeFrom } from "@/lib/editions/stored";
import type { Batch } from "@/lib/papers/batch";
import { emptyHead } from "@/lib/papers/head";
import type { Paper } from "@/lib/papers/paper";
import { aHead, anInterest, editionOf } from "@/tests/feeds/builders";
import { aBatch, anAnnouncement, aPaper, paperNumber } from "@/tests/support/papers";

const monday = aBatch("2026-06-15", paperNumber(1));
const tuesday = aBatch("2026-06-16", paperNumber(2));
const wednesday = aBatch("2026-06-17", paperNumber(3));
const friday = aBatch("2026-06-12", paperNumber(4));
const week = [wednesday, tuesday, monday, friday];

function daysPlanned(
  held: Parameters<typeof aHead>[1],
  now: string,
  interest: Parameters<typeof anInterest>[0] = {},
): string[] {
  return planEdition(anInterest(interest), aHead(week, held), new Date(now)).days;
}

describe("the titles below the cut", () => {
  it("have no paper that is shown, though it was listed in two versions", () => {
    const twice = [aPaper({ version: 1 }), aPaper({ version: 2 })];
    const [day] = editionOf([aBatch("2026-06-16", ...twice)], { maxPapers: 1, hasRest: true }).days;
    expect(day?.items).toHaveLength(1);
    expect(day?.rest).toEqual([]);
  });
});

describe("the window of an edition", () => {
  const current = { "cs.LG": { day: "2026-06-17" }, "cs.CL": { day: "2026-06-17" } };

  it("holds the days of as many calendar days, the newest first", () => {
    expect(daysPlanned(current, "2026-06-17T12:00:00Z")).toEqual([
      "2026-06-17",
      "2026-06-16",
      "2026-06-15",
      "2026-06-12",
    ]);
    expect(daysPlanned(current, "2026-06-17T12:00:00Z", { daysBack: 3 })).toEqual([
      "2026-06-17",
      "2026-06-16",
      "2026-06-15",
    ]);
    expect(daysPlanned(current, "2026-06-17T12:00:00Z", { daysBack: 1 })).toEqual(["2026-06-17"]);
  });

  it("ends at the last announcement, however long ago: on a Sunday Friday's stays", () => {
    const held = { "cs.LG": { day: "2026-06-12" } };
    const head = aHead([friday], held);
    const plan = planEdition(anInterest({ daysBack: 1 }), head, new Date("2026-06-14T15:00:00Z"));
    expect(plan.days).toEqual(["2026-06-12"]);
    expect(plan.states["cs.LG"]).toMatchObject({ state: "quiet", reason: "weekend" });
  });

  it("waits for a category that is late, and goes on with the one that is not", () => {
    const held = { "cs.LG": { day: "2026-06-17" }, "cs.CL": { day: "2026-06-16" } };
    const all = daysPlanned(held, "2026-06-17T12:00:00Z");
    expect(all[0]).toBe("2026-06-17");
    const late = daysPlanned(held, "2026-06-17T12:00:00Z", { categories: ["cs.CL"], daysBack: 2 });
    expect(late).toEqual(["2026-06-16", "2026-06-15"]);
  });

  it("leaves out days that only others' categories hold", () => {
    const held = { "cs.CV": { day: "2026-06-17" }, "cs.LG": { day: "2026-06-15" } };
    expect(daysPlanned(held, "2026-06-17T12:00:00Z", { categories: ["cs.LG"] })).toEqual([
      "2026-06-15",
      "2026-06-12",
    ]);
  });

  it("ends at the newest day held when nothing is known of the categories", () => {
    const held = { "cs.LG": { day: null } };
    expect(daysPlanned(held, "2026-06-17T12:00:00Z")[0]).toBe("2026-06-17");
    expect(daysPlanned({}, "2026-06-17T12:00:00Z")[0]).toBe("2026-06-17");
  });

  it("is empty over an empty archive", () => {
    const plan = planEdition(anInterest(), emptyHead, new Date("2026-06-17T12:00:00Z"));
    expect(plan).toMatchObject({ days: [], states: {} });
    expect(plan.changedAt).toEqual(new Date("2026-06-17T04:00:00Z"));
    expect(composeEdition(plan, [], []).days).toEqual([]);
  });
});

describe("the hash of an edition", () => {
  const held = { "cs.LG": { day: "2026-06-17" } };
  const hashOf = (
    batches: readonly Batch[],
    now = "2026-06-17T12:00:00Z",
    interest: Parameters<typeof anInterest>[0] = {},
  ) => planEdition(anInterest(interest), aHead(batches, held), new Date(now)).hash;

  it("stays while nothing changes, whatever the time", () => {
    expect(hashOf(week, "2026-06-17T04:30:00Z")).toBe(hashOf(week, "2026-06-18T03:59:00Z"));
  });

  it("is another with other papers, another interest or another state", () => {
    const more = aBatch("2026-06-17", paperNumber(3), paperNumber(5));
    expect(hashOf([more, tuesday, monday])).not.toBe(hashOf([wednesday, tuesday, monday]));
    expect(hashOf(week, "2026-06-17T12:00:00Z", { maxPapers: 5 })).not.toBe(hashOf(week));
    expect(hashOf(week, "2026-06-18T12:00:00Z")).not.toBe(hashOf(week));
  });

  it("is another once the texts are others that it is ranked by", () => {
    const withTexts = (version?: string) =>
      planEdition(anInterest(), aHead(week, held), new Date("2026-06-17T12:00:00Z"), version).hash;
    expect(new Set([withTexts(), withTexts("a"), withTexts("b")]).size).toBe(3);
    expect(withTexts("")).toBe(withTexts());
    const stored = (version: string) => madeFrom(anInterest(), { hash: "h" }, version);
    expect(new Set([stored(""), stored("a"), stored("b")]).size).toBe(3);
  });

  it("does not care for days outside the window", () => {
    const old = aBatch("2026-05-01", paperNumber(9));
    expect(hashOf([...week, old])).toBe(hashOf(week));
  });

  it("stays for a day gone by, however today stands", () => {
    const late = { "cs.LG": { ...held["cs.LG"], behindSince: 0, outcome: "failed" as const } };
    for (const day of ["2026-06-16", "2026-06-13"]) {
      const plans = [
        ["2026-06-17T12:00:00Z", held],
        [
          "2026-06-18T22:00:00Z",
          { "cs.LG": { ...late["cs.LG"], checkedAt: Date.UTC(2026, 5, 18, 20) } },
        ],
        ["2026-06-21T12:00:00Z", held],
      ] as const;
      const made = plans.map(([now, records]) =>
        planEdition(anInterest({ day }), aHead(week, records), new Date(now)),
      );
      expect(new Set(made.map(({ hash }) => hash)).size).toBe(1);
      expect(made[1]).toMatchObject({ states: {}, behindOn: null });
    }
    const today = planEdition(
      anInterest({ day: "2026-06-17" }),
      aHead(week, held),
      new Date("2026-06-17T12:00:00Z"),
    );
    expect(today.states["cs.LG"]).toMatchObject({ state: "current" });
  });

  it("is another when an empty edition has another date", () => {
    const on = (now: string) => planEdition(anInterest(), emptyHead, new Date(now));
    expect(on("2026-06-17T12:00:00Z").changedAt).not.toEqual(on("2026-06-16T12:00:00Z").changedAt);
    expect(on("2026-06-17T12:00:00Z").hash).not.toBe(on("2026-06-16T12:00:00Z").hash);
  });
});

describe("the records that tell of an interest", () => {
  const record = aHead([], { "cs.LG": {}, cs: {}, "eess.SY": {}, math: {} }).categories;
  const covering = (...categories: string[]) =>
    coveringRecords(categories, record).map(([category]) => category);

  it("are its categories' own and their archives'", () => {
    expect(covering("cs.LG")).toEqual(["cs.LG", "cs"]);
    expect(covering("math.CO")).toEqual(["math"]);
    expect(covering("q-bio.NC")).toEqual([]);
  });

  it("know a category under its other name", () => {
    expect(covering("eess.SY")).toEqual(["cs", "eess.SY"]);
  });
});

describe("a composed edition", () => {
  const revision = (version: number, partial: Partial<Paper> = {}) =>
    anAnnouncement({
      kind: "replace",
      earlier: [{ day: "2026-06-15", kind: "new", categories: ["cs.RO"] }],
      paper: { version, title: `Version ${version}`, ...partial },
    });
  const only = (batches: readonly Batch[], partial = {}) => {
    const items = editionOf(batches, partial).days.flatMap((day) => day.items);
    expect(items).toHaveLength(1);
    return items[0];
  };

  it("dates papers a second apart from midnight in New York, the best last", () => {
    const papers = [1, 2, 3].map((number) => paperNumber(number));
    const [summer] = editionOf([aBatch("2026-06-16", ...papers)], { maxPapers: 30 }).days;
    expect(summer?.items.map(({ date }) => date.toISOString())).toEqual([
      "2026-06-16T04:00:30.000Z",
      "2026-06-16T04:00:29.000Z",
      "2026-06-16T04:00:28.000Z",
    ]);
    const [winter] = editionOf([aBatch("2026-01-13", ...papers)], { maxPapers: 30 }).days;
    expect(winter?.items[0]?.date.toISOString()).toBe("2026-01-13T05:00:30.000Z");
  });

  it("shows a revised paper's new text under its first day and date, and when it changed", () => {
    const first = only([aBatch("2026-06-15", aPaper())]);
    const revised = only([aBatch("2026-06-15", aPaper()), aBatch("2026-06-17", revision(2))]);
    expect(revised?.date).toEqual(first?.date);
    expect(first?.updated).toEqual(first?.date);
    expect(revised?.updated).toEqual(new Date("2026-06-17T04:00:00Z"));
    expect(revised?.paper).toMatchObject({ id: first?.paper.id, version: 2, title: "Version 2" });
  });

  it("shows the newest of several revisions, not the last announced", () => {
    const revised = only([
      aBatch("2026-06-15", aPaper()),
      aBatch("2026-06-16", revision(3)),
      aBatch("2026-06-17", revision(2)),
    ]);
    expect(revised?.paper.version).toBe(3);
    expect(revised?.updated).toEqual(new Date("2026-06-16T04:00:00Z"));
  });

  it("counts versions as numbers", () => {
    const revised = only([
      aBatch("2026-06-15", aPaper({ version: 9 })),
      aBatch("2026-06-16", revision(10)),
    ]);
    expect(revised?.paper.version).toBe(10);
  });

  it("scores and explains a revised paper as on its first day", () => {
    const keywords = ["towels"];
    const before = only([aBatch("2026-06-15", aPaper())], { keywords });
    const after = only([aBatch("2026-06-15", aPaper()), aBatch("2026-06-17", revision(2))], {
      keywords,
    });
    expect(after).toMatchObject({ score: before?.score, reasons: before?.reasons });
    expect(after?.announceType).toBe("new");
  });

  it("is not updated before it was published, when an older listing has the newer version", () => {
    const crossed = anAnnouncement({ kind: "new", paper: { version: 1 } });
    const item = only(
      [
        aBatch("2026-06-15", anAnnouncement({ kind: "replace", paper: { version: 2 } })),
        aBatch("2026-06-16", crossed),
      ],
      { announceTypes: ["new"] },
    );
    expect(item?.paper.version).toBe(2);
    expect(item?.updated).toEqual(item?.date);
  });

  it("holds a paper once when a day lists two of its versions", () => {
    const both = aBatch("2026-06-16", aPaper(), anAnnouncement({ paper: { version: 2 } }));
    const item = only([both]);
    expect(item?.paper.version).toBe(2);
    expect(item?.updated).toEqual(item?.date);
  });

  it("holds a paper once, on its first day, when a later batch does not know of the first", () => {
    const edition = editionOf([
      aBatch("2026-06-15", aPaper()),
      aBatch("2026-06-17", anAnnouncement({ kind: "replace", paper: { version: 2 } })),
    ]);
    expect(edition.days.map(({ day, items }) => [day, items.length])).toEqual([
      ["2026-06-17", 0],
      ["2026-06-15", 1],
    ]);
  });
});
