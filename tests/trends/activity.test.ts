import { describe, expect, it } from "vitest";
import { listingOf } from "@/lib/papers/listing";
import { activityOf } from "@/lib/trends/activity";
import { aBatch, anAnnouncement, paperNumber } from "@/tests/support/papers";

const monday = "2026-06-15";
const tuesday = "2026-06-16";
const thursday = "2026-06-18";

const inCategories = (number: number, ...categories: string[]) =>
  paperNumber(number, { categories });

const listings = [
  aBatch(tuesday, inCategories(1, "cs.RO", "cs.LG"), inCategories(2, "cs.LG")),
  aBatch(monday, inCategories(3, "cs.RO")),
  aBatch(thursday, inCategories(4, "cs.LG")),
].map(listingOf);

const always = () => true;

describe("activityOf", () => {
  it("counts a paper in each category that lists it, on every announcement day", () => {
    expect(activityOf(listings, ["cs.LG", "cs.RO"], always)).toEqual({
      days: [monday, tuesday, "2026-06-17", thursday],
      categories: [
        { category: "cs.LG", papers: [0, 2, null, 1], mean: 1 },
        { category: "cs.RO", papers: [1, 1, null, 0], mean: 2 / 3 },
      ],
    });
  });

  it("takes a day that is not whole for a category for unknown, not for empty", () => {
    const isWhole = (day: string, category: string) => day === tuesday && category === "cs.LG";
    const { categories } = activityOf(listings, ["cs.LG", "cs.RO"], isWhole);
    expect(categories.map(({ papers, mean }) => [papers, mean])).toEqual([
      [[null, 2, null, null], 2],
      [[null, null, null, null], null],
    ]);
  });

  it("counts an archive by its members, and no older paper", () => {
    const older = listingOf(
      aBatch(
        monday,
        inCategories(1, "cs.RO"),
        anAnnouncement({ kind: "replace", paper: { id: "2601.00001" } }),
        anAnnouncement({ kind: "cross", paper: { id: "2601.00002" } }),
      ),
    );
    expect(activityOf([older], ["cs"], always).categories[0]?.papers).toEqual([1]);
  });

  it("has nothing where nothing is held", () => {
    expect(activityOf([], ["cs.LG"], always)).toEqual({
      days: [],
      categories: [{ category: "cs.LG", papers: [], mean: null }],
    });
  });
});
