import type { HTMLElement } from "node-html-parser";
import type { TextSection } from "../../summaries/paper-text";
import { formulaText, inlineText, isBlock, isDropped, noted, tidy } from "./html-inline";
import { fenced, listingLines } from "./html-listings";
import { classesOf, hasClass, isElement, isText, maxDepth, nameOf, outermost } from "./html-nodes";
import type { Sections } from "./html-sections";
import { equationText, tableText } from "./html-tables";

type Kind = TextSection["kind"];

/**
 * Walks a paper's article and fills its sections.
 *
 * Sections open at their headings, not with the elements around them: where LaTeXML leaves an
 * element open, all that follows stands within it.
 */
export function readArticle(article: HTMLElement, sections: Sections): void {
  const hasChapters = outermost(article, (e) => hasClass(e, "ltx_title_chapter")).length > 0;
  const flow: Flow = {
    add: (block, kind) => sections.add(block, kind),
    open: (title, kind) => {
      const level = levelOf(title, hasChapters);
      if (level === null) return false;
      sections.open(inlineText(title), level, kind);
      return true;
    },
    isFull: () => sections.isFull,
    line: "",
    lead: "",
  };
  walk(article, flow, "body", 0);
  flush(flow, "body");
}

type Flow = {
  add(block: string, kind: Kind): void;
  /** False where the heading opens no section, as a theorem's. */
  open(title: HTMLElement, kind: Kind): boolean;
  isFull(): boolean;
  line: string; // of the paragraph that is being read
  lead: string; // a heading that runs into the next paragraph
};

function walk(element: HTMLElement, flow: Flow, kind: Kind, depth: number): void {
  for (const child of element.childNodes) {
    if (isText(child)) flow.line += child.text;
    else if (isElement(child) && depth < maxDepth && !flow.isFull()) {
      read(child, flow, kindWithin(child, kind), depth + 1);
    }
  }
}

function kindWithin(element: HTMLElement, kind: Kind): Kind {
  if (hasClass(element, "ltx_bibliography")) return "references";
  return hasClass(element, "ltx_appendix") ? "appendix" : kind;
}

function read(element: HTMLElement, flow: Flow, kind: Kind, depth: number): void {
  if (isDropped(element)) return;
  const name = nameOf(element);
  if (name === "math") flow.line += formulaText(element);
  else if (name === "br") flow.line += " ";
  else if (hasClass(element, "ltx_note")) flow.line += noted(inlineText(element, depth));
  else if (hasClass(element, "ltx_title")) readTitle(element, flow, kind, depth);
  else if (hasClass(element, "ltx_equation", "ltx_equationgroup")) {
    addBlock(flow, kind, equationText(element));
  } else if (hasClass(element, "ltx_tabular")) addBlock(flow, kind, tableText(element));
  else if (hasClass(element, "ltx_listing")) addBlock(flow, kind, fenced(listingLines(element)));
  else if (name === "pre") addBlock(flow, kind, fenced(element.rawText.split("\n")));
  else if (hasClass(element, ...listClasses)) addBlock(flow, kind, listText(element, depth));
  else if (hasClass(element, "ltx_bibitem", "ltx_caption")) {
    addBlock(flow, kind, inlineText(element, depth));
  } else if (hasClass(element, "ltx_tag_item")) {
    flush(flow, kind);
    flow.lead = inlineText(element, depth).replace(bullet, "");
  } else if (hasClass(element, "ltx_tag")) {
    walk(element, flow, kind, depth);
    flow.line += " ";
  } else if (isBlock(element)) {
    flush(flow, kind);
    walk(element, flow, kind, depth);
    flush(flow, kind);
  } else walk(element, flow, kind, depth);
}

/** Ends the paragraph that is being read. */
function flush(flow: Flow, kind: Kind): void {
  const line = tidy(flow.line);
  flow.line = "";
  if (line === "") return;
  flow.add(flow.lead === "" ? line : `${flow.lead} ${line}`, kind);
  flow.lead = "";
}

function addBlock(flow: Flow, kind: Kind, block: string): void {
  flush(flow, kind);
  if (block === "") return;
  if (flow.lead !== "") flow.add(flow.lead, kind);
  flow.lead = "";
  flow.add(block, kind);
}

function readTitle(title: HTMLElement, flow: Flow, kind: Kind, depth: number): void {
  flush(flow, kind);
  if (flow.lead !== "") flow.add(flow.lead, kind);
  flow.lead = "";
  if (flow.open(title, kind)) return;
  const text = inlineText(title, depth);
  flow.lead = text === "" ? "" : `**${text}**`;
}

/** 1 for a section; null for a heading that runs into its paragraph. */
function levelOf(title: HTMLElement, hasChapters: boolean): number | null {
  const below = hasChapters ? 1 : 0;
  for (const name of classesOf(title)) {
    const level = levels[name];
    if (level !== undefined) return level <= 1 ? 1 : level - 1 + below;
  }
  return null;
}

/** 1 is never moved; sections come beneath chapters where there are any. */
const levels: Record<string, number> = {
  ltx_title_part: 1,
  ltx_title_chapter: 1,
  ltx_title_abstract: 1,
  ltx_title_appendix: 1,
  ltx_title_bibliography: 1,
  ltx_title_acknowledgements: 1,
  ltx_title_index: 1,
  ltx_title_glossary: 1,
  ltx_title_section: 2,
  ltx_title_subsection: 3,
  ltx_title_subsubsection: 4,
};

const listClasses = ["ltx_itemize", "ltx_enumerate", "ltx_description"];

/** An item in each line, with its own mark where it is more than a dot. */
function listText(list: HTMLElement, depth: number): string {
  const isItem = (element: HTMLElement) =>
    hasClass(element, "ltx_item") || ["li", "dt", "dd"].includes(nameOf(element));
  return outermost(list, isItem)
    .map((item) => itemText(item, depth + 1))
    .filter(Boolean)
    .join("\n");
}

function itemText(item: HTMLElement, depth: number): string {
  const parts: string[] = [];
  const flow: Flow = {
    add: (block) => parts.push(block),
    open: () => false,
    isFull: () => parts.length > 1000,
    line: "",
    lead: "",
  };
  walk(item, flow, "body", depth);
  flush(flow, "body");
  const text = parts.join("\n").replace(/\n/g, "\n  ").trim();
  const bare = text.replace(bullet, "");
  if (bare === "") return "";
  return hasClass(item, "ltx_item") && nameOf(item) === "dd" ? `  ${bare}` : `- ${bare}`;
}

const bullet = /^[•∙◦▪‣⁃–—∗*·⋄◆○●■-](?:\s+|$)/;
