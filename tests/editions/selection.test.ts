import { describe, expect, it } from "vitest";
import { selectDay } from "@/lib/editions/selection";
import type { Interest } from "@/lib/interest/interest";
import type { Announcement, Batch } from "@/lib/papers/batch";
import type { AnnounceType } from "@/lib/papers/paper";
import { emptyStatistics, statisticsOf } from "@/lib/ranking/statistics";
import { anInterest, inventedBatch } from "@/tests/feeds/builders";
import { aBatch, anAnnouncement, aPaper, paperNumber } from "@/tests/support/papers";

const selected = (batch: Batch, partial: Partial<Interest> = {}) =>
  selectDay(anInterest(partial), batch, emptyStatistics);
const ids = (batch: Batch, partial: Partial<Interest> = {}) =>
  selected(batch, partial).map(({ paper }) => paper.id);

describe("a day's selection", () => {
  it("is the best papers, as many as are wanted", () => {
    const batch = aBatch(
      "2026-06-16",
      paperNumber(1, { title: "Laundry" }),
      paperNumber(2, { title: "Grasping", abstract: "Grasping." }),
      paperNumber(3, { title: "Grasping Towels", abstract: "Both." }),
    );
    const interest = { keywords: ["grasping", "towels"], scoring: "count" } as const;
    expect(ids(batch, interest)).toEqual(["2606.00003", "2606.00002", "2606.00001"]);
    expect(ids(batch, { ...interest, maxPapers: 2 })).toEqual(["2606.00003", "2606.00002"]);
  });

  it("is nothing on a day without papers", () => {
    expect(ids(aBatch("2026-06-16"))).toEqual([]);
  });

  it("depends on that day's batch and statistics alone, so later days do not change it", () => {
    const batch = inventedBatch({ day: "2026-06-16", count: 60, seed: 3, hostile: true });
    const background = statisticsOf(batch.announcements);
    const interest = anInterest({ keywords: ["bound", "problem", "decoding"], maxPapers: 12 });
    const first = selectDay(interest, batch, background);
    const later = inventedBatch({ day: "2026-06-17", count: 60, seed: 4 });
    selectDay(interest, later, statisticsOf(later.announcements));
    expect(selectDay(interest, batch, background)).toEqual(first);
    expect(first.length).toBeGreaterThan(3);
  });

  it("leaves the batch as it was", () => {
    const batch = inventedBatch({ day: "2026-06-16", count: 20, seed: 3 });
    const before = structuredClone(batch);
    selected(batch, { keywords: ["model"], dropsSameTitle: true, maxPapers: 3 });
    expect(batch).toEqual(before);
  });
});

describe("the cut", () => {
  const batch = aBatch(
    "2026-06-16",
    paperNumber(1, { title: "x", abstract: "sparse" }),
    paperNumber(2, { title: "x", abstract: "sparse kernel" }),
    paperNumber(3, { title: "Sparse Kernels", abstract: "sparse kernel" }),
    paperNumber(4, { title: "x", abstract: "laundry" }),
  );
  const interest = { keywords: ["sparse", "kernel"], scoring: "count" } as const;

  it("drops what scores below the floor and keeps what reaches it", () => {
    expect(ids(batch, { ...interest, minScore: 2 })).toEqual(["2606.00003", "2606.00002"]);
  });

  it("is made by score, whatever the order in which they are shown", () => {
    const two = { ...interest, maxPapers: 2 };
    expect(ids(batch, two)).toEqual(["2606.00003", "2606.00002"]);
    expect(ids(batch, { ...interest, sort: "date" })).toEqual([
      "2606.00003",
      "2606.00002",
      "2606.00001",
    ]);
    const reversed = { ...interest, keywords: ["sparse"], maxPapers: 2, sort: "date" } as const;
    expect(ids(batch, reversed)).toEqual(["2606.00003", "2606.00001"]);
  });

  it("orders by date identifiers from before 2007 behind all others", () => {
    const old = aBatch(
      "2026-06-16",
      paperNumber(1),
      paperNumber(2, { id: "math/0211159" }),
      paperNumber(3, { id: "alg-geom/9603021" }),
    );
    expect(ids(old, { sort: "date" })).toEqual(["2606.00001", "alg-geom/9603021", "math/0211159"]);
  });

  it("tells the next best below it where they are asked for, marked, and no more than twenty", () => {
    const chosen = selected(batch, { ...interest, maxPapers: 1, hasRest: true });
    expect(chosen.map(({ paper, isBelowCut = false }) => [paper.id, isBelowCut])).toEqual([
      ["2606.00003", false],
      ["2606.00002", true],
      ["2606.00001", true],
    ]);
    const many = aBatch("2026-06-16", ...Array.from({ length: 60 }, (_, n) => paperNumber(n + 1)));
    expect(selected(many, { maxPapers: 5, hasRest: true })).toHaveLength(25);
    const floor = selected(batch, { ...interest, minScore: 99, hasRest: true });
    expect(floor.every(({ isBelowCut }) => isBelowCut)).toBe(true);
  });
});

