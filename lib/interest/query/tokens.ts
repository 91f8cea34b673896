import { QueryError } from "./error";

/** `at` and `end` are UTF-16 offsets in the query; `end` is the first one behind the token. */
export type Token = Readonly<{ at: number; end: number }> &
  Readonly<
    | { kind: "(" | ")" | "-" | "end" }
    | { kind: "field" | "word" | "phrase" | "range"; text: string }
  >;

/**
 * A query as tokens, the last of which is the end.
 *
 * A minus counts where a word begins, so "non-invasive" is one word. A colon makes a field of the
 * letters before it; in "2:4" it is part of the word. A square bracket opens a range where it
 * begins a field's value, else it is part of a word. Curly quotation marks, which telephones write,
 * are as good as straight ones.
 */
export function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  for (let at = afterBlanks(query, 0); at < query.length; at = afterBlanks(query, at)) {
    const token = tokenAt(query, at, tokens.at(-1)?.kind === "field");
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: "end", at: query.length, end: query.length });
  return tokens;
}

function tokenAt(query: string, at: number, isBehindField: boolean): Token {
  const character = query[at] ?? "";
  if (character === "(" || character === ")" || character === "-") {
    return { kind: character, at, end: at + 1 };
  }
  if (isQuote(character)) {
    const end = found(query, at + 1, /["“”„]/g);
    if (end === -1) throw new QueryError(query, at, "a quotation mark opens that never closes.");
    return { kind: "phrase", text: query.slice(at + 1, end), at, end: end + 1 };
  }
  if (character === "[" && isBehindField) {
    const end = found(query, at + 1, /\]/g);
    if (end === -1) throw new QueryError(query, at, "a square bracket opens that never closes.");
    return { kind: "range", text: query.slice(at + 1, end), at, end: end + 1 };
  }
  const end = endOfWord(query, at);
  const text = query.slice(at, end);
  const name = /^[\p{L}_]+(?=:)/u.exec(text)?.[0];
  const isId = isBehindField && name?.toLowerCase() === "arxiv"; // id:arXiv:2606.00001
  if (name === undefined || isId) return { kind: "word", text, at, end };
  return { kind: "field", text: name, at, end: at + name.length + 1 };
}

function endOfWord(query: string, at: number): number {
  const end = found(query, at, /[\s\p{Cc}()"“”„]/gu);
  return end === -1 ? query.length : end;
}

function afterBlanks(query: string, at: number): number {
  const end = found(query, at, /[^\s\p{Cc}]/gu);
  return end === -1 ? query.length : end;
}

function isQuote(character: string): boolean {
  return /["“”„]/.test(character);
}

/** The first match from an offset on, or -1; the pattern is global and this call's own. */
function found(query: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from;
  return pattern.exec(query)?.index ?? -1;
}
