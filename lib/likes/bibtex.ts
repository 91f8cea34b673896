/**
 * BibTeX as reference managers write it, and people after them: entries with their fields as TeX.
 *
 * It never throws. What it cannot make sense of it passes by, and an entry whose braces do not close
 * ends where a line begins the next one. The work grows with the length of the text and no faster.
 */
export type BibEntry = {
  type: string; // lower case: "article"
  key: string;
  fields: ReadonlyMap<string, string>; // by names in lower case; of two of a name the first
};

const mostEntries = 10_000;
const longestValue = 20_000;

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

export function parseBibtex(text: string): BibEntry[] {
  const macros = new Map(months.map((name) => [name, name]));
  const scanner: Scanner = { text, at: 0, macros, openUntil: 0 };
  const entries: BibEntry[] = [];
  while (entries.length < mostEntries) {
    const start = text.indexOf("@", scanner.at);
    if (start < 0) break;
    scanner.at = start + 1;
    const type = match(scanner, /\s*([a-z]+)\s*[{(]/iy)?.toLowerCase();
    if (type === undefined) continue;
    const close = text[scanner.at - 1] === "(" ? ")" : "}";
    if (type === "comment" || type === "preamble") passBy(scanner);
    else if (type === "string") readMacros(scanner, close);
    else entries.push(readEntry(scanner, type, close));
  }
  return entries;
}

type Scanner = {
  text: string;
  at: number;
  macros: Map<string, string>;
  openUntil: number; // up to here a comment was looked through in vain
};

/** The first group of what stands here, and goes on behind it. */
function match(scanner: Scanner, pattern: RegExp): string | undefined {
  pattern.lastIndex = scanner.at;
  const found = pattern.exec(scanner.text);
  if (found === null) return undefined;
  scanner.at = pattern.lastIndex;
  return found[1] ?? found[0];
}

/** A comment in braces may hold whole entries; one whose brace does not close is only its name. */
function passBy(scanner: Scanner): void {
  if (scanner.at < scanner.openUntil) return;
  const end = endOfGroup(scanner.text, scanner.at, "}");
  if (scanner.text[end] === "}") scanner.at = end + 1;
  else scanner.openUntil = end;
}

function readMacros(scanner: Scanner, close: string): void {
  for (const [name, value] of readFields(scanner, close)) scanner.macros.set(name, value);
}

function readEntry(scanner: Scanner, type: string, close: string): BibEntry {
  const key = match(scanner, /\s*(?:([^\s,={}()"@]+)\s*)?(?=[,})])/y)?.trim() ?? "";
  return { type, key, fields: readFields(scanner, close) };
}

function readFields(scanner: Scanner, close: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (;;) {
    match(scanner, /[\s,]+/y);
    const here = scanner.text[scanner.at];
    if (here === undefined || here === "@") return fields;
    if (here === close) {
      scanner.at++;
      return fields;
    }
    const name = match(scanner, /([^\s=,{}()"#@]+)\s*=\s*/y)?.toLowerCase();
    if (name !== undefined) {
      const value = readValue(scanner);
      if (!fields.has(name)) fields.set(name, value);
    } else if (match(scanner, /[^\s,{}()@]+/y) === undefined) scanner.at++;
  }
}

/** Parts joined by `#`: in braces, in quotation marks, or the name of a macro, or a number. */
function readValue(scanner: Scanner): string {
  const { text, macros } = scanner;
  let value = "";
  for (;;) {
    const here = text[scanner.at];
    if (here === "{" || here === '"') {
      const from = scanner.at + 1;
      const end = endOfGroup(text, from, here === "{" ? "}" : '"');
      value += text.slice(from, Math.min(end, from + longestValue));
      scanner.at = text[end] === "@" ? end : end + 1;
    } else {
      const word = match(scanner, /[^\s,{}()"#=@]+/y) ?? "";
      value += macros.get(word.toLowerCase()) ?? word;
    }
    value = value.slice(0, longestValue);
    if (match(scanner, /\s*#\s*/y) === undefined) return value;
  }
}

const nextEntry = /\s*(?=@[a-z]+\s*[{(][^\s,={}]*\s*,)/iy;

/**
 * Where the group ends that begins before `from`: at its closing mark, or, where that is missing, at
 * the `@` of an entry that begins a line, or the end.
 */
function endOfGroup(text: string, from: number, close: string): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const c = text[at];
    if (c === "\\") at++;
    else if (c === close && depth === 0) return at;
    else if (c === "{") depth++;
    else if (c === "}") depth = Math.max(0, depth - 1);
    else if (c === "\n" && text[at + 1] === "@") {
      nextEntry.lastIndex = at + 1;
      if (nextEntry.test(text)) return at + 1;
    }
  }
  return text.length;
}
