import { nearest } from "../nearest";
import type { DayIndex } from "./day-index";
import { compileKeyword } from "./keyword";
import { searchKeyword } from "./keyword-search";

/** How many of the papers of some days a keyword matches. */
export type KeywordUse = { keyword: string; papers: number; of: number; share: number };

/** In the keywords' order; weaker matches ("NVFP4" for FP4) count. */
export function keywordUse(
  keywords: readonly string[],
  indexes: readonly DayIndex[],
): KeywordUse[] {
  const of = indexes.reduce((sum, { papers }) => sum + papers.length, 0);
  return keywords.map((keyword) => {
    const compiled = compileKeyword(keyword);
    let papers = 0;
    for (const index of indexes) papers += searchKeyword(compiled, index).numbers.length;
    return { keyword, papers, of, share: of === 0 ? 0 : papers / of };
  });
}

/** A keyword in more papers than this says little about one. */
export const commonShare = 0.1;

/**
 * A sentence on each keyword that matches very many papers, most first, then on each that matches
 * none: "RL: 12 % of papers", "Prefil: never in 30 days; did you mean prefill?".
 */
export function keywordRemarks(
  uses: readonly KeywordUse[],
  indexes: readonly DayIndex[],
): { common: string[]; unused: string[] } {
  const common = uses
    .filter(({ share }) => share > commonShare)
    .sort((a, b) => b.share - a.share)
    .map(({ keyword, share }) => `${keyword}: ${Math.round(share * 100)} % of papers`);
  const never = `never in ${indexes.length} days`;
  const unused = uses
    .filter(({ papers, of }) => papers === 0 && of > 0)
    .map(({ keyword }) => `${keyword}: ${never}${hintFor(keyword, indexes)}`);
  return { common, unused };
}

function hintFor(keyword: string, indexes: readonly DayIndex[]): string {
  const [small] = keywordUse([keyword.toLowerCase()], indexes);
  if ((small?.papers ?? 0) > 0) {
    return ` as an acronym; in small letters it is found`;
  }
  const meant = nearestWord(keyword.toLowerCase(), indexes);
  return meant === null ? "" : `; did you mean ${meant}?`;
}

const shortestWithHint = 5;

/**
 * The word of the papers that a mistyped one most likely meant; of words as near, first one that
 * goes on where it ends ("prefill" for "prefil", not "prefix"), then the commonest.
 */
function nearestWord(word: string, indexes: readonly DayIndex[]): string | null {
  if (word.length < shortestWithHint || !/^[a-z]+$/.test(word)) return null;
  const counts = new Map<string, number>();
  for (const { abstract, vocabulary } of indexes) {
    for (const [row, form] of abstract.forms.entries()) {
      const text = vocabulary.formText(form);
      if (!mayBeMeant(word, text)) continue;
      const papers = (abstract.offsets[row + 1] ?? 0) - (abstract.offsets[row] ?? 0);
      counts.set(text, (counts.get(text) ?? 0) + papers);
    }
  }
  const known = [...counts].filter(([, papers]) => papers >= leastPapers);
  const goesOn = (text: string) => (text.startsWith(word) || word.startsWith(text) ? 1 : 0);
  known.sort(([a, m], [b, n]) => goesOn(b) - goesOn(a) || n - m);
  return nearest(
    word,
    known.map(([text]) => text),
  );
}

/** What fewer papers have may be a slip of theirs. */
const leastPapers = 3;

/** Cheap to tell, of tens of thousands: about as long, and one of the first two letters the same. */
function mayBeMeant(word: string, text: string): boolean {
  const isAsLong = Math.abs(text.length - word.length) <= 2;
  return isAsLong && (text[0] === word[0] || text[1] === word[1]) && /^[a-z]+$/.test(text);
}
