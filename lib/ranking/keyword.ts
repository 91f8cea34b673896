import { createMemo } from "../memo";
import { fold } from "../tex/fold";
import { readable } from "../tex/readable";
import { isAcronym, termsMeantBy } from "./terms";
import { functionWords, gaps, withoutAccents } from "./words";

/**
 * A keyword made ready for matching: one word, or several that must stand side by side.
 *
 * A word is compared by its term; `*` at either end of it stands for any letters, and then the
 * written form is compared. Nothing matches inside a word otherwise: `RL` is not in "world". Each
 * way to write the keyword in one word or several is a variant: `fine-tuning`, `fine tuning`,
 * `finetuning`.
 */
export type Keyword = {
  text: string;
  variants: readonly Variant[]; // as written first
  /** `fp4`, where a longer word that ends so ("NVFP4") is a weaker match. */
  weakEnd: string | null;
  /** Equal for keywords that find the same. */
  key: string;
};

export type Variant = readonly Step[];

/** One word of a variant, and what may stand between it and the one before. */
export type Step = { word: WordPattern; allowedGaps: number };

export type WordPattern =
  | { form: "terms"; terms: readonly string[] } // any of them
  | { form: "prefix" | "suffix" | "inner"; text: string };

type Word = { raw: string; gap: number; isOpenAtStart: boolean; isOpenAtEnd: boolean };

const gapBit = (gap: number) => 1 << gap;
const anyGap = gapBit(gaps.other) | gapBit(gaps.blank) | gapBit(gaps.hyphen);
const joiningGap = gapBit(gaps.blank) | gapBit(gaps.hyphen);

const compiled = createMemo<Keyword>(2_000, () => 1);

/** A keyword of nothing but marks has no variants and never matches. */
export function compileKeyword(text: string): Keyword {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const words = splitWords(text);
  const keyword = { text, variants: variantsOf(words), ...namesOf(words) };
  compiled.set(text, keyword);
  return keyword;
}

