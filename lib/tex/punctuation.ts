import type { Cursor } from "@/lib/tex/cursor";
import { isDigit, isSpace } from "@/lib/tex/source";

/** A tie (`Theorem~1`), unless it is there to say "about" (`~5 ms`, `10~20`, `p ~ q`). */
export function readTie(cursor: Cursor): void {
  const before = cursor.at > 0 ? cursor.text[cursor.at - 1] : undefined;
  const after = cursor.peek(1);
  const starts = before === undefined || isSpace(before) || "([/<>\"'`|".includes(before);
  const range = isDigit(before) && isDigit(after);
  const about = starts || range || after === undefined || isSpace(after) || after === "~";
  if (about && after !== "\\") cursor.copy("~");
  else cursor.space(cursor.at + 1);
}

/** `--` and `---`, but not the hyphens of `--verbose` and `<!-- -->`, nor longer rules. */
export function readDash(cursor: Cursor): void {
  let end = cursor.at;
  while (end < cursor.to && cursor.text[end] === "-") end++;
  const length = end - cursor.at;
  const before = cursor.at > cursor.range.from ? cursor.text[cursor.at - 1] : " ";
  const after = end < cursor.to ? cursor.text[end] : " ";
  const option = (isSpace(before) || before === "`") && !isSpace(after);
  const comment = before === "!" || before === "<" || after === ">";
  if (length === 2 && !option && !comment) cursor.replace(2, "–");
  else if (length === 3 && !comment) cursor.replace(3, "—");
  else cursor.copy("-".repeat(length));
}

/**
 * Quotes become curly only in pairs: ``so'', `so', and the near misses ``so" and ''so''. A lone
 * mark is an apostrophe, a prime, inches or Markdown, and stays.
 */
export function readQuote(cursor: Cursor, c: "`" | "'" | '"'): void {
  const { out } = cursor;
  const next = cursor.peek(1);
  const third = cursor.peek(2);
  const before = out.previous;
  if (c === "`") readBackticks(cursor);
  else if (c === '"') {
    if (out.closeQuotes()) cursor.at++;
    else cursor.copy(c);
  } else if (next === "'" && third !== "'" && out.closeQuotes()) cursor.at += 2;
  else if (next === "'" && /^[\s([]?$/.test(before) && /^\p{L}$/u.test(third ?? "")) {
    out.openQuotes("''");
    cursor.at += 2;
  } else if (out.hasOpenQuote && !/^[\p{L}\p{N}']$/u.test(next ?? "") && !/\s/.test(before)) {
    out.closeQuote();
    cursor.at++;
  } else cursor.copy(c);
}

function readBackticks(cursor: Cursor): void {
  const { out } = cursor;
  let end = cursor.at;
  while (end < cursor.to && cursor.text[end] === "`") end++;
  const length = end - cursor.at;
  const after = end < cursor.to ? cursor.text[end] : undefined;
  const opens = after !== undefined && !isSpace(after);
  if (length === 2 && opens) {
    out.openQuotes("``");
    cursor.at = end;
  } else if (length === 1 && opens && !/[\p{L}\p{N}]/u.test(out.previous)) {
    out.openQuote();
    cursor.at = end;
  } else {
    out.forgetQuote();
    cursor.copy("`".repeat(length));
  }
}
