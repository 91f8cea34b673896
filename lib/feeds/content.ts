import { nameOf } from "../arxiv/taxonomy";
import { escapeHtml } from "../escape";
import type { AnnounceType } from "../papers/paper";
import type { Reason } from "../ranking/reason";
import { anchor, type Prose } from "./prose";
import { type PaperRecord, recordLines } from "./record";
import { printable } from "./text";

/**
 * An item's content. The abstract comes first, since lists show the first few hundred characters.
 * Only plain elements, no colour, class or folding: sanitizers of readers drop those.
 */
export function itemHtml(item: {
  abstract: Prose;
  summary: readonly string[]; // blocks
  authors: readonly string[];
  categories: readonly string[];
  announceType: AnnounceType;
  score: number;
  reasons: readonly Reason[];
  record: PaperRecord;
  links: readonly (readonly [string, string])[];
}): string {
  const links = item.links.map(([text, url]) => anchor(url, text));
  const { blocks, codeUrls } = item.abstract;
  return [
    ...blocks,
    ...item.summary,
    ...(item.reasons.length === 0 ? [] : [labelled("Why this", whyThis(item.reasons, item.score))]),
    ...(codeUrls.length === 0
      ? []
      : [labelledHtml("Code and data", codeUrls.map(short).join(", "))]),
    ...(item.authors.length === 0 ? [] : [labelled("Authors", item.authors.join(", "))]),
    labelled("Categories", item.categories.map((id) => `${id} (${nameOf(id)})`).join(", ")),
    labelled("Announced as", announcedAs[item.announceType]),
    ...recordLines(item.record).map(([label, html]) => labelledHtml(label, html)),
    `<p>${links.join(" · ")}</p>`,
    `<p>${thanks}</p>`,
  ].join("\n");
}

/** Asked for by https://info.arxiv.org/help/api/index.html. */
export const thanks = "Thank you to arXiv for use of its open access interoperability.";

const announcedAs: Readonly<Record<AnnounceType, string>> = {
  new: "new",
  cross: "cross-listed from another category",
  replace: "a new version",
  "replace-cross": "a new version, cross-listed from another category",
};

/** "quantization (title and abstract), FP8 (in MXFP8, abstract); score 3.1" */
export function whyThis(reasons: readonly Reason[], score: number): string {
  const found = reasons.map(({ keyword, where, within }) => {
    const place = where === "both" ? "title and abstract" : where;
    const longer = within === undefined ? "" : `in ${printable(within)}, `;
    return `${printable(keyword)} (${longer}${place})`;
  });
  return `${found.join(", ")}; score ${score.toFixed(1)}`;
}

/** A link that shows its address without the scheme. */
function short(url: string): string {
  return anchor(url, url.replace(/^https?:\/\/|\/$/g, ""));
}

function labelled(label: string, text: string): string {
  return labelledHtml(label, escapeHtml(text));
}

function labelledHtml(label: string, html: string): string {
  return `<p><strong>${label}:</strong> ${html}</p>`;
}
