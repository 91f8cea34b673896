import type { Paper } from "../papers/paper";
import { fold } from "../tex/fold";
import { readable } from "../tex/readable";
import { type Background, backgroundFrom, documentsWithKeyword, rarity } from "./background";
import type { DayIndex } from "./day-index";
import { compileKeyword, type Keyword } from "./keyword";
import { type KeywordHits, markExactly, searchKeyword } from "./keyword-search";
import { type DayScores, type Reason, roundPoints, whereFound } from "./reason";
import type { Statistics } from "./statistics";

/**
 * The default scoring: whole words, rare ones counting more.
 *
 * A keyword's weight is its inverse document frequency, scaled so that the keywords of an interest
 * weigh 1 on average: a score still reads as "about so many keywords". A match in the title counts
 * one and a half times; a word that is repeated counts up to half as much again; one that only ends
 * with the keyword ("NVFP4" for FP4) counts half.
 */
export function weightedScores(
  keywords: readonly string[],
  excludes: readonly string[],
  index: DayIndex,
  statistics: Statistics,
): DayScores {
  const wanted = compiledOnce(keywords);
  const searched = wanted.map((keyword) => searchKeyword(keyword, index));
  const weights = weightsOf(wanted, searched, index, backgroundFrom(statistics));
  const scores = new Float64Array(index.papers.length);
  const found = new Uint8Array(index.papers.length);
  for (const [number, hits] of searched.entries()) {
    const weight = weights[number] ?? 1;
    for (const paper of hits.numbers) {
      scores[paper] = (scores[paper] ?? 0) + pointsOf(hits, weight, paper);
      found[paper] = (found[paper] ?? 0) + 1;
    }
  }
  const excluded = new Uint8Array(index.papers.length);
  for (const keyword of excludes.map(compileKeyword)) {
    markExactly(keyword, index.title, excluded);
    markExactly(keyword, index.abstract, excluded);
  }
  return {
    size: wanted.length,
    isExcluded: (paper) => excluded[paper] !== 0,
    found: (paper) => found[paper] ?? 0,
    score: (paper) => roundPoints(scores[paper] ?? 0),
    reasons(paper) {
      const reasons: Reason[] = [];
      for (const [number, hits] of searched.entries()) {
        const keyword = wanted[number];
        const points = pointsOf(hits, weights[number] ?? 1, paper);
        if (points === 0 || keyword === undefined) continue;
        reasons.push(reasonOf(keyword, hits, points, index, paper));
      }
      return reasons.sort((a, b) => b.points - a.points);
    },
  };
}

/** An interest's keywords are looked for on every day. */
function compiledOnce(keywords: readonly string[]): readonly Keyword[] {
  const known = compiled.get(keywords);
  if (known !== undefined) return known;
  const made = distinct(keywords.map(compileKeyword));
  compiled.set(keywords, made);
  return made;
}

const compiled = new WeakMap<readonly string[], readonly Keyword[]>();

/** "decode" and "decoding" are one keyword: what is found once counts once. */
function distinct(keywords: readonly Keyword[]): Keyword[] {
  const byKey = new Map<string, Keyword>();
  for (const keyword of keywords) if (!byKey.has(keyword.key)) byKey.set(keyword.key, keyword);
  return [...byKey.values()];
}

const titleFactor = 1.5;
const weakFactor = 0.5;

/** 0 where the keyword is not there; a keyword of whatever weight adds something. */
function pointsOf({ inTitle, inAbstract, isWeak }: KeywordHits, weight: number, paper: number) {
  const title = inTitle[paper] ?? 0;
  const count = title + (inAbstract[paper] ?? 0);
  if (count === 0) return 0;
  const factor = (title > 0 ? titleFactor : 1) * (isWeak?.[paper] ? weakFactor : 1);
  return Math.max(0.01, roundPoints(weight * saturated(count) * factor));
}

/** 1 for one occurrence, towards 1.5 for many. */
function saturated(count: number): number {
  return (1.5 * count) / (count + 0.5);
}

function reasonOf(
  keyword: Keyword,
  { inTitle, inAbstract, isWeak }: KeywordHits,
  points: number,
  index: DayIndex,
  paper: number,
): Reason {
  const where = whereFound((inTitle[paper] ?? 0) > 0, (inAbstract[paper] ?? 0) > 0);
  const reason = { keyword: keyword.text, where, points };
  const held = index.papers[paper];
  if (!isWeak?.[paper] || keyword.weakEnd === null || held === undefined) return reason;
  return { ...reason, within: longerWord(keyword.weakEnd, held) };
}

/** As the paper writes it. */
function longerWord(end: string, paper: Paper): string {
  const words = readable(`${paper.title} ${paper.abstract}`).match(/[\p{L}\p{N}]+/gu) ?? [];
  const isLonger = (word: string) => {
    const folded = fold(word);
    return folded.length > end.length && folded.endsWith(end);
  };
  return words.find(isLonger) ?? end.toUpperCase();
}

function weightsOf(
  keywords: readonly Keyword[],
  searched: readonly KeywordHits[],
  index: DayIndex,
  background: Background,
): number[] {
  const rarities = keywords.map((keyword, number) => {
    const hits = searched[number] ?? { papers: 0, papersRespelled: 0 };
    return rarity(documentsWithKeyword(keyword, hits, index, background), background);
  });
  const mean = rarities.reduce((sum, each) => sum + each, 0) / Math.max(1, rarities.length);
  return rarities.map((each) => each / mean);
}
