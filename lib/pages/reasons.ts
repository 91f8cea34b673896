import type { Interest } from "../interest/interest";
import type { Reason } from "../ranking/reason";
import { type Html, html } from "./html";
import { type Marker, markerFor } from "./marking";

/** Why a paper is on a page: its score, and what it is made of. */
export function reasonChips(score: number, reasons: readonly Reason[]): Html | null {
  if (reasons.length === 0) return null;
  return html`<ul class="why" aria-label="Why this paper">
<li class="score">Score ${score.toFixed(1)}</li>
${reasons.map(chip)}
</ul>`;
}

/** "RL +1.4 title"; what is in the abstract alone says no place. */
function chip({ keyword, where, points, within }: Reason): Html {
  const place = where === "abstract" ? null : html` <span>title</span>`;
  const longer = within !== undefined && html` <span>in ${within}</span>`;
  return html`<li title="${placeWords[where]}"><b>${keyword}</b>${longer} +${points.toFixed(1)}${place}</li>\n`;
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
