import { addressesIn } from "../feeds/addresses";
import { lineOf, plainLine } from "../feeds/text";
import type { Piece } from "../tex/pieces";
import { piecesOf } from "../tex/readable";
import { linkTarget, markdownText, withGuardedStart } from "./escape";
import { inlineFormula } from "./formula";

/** What a line is made of: Markdown that is done, or a formula, which depends on what is around. */
export type Part = string | Exclude<Piece, string | { kind: "link" }>;

export function joined(parts: readonly Part[]): string {
  let before = "";
  for (const [index, part] of parts.entries()) {
    if (typeof part === "string") {
      before += part;
      continue;
    }
    const next = parts[index + 1] ?? "";
    before += inlineFormula(part, { before, after: typeof next === "string" ? next : "x" });
  }
  return before;
}

/**
 * The beginning of an abstract of TeX as one line of Markdown: about so many characters, cut at a
 * word with `...`, never in a formula or an address, which become links.
 */
export function abstractLine(tex: string, mostCharacters: number): string {
  const pieces = merged(piecesOf(tex.replace(/\s+/g, " ")));
  if (lineOf(pieces).length <= mostCharacters) return lineFrom(pieces);
  const kept: Piece[] = [];
  let left = mostCharacters;
  for (const piece of pieces) {
    const length = plainLength(piece);
    if (length <= left) {
      kept.push(piece);
      left -= length;
      continue;
    }
    if (typeof piece === "string") kept.push(beginningOf(piece, left));
    break;
  }
  return `${lineFrom(kept).replace(/[\s.,:;]+$/, "")}...`;
}

function lineFrom(pieces: readonly Piece[]): string {
  const parts = pieces.flatMap((piece): Part[] => {
    if (typeof piece === "string") return textParts(piece);
    return piece.kind === "link" ? [markdownText(piece.text)] : [piece];
  });
  return withGuardedStart(joined(parts).trim());
}

/** The text's own blanks at its ends part it from what is beside it. */
function textParts(text: string): string[] {
  return addressesIn(text.normalize("NFC")).map(({ text: shown, url }) => {
    if (url !== undefined)
      return `[${markdownText(shown.replace(/^https?:\/\//i, ""))}](${linkTarget(url)})`;
    const [start = "", end = ""] = [/^\s/.exec(shown)?.[0], /\S\s+$/.exec(shown)?.[0].slice(1)];
    return `${start && " "}${markdownText(shown)}${end && " "}`;
  });
}

function plainLength(piece: Piece): number {
  return typeof piece === "string" ? piece.length : piece.text.length;
}

/** Strings that meet are one string. */
function merged(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (typeof piece === "string" && typeof last === "string") all[all.length - 1] = last + piece;
    else all.push(piece);
  }
  return all;
}

/** Whole words of so many characters at most, none where not even the first fits. */
function beginningOf(text: string, length: number): string {
  const cut = text.slice(0, text.slice(0, length + 1).search(/\s\S*$/) + 1);
  let end = 0;
  for (const { text: part, url } of addressesIn(text)) {
    if (url !== undefined && end < cut.length && end + part.length > cut.length) {
      return text.slice(0, end);
    }
    end += part.length;
  }
  return cut;
}

/** TeX as one line of text: titles and names, where GitHub shows no formula. */
export function texLine(tex: string): string {
  return markdownText(plainLine(tex));
}
