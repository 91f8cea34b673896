import { expect, it } from "vitest";
import type { EditionItem } from "@/lib/editions/edition";
import { plainSummaryHtml } from "@/lib/site/summary";
import type { Summary } from "@/lib/summaries/summary";
import { editionWith } from "@/tests/feeds/builders";

const [item] = editionWith({}).days[0]?.items ?? [];
const summary: Summary = {
  id: "2606.00001",
  version: 1,
  language: "en",
  model: "<model>",
  source: "html",
  leftOut: [],
  prompt: "0123",
  madeAt: 0,
  sentence: null,
  markdown: "## Contributions\nTowels, </details> & socks.\n\n## Results\n\nIn $O(n^2)$.\n",
  missing: [],
  isCut: false,
  unfound: null,
};

it("says a summary's headings and paragraphs in plain HTML", () => {
  expect(plainSummaryHtml({ ...(item as EditionItem), summary })).toBe(`<details class="summary">
<summary>Summary by &lt;model&gt;</summary>
<p><strong>Contributions</strong></p>
<p>Towels, &lt;/details&gt; &amp; socks.</p>
<p><strong>Results</strong></p>
<p>In O(n²).</p>
</details>`);
});

it("says nothing where there is none", () => {
  expect(plainSummaryHtml(item as EditionItem)).toBe("");
});
