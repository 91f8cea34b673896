import { accented, LETTER_ACCENTS, LETTERS } from "@/lib/tex/accents";
import type { Cursor } from "@/lib/tex/cursor";
import { commandAt, isLetter, skipSpace } from "@/lib/tex/source";

const FOUR_HEX = /[0-9A-Fa-f]{4}/y;

/** `\o`, `\ss`: the letter, and with it the space that only ends the command. */
export function readLetter(cursor: Cursor, name: string, letter: string): void {
  cursor.finish(letter, letterEnd(cursor, cursor.at + 1 + name.length));
}

/** `\'e`, `\"{o}`, `\v{s}`, `\'\i`: the cursor stands on the backslash. */
export function readAccent(cursor: Cursor, command: string): void {
  const after = cursor.at + 2;
  const group = cursor.group(after);
  if (group) {
    const base = cursor.inside(group).trim();
    const text = accentedGroup(command, base);
    cursor.finish(text ?? cursor.text.slice(cursor.at, group.to + 1), group.to + 1);
    return;
  }
  const escaped = command === "u" ? jsonCharacter(cursor.match(FOUR_HEX, after)) : undefined;
  if (escaped !== undefined) {
    cursor.replace(6, escaped);
    return;
  }
  const letter = letterAt(cursor, letterStart(cursor, command, after));
  const text = letter && accented(command, letter.text, true);
  if (letter && text !== undefined) cursor.finish(text, letter.next);
  else if (command === "~" || command === "^") cursor.replace(2, command);
  else cursor.copy(cursor.text.slice(cursor.at, after));
}

function accentedGroup(command: string, base: string): string | undefined {
  // What some converter makes of \rho; nobody puts a ring on an h.
  if (command === "r" && base === "ho") return "ρ";
  if (base === "") return LETTER_ACCENTS.has(command) ? undefined : command;
  // A word may start with an accented letter; a paragraph is not what the accent was meant for.
  if (base.length > 40) return undefined;
  return accented(command, base, [...base.normalize("NFC")].length > 1);
}

/**
 * Where the letter of an accent starts. `\v s`, with a space, counts only where a name is being
 * spelt: in mid-word or before a capital; elsewhere `\d or` is a regular expression.
 */
function letterStart(cursor: Cursor, command: string, after: number): number {
  if (!LETTER_ACCENTS.has(command)) return after;
  const at = skipSpace(cursor.text, after, cursor.to);
  if (at === after) return at;
  const capital = /^[A-Z]$/.test(cursor.text[at] ?? "");
  return capital || /\p{L}/u.test(cursor.out.previous) ? at : cursor.to;
}

/** One letter, or a command that is one (`\i`, `\ae`), for an accent to go on. */
function letterAt(cursor: Cursor, at: number): { text: string; next: number } | undefined {
  if (at >= cursor.to) return undefined;
  if (cursor.text[at] !== "\\") {
    const c = String.fromCodePoint(cursor.text.codePointAt(at) ?? 0x20);
    return /\p{L}/u.test(c) ? { text: c, next: at + c.length } : undefined;
  }
  const name = commandAt(cursor.text, at, cursor.to);
  const letter = LETTERS.get(name);
  if (letter === undefined) return undefined;
  return { text: letter, next: letterEnd(cursor, at + 1 + name.length) };
}

function letterEnd(cursor: Cursor, at: number): number {
  const spaced = cursor.text[at] === " " && isLetter(cursor.text[at + 1]) && at + 1 < cursor.to;
  return cursor.skipEmptyGroup(spaced ? at + 1 : at);
}

/** A JSON escape that was never decoded (`\u2019`): TeX has no breve to put on a digit. */
function jsonCharacter(code: string | undefined): string | undefined {
  if (code?.length !== 4 || !/^\d/.test(code)) return undefined;
  const point = Number.parseInt(code, 16);
  return point >= 0xa0 ? String.fromCodePoint(point) : undefined;
}
