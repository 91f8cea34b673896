/**
 * TeX's mathematical alphabets in Unicode's Mathematical Alphanumeric Symbols (U+1D400..1D7FF).
 * The block has holes where a letter was already encoded elsewhere: those are the exceptions.
 */
interface Alphabet {
  readonly upper: number;
  readonly lower: number;
  readonly digit?: number;
  readonly elsewhere: ReadonlyMap<string, string>;
}

const pairs = (list: string) =>
  new Map(list.split(" ").map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]));

const DOUBLE_STRUCK: Alphabet = {
  upper: 0x1d538,
  lower: 0x1d552,
  digit: 0x1d7d8,
  elsewhere: pairs("Cℂ Hℍ Nℕ Pℙ Qℚ Rℝ Zℤ"),
};
const SCRIPT: Alphabet = {
  upper: 0x1d49c,
  lower: 0x1d4b6,
  elsewhere: pairs("Bℬ Eℰ Fℱ Hℋ Iℐ Lℒ Mℳ Rℛ eℯ gℊ oℴ"),
};
const FRAKTUR: Alphabet = {
  upper: 0x1d504,
  lower: 0x1d51e,
  elsewhere: pairs("Cℭ Hℌ Iℑ Rℜ Zℨ"),
};

const ALPHABETS = new Map<string, Alphabet>([
  ["mathbb", DOUBLE_STRUCK],
  ["mathds", DOUBLE_STRUCK],
  ["mathbbm", DOUBLE_STRUCK],
  ["mathcal", SCRIPT],
  ["mathscr", SCRIPT],
  ["mathfrak", FRAKTUR],
]);

export function isAlphabet(command: string): boolean {
  return ALPHABETS.has(command);
}

/** Names longer than this stay in plain letters: a whole word in script is hard to read or find. */
const MAX_NAME = 3;

/** `text` in the alphabet a command names; characters the alphabet lacks stay as they are. */
export function inAlphabet(command: string, text: string): string {
  const alphabet = ALPHABETS.get(command);
  if (!alphabet || (text.length > MAX_NAME && /^[A-Za-z]+$/.test(text))) return text;
  return [...text].map((c) => letter(alphabet, c)).join("");
}

function letter(alphabet: Alphabet, c: string): string {
  const other = alphabet.elsewhere.get(c);
  if (other !== undefined) return other;
  if (/^[A-Z]$/.test(c)) return String.fromCodePoint(alphabet.upper + c.charCodeAt(0) - 65);
  if (/^[a-z]$/.test(c)) return String.fromCodePoint(alphabet.lower + c.charCodeAt(0) - 97);
  if (alphabet.digit !== undefined && /^[0-9]$/.test(c)) {
    return String.fromCodePoint(alphabet.digit + Number(c));
  }
  return c;
}
