import { archiveIds, canonical, expand, members, nameOf } from "../../arxiv/taxonomy";
import { type Html, html } from "../html";

/**
 * arXiv's categories to be ticked: those that this server follows first, then all others by their
 * archives, which open where something in them is ticked. Each stands once.
 */
export function categoryBoxes(
  ticked: readonly string[],
  followed: readonly string[],
  mayAskForOthers: boolean,
): Html {
  const isTicked = (id: string) => ticked.includes(id);
  const first = followed.length > 0 ? followed : ticked;
  const own = html`<fieldset><legend>Followed by this server</legend>
${first.map((id) => box(id, isTicked(id)))}</fieldset>`;
  if (!mayAskForOthers) return own;
  const shown = new Set(first);
  return html`${own}
<details${ticked.some((id) => !shown.has(id)) && html` open="open"`}><summary>All of arXiv’s categories</summary>
${archiveIds.map((archive) => group(archive, shown, isTicked))}</details>`;
}

function group(
  archive: string,
  shown: ReadonlySet<string>,
  isTicked: (id: string) => boolean,
): Html | null {
  const inside = members(archive).filter((id) => id !== archive && canonical(id) === id);
  const ids = inside.filter((id) => !shown.has(id));
  const own = shown.has(archive) ? [] : [archive];
  if (inside.length === 0) return own.length === 0 ? null : box(archive, isTicked(archive));
  if (own.length + ids.length === 0) return null;
  const isOpen = [...own, ...ids].some(isTicked) && html` open="open"`;
  return html`<details${isOpen}><summary>${nameOf(archive)} (${archive})</summary>
${own.map((id) => box(id, isTicked(id), `All of ${id}: ${expand([id]).size} categories`))}
${ids.map((id) => box(id, isTicked(id)))}</details>\n`;
}

function box(id: string, isTicked: boolean, words: string = nameOf(id)): Html {
  const checked = isTicked && html` checked="checked"`;
  return html`<label><input type="checkbox" name="in" value="${id}"${checked} /> ${words} <span class="quiet">${id}</span></label>\n`;
}
