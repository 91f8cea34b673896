import { fold } from "../tex/fold";
import { american } from "./spelling";
import { stem } from "./stem";
import { barePrefixes, type Gap, gaps, prefixes } from "./words";

/**
 * The term of a word as it is written: what is counted, stored and compared.
 *
 * An acronym's term is in capitals and without its plural s: `LLMs` is LLM, `MoE` is MOE, so that RAG
 * is not "rag" and SAM not Sam. Any other word's is its stem in small letters, in American spelling.
 */
export function termOf(word: string): string {
  return isAcronym(word) ? acronymOf(word) : stem(american(fold(word)));
}

/** Counted up when terms change: what was counted under others' names says nothing any more. */
export const termsVersion = 2;

/**
 * Two capitals or more among five letters at most, a plural s aside. With a digit nothing can be
 * confused: FP8 and fp8 are one.
 */
export function isAcronym(word: string): boolean {
  const bare = withoutPluralS(word);
  return bare.length <= maxAcronym && acronym.test(bare);
}

const maxAcronym = 5;
const acronym = /^\p{L}*\p{Lu}\p{L}*\p{Lu}\p{L}*$/u;

function withoutPluralS(word: string): string {
  return /\p{Lu}\p{L}*\p{Lu}s$|\p{Lu}\p{Lu}\p{L}?s$/u.test(word) ? word.slice(0, -1) : word;
}

function acronymOf(word: string): string {
  return fold(withoutPluralS(word)).toUpperCase();
}

/** All terms that a keyword's word may be found under: in small letters it may be an acronym too. */
export function termsMeantBy(word: string): string[] {
  const term = termOf(word);
  if (isAcronym(word) || !/^\p{L}+$/u.test(term)) return [term];
  const short = [term, fold(word)].filter(({ length }) => length <= maxAcronym);
  return [...new Set([term, ...short.map((each) => each.toUpperCase())])];
}

/** What a form may be joined with; bits. */
const traits = { prefix: 1, barePrefix: 2, number: 4, name: 8, ordinary: 16 } as const;

/** `form` is folded. */
export function traitsOf(form: string, term: string): number {
  const isLetters = /^\p{L}+$/u.test(form);
  return (
    (prefixes.has(form) ? traits.prefix : 0) |
    (barePrefixes.has(form) ? traits.barePrefix : 0) |
    (/^\d{1,3}[a-z]?$/.test(form) ? traits.number : 0) |
    (isLetters && form.length <= 6 ? traits.name : 0) |
    (isLetters && form.length >= 3 && term === term.toLowerCase() ? traits.ordinary : 0)
  );
}

/**
 * Whether two words side by side are counted as one as well: "pre-training" is "pretraining" too,
 * "multi modal" is "multimodal", "GPT-4" is "GPT4". Told by their traits.
 */
export function isJoined(before: number, word: number, gap: Gap): boolean {
  if (gap === gaps.hyphen) {
    return (
      ((before & traits.name) !== 0 && (word & traits.number) !== 0) ||
      ((before & traits.prefix) !== 0 && (word & traits.ordinary) !== 0)
    );
  }
  return gap === gaps.blank && (before & traits.barePrefix) !== 0 && (word & traits.ordinary) !== 0;
}