function splitWords(text: string): Word[] {
  const written = /[$\\]/.test(text) ? readable(text) : text; // "CO$_2$"
  const plain = withoutAccents(written.replaceAll("--", "–")).replace(
    /['’ʼ]s(?![\p{L}\p{N}])/gu,
    "",
  );
  let end = 0;
  return [...plain.matchAll(/\*?[\p{L}\p{N}]+[+#]*\*?/gu)].map((match): Word => {
    const between = plain.slice(end, match.index);
    end = match.index + match[0].length;
    const gap = /^\s+$/.test(between)
      ? gaps.blank
      : /^[-‐‑–−]$/.test(between)
        ? gaps.hyphen
        : gaps.other;
    return {
      raw: match[0].replaceAll("*", ""),
      gap,
      isOpenAtStart: match[0].startsWith("*"),
      isOpenAtEnd: match[0].endsWith("*"),
    };
  });
}

function namesOf(words: readonly Word[]): Pick<Keyword, "weakEnd" | "key"> {
  const written = words
    .map(({ raw, isOpenAtStart: a, isOpenAtEnd: b }) => `${a ? "*" : ""}${raw}${b ? "*" : ""}`)
    .join("");
  const joined = fold(written);
  const [stemmed = joined] = /[*\d]/.test(joined) ? [joined] : termsMeantBy(joined.toLowerCase());
  const hasAcronym = words.some((word, at) => !isBesideNumber(words, at) && isAcronym(word.raw));
  return {
    key: `${stemmed}${hasAcronym ? "!" : ""}`,
    weakEnd: /^\p{L}{2,}\d+$/u.test(joined) ? joined : null,
  };
}

function variantsOf(words: readonly Word[]): Variant[] {
  if (words.length === 0) return [];
  const steps = words.map((word, at) => stepOf(word, isBesideNumber(words, at)));
  const variants: Variant[] = [steps];
  const put = (at: number, count: number, ...instead: readonly Step[]) =>
    variants.push([...steps.slice(0, at), ...instead, ...steps.slice(at + count)]);
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    if (next !== undefined && canJoin(word, next)) put(at, 2, stepOf(joinedWord(word, next)));
    for (const pair of pairsOf(word)) put(at, 1, ...pair);
  }
  return variants;
}

function stepOf(word: Word, isCaseFree = false): Step {
  return { word: patternOf(word, isCaseFree), allowedGaps: anyGap };
}

function patternOf({ raw, isOpenAtStart, isOpenAtEnd }: Word, isCaseFree: boolean): WordPattern {
  if (isOpenAtStart || isOpenAtEnd) {
    const form = isOpenAtStart ? (isOpenAtEnd ? "inner" : "suffix") : "prefix";
    return { form, text: fold(raw) };
  }
  return { form: "terms", terms: termsMeantBy(isCaseFree ? raw.toLowerCase() : raw) };
}

/** With a number nothing can be confused: "gpt-4" is GPT-4. */
function isBesideNumber(words: readonly Word[], at: number): boolean {
  return [words[at - 1], words[at + 1]].some((word) => word !== undefined && /^\d/.test(word.raw));
}

function canJoin(one: Word, next: Word): boolean {
  if (one.isOpenAtEnd || next.isOpenAtStart || next.gap === gaps.other) return false;
  return next.gap === gaps.hyphen || !(isFunctionWord(one.raw) || isFunctionWord(next.raw));
}

function joinedWord(one: Word, next: Word): Word {
  return { ...one, raw: one.raw + next.raw, isOpenAtEnd: next.isOpenAtEnd };
}

function isFunctionWord(raw: string): boolean {
  return functionWords.has(raw.toLowerCase());
}

/**
 * A word as the two that it may be written as: `finetuning` as "fine-tuning" or "fine tuning", `FP8` as
 * "FP-8", `kNN` as "k-NN".
 */
function pairsOf({ raw, isOpenAtStart, isOpenAtEnd }: Word): Variant[] {
  if (isOpenAtStart || !/^[\p{L}\p{N}]+$/u.test(raw)) return [];
  const pairs: Variant[] = [];
  const put = (at: number, allowedGaps: number, second = raw.slice(at).toLowerCase()) => {
    const first = patternOf(wordOf(raw.slice(0, at).toLowerCase()), false);
    const last = patternOf({ ...wordOf(second), isOpenAtEnd }, false);
    pairs.push([
      { word: first, allowedGaps: anyGap },
      { word: last, allowedGaps },
    ]);
  };
  if (/\d/.test(raw)) {
    for (const { index } of raw.matchAll(/(?<=\p{L})(?=\d)/gu)) put(index, joiningGap);
  } else if (raw.length <= 5 || isAcronym(raw)) {
    if (raw.length < 3) return [];
    put(1, gapBit(gaps.hyphen));
    const second = raw.slice(1).toUpperCase();
    if (!/^[ai]$/i.test(raw[0] ?? "") && isAcronym(second)) put(1, gapBit(gaps.blank), second);
  } else {
    for (let at = 2; at <= raw.length - (isOpenAtEnd ? 2 : 3); at++) {
      const isApart = at > 2 && ![raw.slice(0, at), raw.slice(at)].some(isFunctionWord);
      put(at, isApart ? joiningGap : gapBit(gaps.hyphen));
    }
  }
  return pairs;
}

function wordOf(raw: string): Word {
  return { raw, gap: gaps.other, isOpenAtStart: false, isOpenAtEnd: false };
}

/** Whether a written form in small letters is what a wildcard asks for. */
export function isLike(pattern: Exclude<WordPattern, { form: "terms" }>, form: string): boolean {
  switch (pattern.form) {
    case "prefix":
      return form.startsWith(pattern.text);
    case "suffix":
      return form.endsWith(pattern.text);
    case "inner":
      return form.includes(pattern.text);
  }
}
