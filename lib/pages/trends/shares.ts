import { type Day, dayInWords } from "../../arxiv/calendar";
import type { Links } from "../../feeds/links";
import type { KeywordShares } from "../../trends/keyword-shares";
import { counted } from "../../words";
import { selectionPath } from "../addresses";
import { type Html, html } from "../html";
import { figuresTable, narrowTable } from "../table";
import { smallChart } from "./chart";

/** How large a part of the papers has each keyword, and how that went from week to week. */
export function keywordSection(
  { weeks, keywords }: KeywordShares,
  { left, links }: { left: number; links: Links },
): Html {
  const found = keywords.filter(({ papers }) => papers > 0);
  const unused = keywords.filter(({ papers }) => papers === 0).map(({ keyword }) => keyword);
  return html`<p>In how many of these papers each keyword of the configured feeds is found, in all and by weeks.</p>
${
  found.length > 0 &&
  narrowTable(
    "Shares of keywords, the largest first",
    ["Keyword", "Share", "Papers", "By weeks"],
    found.map(({ keyword, papers, share, byWeek }, at) => [
      termLink(keyword, links),
      percent(share),
      papers.toLocaleString("en"),
      smallChart({
        id: `k${at}`,
        title: `${keyword}: ${byWeek.map(percent).join(", ")}`,
        values: byWeek,
        most: Math.max(...byWeek),
      }),
    ]),
  )
}
${found.length > 0 && html`<p class="quiet">Each keyword’s bars have a scale of their own: they show how it went, not how it compares.</p>`}
${unused.length > 0 && html`<p>Found in none of them: ${unused.join(", ")}.</p>`}
${left > 0 && html`<p class="quiet">${counted(left, "further keyword")} ${left === 1 ? "is" : "are"} not counted here.</p>`}
${
  found.length > 0 &&
  html`<details><summary>The figures of each week</summary>
${figuresTable(
  "Share of a week’s papers in percent; weeks are named by their Monday",
  ["Keyword", ...weeks.map(({ monday }) => shortDay(monday))],
  [
    ["Papers", ...weeks.map(({ papers }) => papers.toLocaleString("en"))],
    ...found.map(({ keyword, byWeek }) => [
      keyword,
      ...byWeek.map((share) => (share * 100).toFixed(1)),
    ]),
  ],
)}
</details>`
}`;
}

/** A word or phrase, with the main feed's papers that have it. */
export function termLink(term: string, links: Links): Html {
  const query = new URLSearchParams({ keywords: asKeyword(term) }).toString();
  return html`<a href="${selectionPath({ path: "", query }, null, links)}">${term}</a>`;
}

/** A list of keywords is parted by commas. */
function asKeyword(term: string): string {
  return term.includes(",") ? `"${term}"` : term;
}

export function percent(share: number): string {
  const value = share * 100;
  return `${value >= 10 || value === 0 ? Math.round(value) : value.toFixed(1)} %`;
}

/** "16 June" */
export function shortDay(day: Day): string {
  return dayInWords(day).split(", ")[1] ?? day;
}
