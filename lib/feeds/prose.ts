import { escapeHtml } from "../escape";
import { createMemo } from "../memo";
import type { MathStyle } from "../tex/math-style";
import type { Formula, Link, Piece } from "../tex/pieces";
import { piecesOf } from "../tex/readable";
import { type MathMarkup, shown } from "../tex/shown";
import { addressesIn, isCodeOrData, webAddress } from "./addresses";
import { lineOf, printable } from "./text";

/** An abstract as blocks of HTML and as plain text, and its addresses of code and data, each once. */
export type Prose = {
  blocks: readonly string[];
  paragraphs: readonly string[];
  codeUrls: readonly string[];
};

/** Papers stand in many feeds, and reading their TeX is a good part of making one. */
const proseMemoryBytes = 16_000_000;
const remembered = createMemo<Prose>(proseMemoryBytes, ({ blocks, paragraphs }, name) => {
  const texts = [name, ...blocks, ...paragraphs];
  return texts.reduce((sum, text) => sum + 2 * text.length, 200);
});

/**
 * Paragraphs of TeX as blocks of HTML: formulas in the style asked for, addresses as links.
 *
 * A formula that MathML cannot say is its line of Unicode, one that this cannot say either its
 * source, as everywhere else. A display formula in MathML is a block of its own.
 */
export function proseHtml(tex: string, style: MathStyle): Prose {
  const name = `${style} ${tex}`;
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const prose = readProse(tex, style);
  remembered.set(name, prose);
  return prose;
}

function readProse(tex: string, style: MathStyle): Prose {
  const urls = new Set<string>();
  // Before it is read: a formula of nothing but what no document may hold is none.
  const paragraphs = printable(tex).split("\n\n").map(piecesOf);
  const blocks = paragraphs.flatMap((pieces) =>
    blocksOf(withoutEmpty(inOrder(pieces, style))).map((block) => blockHtml(block, urls)),
  );
  return {
    blocks: blocks.filter((block) => block !== ""),
    paragraphs: paragraphs.map(lineOf).filter((line) => line !== ""),
    codeUrls: [...urls].filter(isCodeOrData),
  };
}

type Part = string | Link | MathMarkup;

/** Pieces with every formula decided; strings that meet are one string. */
function inOrder(pieces: readonly Piece[], style: MathStyle): Part[] {
  const parts: Part[] = [];
  for (const piece of pieces) {
    const part = typeof piece === "string" || piece.kind === "link" ? piece : said(piece, style);
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  return parts.map((part) =>
    typeof part === "string" ? printable(part.normalize("NFC")).replace(/\s+/g, " ") : part,
  );
}

function said(formula: Formula, style: MathStyle): Part {
  const part = shown(formula, style);
  return typeof part === "string" ? part : { ...part, markup: printable(part.markup) };
}

function withoutEmpty(parts: readonly Part[]): Part[] {
  return parts.filter((part) => part !== "");
}

/** Each display formula by itself, with the punctuation that follows it. */
function blocksOf(parts: readonly Part[]): Part[][] {
  const blocks: Part[][] = [[]];
  let isBehindDisplay = false;
  for (const part of parts) {
    if (typeof part !== "string" && part.kind === "math" && part.isDisplay) {
      blocks.push([part], []);
      isBehindDisplay = true;
      continue;
    }
    let rest = part;
    if (isBehindDisplay && typeof rest === "string") {
      const mark = /^\s?([.,;:!?])(?=\s|$)/.exec(rest);
      if (mark?.[1]) {
        blocks.at(-2)?.push(mark[1]);
        rest = rest.slice(mark[0].length);
      }
    }
    isBehindDisplay = false;
    blocks.at(-1)?.push(rest);
  }
  return blocks;
}

function blockHtml(parts: readonly Part[], urls: Set<string>): string {
  const html = parts
    .map((part) => {
      if (typeof part === "string") return textHtml(part, urls);
      return part.kind === "link" ? linkHtml(part, urls) : part.markup;
    })
    .join("")
    .trim();
  return html === "" ? "" : `<p>${html}</p>`;
}

function textHtml(text: string, urls: Set<string>): string {
  return addressesIn(text)
    .map(({ text: shown, url }) => {
      if (url === undefined) return escapeHtml(shown);
      urls.add(url);
      return anchor(url, shown);
    })
    .join("");
}

function linkHtml({ url, label, text }: Link, urls: Set<string>): string {
  const address = webAddress(printable(url));
  if (address === null) return escapeHtml(oneLine(text));
  urls.add(address);
  return anchor(address, oneLine(label));
}

function oneLine(text: string): string {
  return printable(text.normalize("NFC")).replace(/\s+/g, " ");
}

export function anchor(url: string, text: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;
}
