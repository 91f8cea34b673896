import { describe, expect, it } from "vitest";
import { batchOf } from "@/lib/papers/batch";
import { listedSchema, listingOf, storedListing } from "@/lib/papers/listing";
import { aBatch, anAnnouncement, paperNumber } from "@/tests/support/papers";

const day = "2026-06-16";
const copy = { ...anAnnouncement({ paper: paperNumber(5) }), filled: true as const };

describe("a listing", () => {
  it("comes back from the store as it was", () => {
    const old = paperNumber(1, {
      id: "math.GT/0309136",
      categories: ["math.GT", "math-ph", "math.MP"],
    });
    const batch = aBatch(
      day,
      anAnnouncement({ paper: old, kind: "cross" }),
      anAnnouncement({ paper: paperNumber(2, { version: 12 }), kind: "replace" }),
      paperNumber(3),
      copy,
    );
    const listing = listingOf(batch);
    expect(listedSchema.parse(storedListing(listing))).toEqual(listing.entries);
    expect(listing.entries.map(({ isFilled }) => isFilled).filter(Boolean)).toHaveLength(1);
  });

  it("of an empty day is empty", () => {
    expect(listedSchema.parse(storedListing(listingOf(aBatch(day))))).toEqual([]);
  });

  it.each([
    ["a column too short", { kinds: "n" }],
    ["a column too long", { categories: "cs.RO cs.RO cs.RO" }],
    ["a kind that is none", { kinds: "nx" }],
    ["an id that is none", { guids: "2606.00001v1 hello" }],
  ])("is refused with %s", (_, wrong) => {
    const sound = storedListing(listingOf(aBatch(day, paperNumber(1), paperNumber(2))));
    expect(listedSchema.safeParse({ ...sound, ...wrong }).success).toBe(false);
  });
});

describe("a batch", () => {
  it("holds no filled copy of a paper that the feed announced the same day, in either order", () => {
    const second = anAnnouncement({ paper: paperNumber(5, { version: 2 }), kind: "replace" });
    expect(batchOf(day, [copy, second])).toEqual(aBatch(day, second));
    expect(batchOf(day, [second, copy])).toEqual(aBatch(day, second));
  });
});
