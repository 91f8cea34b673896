import { abstractUrl } from "../arxiv/ids";
import { hasReasons, type Why } from "../feeds/content";
import { titleText } from "../feeds/text";
import type { Interest } from "../interest/interest";
import type { Reason } from "../ranking/reason";
import type { Likeness } from "../ranking/taste/liking";
import { type Html, html } from "./html";
import { type Marker, markerFor } from "./marking";

/** Why a paper is on a page: its score, and what it is made of. */
export function reasonChips(why: Why): Html | null {
  if (!hasReasons(why)) return null;
  const { score, reasons, likeness } = why;
  return html`<ul class="why" aria-label="Why this paper">
<li class="score">Score ${score.toFixed(1)}</li>
${reasons.map(chip)}
${likeness && likenessChip(likeness)}
</ul>`;
}

/** "RL +1.4 title"; what is in the abstract alone says no place. */
function chip({ keyword, where, points, within }: Reason): Html {
  const place = where === "abstract" ? null : html` <span>title</span>`;
  const longer = within !== undefined && html` <span>in ${within}</span>`;
  return html`<li title="${placeWords[where]}"><b>${keyword}</b>${longer} +${points.toFixed(1)}${place}</li>\n`;
}

/** "like “Fast Inference from Transformers” +2.1", and by which words. */
function likenessChip({ points, nearest }: Likeness): Html | null {
  if (nearest === undefined) return null;
  const { id, title, words } = nearest;
  const name = shortened(titleText(title));
  const shown = id === null ? html`${name}` : html`<a href="${abstractUrl(id)}">${name}</a>`;
  return html`<li class="like">like “${shown}” +${points.toFixed(1)} <span>${words.join(", ")}</span></li>\n`;
}

function shortened(title: string): string {
  const characters = [...title];
  return characters.length <= 60 ? title : `${characters.slice(0, 58).join("").trimEnd()}…`;
}

const placeWords: Readonly<Record<Reason["where"], string>> = {
  title: "in the title",
  abstract: "in the abstract",
  both: "in title and abstract",
};

/** Marks in a paper's text what its reasons found there. */
export function markerOf(
  reasons: readonly Reason[],
  { scoring }: Pick<Interest, "scoring">,
): Marker {
  return markerFor(reasons, scoring);
}
