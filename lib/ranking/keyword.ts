import { fold } from "../tex/fold";
import type { Statistics } from "./statistics";
import { stem } from "./stem";
import type { Terms } from "./terms";

/**
 * A keyword made ready for matching: one word, or several that must stand side by side.
 *
 * A word is compared by its stem; `*` at either end of it stands for any letters and then the
 * written form is compared. Nothing matches inside a word otherwise: `RL` is not in "world".
 */
export type Keyword = { text: string; words: readonly WordPattern[] };

type WordPattern = { form: "stem" | "prefix" | "suffix" | "inner"; text: string };

/** A keyword of nothing but marks has no words and never matches. */
export function compileKeyword(text: string): Keyword {
  const words = fold(text).match(/\*?[\p{L}\p{N}]+[+#]*\*?/gu) ?? [];
  return { text, words: words.map(compileWord) };
}

function compileWord(word: string): WordPattern {
  const text = word.replaceAll("*", "");
  const isOpenAtStart = word.startsWith("*");
  const isOpenAtEnd = word.endsWith("*");
  if (isOpenAtStart && isOpenAtEnd) return { form: "inner", text };
  if (isOpenAtStart) return { form: "suffix", text };
  if (isOpenAtEnd) return { form: "prefix", text };
  return { form: "stem", text: stem(text) };
}

/** How often the keyword stands in a text. */
export function countKeyword(keyword: Keyword, terms: Terms): number {
  const [first, ...rest] = keyword.words;
  if (first === undefined) return 0;
  let count = 0;
  for (let at = 0; at < terms.words.length; at++) {
    if (!matches(first, terms, at)) continue;
    if (rest.every((word, offset) => matches(word, terms, at + 1 + offset))) count++;
  }
  return count;
}

function matches(pattern: WordPattern, { words, stems }: Terms, at: number): boolean {
  if (pattern.form === "stem") return stems[at] === pattern.text;
  const word = words[at];
  return word !== undefined && isLike(pattern, word);
}

function isLike(pattern: WordPattern, word: string): boolean {
  switch (pattern.form) {
    case "stem":
      return word === pattern.text;
    case "prefix":
      return word.startsWith(pattern.text);
    case "suffix":
      return word.endsWith(pattern.text);
    case "inner":
      return word.includes(pattern.text);
  }
}

/**
 * How many papers of the background have the keyword, at most: a phrase occurs no more often than
 * its rarest word.
 */
export function documentFrequency(keyword: Keyword, statistics: Statistics): number {
  const frequencies = keyword.words.map((pattern) =>
    pattern.form === "stem"
      ? (statistics.terms.get(pattern.text) ?? 0)
      : wildcardFrequency(pattern, statistics),
  );
  return frequencies.length === 0 ? 0 : Math.min(...frequencies);
}

/** Reads the whole vocabulary, and so only once for each pattern and day. */
function wildcardFrequency(pattern: WordPattern, statistics: Statistics): number {
  const known = wildcards.get(statistics) ?? new Map<string, number>();
  wildcards.set(statistics, known);
  const name = `${pattern.form} ${pattern.text}`;
  const counted = known.get(name);
  if (counted !== undefined) return counted;
  let sum = 0;
  for (const [term, count] of statistics.terms) if (isLike(pattern, term)) sum += count;
  const frequency = Math.min(sum, statistics.documents);
  if (known.size < 1000) known.set(name, frequency);
  return frequency;
}

const wildcards = new WeakMap<Statistics, Map<string, number>>();
