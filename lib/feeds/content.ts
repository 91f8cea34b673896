import { nameOf } from "../arxiv/taxonomy";
import { escapeHtml } from "../escape";
import type { AnnounceType } from "../papers/paper";
import type { Ranked } from "../ranking/rank";
import type { Likeness } from "../ranking/taste/liking";
import { anchor, type Prose } from "./prose";
import { type PaperRecord, recordLines } from "./record";
import { printable, titleText } from "./text";

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
  why: Why;
  record: PaperRecord;
  links: readonly (readonly [string, string])[];
}): string {
  const links = item.links.map(([text, url]) => anchor(url, text));
  const { blocks, codeUrls } = item.abstract;
  return [
    ...blocks,
    ...item.summary,
    ...(hasReasons(item.why) ? [labelled("Why this", whyThis(item.why))] : []),
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

/** What a paper's place in a feed is owed to. */
export type Why = Pick<Ranked, "score" | "reasons" | "likeness">;

export function hasReasons({ reasons, likeness }: Why): boolean {
  return reasons.length > 0 || likeness?.nearest !== undefined;
}

/** "quantization (title and abstract), FP8 (in MXFP8, abstract); near the liked “…”; score 3.1" */
export function whyThis({ reasons, likeness, score }: Why): string {
  const found = reasons.map(({ keyword, where, within }) => {
    const place = where === "both" ? "title and abstract" : where;
    const longer = within === undefined ? "" : `in ${printable(within)}, `;
    return `${printable(keyword)} (${longer}${place})`;
  });
  const near = nearWhat(likeness);
  const parts = [found.join(", "), near ?? "", `score ${score.toFixed(1)}`];
  return parts.filter((part) => part !== "").join("; ");
}

/** "near the liked “Fast Inference from Transformers” (speculative decoding, draft model)". */
export function nearWhat(likeness: Likeness | undefined): string | null {
  const nearest = likeness?.nearest;
  if (nearest === undefined) return null;
  const words = nearest.words.map(printable).join(", ");
  return `near the liked “${titleText(nearest.title)}”${words === "" ? "" : ` (${words})`}`;
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
