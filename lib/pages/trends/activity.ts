import { nameOf } from "../../arxiv/taxonomy";
import type { Activity } from "../../trends/activity";
import { type Html, html } from "../html";
import { figuresTable } from "../table";
import { barChart } from "./chart";
import { shortDay } from "./shares";

/** How many new papers each category had on each day. */
export function activitySection({ days, categories }: Activity): Html {
  const known = categories.flatMap(({ papers }) => papers.filter((count) => count !== null));
  const most = Math.max(1, ...known);
  const [first = "", last = ""] = [days[0], days.at(-1)];
  const hasGaps = known.length < days.length * categories.length;
  return html`<p>New papers that are listed in a category, first or among others; all charts have one scale.
${hasGaps && "Where a bar is missing, that day is not held, or not whole for that category."}</p>
${
  days.length > 1 &&
  html`<div class="charts">
${categories.map(
  ({ category, papers, mean }, at) => html`<figure>
<figcaption><b>${category}</b> ${nameOf(category)}${mean !== null && html`, ${Math.round(mean).toLocaleString("en")} a day`}</figcaption>
${barChart({
  id: `c${at}`,
  title: `New papers a day in ${category}`,
  description: inWords(papers),
  values: papers,
  most,
  shown: (count) => count.toLocaleString("en"),
  first: shortDay(first),
  last: shortDay(last),
})}
</figure>\n`,
)}
</div>`
}
<details${days.length === 1 && html` open="open"`}><summary>The figures of each day</summary>
${figuresTable(
  "New papers of each day, newest first",
  ["Day", ...categories.map(({ category }) => category)],
  [...days.entries()]
    .reverse()
    .map(([at, day]) => [shortDay(day), ...categories.map(({ papers }) => papers[at] ?? "–")]),
)}
</details>`;
}

function inWords(papers: readonly (number | null)[]): string {
  const known = papers.filter((count) => count !== null);
  if (known.length === 0) return "No day is held whole.";
  return `Between ${Math.min(...known)} and ${Math.max(...known)} on ${known.length} of ${papers.length} announcement days, ${known.at(-1)} on the last of them.`;
}
