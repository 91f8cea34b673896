import type { KeywordEffects } from "../../builder/keyword-effects";
import type { Interest } from "../../interest/interest";
import { counted } from "../../words";
import { type Html, html } from "../html";
import { table } from "../table";
import { mean } from "./day-chart";

/** So many lines are shown at once. */
const mostOpen = 12;

/** What each keyword adds, and which of them tell nothing; null where there are none. */
export function keywordSection(
  { effects, days, common, unused }: KeywordEffects,
  { match }: Pick<Interest, "match">,
): Html | null {
  if (effects.length === 0 || days === 0) return null;
  const perDay = (papers: number) => mean(papers / days);
  const isAny = match === "any";
  const rows = [...effects]
    .sort((a, b) => (isAny ? b.alone - a.alone : 0) || b.papers - a.papers)
    .map(({ keyword, papers, share, alone }) => [
      keyword,
      perDay(papers),
      percent(share),
      ...(isAny ? [`${perDay(alone)} (${percent(alone / Math.max(1, papers))})`] : []),
    ]);
  const columns = ["Keyword", "Papers a day", "Of all", ...(isAny ? ["Only by it"] : [])];
  const caption = isAny
    ? "How many papers have each keyword, before the cut, and how many would be gone without it"
    : "How many papers have each keyword, before the cut";
  return html`<h3>What each keyword adds</h3>
${remarks("Many papers have these, which therefore tell little", common)}
${remarks("These find nothing", unused)}
<details id="keyword-figures"${effects.length <= mostOpen && html` open="open"`}><summary>${counted(effects.length, "keyword")}, over ${counted(days, "day")}</summary>
${table(caption, columns, rows)}</details>`;
}

const mostRemarks = 6;

/** The table has them all. */
function remarks(words: string, sentences: readonly string[]): Html | null {
  if (sentences.length === 0) return null;
  const more = sentences.length - mostRemarks;
  return html`<p>${words}:</p>
<ul class="remarks">${sentences.slice(0, mostRemarks).map((each) => html`<li>${each}</li>\n`)}
${more > 0 && html`<li>${more} more</li>`}</ul>`;
}

function percent(share: number): string {
  if (share > 0 && share < 0.01) return "below 1 %";
  return `${Math.round(share * 100)} %`;
}
