import type { Paper } from "../papers/paper";
import { fold } from "../tex/fold";
import { readable } from "../tex/readable";
import { stem } from "./stem";

/** The words of a text in order: folded (lower case, no accents), and their stems. */
export type Terms = { words: readonly string[]; stems: readonly string[] };

/**
 * Splits a text into words: runs of letters and digits, with a trailing `+` or `#` kept (C++, C#).
 * Hyphens part words, so "mixture-of-experts" is found as "mixture of experts" and the reverse.
 */
export function splitTerms(text: string): Terms {
  const words = fold(readable(text)).match(/[\p{L}\p{N}]+[+#]*/gu) ?? [];
  return { words, stems: words.map(knownStem) };
}

/** A paper's terms, worked out once and kept as long as the paper is. */
export function termsOf(paper: Paper): { title: Terms; abstract: Terms } {
  const known = termsByPaper.get(paper);
  if (known !== undefined) return known;
  const terms = { title: splitTerms(paper.title), abstract: splitTerms(paper.abstract) };
  termsByPaper.set(paper, terms);
  return terms;
}

const termsByPaper = new WeakMap<Paper, { title: Terms; abstract: Terms }>();

/** English repeats itself: stems are looked up far more often than worked out. */
function knownStem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= 100_000) stems.clear();
  const found = stem(word);
  stems.set(word, found);
  return found;
}

const stems = new Map<string, string>();
