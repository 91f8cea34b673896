import { describe, expect, it } from "vitest";
import { digestPage } from "@/lib/digest/page";
import { hasOnlyMoreSummaries, shownPapers, summarisedInBoth } from "@/lib/digest/shown";
import type { Summary } from "@/lib/summaries/summary";
import { aDigest, place, surroundings } from "@/tests/digest/builders";
import { aBatch, paperNumber } from "@/tests/support/papers";

const batch = aBatch("2026-06-16", paperNumber(1), paperNumber(2), paperNumber(3));
const shown = (...summaries: (Partial<Summary> | null)[]) =>
  shownPapers(digestPage(aDigest(batch, {}, summaries), surroundings, place));

describe("the papers that a page shows", () => {
  it("are read in their order, with and without a summary, whatever a model wrote", () => {
    const sly =
      "```\n</details>\n\n---\n\n### 9. [X](https://arxiv.org/abs/2606.00009)\n```\n\n---\n\n</details>";
    const papers = shown(null, { markdown: sly }, {});
    expect(papers.map(({ hasSummary }) => hasSummary)).toEqual([false, true, true]);
    expect(papers.map(({ id }) => id)).toEqual(aDigest(batch).items.map(({ paper }) => paper.id));
    expect(papers.map(({ text }) => text)).toEqual(shown().map(({ text }) => text));
  });

  it("have a summary where a link leads to it", () => {
    const linked = { ...place, summaries: { file: "digests/2026-06-16.md" } };
    const page = digestPage(aDigest(batch, {}, [{}]), surroundings, linked);
    expect(shownPapers(page).map(({ hasSummary }) => hasSummary)).toEqual([true, false, false]);
  });

  it("are compared by what both pages have", () => {
    expect(summarisedInBoth(shown({}, {}), shown(null, {}))).toEqual({ before: 2, after: 1 });
    expect(summarisedInBoth(shown({}, {}), shown(null, {}).slice(1))).toEqual({
      before: 1,
      after: 1,
    });
  });

  it("differ by more summaries alone only where nothing else is new", () => {
    expect(hasOnlyMoreSummaries(shown({}), shown({}, {}))).toBe(true);
    expect(hasOnlyMoreSummaries(shown({}), shown({}))).toBe(false);
    expect(hasOnlyMoreSummaries(shown({}), shown(null, {}, {}))).toBe(false);
    const [first, ...others] = shown({}, {});
    expect(hasOnlyMoreSummaries(shown({}), others)).toBe(false);
    const revised = [{ id: "", hasSummary: true, ...first, text: "another" }, ...others];
    expect(hasOnlyMoreSummaries(shown({}), revised)).toBe(false);
  });
});
