import type { Links } from "../../feeds/links";
import type { Period } from "../../trends/rising";
import type { Rising } from "../../trends/trends";
import { counted } from "../../words";
import { type Html, html } from "../html";
import { narrowTable } from "../table";
import { percent, shortDay, termLink } from "./shares";

/** What more papers write of than before. */
export function risingSection(rising: Rising, links: Links): Html {
  const { recent, before, terms, compared, byChance } = rising;
  return html`<p>Words in the titles and abstracts of the last week’s papers (${periodInWords(recent)})
that were in a smaller share of those before (${periodInWords(before)}), by half at least and by three standard errors; the surest first.
Of the ${counted(compared, "word")} compared, chance alone would bring about ${byChance < 1 ? "one at most" : Math.round(byChance)} here.</p>
${
  terms.length === 0
    ? html`<p>No word has risen so far.</p>`
    : narrowTable(
        "Terms that rose, each with its papers",
        ["Term", "Last week", "Before", "Growth"],
        terms.map((each) => {
          const shares = { now: each.recent / recent.papers, before: each.before / before.papers };
          return [
            termLink(each.term, links),
            html`${percent(shares.now)} <span class="quiet">${counted(each.recent, "paper")}</span>`,
            each.before === 0 ? "none" : percent(shares.before),
            each.before === 0 ? "new" : `× ${times(shares.now / shares.before)}`,
          ];
        }),
      )
}`;
}

function periodInWords({ from, to, days, papers }: Period): string {
  const when = from === to ? shortDay(from) : `${shortDay(from)} to ${shortDay(to)}`;
  return `${when}: ${counted(days, "day")}, ${counted(papers, "paper")}`;
}

function times(factor: number): string {
  return factor < 10 ? factor.toFixed(1) : String(Math.round(factor));
}
