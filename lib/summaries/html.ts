import { escapeHtml } from "../escape";
import { printable } from "../feeds/text";
import type { MathStyle } from "../tex/math-style";
import { blocksOf, lineHtml } from "./html-blocks";
import { cleanHtml } from "./html-clean";
import { treeOf } from "./html-tree";
import { withoutMarks } from "./markdown-marks";
import { withoutMath } from "./markdown-math";
import { looseHtml } from "./markdown-parser";
import { tamed } from "./markdown-source";

/** Longer than any summary that was asked for; it bounds the time that a hostile one takes. */
const mostCharacters = 25_000;

/**
 * A model's Markdown (or HTML) as blocks of HTML that a feed reader keeps and a page may show.
 *
 * Nothing in it is trusted. What comes out is of few elements: p, br, hr, strong, em, sup, sub, code,
 * pre, ul, ol with `start`, li, blockquote, tables, h4 to h6, and formulas in MathML; no other
 * attribute, no link, no image, well-formed as XML. A heading of the second level is `topHeading`,
 * deeper ones are below it.
 */
export function markdownHtml(
  markdown: string,
  { math, topHeading }: { math: MathStyle; topHeading: 4 | 5 | 6 },
): string[] {
  const { text, formulas } = withoutMath(withoutMarks(bounded(markdown)));
  const html = cleanHtml(looseHtml(tamed(text)), topHeading);
  return blocksOf(treeOf(html), { formulas, math }).map(printable);
}

/** A line of plain text with formulas as TeX, as HTML to stand in a paragraph. */
export function plainHtml(line: string, math: MathStyle): string {
  const { text, formulas } = withoutMath(withoutMarks(bounded(line)).replace(/\s+/g, " "));
  return printable(lineHtml(escapeHtml(text), { formulas, math }));
}

function bounded(text: string): string {
  const whole = printable(text.replace(/\r\n?/g, "\n").normalize("NFC"));
  if (whole.length <= mostCharacters) return whole;
  const cut = whole.slice(0, mostCharacters);
  const end = cut.lastIndexOf("\n\n");
  return `${(end < mostCharacters / 2 ? cut : cut.slice(0, end)).toWellFormed()}\n\n[…]`;
}
