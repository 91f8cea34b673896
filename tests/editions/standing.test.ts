import { describe, expect, it } from "vitest";
import { selectDay } from "@/lib/editions/selection";
import { type Standing, standingOf } from "@/lib/editions/standing";
import type { Interest } from "@/lib/interest/interest";
import { emptyStatistics } from "@/lib/ranking/statistics";
import { anInterest, inventedBatch } from "@/tests/feeds/builders";
import { aBatch, anAnnouncement, aPaper, paperNumber } from "@/tests/support/papers";

const towels = aPaper();
const batch = aBatch(
  "2026-06-16",
  towels,
  paperNumber(2, { title: "Towels and Robots", abstract: "A robot and its towels." }),
  paperNumber(3, { title: "Laundry", abstract: "Of an arm." }),
);
const standing = (partial: Partial<Interest>, of = batch): Standing | null =>
  standingOf(anInterest(partial), { batch: of, id: towels.id }, emptyStatistics);
const replaced = (earlier?: "2026-06-12") =>
  aBatch(
    "2026-06-16",
    anAnnouncement({
      kind: "replace",
      ...(earlier && { earlier: [{ day: earlier, kind: "new", categories: ["cs.RO"] }] }),
    }),
  );

describe("how a paper stands with a feed", () => {
  it("is its place among the day's papers, with its score and reasons", () => {
    const found = standing({ keywords: ["towels", "robot"], scoring: "count" });
    expect(found).toMatchObject({ kind: "chosen", place: 2, ranked: { score: 2.5 } });
    expect(standing({ keywords: ["two arms"], scoring: "count" })).toMatchObject({ place: 1 });
  });

  it("is its place below the cut, or its score where that is too low", () => {
    const cut = standing({ keywords: ["robot"], scoring: "count", maxPapers: 1 });
    expect(cut).toMatchObject({ kind: "below-cut", place: 2, ranked: { score: 1 } });
    const low = standing({ keywords: ["robot"], scoring: "count", minScore: 2 });
    expect(low).toMatchObject({ kind: "low-score", ranked: { score: 1 } });
  });

  it.each<[string, Partial<Interest>, Standing]>([
    ["not announced in its categories", { categories: ["cs.CL"] }, { kind: "elsewhere" }],
    ["by nobody it asks for", { authors: ["Nemo"] }, { kind: "narrowed" }],
    [
      "excluded by words",
      { keywords: ["towels"], exclude: ["survey", "robot", "arms"] },
      { kind: "excluded", by: ["robot", "arms"] },
    ],
    ["without a keyword", { keywords: ["LLM", "RL"] }, { kind: "unmatched" }],
    [
      "without all the keywords",
      { keywords: ["LLM", "towels"], match: "all" },
      { kind: "missing", found: ["towels"] },
    ],
  ])("is why it is not there: %s", (_, partial, expected) => {
    expect(standing(partial)).toEqual(expected);
  });

  it("is how it was announced, where the feed does not take that", () => {
    expect(standing({ announceTypes: ["new"] }, replaced())).toEqual({
      kind: "type",
      type: "replace",
    });
    expect(standing({ announceTypes: ["new", "replace"] }, replaced("2026-06-12"))).toEqual({
      kind: "earlier",
      day: "2026-06-12",
    });
  });

  it("tells of a title that a better paper has", () => {
    const twin = aBatch("2026-06-16", paperNumber(0, { title: towels.title }), towels);
    expect(standing({ dropsSameTitle: true }, twin)).toEqual({ kind: "same-title" });
  });

  it("is nothing of a paper that the day does not have", () => {
    const asked = { batch, id: "2606.09999" };
    expect(standingOf(anInterest(), asked, emptyStatistics)).toBeNull();
  });

  it("is what the selection does, for every paper of a day", () => {
    const day = inventedBatch({ day: "2026-06-16", count: 60, seed: 9, hostile: true });
    const interest = anInterest({
      keywords: ["learning", "model"],
      exclude: ["bound"],
      categories: ["cs.CL"],
      announceTypes: ["new"],
      maxPapers: 6,
    });
    const chosen = selectDay(interest, day, emptyStatistics);
    const order = selectDay({ ...interest, maxPapers: 500 }, day, emptyStatistics);
    const kinds = new Set<string>();
    for (const { paper } of day.announcements) {
      const found = standingOf(interest, { batch: day, id: paper.id, chosen }, emptyStatistics);
      const place = 1 + order.findIndex((each) => each.paper.id === paper.id);
      const isPlaced = found !== null && "place" in found;
      expect(isPlaced ? found.place : 0).toBe(place);
      expect(found?.kind === "chosen").toBe(place > 0 && place <= 6);
      kinds.add(found?.kind ?? "");
    }
    expect(kinds.size).toBeGreaterThan(3);
  });
});
