import { readCommand, readSign } from "@/lib/tex/commands";
import { Cursor } from "@/lib/tex/cursor";
import { formulaAt } from "@/lib/tex/dollars";
import type { Piece } from "@/lib/tex/pieces";
import { unescaped } from "@/lib/tex/plain";
import { readDash, readQuote, readTie } from "@/lib/tex/punctuation";
import { script } from "@/lib/tex/scripts";
import {
  commandAt,
  isDigit,
  isLetter,
  isSpace,
  MAX_DEPTH,
  type Range,
  type Source,
} from "@/lib/tex/source";

/** Characters that can be copied without a second look; `h` may start an address. */
const ORDINARY_RUN = /[^\\${}~`'"^_\-h]+/y;
const ADDRESS =
  /https?:\/\/(?:[^\s\\{}$]|\\[_%#&~]|\\textasciitilde(?![A-Za-z])(?:\{\})?|\$\\sim\$)*/y;
const DRIVE_PATH = /[A-Z]:\\[A-Za-z0-9][^\s{}$]*/y;
const DEGREE = /\\circ(?![A-Za-z])/y;

/**
 * A range of text mode, read. Every failure below copies the source as it stands and never
 * reads it a second time, so the work is bounded by length times MAX_DEPTH.
 */
export function readText(source: Source, range: Range, depth: number): Piece[] {
  if (depth > MAX_DEPTH) return [source.text.slice(range.from, range.to)];
  const cursor = new Cursor(source, range, depth, readText);
  while (cursor.at < cursor.to) readNext(cursor);
  return cursor.out.pieces;
}

function readNext(cursor: Cursor): void {
  const c = cursor.text[cursor.at] ?? "";
  if (c === "\\") {
    const name = commandAt(cursor.text, cursor.at, cursor.to);
    if (name === "") readSign(cursor);
    else readCommand(cursor, name);
  } else if (c === "$") readDollar(cursor);
  else if (c === "{") readBrace(cursor);
  else if (c === "~") readTie(cursor);
  else if (c === "-") readDash(cursor);
  else if (c === "`" || c === "'" || c === '"') readQuote(cursor, c);
  else if (c === "^" || c === "_") readScript(cursor, c);
  else readPlain(cursor);
}

function readPlain(cursor: Cursor): void {
  const { text, at } = cursor;
  const address = cursor.match(ADDRESS, at);
  if (address !== undefined) {
    cursor.replace(address.length, unescaped(address));
    return;
  }
  const run = cursor.match(ORDINARY_RUN, at) ?? text[at] ?? "";
  // `C:\new`: the run ends with the drive letter and its colon, and the path is not TeX.
  if (run.length > 1 && run.endsWith(":") && text[at + run.length] === "\\") {
    const before = run.length > 2 ? run[run.length - 3] : cursor.out.previous;
    const path = cursor.match(DRIVE_PATH, at + run.length - 2);
    if (path !== undefined && !isLetter(before) && !isDigit(before)) {
      cursor.copy(run.slice(0, -2) + path);
      return;
    }
  }
  cursor.copy(run);
}

function readDollar(cursor: Cursor): void {
  const found = formulaAt(cursor.source, cursor.at, cursor.to);
  if (found) cursor.formula(found, found.next, cursor.peek(1) === "$");
  else cursor.copy(cursor.peek(1) === "$" ? "$$" : "$");
}

function readBrace(cursor: Cursor): void {
  const group = cursor.group(cursor.at);
  if (!group) {
    cursor.copy("{");
    return;
  }
  const literal = isLiteral(cursor, group);
  if (literal) cursor.out.push("{");
  cursor.pour(group);
  if (literal) cursor.out.push("}");
  else cursor.out.vanish();
  cursor.at = group.to + 1;
}

/**
 * Whether braces belong to the sentence: sets, JSON, alternatives. A group that starts with a
 * command, or holds the whole text, is TeX's; so are a lone comma (`1{,}000`) and plain words.
 */
function isLiteral(cursor: Cursor, group: Range): boolean {
  const { text, range, to } = cursor;
  const inner = text.slice(group.from, Math.min(group.to, group.from + 400));
  const whole = group.from - 1 === range.from && group.to + 1 === to;
  if (whole || inner.trimStart().startsWith("\\")) return false;
  if (inner === "") {
    const next = group.to + 1 < to ? text[group.to + 1] : undefined;
    return isSpace(text[group.from - 2]) && !isLetter(next);
  }
  return inner.length > 1 && /[,;:|=<>"]/.test(inner.replace(/\{[^{}]*\}/g, ""));
}

/** A script outside a formula: only with braces, where it is certainly TeX (`10^{-5}`). */
function readScript(cursor: Cursor, mark: "^" | "_"): void {
  const group = cursor.group(cursor.at + 1);
  if (group) {
    const content = cursor.inside(group).trim();
    cursor.finish(content === "" ? mark : script(mark, content).text, group.to + 1);
  } else if (mark === "^" && cursor.match(DEGREE, cursor.at + 1)) cursor.replace(6, "°");
  else cursor.copy(mark);
}
