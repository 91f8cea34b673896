import type { Links } from "../feeds/links";
import { titleText } from "../feeds/text";
import type { PaperSeen } from "../server/papers";
import { counted } from "../words";
import { type Html, html } from "./html";
import { dayTime } from "./moment";

/** The papers of the archive that are most like one, and by which words. */
export function similarList({ papers, days }: PaperSeen["similar"], links: Links): Html {
  const among = `of the ${counted(days, "announcement day")} that ${days === 1 ? "was" : "were"} looked through`;
  const body =
    papers.length === 0
      ? html`<p class="quiet">No other paper ${among} is much like it.</p>`
      : html`<ol class="similar">
${papers.map(
  ({
    paper,
    day,
    words,
  }) => html`<li><a href="${links.within(`/papers/${paper.id}`)}">${titleText(paper.title) || paper.id}</a>
<span class="quiet">${dayTime(day)}${words.length > 0 && html` · ${words.join(", ")}`}</span></li>\n`,
)}
</ol>
<p class="quiet">By the rarer words that both have, ${among}.</p>`;
  return html`<section aria-labelledby="similar">
<h2 id="similar">Similar papers</h2>
${body}
</section>`;
}
