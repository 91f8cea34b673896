import { type Day, dayInWords } from "../arxiv/calendar";
import type { Links } from "../feeds/links";
import { type Selection, selectionPath } from "./addresses";
import { type Html, html } from "./html";

/** The days beside one among those that have a page, newest first. */
export function daysBeside(day: Day, days: readonly Day[]): { earlier?: Day; later?: Day } {
  return {
    earlier: days.find((each) => each < day),
    later: days.findLast((each) => each > day),
  };
}

/** From a day to those beside it; where a page has it twice, the labels tell one from the other. */
export function dayNavigation(
  place: { selection: Selection; day: Day; days: readonly Day[]; label?: string },
  links: Links,
): Html {
  const { selection, day, days, label = "Days beside this one" } = place;
  const { earlier, later } = daysBeside(day, days);
  const path = (to: Day) => selectionPath(selection, to, links);
  return html`<nav class="days" aria-label="${label}">
${earlier !== undefined && html`<a rel="prev" href="${path(earlier)}">← ${dayInWords(earlier)}</a>`}
${later !== undefined && html`<a rel="next" href="${path(later)}">${dayInWords(later)} →</a>`}
</nav>`;
}
