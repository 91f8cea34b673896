import { isAccent, LETTER_ACCENTS, LETTERS } from "@/lib/tex/accents";
import { readArguments } from "@/lib/tex/arguments";
import type { Cursor } from "@/lib/tex/cursor";
import { indexOfMark, isLetter, isSpace, optionAt } from "@/lib/tex/source";
import { readAccent, readLetter } from "@/lib/tex/spelling";
import { symbol } from "@/lib/tex/symbols";
import { DECLARATIONS, SPACES, WORDS } from "@/lib/tex/text-tables";

const NETWORK_PATH = /\\\\[A-Za-z][\w.-]{0,80}\\\w/y;

/** A backslash and one character that is not a letter, in text mode. */
export function readSign(cursor: Cursor): void {
  const c = cursor.peek(1) ?? "";
  if (c === "") cursor.copy("\\");
  else if ("{}$%&_#".includes(c)) cursor.replace(2, c);
  else if (c === "(" || c === "[") readBracketed(cursor, c === "(" ? "\\)" : "\\]");
  else if (c === "\\") readLineBreak(cursor);
  else if (isAccent(c)) readAccent(cursor, c);
  else if (c === "\n" || c === "\r") cursor.at += 1;
  else if (" ,;:>".includes(c)) cursor.space(cursor.at + 2);
  else if (c === "!" || c === "@" || ("/-".includes(c) && isLetter(cursor.peek(2)))) cursor.at += 2;
  else cursor.copy(`\\${c}`);
}

/** A backslash and a name, in text mode. */
export function readCommand(cursor: Cursor, name: string): void {
  const after = cursor.at + 1 + name.length;
  const letter = LETTERS.get(name);
  const sign = WORDS.get(name) ?? symbol(name);
  if (letter !== undefined) readLetter(cursor, name, letter);
  else if (LETTER_ACCENTS.has(name)) readAccent(cursor, name);
  else if (sign !== undefined) cursor.finish(sign, cursor.skipEmptyGroup(after));
  else if (DECLARATIONS.has(name)) {
    cursor.finish("", cursor.skipBlanks(cursor.skipEmptyGroup(after)));
  } else if (SPACES.has(name)) {
    const group = cursor.group(after);
    cursor.space(group ? group.to + 1 : after);
  } else if (!readArguments(cursor, name)) readUnknown(cursor, name);
}

/** An unknown command stays as it was written, with what it was given made readable. */
function readUnknown(cursor: Cursor, name: string): void {
  const after = cursor.at + 1 + name.length;
  const group = cursor.group(after);
  cursor.finish(`\\${name}`, after);
  if (!group) return;
  // The `{}` of `\ours{} is` only ends the name; before a letter it still has to.
  if (group.from < group.to || isLetter(cursor.text[group.to + 1])) {
    cursor.out.push("{");
    cursor.pour(group);
    cursor.out.push("}");
  }
  cursor.at = group.to + 1;
}

function readBracketed(cursor: Cursor, close: string): void {
  const from = cursor.at + 2;
  const to = indexOfMark(cursor.source, close, from);
  if (to < 0 || to + 2 > cursor.to) cursor.copy(cursor.text.slice(cursor.at, from));
  else cursor.formula({ from, to }, to + 2, close === "\\]");
}

/** `\\` and `\\[2pt]` are a space in running text; `\\server\share` is a path. */
function readLineBreak(cursor: Cursor): void {
  if (cursor.match(NETWORK_PATH, cursor.at) !== undefined) {
    let end = cursor.at;
    while (end < cursor.to && !isSpace(cursor.text[end])) end++;
    cursor.copy(cursor.text.slice(cursor.at, end));
    return;
  }
  const after = cursor.at + 2;
  const option = optionAt(cursor.text, after, cursor.to);
  const length = option && /^\s*-?[\d.]+\s*[a-z]{2}\s*$/.test(cursor.slice(option));
  cursor.space(option && length ? option.to + 1 : after);
}
