import type { AnnounceType, Paper } from "../papers/paper";
import { categoryOrder } from "./category-index";
import { countScores } from "./count";
import { type DayIndex, indexPapers } from "./day-index";
import type { DayScores, Reason } from "./reason";
import type { Statistics } from "./statistics";
import { weightedScores } from "./weighted";

/** What ranking needs to know of an interest. */
export type Wishes = {
  categories: readonly string[]; // in the reader's order, which breaks ties
  keywords: readonly string[]; // none: every paper is wanted
  match: "any" | "all" | "none"; // how many must be found; none: they only count for the score
  exclude: readonly string[];
  scoring: "weighted" | "count";
};

export type Candidate = { paper: Paper; announceType: AnnounceType };
export type Ranked = Candidate & { score: number; reasons: Reason[] };

/** A candidate by its paper's number in a day's index. */
export type NumberedCandidate = { number: number; announceType: AnnounceType };

/**
 * The candidates that an interest wants, best first, each with its reasons; made one by one, since a
 * feed holds the first few of many.
 *
 * An exclude beats every keyword; with keywords, at least one must be found, or all of them. Equal
 * scores stand in the order of the reader's categories, then by id.
 */
export function* rankDay(
  wishes: Wishes,
  candidates: readonly NumberedCandidate[],
  index: DayIndex,
  background: Statistics,
): Generator<Ranked> {
  const scores = scoresOf(wishes, index, background);
  const least = { any: Math.min(1, wishes.keywords.length), all: scores.size, none: 0 };
  const wanted = candidates.filter(
    ({ number }) => scores.found(number) >= least[wishes.match] && !scores.isExcluded(number),
  );
  const place = categoryOrder(wishes.categories, index.categories);
  for (const { number, announceType } of inOrder(wanted, scores, place, index)) {
    const paper = index.papers[number];
    if (paper === undefined) continue;
    const [score, reasons] = [scores.score(number), scores.reasons(number)];
    yield { paper, announceType, score, reasons };
  }
}

/** The same of papers that are in no index. */
export function rank(
  wishes: Wishes,
  candidates: readonly Candidate[],
  background: Statistics,
): Ranked[] {
  const index = indexPapers(candidates.map(({ paper }) => paper));
  const numbered = candidates.map(({ announceType }, number) => ({ number, announceType }));
  return [...rankDay(wishes, numbered, index, background)];
}

function scoresOf(wishes: Wishes, index: DayIndex, background: Statistics): DayScores {
  return wishes.scoring === "count"
    ? countScores(wishes.keywords, wishes.exclude, index)
    : weightedScores(wishes.keywords, wishes.exclude, index, background);
}

/** One number says all by which papers are ordered, since numbers are sorted without a call each. */
function inOrder(
  wanted: readonly NumberedCandidate[],
  scores: DayScores,
  place: (paper: number) => number,
  { papers, ids }: DayIndex,
): NumberedCandidate[] {
  const byId = ids();
  const best = wanted.reduce((most, { number }) => Math.max(most, scores.score(number)), 0);
  const keys = Float64Array.from(wanted, ({ number }) => {
    const behind = Math.round((best - scores.score(number)) * 100);
    return (behind * 1_000 + place(number)) * papers.length + (byId[number] ?? 0);
  });
  const candidateAt = new Map(wanted.map((each) => [byId[each.number] ?? 0, each]));
  return [...keys.sort()].flatMap((key) => candidateAt.get(key % papers.length) ?? []);
}
