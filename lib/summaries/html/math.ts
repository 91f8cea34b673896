import { formulaAt } from "../../tex/dollars";
import type { Formula } from "../../tex/pieces";
import { piecesOf } from "../../tex/readable";
import { indexOfMark, type Source, sourceOf } from "../../tex/source";
import { stretchesOf } from "./code";
import { formulaMark } from "./marks";

/** A text with a mark in the place of each formula; a mark's number is the formula's index. */
export type Unmathed = { text: string; formulas: Formula[] };

/**
 * Takes the formulas out of Markdown, since to it `_`, `*`, `|`, `\` and a line that begins with a
 * minus mean something else. Which dollars open a formula is decided as for abstracts: prices stay.
 * What stands in code stays as well.
 */
export function withoutMath(markdown: string): Unmathed {
  const formulas: Formula[] = [];
  const text = stretchesOf(markdown)
    .map((stretch) => (stretch.isCode ? stretch.text : unmathed(stretch.text, formulas)))
    .join("");
  return { text, formulas };
}

/** Where another block begins, a formula of a line is at its end: list item, heading, row, quote. */
const blockStart = /\n(?=[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\||>))/g;

function unmathed(paragraph: string, formulas: Formula[]): string {
  if (!/\$|\\[([]/.test(paragraph)) return paragraph;
  const source = sourceOf(paragraph);
  const ends = [...paragraph.matchAll(blockStart)].map(({ index }) => index);
  let out = "";
  let from = 0;
  for (let at = 0; at < paragraph.length; at++) {
    while (ends[0] !== undefined && ends[0] < at) ends.shift();
    const next = formulaEnd(source, at, ends[0] ?? paragraph.length);
    const formula = next === undefined ? undefined : formulaOf(paragraph.slice(at, next));
    if (formula && next !== undefined) {
      out += paragraph.slice(from, at) + formulaMark(formulas.length);
      formulas.push(formula);
      from = next;
      at = next - 1;
    } else if (paragraph[at] === "\\" || paragraph.startsWith("$$", at)) at++;
  }
  return out + paragraph.slice(from);
}

/** The end of what stands between delimiters that open at `at`, if any do. */
function formulaEnd(source: Source, at: number, lineEnd: number): number | undefined {
  const { text } = source;
  if (text[at] === "$") {
    const isDisplay = text[at + 1] === "$";
    return formulaAt(source, at, isDisplay ? text.length : lineEnd)?.next;
  }
  if (text[at] !== "\\") return undefined;
  const isInline = text[at + 1] === "(";
  if (!isInline && text[at + 1] !== "[") return undefined;
  const end = indexOfMark(source, isInline ? "\\)" : "\\]", at + 2);
  if (end < 0 || (isInline && end >= lineEnd)) return undefined;
  return isCitation(text.slice(at + 2, end)) ? undefined : end + 2;
}

/** Markdown escapes brackets with the same backslashes: `\[12, 13\]`. */
function isCitation(content: string): boolean {
  return /^[\d\s,;–-]+$/.test(content);
}

/** Who writes HTML escapes within formulas too, and no TeX has these three. */
const escapes: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

function formulaOf(written: string): Formula | undefined {
  const tex = written.replace(/&(?:lt|gt|amp);/g, (found) => escapes[found] ?? found);
  const [formula, ...others] = piecesOf(tex);
  const isFormula = typeof formula === "object" && formula.kind === "formula";
  return isFormula && others.length === 0 ? formula : undefined;
}
