import type { HTMLElement } from "node-html-parser";
import { attribute, classesOf, isElement, isText, maxDepth, nameOf } from "./html-nodes";

/** Elements that are no part of what a paper says, wherever they stand. */
export function isDropped(element: HTMLElement): boolean {
  return droppedTags.has(nameOf(element)) || classesOf(element).some((name) => dropped.has(name));
}

const droppedTags = new Set(
  "head title img picture canvas video audio iframe object embed nav button form input select textarea header footer svg script style dialog".split(
    " ",
  ),
);

const dropped = new Set([
  "package-alerts", // arXiv's notice of what its conversion does not know
  "ltx_page_header",
  "ltx_page_footer",
  "ltx_page_navbar",
  "ltx_page_logo",
  "ltx_pagination",
  "ltx_TOC",
  "ltx_toclist",
  "ltx_rdf",
  "ltx_authors", // arXiv's listing names them
  "ltx_author_notes",
  "ltx_dates",
  "ltx_pubnotes",
  "ltx_classification",
  "ltx_title_document",
  "ltx_title_contents",
  "ltx_ERROR", // "\undefinedcommand"
  "ltx_FATAL",
  "ltx_WARNING",
  "ltx_INFO",
  "ltx_listing_data", // the listing once more, for copying
  "ltx_note_mark",
  "ltx_note_type",
  "ltx_tag_note",
  "ltx_role_footnotemark", // repeats a note that stands elsewhere
  "ltx_bib_cited", // "Cited by: §2"
  "ltx_missing_label", // "LABEL:fig:overview"
  "ltx_graphics",
  "ltx_picture",
]);

/** A formula's TeX between dollars; LaTeXML breaks lines of it behind a comment sign. */
export function formulaText(math: HTMLElement): string {
  const tex = texOf(math);
  if (tex === "") return "";
  return attribute(math, "display") === "block" ? `$$${tex}$$` : `$${tex}$`;
}

export function texOf(math: HTMLElement): string {
  return attribute(math, "alttext")
    .replace(/(?<!\\)%\s*\n\s*/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^\s*\\(?:displaystyle|textstyle)(?![A-Za-z])\s*/, "")
    .replace(/(?<!\\)\$/g, "") // of formulas in a formula's text: they would end it
    .trim();
}

/** An element's words in one line; what blocks it holds are parted by a blank. */
export function inlineText(element: HTMLElement, depth = 0): string {
  return tidy(rawInline(element, depth));
}

function rawInline(element: HTMLElement, depth: number): string {
  let out = "";
  for (const child of element.childNodes) {
    if (isText(child)) out += child.text;
    else if (isElement(child) && depth < maxDepth && !isDropped(child)) {
      const name = nameOf(child);
      if (name === "math") out += formulaText(child);
      else if (name === "br") out += " ";
      else {
        const inner = rawInline(child, depth + 1);
        if (classesOf(child).includes("ltx_note")) out += noted(inner);
        else if (classesOf(child).includes("ltx_tag")) out += `${inner} `;
        else out += isBlock(child) ? ` ${inner} ` : inner;
      }
    }
  }
  return out;
}

/** A footnote, where its mark stands. */
export function noted(text: string): string {
  const said = tidy(text);
  return said === "" ? "" : ` [footnote: ${said}]`;
}

/** One line, without the characters that only lay out. */
export function tidy(text: string): string {
  return text
    .replace(/[\u200b\u2060-\u2064\ufeff\u00ad]/g, "")
    .replace(/\s+/g, " ")
    .replace(/ ([,.;:!?)\]])(?=\s|$)/g, "$1")
    .trim();
}

/** Whether an element stands on lines of its own. LaTeXML writes some blocks as spans. */
export function isBlock(element: HTMLElement): boolean {
  return blockTags.has(nameOf(element)) || classesOf(element).some((name) => blocks.has(name));
}

const blockTags = new Set(
  "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr li main ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);

const blocks = new Set(
  "ltx_para ltx_p ltx_block ltx_logical-block ltx_figure ltx_table ltx_float ltx_caption ltx_tabular ltx_tr ltx_td ltx_th ltx_listing ltx_listingline ltx_itemize ltx_enumerate ltx_description ltx_item ltx_theorem ltx_proof ltx_quote ltx_abstract ltx_title ltx_equation ltx_equationgroup ltx_biblist ltx_bibitem ltx_bibblock ltx_verse ltx_minipage".split(
    " ",
  ),
);
