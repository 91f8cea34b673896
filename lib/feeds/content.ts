import { nameOf } from "../arxiv/taxonomy";
import type { AnnounceType } from "../papers/paper";
import type { Reason } from "../ranking/reason";
import { escapeHtml, printable } from "./text";

/**
 * An item's content. The abstract comes first, since lists show the first few hundred characters.
 * Only plain elements, no colour, class or folding: sanitizers of readers drop those.
 */
export function itemHtml(item: {
  abstract: readonly string[];
  authors: readonly string[];
  categories: readonly string[];
  announceType: AnnounceType;
  score: number;
  reasons: readonly Reason[];
  links: readonly (readonly [string, string])[];
}): string {
  const links = item.links.map(
    ([text, url]) => `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`,
  );
  return [
    ...item.abstract.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    ...(item.reasons.length === 0 ? [] : [labelled("Why this", whyThis(item.reasons, item.score))]),
    ...(item.authors.length === 0 ? [] : [labelled("Authors", item.authors.join(", "))]),
    labelled("Categories", item.categories.map((id) => `${id} (${nameOf(id)})`).join(", ")),
    labelled("Announced as", announcedAs[item.announceType]),
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

/** "quantization (title and abstract), FP8 (abstract); score 3.1" */
export function whyThis(reasons: readonly Reason[], score: number): string {
  const found = reasons.map(({ keyword, where }) => {
    const place = where === "both" ? "title and abstract" : where;
    return `${printable(keyword)} (${place})`;
  });
  return `${found.join(", ")}; score ${score.toFixed(1)}`;
}

function labelled(label: string, text: string): string {
  return `<p><strong>${label}:</strong> ${escapeHtml(text)}</p>`;
}
