import type { Author } from "../papers/paper";
import { fold } from "../tex/fold";
import { readable } from "../tex/readable";

/**
 * Whether one of a paper's authors is the person of that name.
 *
 * - "Geoffrey Hinton", "G. Hinton", "Hinton, Geoffrey", "Hinton"; also arXiv's own form, "hinton_g",
 *   and "geoffrey_hinton". Any number of last words may be the family name, but for initials:
 *   "van der Maaten" is Laurens van der Maaten, "H. Tran" is not Naoto H. Tran.
 * - The family name must be the end of the author's name, each of its words whole: "Thieme" is not
 *   Schmidt-Thieme, "Hint" is not Hinton. Particles may be left out, as any word before it.
 * - Given names are compared in order, as far as both sides have any. One agrees when it begins the
 *   author's, as an initial does, or when the author's is an abbreviation of it ("G.", "Chr.").
 *   So "Geoffrey E. Hinton" is "G. Hinton" but not "Geoffrey F. Hinton".
 * - Accents, letter case, apostrophes, full stops and Jr, Sr, II to IV mean nothing. Hyphens may be
 *   blanks or nothing: "Wei-Ying", "Wei Ying", "Weiying". `*` at an end of a word stands for letters.
 *
 * A name without a letter, or of more than 20 words, is nobody's.
 */
export function personMatcher(name: string): (authors: readonly Author[]) => boolean {
  const readings = readingsOf(name);
  return (authors) =>
    authors.some((author) => {
      const own = readingsOfAuthor(author);
      return readings.some((asked) => own.some((each) => isSame(asked, each)));
    });
}

/**
 * The ends of an author's name by one of which any reading of it ends: of "Lars Schmidt-Thieme" they
 * are "thieme" and "schmidtthieme". To find, without a look at everyone, who may be a person.
 */
export function endsOfAuthor(author: Author): string[] {
  const [, plain] = /^[A-Za-z. ]* ([A-Za-z]{4,})$/.exec(author.name) ?? [];
  if (plain !== undefined) return [plain.toLowerCase()];
  const last = withoutSuffix(splitWords(readable(author.name))).at(-1);
  return last === undefined ? [] : [...new Set([last.at(-1)?.text ?? "", joined(last).text])];
}

/** Those of the given ends that a person of that name may have. */
export function endsAsked(name: string, ends: ReadonlyMap<string, unknown>): string[] {
  const families = readingsOf(name).flatMap(({ family }) => family);
  const asked = families.flatMap((spelling) => spelling.at(-1) ?? []);
  const open = asked.filter(({ isOpenAtStart, isOpenAtEnd }) => isOpenAtStart || isOpenAtEnd);
  const exact = asked.map(({ text }) => text).filter((text) => ends.has(text));
  if (open.length === 0) return [...new Set(exact)];
  return [...ends.keys()].filter((end) => asked.some((part) => fits(part, { ...part, text: end })));
}

/** A part of a word, as hyphens and full stops make them: "J.-B." is two, both abbreviated. */
type Part = {
  text: string;
  isAbbreviated: boolean;
  isOpenAtStart: boolean;
  isOpenAtEnd: boolean;
};

/** A word between blanks. */
type Word = readonly Part[];

/** Words with their parts apart, and joined: hyphens may be blanks or nothing. */
type Spellings = readonly (readonly Part[])[];

type Reading = { given: Spellings; family: Spellings };

const maxWords = 20;

/** All ways to part a name into given and family name. */
function readingsOf(name: string): Reading[] {
  const [before = "", ...behind] = name.split(",");
  const first = withoutSuffix(splitWords(before));
  const second = withoutSuffix(splitWords(behind.join(" ")));
  if (first.length + second.length > maxWords) return [];
  if (first.length > 0 && second.length > 0) return [readAs(second, first)];
  const words = first.length > 0 ? first : second;
  const natural = naturalReadings(words).filter((_, at) => !isInitial(words.slice(at)));
  if (!/^[^\s,]*_[^\s,]*$/.test(name.trim())) return natural;
  // arXiv counts where several share a name: hinton_g_1.
  const isCounted = words.length > 1 && /^\d+$/.test(words.at(-1)?.[0]?.text ?? "");
  const named = isCounted ? words.slice(0, -1) : words;
  const familyFirst = named.map((_, at) => readAs(named.slice(at + 1), named.slice(0, at + 1)));
  return [...natural, ...familyFirst];
}

