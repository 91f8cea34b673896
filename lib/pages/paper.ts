import { abstractUrl, htmlUrl, pdfUrl } from "../arxiv/ids";
import { nameOf } from "../arxiv/taxonomy";
import type { EditionItem } from "../editions/edition";
import { proseHtml } from "../feeds/prose";
import { paperAnchor } from "../feeds/static-links";
import { summaryText } from "../feeds/summary-text";
import { plainLine, titleText } from "../feeds/text";
import type { Interest } from "../interest/interest";
import type { AnnounceType } from "../papers/paper";
import { type Html, html, joined, type Shown } from "./html";
import { type Marker, markedHtml, markedText } from "./marking";
import { markerOf, reasonChips } from "./reasons";

/** Where the links of a paper in a list lead. */
export type PaperLinks = {
  details: string;
  like: string | null; // the same page with this paper liked; null where it is
};

/** One paper of a page's list, with what is needed to decide whether to read it. */
export function paperArticle(
  item: EditionItem,
  interest: Pick<Interest, "math" | "scoring">,
  links: PaperLinks,
): Html {
  const { paper, reasons, announceType } = item;
  const marker = markerOf(reasons, interest);
  const abstract = proseHtml(paper.abstract, interest.math);
  const length = abstract.paragraphs.join(" ").length;
  return html`<article id="${paperAnchor(paper.id)}">
<h2><a href="${abstractUrl(paper.id)}">${markedText(titleText(paper.title) || paper.id, marker)}</a></h2>
<div class="by">${joined([byline(paper.authors.map(({ name }) => plainLine(name))), categories(paper.categories), kinds[announceType]], " · ")}</div>
${reasonChips(item)}
${sentence(item, links)}
${abstractHtml(abstract.blocks, length, marker)}
<p class="links">${paperLinks(item, abstract.codeUrls, links)}</p>
</article>`;
}

const namesShown = 6;

/** All names; of many the first few, and the others at a click. */
function byline(names: readonly string[]): Html {
  const all = names.filter((name) => name !== "");
  if (all.length <= namesShown + 1) return html`${all.join(", ")}`;
  const rest = all.slice(namesShown);
  return html`${all.slice(0, namesShown).join(", ")},
<details>${handle(`and ${rest.length} more`, "(fewer)")} ${rest.join(", ")}</details>`;
}

function categories(ids: readonly string[]): Html {
  return joined(
    ids.map((id) => html`<span title="${nameOf(id)}">${id}</span>`),
    " ",
  );
}

const kinds: Readonly<Record<AnnounceType, Shown>> = {
  new: null,
  cross: "cross-listed",
  replace: "new version",
  "replace-cross": "new version, cross-listed",
};

/** What a model says of it in one sentence; the rest is on the paper's page. */
function sentence({ summary }: EditionItem, { details }: PaperLinks): Html | null {
  if (summary === undefined) return null;
  const text = summaryText(summary);
  return html`<p class="sum">${text} <a href="${details}#summary">${
    text === null ? "Summary" : "Whole summary"
  } by ${summary.model}</a></p>`;
}

/** Folded only where there is something to fold: about three lines of a wide page. */
const foldedFrom = 260;

/**
 * The text is in the page as it is, for those who search, select or hear it; the style sheet shows
 * three lines until what stands behind it is opened.
 */
function abstractHtml(blocks: readonly string[], length: number, marker: Marker): Html {
  const text = joined(
    blocks.map((block) => markedHtml(block, marker)),
    "\n",
  );
  if (length < foldedFrom) return html`<div class="abstract">${text}</div>`;
  return html`<div class="abstract">${text}</div>
<details class="unfold">${handle("Whole abstract", "Less of it")}</details>`;
}

/** What opens a part of a page, and closes it again; the style sheet shows one of its words. */
function handle(shut: string, open: string): Html {
  return html`<summary><span class="shut">${shut}</span><span class="open">${open}</span></summary>`;
}

function paperLinks(
  { paper: { id, version } }: EditionItem,
  codeUrls: readonly string[],
  { details, like }: PaperLinks,
): Html {
  const links = [
    html`<a href="${abstractUrl(id)}">arXiv:${id}</a>`,
    html`<a href="${pdfUrl(id, version)}">PDF</a>`,
    html`<a href="${htmlUrl(id, version)}">HTML</a>`,
    ...codeUrls.map((url) => html`<a href="${url}">${codeName(url)}</a>`),
    html`<a href="${details}">Details</a>`,
    like === null ? html`Liked` : html`<a href="${like}" rel="nofollow">More like this</a>`,
  ];
  return joined(links, " · ");
}

/** "github.com/towels/socks" */
export function codeName(url: string): string {
  const name = url.replace(/^https?:\/\/(?:www\.)?|\/$/g, "");
  return name.length <= 50 ? name : `${name.slice(0, 49)}…`;
}
