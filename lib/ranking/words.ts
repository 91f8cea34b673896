import { names } from "../tex/table";

/** What stands between a word and the one before it: a blank, a hyphen, or anything else. */
export type Gap = 0 | 1 | 2;
export const gaps = { other: 0, blank: 1, hyphen: 2 } as const;

/**
 * Told where a word stands in a text, which for words beyond ASCII is a text of their own, and at
 * which place of the whole text that one begins.
 */
export type WordVisitor = (
  text: string,
  start: number,
  end: number,
  gap: Gap,
  textAt: number,
) => void;

/**
 * Tells each word of a plain text as it is written, in order: runs of letters and digits, without
 * accents and with compatibility forms replaced (ﬁ, ², 𝒪), with a trailing `+` or `#` (C++, C#).
 * Hyphens part words, and an `'s` is left out.
 */
export function eachWord(text: string, visit: WordVisitor): void {
  const length = text.length;
  let end = 0; // of the word before
  let at = 0;
  while (at < length) {
    let kind = kindOf(text.charCodeAt(at));
    if (kind === 0) {
      at++;
      continue;
    }
    const start = at;
    let isPlain = true;
    while (kind !== 0) {
      if (kind === 2) isPlain = false;
      at++;
      kind = at < length ? kindOf(text.charCodeAt(at)) : 0;
    }
    const gap = gapOf(text, end, start);
    if (isPlain) {
      at = withMarks(text, at);
      const isPossessive = at === start + 1 && start === end + 1 && isApostropheS(text, start);
      if (!isPossessive || end === 0) visit(text, start, at, gap, 0);
      end = at;
    } else {
      end = at;
      eachForeignWord(text.slice(start, at), gap, visit, start);
    }
  }
}

/** 1: an ASCII letter or digit; 2: beyond ASCII, to be looked at; 0: between words. */
function kindOf(code: number): 0 | 1 | 2 {
  if (code > 127) return 2;
  if (code >= 97) return code <= 122 ? 1 : 0;
  if (code >= 65) return code <= 90 ? 1 : 0;
  return code >= 48 && code <= 57 ? 1 : 0;
}

function gapOf(text: string, from: number, to: number): Gap {
  if (to === from + 1) {
    const code = text.charCodeAt(from);
    if (code === 32) return gaps.blank;
    if (code === 45) return gaps.hyphen;
    return code <= 32 ? gaps.blank : gaps.other;
  }
  return to > from && text.slice(from, to).trim() === "" ? gaps.blank : gaps.other;
}

/** The end of `C++` and `C#`; the mark of `A+B` joins two words and is none of theirs. */
function withMarks(text: string, at: number): number {
  let end = at;
  for (let code = text.charCodeAt(end); code === 43 || code === 35; ) {
    code = text.charCodeAt(++end);
  }
  return end === at + 1 && kindOf(text.charCodeAt(end) || 0) !== 0 ? at : end;
}

function isApostropheS(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) === 39 && text.charCodeAt(at) === 115;
}

/** A run with characters beyond ASCII: letters, but also dashes and quotation marks. */
function eachForeignWord(run: string, gap: Gap, visit: WordVisitor, runAt: number): void {
  const plain = withoutAccents(run.replace(possessive, ""));
  let end = 0;
  for (const match of plain.matchAll(/[\p{L}\p{N}]+/gu)) {
    const between = plain.slice(end, match.index);
    const own = /^[‐‑–−-]$/.test(between) ? gaps.hyphen : /^\s+$/.test(between) ? gaps.blank : 0;
    const isFirst = match.index === 0;
    end = match.index + match[0].length;
    visit(plain, match.index, end, isFirst ? gap : own, runAt);
  }
}

const possessive = /[’ʼ]s(?![\p{L}\p{N}])/gu;

/**
 * By character of the text told for a run beyond ASCII, which begins at `runAt` of `text`: where the
 * character stands from which it was made.
 */
export function foreignPlaces(text: string, runAt: number, told: string): Int32Array {
  const places = new Int32Array(told.length);
  let filled = 0;
  for (let at = runAt; filled < told.length && at < text.length; ) {
    possessive.lastIndex = at;
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (/[’ʼ]/.test(character) && possessive.exec(text)?.index === at) {
      at += 2;
      continue;
    }
    const { length } = withoutAccents(character);
    places.fill(at, filled, filled + length);
    filled += length;
    at += character.length;
  }
  return places;
}

/** In the letter case that it has; `fold` does the rest. */
export function withoutAccents(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "");
}

/**
 * Words that stand before any other: two that are parted by a blank are not one word because such
 * a one begins or ends them ("on line graphs" has nothing to do with "online").
 */
export const functionWords = names(`
  a an the and or nor but of in on at by for from to into onto with without within over under off out
  up down as is are be been was were am it its this that these those we our us you your they their he
  she his her i if so no not do does did may can could will would should must all any some each every
  more most less than then thus via per both such how what when where which who why one two
`);

/** What joins a word with a hyphen, or with nothing: "pre-training" and "pretraining". */
export const prefixes = names(`
  pre post multi non semi anti inter intra micro macro hyper super sub un re de co bi tri uni auto over
  under mis meta pseudo quasi ultra mono poly counter bio geo neuro electro photo nano tele infra trans
  omni extra mid spatio fine sem data
`);

/** Those that are no words of their own, and so belong to the next one behind a blank as well. */
export const barePrefixes = names(`
  pre multi non semi anti inter intra hyper un pseudo quasi omni spatio
`);
