import { names, table } from "@/lib/tex/table";

/**
 * TeX's accents, as arXiv's submission help lists them for author names and titles: each command
 * and the combining character Unicode gives it (https://info.arxiv.org/help/prep.html).
 */
const MARKS = new Map<string, string>([
  ["`", "\u0300"],
  ["'", "\u0301"],
  ["^", "\u0302"],
  ["~", "\u0303"],
  ["=", "\u0304"],
  ["u", "\u0306"],
  [".", "\u0307"],
  ['"', "\u0308"],
  ["r", "\u030a"],
  ["H", "\u030b"],
  ["v", "\u030c"],
  ["d", "\u0323"],
  ["c", "\u0327"],
  ["k", "\u0328"],
  ["b", "\u0331"],
]);

/** Letters with a command of their own. TeX eats the space that follows them, and so do we. */
export const LETTERS = table(`
  ss ß SS ẞ o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ
  dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ
`);

/** Accents named by a letter: `\v s`, `\c{c}`; the others are punctuation: `\'e`. */
export const LETTER_ACCENTS = names("u r H v d c k b");

export function isAccent(command: string): boolean {
  return MARKS.has(command);
}

/**
 * The accent put on the first character of `base`; undefined when that gives nothing sensible.
 * With `strict` only combinations that exist as one character count: `\"Hello\"` is far more
 * often an escaped quote than a letter, and `\r{ho}` is a misspelt `\rho`.
 */
export function accented(command: string, base: string, strict: boolean): string | undefined {
  const mark = MARKS.get(command);
  const [first, ...rest] = base;
  if (mark === undefined || first === undefined || !/\p{L}/u.test(first)) return undefined;
  const dotted = first === "ı" ? "i" : first === "ȷ" ? "j" : first;
  const combined = (dotted + mark).normalize("NFC");
  const exists = [...combined].length === 1;
  return exists || !strict ? combined + rest.join("") : undefined;
}
