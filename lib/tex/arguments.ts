import type { Cursor } from "@/lib/tex/cursor";
import { roman, unescaped } from "@/lib/tex/plain";
import { script } from "@/lib/tex/scripts";
import { indexOfMark, isLetter, isSpace, optionAt, type Range } from "@/lib/tex/source";
import {
  ADDRESSES,
  ALIGNED_ENVIRONMENTS,
  DROPPED_WITH_ARGUMENT,
  ENVIRONMENTS,
  FORMATTING,
  MATH_ARGUMENTS,
  MATH_ENVIRONMENTS,
  NOTES,
  REFERENCES,
  SECOND_ARGUMENT,
} from "@/lib/tex/text-tables";

const SHORT_NUMBER = /\s?\d{1,4}/y;

/**
 * A command of text mode that only means something with what follows it. Returns whether it was
 * one: `\text` without its group is left for the caller to show as it is.
 */
export function readArguments(cursor: Cursor, name: string): boolean {
  const after = cursor.at + 1 + name.length;
  if (name === "verb") return readVerb(cursor, after);
  if (name === "romannumeral") {
    const digits = cursor.match(SHORT_NUMBER, after);
    if (digits !== undefined) cursor.finish(roman(Number(digits)), after + digits.length);
    return digits !== undefined;
  }
  const first = cursor.group(firstArgument(cursor, name, after));
  if (!first) return false;
  if (name === "begin" && readMathEnvironment(cursor, first)) return true;
  const second = cursor.group(cursor.skipBlanks(first.to + 1));
  const groups = MATH_ARGUMENTS.get(name);
  if (groups !== undefined) {
    const last = groups === 2 ? second : first;
    if (last) cursor.formula({ from: cursor.at, to: last.to + 1 }, last.to + 1);
    return last !== undefined;
  }
  if (second && (name === "href" || SECOND_ARGUMENT.has(name))) {
    if (name === "href") readLink(cursor, first, second);
    else cursor.unwrap(second, second.to + 1);
    return true;
  }
  if (FORMATTING.has(name)) {
    cursor.unwrap(first, first.to + 1);
    return true;
  }
  if (name === "enquote") {
    cursor.out.push("“");
    cursor.pour(first);
    cursor.finish("”", first.to + 1);
    return true;
  }
  if (ADDRESSES.has(name)) {
    const url = unescaped(cursor.slice(first)).trim();
    cursor.link(url, url, url, first.to + 1);
    return true;
  }
  if (NOTES.has(name)) cursor.out.space();
  const text = withOneArgument(cursor, name, first);
  if (text !== undefined) cursor.finish(text, first.to + 1);
  return text !== undefined;
}

function withOneArgument(cursor: Cursor, name: string, group: Range): string | undefined {
  if (name === "path") return unescaped(cursor.slice(group));
  if (DROPPED_WITH_ARGUMENT.has(name)) return "";
  if (NOTES.has(name)) return `(${cursor.inside(group).trim()})`;
  if (REFERENCES.has(name)) {
    // `\cite[p. 3]{key}`: what stands in brackets before the keys is a remark about them.
    const before = cursor.text.slice(cursor.at, group.from - 1);
    const remarks = [...before.matchAll(/\[([^\]]+)\]/g)].map(
      (match) => match[1]?.replace(/~/g, " ") ?? "",
    );
    const keys = [...cursor.slice(group).split(","), ...remarks];
    return `[${keys.map((key) => key.trim()).join(", ")}]`;
  }
  switch (name) {
    case "begin":
    case "end":
      return ENVIRONMENTS.has(cursor.slice(group)) ? "" : undefined;
    case "textsuperscript":
      return script("^", cursor.inside(group)).text;
    case "textsubscript":
      return script("_", cursor.inside(group)).text;
  }
  return undefined;
}

/** Where the first group should stand: after a star and what a reference has in brackets. */
function firstArgument(cursor: Cursor, name: string, after: number): number {
  let at = cursor.text[after] === "*" ? after + 1 : after;
  if (REFERENCES.has(name) || NOTES.has(name)) {
    for (let n = 0; n < 2; n++) {
      const option = optionAt(cursor.text, at, cursor.to);
      if (option) at = option.to + 1;
    }
  }
  return cursor.skipBlanks(at);
}

/** `text (address)`, or the address alone where the text says no more than that. */
function readLink(cursor: Cursor, address: Range, label: Range): void {
  const url = unescaped(cursor.slice(address)).trim();
  const text = cursor.inside(label).trim();
  const same = text === "" || text === url || url.replace(/^[a-z]+:\/*/, "") === text;
  if (same) cursor.link(url, url, url, label.to + 1);
  else cursor.link(url, text, `${text} (${url})`, label.to + 1);
}

/**
 * `\begin{equation}…\end{equation}` in running text. Of those with columns and rows the formula is
 * the whole environment, which no line of text can say.
 */
function readMathEnvironment(cursor: Cursor, group: Range): boolean {
  const name = cursor.slice(group);
  const isPlain = MATH_ENVIRONMENTS.has(name);
  if (!isPlain && !ALIGNED_ENVIRONMENTS.has(name)) return false;
  const close = `\\end{${name}}`;
  const end = indexOfMark(cursor.source, close, group.to + 1);
  const next = end + close.length;
  if (end < 0 || next > cursor.to) return false;
  const range = isPlain ? { from: group.to + 1, to: end } : { from: cursor.at, to: next };
  cursor.formula(range, next, name !== "math");
  return true;
}

/** `\verb|x|`: not past the line, as in TeX, and not far, so that many of them stay cheap. */
function readVerb(cursor: Cursor, after: number): boolean {
  const mark = cursor.text[after];
  if (after >= cursor.to || isLetter(mark) || isSpace(mark) || mark === "{") return false;
  const limit = Math.min(cursor.to, after + 1000);
  for (let i = after + 1; i < limit && cursor.text[i] !== "\n"; i++) {
    if (cursor.text[i] !== mark) continue;
    cursor.finish(cursor.text.slice(after + 1, i), i + 1);
    return true;
  }
  return false;
}
