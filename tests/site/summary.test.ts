import { describe, expect, it } from "vitest";
import type { EditionItem } from "@/lib/editions/edition";
import type { Summary } from "@/lib/summaries/summary";
import { aSource, smallEdition, textsOf } from "@/tests/site/builders";

const summary: Summary = {
  id: "2606.00011",
  version: 1,
  language: "en",
  model: "<model>",
  source: "html",
  leftOut: [],
  prompt: "0123",
  madeAt: 0,
  sentence: "Socks in $O(n^2)$.",
  markdown: "## Contributions\n\nTowels, </details> & socks.\n",
  missing: [],
  isCut: false,
  unfound: [],
};

function pages(): Map<string, string> {
  const edition = smallEdition();
  const withOne = {
    ...edition,
    days: edition.days.map((day) => ({
      ...day,
      items: day.items.map(
        (item): EditionItem => (item.paper.id === summary.id ? { ...item, summary } : item),
      ),
    })),
  };
  return textsOf(aSource({ feeds: [{ name: "main", feed: withOne, pages: withOne }] }));
}

describe("a summary in a site", () => {
  it("stands whole on the day's page, and folded behind its sentence on the front page", () => {
    const [front = "", day = ""] = ["index.html", "days/2026-06-16.html"].map(
      (path) => pages().get(path) ?? "",
    );
    expect(day).toContain("<h3>Summary by &lt;model&gt; from the full text (HTML)</h3>");
    expect(day).not.toContain("<summary>Summary by");
    expect(front).toContain("<p>Socks in O(n²).</p>");
    expect(front).toContain("<summary>Summary by &lt;model&gt;</summary>");
    for (const page of [front, day]) {
      expect(page.split("Towels,")).toHaveLength(2);
      expect(page.split("<details").length).toBe(page.split("</details>").length);
    }
  });

  it("stands in the feeds, whose links lead to the day's page", () => {
    const files = pages();
    for (const path of ["feed.xml", "atom.xml", "feed.json"]) {
      expect(files.get(path)).toContain("from the full text (HTML)");
    }
  });
});
