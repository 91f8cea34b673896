/**
 * The text being read, with every brace already paired. All readers share one Source and work on
 * [from, to) ranges of it, so no reader ever searches for a closing brace: that search, repeated
 * at each level of `{{{{…`, is what would make the whole thing quadratic.
 */
export interface Source {
  readonly text: string;
  /** For the index of a `{`, the index of its `}`; -1 where there is none. */
  readonly close: Int32Array;
  /** Where a search for a mark last started and what it found; see `indexOfMark`. */
  readonly searches: Map<string, { from: number; found: number }>;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** How deep groups may nest before the rest is shown as it was written. */
export const MAX_DEPTH = 40;

export function sourceOf(text: string): Source {
  const close = new Int32Array(text.length).fill(-1);
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === "\\") i++;
    else if (c === "{") open.push(i);
    else if (c === "}") {
      const start = open.pop();
      if (start !== undefined) close[start] = i;
    }
  }
  return { text, close, searches: new Map() };
}

/** The inside of the group whose `{` stands at `at`, if it closes before `to`. */
export function groupAt(source: Source, at: number, to: number): Range | undefined {
  if (at >= to || source.text[at] !== "{") return undefined;
  const end = source.close[at] ?? -1;
  return end >= 0 && end < to ? { from: at + 1, to: end } : undefined;
}

/** Index of the first character at or after `at` that is not a space, tab or line break. */
export function skipSpace(text: string, at: number, to: number): number {
  let i = at;
  while (i < to && isSpace(text[i])) i++;
  return i;
}

export function isSpace(c: string | undefined): boolean {
  return c === " " || c === "\n" || c === "\t" || c === "\r";
}

export function isLetter(c: string | undefined): boolean {
  return c !== undefined && /^[A-Za-z]$/.test(c);
}

export function isDigit(c: string | undefined): boolean {
  return c !== undefined && c >= "0" && c <= "9";
}

/** The letters of the command whose backslash stands at `at`: "" for `\%`, `\'`, `\,`. */
export function commandAt(text: string, at: number, to: number): string {
  let end = at + 1;
  while (end < to && isLetter(text[end])) end++;
  return text.slice(at + 1, end);
}

/** An optional `[…]` at `at`, without nested brackets and not long: a width, a page, an index. */
export function optionAt(text: string, at: number, to: number): Range | undefined {
  if (text[at] !== "[") return undefined;
  const limit = Math.min(to, at + 200);
  for (let i = at + 1; i < limit; i++) {
    const c = text[i];
    if (c === "]") return { from: at + 1, to: i };
    if (c === "[" || c === "\n") return undefined;
  }
  return undefined;
}

/**
 * Index of the next `mark` at or after `from`, -1 if none. Searches move forward only, so
 * remembering the last one keeps thousands of openings without a closing from each scanning the
 * whole rest of the text.
 */
export function indexOfMark(source: Source, mark: string, from: number): number {
  const last = source.searches.get(mark);
  if (last && last.from <= from && (last.found < 0 || last.found >= from)) return last.found;
  const found = source.text.indexOf(mark, from);
  source.searches.set(mark, { from, found });
  return found;
}