describe("narrowing", () => {
  const batch = aBatch(
    "2026-06-16",
    paperNumber(1, { categories: ["cs.RO"] }),
    paperNumber(2, { categories: ["cs.CV", "cs.RO"] }),
    paperNumber(3, { categories: ["cs.RO", "eess.SY", "cs.SY"] }),
  );
  const all = { categories: ["cs.RO"] };

  it("keeps papers that are listed in one of the further categories, under any name", () => {
    expect(ids(batch, { ...all, within: ["cs.CV"] })).toEqual(["2606.00002"]);
    expect(ids(batch, { ...all, within: ["eess.SY"] })).toEqual(["2606.00003"]);
    expect(ids(batch, { ...all, within: ["cs.SY"] })).toEqual(["2606.00003"]);
    expect(ids(batch, { ...all, within: ["math"] })).toEqual([]);
  });

  it("keeps papers whose own category was asked for", () => {
    expect(ids(batch, { ...all, isPrimaryOnly: true })).toEqual(["2606.00001", "2606.00003"]);
    expect(ids(batch, { ...all, within: ["cs.CV"], isPrimaryOnly: true })).toEqual(["2606.00002"]);
  });
});

describe("all that arXiv announced", () => {
  it("has a new version again, though the paper stood on an earlier day", () => {
    const earlier = [{ day: "2026-06-15", kind: "new" as const, categories: ["cs.RO"] }];
    const second = paperNumber(1, { version: 2 });
    const batch = aBatch("2026-06-16", anAnnouncement({ kind: "replace", paper: second, earlier }));
    expect(ids(batch)).toEqual([]);
    expect(ids(batch, { isAll: true })).toEqual(["2606.00001"]);
  });
});

describe("announce types", () => {
  const batch = aBatch(
    "2026-06-16",
    paperNumber(1, { categories: ["cs.RO", "cs.CV"] }),
    paperNumber(2, { categories: ["cs.CV", "cs.RO"] }),
    anAnnouncement({ kind: "cross", paper: paperNumber(3, { categories: ["cs.CV", "cs.RO"] }) }),
    anAnnouncement({ kind: "replace", paper: paperNumber(4, { categories: ["cs.RO"] }) }),
    anAnnouncement({ kind: "replace", paper: paperNumber(5, { categories: ["cs.CV", "cs.RO"] }) }),
    paperNumber(6, { categories: ["cs.CV"] }),
  );
  const robotics = { categories: ["cs.RO"] };

  it("are relative to the categories asked for", () => {
    const types = (categories: string[]) =>
      Object.fromEntries(
        selected(batch, { categories }).map(({ paper, announceType }) => [
          paper.id.slice(-1),
          announceType,
        ]),
      );
    expect(types(["cs.RO"])).toEqual({
      1: "new",
      2: "cross",
      3: "cross",
      4: "replace",
      5: "replace-cross",
    });
    expect(types(["cs.CV"])).toEqual({ 1: "cross", 2: "new", 5: "replace", 6: "new" });
    expect(types(["cs"])).toMatchObject({ 1: "new", 2: "new", 3: "cross", 6: "new" });
  });

  it.each<[AnnounceType[], string[]]>([
    [["new"], ["2606.00001"]],
    [["cross"], ["2606.00002", "2606.00003"]],
    [["replace"], ["2606.00004"]],
    [["replace-cross"], ["2606.00005"]],
    [
      ["new", "replace-cross"],
      ["2606.00001", "2606.00005"],
    ],
  ])("choose: %j", (announceTypes, expected) => {
    expect(ids(batch, { ...robotics, announceTypes }).sort()).toEqual(expected);
  });
});

describe("a paper announced before", () => {
  const earlier: Announcement["earlier"] = [
    { day: "2026-06-15", kind: "new", categories: ["cs.RO"] },
  ];
  const replaced = aBatch(
    "2026-06-17",
    anAnnouncement({
      kind: "replace",
      earlier,
      paper: { version: 2, categories: ["cs.RO", "cs.LG"] },
    }),
  );

  it("stays under its first day for an interest that could meet it there", () => {
    expect(ids(replaced, { categories: ["cs.RO"] })).toEqual([]);
    expect(ids(replaced, { categories: ["cs.RO", "cs.LG"] })).toEqual([]);
  });

  it("appears for one that could not: by its categories", () => {
    expect(ids(replaced, { categories: ["cs.LG"] })).toEqual(["2606.00001"]);
  });

  it("appears for one that could not: by its announce types", () => {
    const types = { categories: ["cs.RO"], announceTypes: ["replace"] as AnnounceType[] };
    expect(ids(replaced, types)).toEqual(["2606.00001"]);
  });

  it("stays there even if it was below the cut: a day's selection is for ever", () => {
    expect(ids(replaced, { categories: ["cs.RO"], maxPapers: 1 })).toEqual([]);
  });
});

describe("papers of one title", () => {
  const batch = aBatch(
    "2026-06-16",
    aPaper({ id: "2606.00001", title: "Folding Towels", abstract: "Short." }),
    aPaper({ id: "2606.00002", title: "folding  tówels", abstract: "With two arms." }),
    aPaper({ id: "2606.00003", title: "" }),
    aPaper({ id: "2606.00004", title: "" }),
  );

  it("are all shown unless the interest drops them", () => {
    expect(ids(batch)).toHaveLength(4);
  });

  it("are shown once, the better one, when it does; papers without a title always", () => {
    expect(ids(batch, { dropsSameTitle: true, keywords: ["arms"], scoring: "count" })[0]).toBe(
      "2606.00002",
    );
    expect(ids(batch, { dropsSameTitle: true })).toHaveLength(3);
  });

  it("do not take the place of others", () => {
    expect(ids(batch, { dropsSameTitle: true, maxPapers: 3 })).toHaveLength(3);
  });
});
