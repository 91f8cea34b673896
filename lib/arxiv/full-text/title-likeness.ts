import { fold } from "../../tex/fold";
import { readable } from "../../tex/readable";

/**
 * Whether a text is that of the paper whose title and abstract arXiv lists.
 *
 * Titles differ between the listing and the paper: TeX, case, hyphens, broken lines, a subtitle
 * that was changed. Where the title is missing or another, the abstract tells: arXiv's is seldom
 * the paper's to the letter, but far nearer to it than to any other's.
 */
export function isSamePaper(
  listed: { title: string; abstract: string },
  found: { title: string; beginning: string },
): boolean {
  if (found.title !== "" && isSameTitle(listed.title, found.title)) return true;
  return shareOfPairs(wordsOf(listed.abstract), wordsOf(found.beginning)) >= 0.4;
}

export function isSameTitle(a: string, b: string): boolean {
  const [first, second] = [lettersOf(a), lettersOf(b)];
  if (first === "" || second === "") return false;
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  // A subtitle added or left out, or a footnote's mark behind the title.
  if (long.startsWith(short) && (short.length >= 12 || long.length - short.length <= 2))
    return true;
  const [main, otherMain] = [mainTitle(a), mainTitle(b)];
  if (main.length >= 5 && main === otherMain) return true;
  return likeness(wordsOf(a), wordsOf(b)) >= 0.7;
}

/** What stands before a colon or a dash; all of it where nothing does. */
function mainTitle(title: string): string {
  const text = readable(title).replace(/\s+/g, " ");
  return lettersOf(/^(.*?)(?::\s|\s[-–—]+\s|—)/.exec(text)?.[1] ?? text);
}

/** Without blanks too, so that "pre-training", "pretraining" and "pre training" are one. */
function lettersOf(tex: string): string {
  return wordsOf(tex).join("");
}

function wordsOf(tex: string): string[] {
  return fold(readable(tex)).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Dice's coefficient of the two sets of words. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const [first, second] = [new Set(a), new Set(b)];
  const shared = [...first].filter((word) => second.has(word)).length;
  return (2 * shared) / (first.size + second.size);
}

/** The share of a text's neighbouring words that are neighbours in the other, too. */
function shareOfPairs(listed: readonly string[], found: readonly string[]): number {
  const pairs = new Set(pairsOf(listed));
  if (pairs.size < 8) return 0;
  const held = new Set(pairsOf(found));
  return [...pairs].filter((pair) => held.has(pair)).length / pairs.size;
}

function pairsOf(words: readonly string[]): string[] {
  return words.slice(1).map((word, index) => `${words[index]} ${word}`);
}
