import { compileKeyword, countKeyword, documentFrequency, type Keyword } from "./keyword";
import { type Matcher, type Reason, roundPoints, whereFound } from "./reason";
import type { Statistics } from "./statistics";
import { termsOf } from "./terms";

/**
 * The default scoring: whole words, rare ones counting more.
 *
 * A keyword's weight is its inverse document frequency, scaled so that the keywords of an interest
 * weigh 1 on average: a score still reads as "about so many keywords". A match in the title counts
 * one and a half times; a word that is repeated counts up to half as much again.
 */
export function weightedMatcher(
  keywords: readonly string[],
  excludes: readonly string[],
  background: Statistics,
): Matcher {
  const wanted = weighted(distinct(keywords.map(compileKeyword)), background);
  const unwanted = excludes.map(compileKeyword);
  const find: Matcher["find"] = (paper) => {
    const { title, abstract } = termsOf(paper);
    const isExcluded = unwanted.some(
      (exclude) => countKeyword(exclude, title) > 0 || countKeyword(exclude, abstract) > 0,
    );
    if (isExcluded) return null;
    return wanted.flatMap(({ keyword, weight }): Reason[] => {
      const inTitle = countKeyword(keyword, title);
      const inAbstract = countKeyword(keyword, abstract);
      if (inTitle + inAbstract === 0) return [];
      const points = weight * saturated(inTitle + inAbstract) * (inTitle > 0 ? titleFactor : 1);
      const where = whereFound(inTitle > 0, inAbstract > 0);
      return [{ keyword: keyword.text, where, points: roundPoints(points) }];
    });
  };
  return { find, size: wanted.length };
}

/** "decode" and "decoding" are one keyword: what is found once counts once. */
function distinct(keywords: readonly Keyword[]): Keyword[] {
  const byPattern = new Map<string, Keyword>();
  for (const keyword of keywords) {
    const pattern = JSON.stringify(keyword.words);
    if (!byPattern.has(pattern)) byPattern.set(pattern, keyword);
  }
  return [...byPattern.values()];
}

const titleFactor = 1.5;

/** 1 for one occurrence, towards 1.5 for many. */
function saturated(count: number): number {
  return (1.5 * count) / (count + 0.5);
}

function weighted(
  keywords: readonly Keyword[],
  background: Statistics,
): { keyword: Keyword; weight: number }[] {
  const rarities = keywords.map((keyword) =>
    Math.log(1 + (background.documents + 1) / (documentFrequency(keyword, background) + 0.5)),
  );
  const mean = rarities.reduce((sum, rarity) => sum + rarity, 0) / Math.max(1, rarities.length);
  return keywords.map((keyword, index) => ({ keyword, weight: (rarities[index] ?? 1) / mean }));
}
