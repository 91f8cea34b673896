import { escapeHtml } from "../../escape";
import { printable } from "../../feeds/text";
import { createMemo } from "../../memo";
import type { MathStyle } from "../../tex/math-style";
import { blocksOf, lineHtml } from "./blocks";
import { cleanHtml } from "./clean";
import { withoutMarks } from "./marks";
import { withoutMath } from "./math";
import { looseHtml } from "./parser";
import { tamed } from "./source";
import { treeOf } from "./tree";

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
export function markdownHtml(markdown: string, { math, topHeading }: Look): readonly string[] {
  const key = `${math} ${topHeading} ${markdown}`;
  const known = rendered.get(key);
  if (known) return known.blocks;
  const { text, formulas } = withoutMath(withoutMarks(bounded(markdown)));
  const html = cleanHtml(looseHtml(tamed(text)), topHeading);
  const blocks = blocksOf(treeOf(html), { formulas, math }).map(printable);
  rendered.set(key, {
    blocks,
    characters: blocks.reduce((n, { length }) => n + length, key.length),
  });
  return blocks;
}

type Look = { math: MathStyle; topHeading: 4 | 5 | 6 };

/** A paper stands in many feeds and in three formats, and a summary takes 1 to 3 ms. */
const rendered = createMemo<{ blocks: readonly string[]; characters: number }>(
  6_000_000,
  ({ characters }) => characters,
);

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
