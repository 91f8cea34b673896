import { dayInWords } from "../arxiv/calendar";
import type { Links } from "../feeds/links";
import { paperAnchor } from "../feeds/static-links";
import type { Interest } from "../interest/interest";
import type { AnnounceType } from "../papers/paper";
import type { FeedStanding } from "../server/papers";
import { listed } from "../words";
import { selectionPath } from "./addresses";
import { type Html, html, type Shown } from "./html";
import { reasonChips } from "./reasons";

/** Each configured feed: where in it the paper stands and why, or why it does not. */
export function standingList(standings: readonly FeedStanding[], links: Links): Html | null {
  if (standings.length === 0) return null;
  return html`<section aria-labelledby="why">
<h2 id="why">Why it is in a feed, or not</h2>
<dl class="standings">
${standings.map(
  (
    each,
  ) => html`<dt><a href="${selectionPath(each.interest, null, links)}">${each.interest.title}</a></dt>
<dd>${sentence(each)}${chips(each)}</dd>\n`,
)}
</dl>
</section>`;

  function sentence(each: FeedStanding): Shown {
    const { interest, day, standing } = each;
    if (standing.kind !== "chosen") return standingWords(each);
    const path = selectionPath(interest, day, links);
    const id = paperAnchor(standing.ranked.paper.id);
    return html`<a href="${path}#${id}">${standingWords(each)}</a>`;
  }
}

function chips({ standing }: FeedStanding): Html | null {
  if (!("ranked" in standing)) return null;
  return html`\n${reasonChips(standing.ranked)}`;
}

/** One sentence. */
export function standingWords({ interest, day, standing }: FeedStanding): string {
  const on = `on ${dayInWords(day)}`;
  switch (standing.kind) {
    case "chosen":
      return `Number ${standing.place} ${on}.`;
    case "below-cut":
      return `Number ${standing.place} ${on}, below the cut of ${interest.maxPapers}.`;
    case "low-score":
      return `Its score ${on} is below the least of ${interest.minScore}.`;
    case "same-title":
      return `Left out ${on}, since a better paper has the same title.`;
    case "missing":
      return `Left out ${on}: of the keywords, which must all be there, it has ${quoted(standing.found)} only.`;
    case "unmatched":
      return hasLikes(interest)
        ? `None of its keywords was found ${on}, and it is not enough like the papers that are liked.`
        : `None of its keywords was found ${on}.`;
    case "excluded":
      return standing.by.length === 0
        ? `Excluded ${on}.`
        : `Excluded ${on} by ${quoted(standing.by)}.`;
    case "narrowed":
      return interest.authors.length > 0
        ? `By none of the people of this feed.`
        : `Left out ${on} by this feed’s filters.`;
    case "type":
      return `Announced ${on} as ${kinds[standing.type]}, which this feed leaves out.`;
    case "elsewhere":
      return `Not announced in its categories (${shortList(interest.categories)}).`;
    case "earlier":
      return `Announced again ${on}; in this feed a paper stands under the first day, here ${dayInWords(standing.day)}.`;
  }
}

const kinds: Readonly<Record<AnnounceType, string>> = {
  new: "new",
  cross: "a cross-list",
  replace: "a new version",
  "replace-cross": "a new version of a cross-list",
};

function hasLikes({ likes, library }: Interest): boolean {
  return likes.length > 0 || library.files.length > 0 || library.zotero.length > 0;
}

function quoted(words: readonly string[]): string {
  return listed(words.map((word) => `“${word}”`));
}

function shortList(names: readonly string[]): string {
  return names.length <= 8 ? names.join(", ") : `${names.slice(0, 7).join(", ")}, …`;
}
