import { abstractUrl, htmlUrl, pdfUrl } from "../arxiv/ids";
import type { EditionItem } from "../editions/edition";
import { hasReasons, whyThis } from "../feeds/content";
import { anchor, proseHtml } from "../feeds/prose";
import { recordLines, recordOf } from "../feeds/record";
import { paperAnchor } from "../feeds/static-links";
import { namesInShort, plainLine } from "../feeds/text";
import type { AnnounceType } from "../papers/paper";
import type { MathStyle } from "../tex/math-style";
import { text } from "./layout";
import { summaryBlocks } from "./summary";

export type PaperStyle = {
  heading: "h2" | "h3";
  /** Folded, the abstract is there at a click, and what is on record is left to the day's page. */
  isFolded: boolean;
  math: MathStyle;
};

const mostNames = 10; // where papers are folded; a paper's own place names all

/** One paper of a day. */
export function paperHtml(item: EditionItem, style: PaperStyle): string {
  const { paper } = item;
  const { blocks, codeUrls } = proseHtml(paper.abstract, style.math);
  const names = paper.authors.map(({ name }) => plainLine(name)).filter((name) => name !== "");
  const shown = style.isFolded ? namesInShort(names, mostNames) : names.join(", ");
  const title = anchor(abstractUrl(paper.id), plainLine(paper.title) || paper.id);
  const links = [
    anchor(pdfUrl(paper.id, paper.version), "PDF"),
    anchor(htmlUrl(paper.id, paper.version), "HTML"),
    ...codeUrls.map((url) => anchor(url, url.replace(/^https?:\/\/|\/$/g, ""))),
  ];
  const by = [shown, paper.categories.join(", ")].filter((part) => part !== "").join(" · ");
  return [
    style.isFolded ? "<li>" : `<li id="${text(paperAnchor(paper.id))}">`,
    "<article>",
    `<${style.heading}>${title}</${style.heading}>`,
    `<p class="by">${text(by)}</p>`,
    ...(hasReasons(item) ? [`<p class="why">Why this: ${text(whyThis(item))}</p>`] : []),
    ...(style.isFolded
      ? ["<details>", "<summary>Abstract</summary>", ...blocks, "</details>"]
      : blocks),
    ...summaryBlocks(item, style),
    `<p class="links">${links.join(" · ")}</p>`,
    ...(style.isFolded ? [] : [`<p class="record">${record(item).join(" · ")}</p>`]),
    "</article>",
    "</li>",
  ].join("\n");
}

function record({ paper, announceType }: EditionItem): string[] {
  const lines = recordLines(recordOf(paper)).map(([label, html]) => `${text(label)}: ${html}`);
  return [`${text(paper.id)}, version ${paper.version}: ${announcedAs[announceType]}`, ...lines];
}

const announcedAs: Readonly<Record<AnnounceType, string>> = {
  new: "new",
  cross: "cross-listed from another category",
  replace: "a new version",
  "replace-cross": "a new version, cross-listed from another category",
};
