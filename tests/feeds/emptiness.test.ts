import { describe, expect, it } from "vitest";
import { emptiness } from "@/lib/feeds/description";
import { editionOf } from "@/tests/feeds/builders";
import { aBatch, paperNumber } from "@/tests/support/papers";

const tuesday = aBatch("2026-06-16", paperNumber(1));
const told = (...call: Parameters<typeof editionOf>) => emptiness(editionOf(...call));

describe("a feed without papers of a day", () => {
  it("says that nothing in the announcement was asked for", () => {
    expect(told([tuesday], { keywords: ["laundry robots"] })).toEqual([
      "Nothing in the announcement of Tuesday, 16 June 2026 is what this feed asks for.",
    ]);
    expect(told([tuesday])).toEqual([]);
  });

  it("says of one day whether arXiv announced nothing or it is not held", () => {
    expect(told([tuesday], { day: "2026-06-13" })).toEqual([
      "arXiv announced nothing on Saturday, 13 June 2026 (weekend).",
    ]);
    expect(told([tuesday], { day: "2026-06-12" })).toEqual([
      "The announcement of Friday, 12 June 2026 is not held here.",
    ]);
  });

  it("says nothing while nothing at all is known", () => {
    expect(told([])).toEqual([]);
  });
});