/** "H. Tran" is not a family name, or it would be Naoto H. Tran's. */
function isInitial(family: readonly Word[]): boolean {
  return family.length > 1 && family[0]?.[0]?.text.length === 1;
}

function readAs(given: readonly Word[], family: readonly Word[]): Reading {
  return { given: spellings(given), family: spellings(family) };
}

/** An author's name may be parted at any blank too; worked out once. */
function readingsOfAuthor(author: Author): readonly Reading[] {
  const known = readingsByAuthor.get(author);
  if (known !== undefined) return known;
  const words = withoutSuffix(splitWords(readable(author.name)));
  const readings = words.length > maxWords ? [] : naturalReadings(words);
  readingsByAuthor.set(author, readings);
  return readings;
}

const readingsByAuthor = new WeakMap<Author, readonly Reading[]>();

function naturalReadings(words: readonly Word[]): Reading[] {
  return words.map((_, at) => readAs(words.slice(0, at), words.slice(at)));
}

function splitWords(name: string): Word[] {
  return fold(name.replace(/['’ʼ‘`´]/g, ""))
    .split(/[\s_]+/)
    .map((word) => (word.match(/\*?[\p{L}\p{N}]+\*?\.?/gu) ?? []).map(partOf))
    .filter((parts) => parts.length > 0);
}

function partOf(written: string): Part {
  const text = written.replace(/[*.]/g, "");
  return {
    text,
    isAbbreviated: text.length === 1 || written.endsWith("."),
    isOpenAtStart: written.startsWith("*"),
    isOpenAtEnd: written.includes("*", 1),
  };
}

function withoutSuffix(words: readonly Word[]): readonly Word[] {
  const last = words.at(-1)?.[0]?.text ?? "";
  return words.length > 1 && /^(jr|sr|ii|iii|iv)$/.test(last) ? words.slice(0, -1) : words;
}

function spellings(words: readonly Word[]): Spellings {
  return [words.flat(), words.map(joined)];
}

function joined(parts: Word): Part {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined || parts.length === 1) return first ?? partOf("");
  return {
    text: parts.map(({ text }) => text).join(""),
    isAbbreviated: last.isAbbreviated,
    isOpenAtStart: first.isOpenAtStart,
    isOpenAtEnd: last.isOpenAtEnd,
  };
}

function isSame(asked: Reading, own: Reading): boolean {
  const isFamily = own.family.some((each, at) => isWhole(asked.family[at] ?? [], each));
  return isFamily && own.given.some((each, at) => isGiven(asked.given[at] ?? [], each));
}

function isWhole(asked: readonly Part[], own: readonly Part[]): boolean {
  return asked.length === own.length && asked.every((part, at) => fits(part, own[at]));
}

function isGiven(asked: readonly Part[], own: readonly Part[]): boolean {
  if (asked.length === 0) return true;
  if (own.length === 0) return false;
  return asked.slice(0, own.length).every((part, at) => agrees(part, own[at]));
}

function agrees(asked: Part, own: Part | undefined): boolean {
  if (own === undefined) return false;
  if (fits(asked, own) || own.text.startsWith(asked.text)) return true;
  return own.isAbbreviated && asked.text.startsWith(own.text);
}

/** A whole word, but for what a star at an end of the one asked for stands for. */
function fits(asked: Part, own: Part | undefined): boolean {
  if (own === undefined) return false;
  if (asked.isOpenAtStart && asked.isOpenAtEnd) return own.text.includes(asked.text);
  if (asked.isOpenAtStart) return own.text.endsWith(asked.text);
  return asked.isOpenAtEnd ? own.text.startsWith(asked.text) : own.text === asked.text;
}
