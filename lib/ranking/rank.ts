import type { AnnounceType, Paper } from "../papers/paper";
import { categoryOrder } from "./category-index";
import { countScores } from "./count";
import { type DayIndex, indexPapers } from "./day-index";
import { type DayScores, type Reason, roundPoints } from "./reason";
import type { Statistics } from "./statistics";
import { type DayLikeness, dayLikeness, type Likeness, type Liking } from "./taste/liking";
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
export type Ranked = Candidate & {
  score: number; // what the reasons and the likeness add up to
  reasons: Reason[];
  likeness?: Likeness; // where the reader likes papers
};

/** By a paper's number in a day's index, how it would be listed; null where it is none. */
export type ListedAs = readonly (AnnounceType | null)[];

/**
 * The candidates that an interest wants, best first, each with its reasons; made one by one, since a
 * feed holds the first few of many.
 *
 * An exclude beats every keyword; with keywords, at least one must be found, or all of them. Where
 * papers are liked, their likeness adds to the score, and what is very like them needs no keyword
 * unless all are asked for. Equal scores stand by what rounding left of their likeness, then in the
 * order of the reader's categories, then by id.
 */
export function* rankDay(
  wishes: Wishes,
  listedAs: ListedAs,
  index: DayIndex,
  background: Statistics,
  liking: Liking | null = null,
): Generator<Ranked> {
  const { order, reasons, likeness } = scoreDay(wishes, listedAs, index, background, liking);
  let place = 0;
  for (const { number, score } of order()) {
    const [paper, announceType] = [index.papers[number], listedAs[number] ?? null];
    if (paper === undefined || announceType === null) continue;
    const ranked = { paper, announceType, score, reasons: reasons(number) };
    if (likeness === null) yield ranked;
    else {
      const points = likeness.points(number);
      const nearest = place++ < placesExplained ? likeness.nearest(number) : null;
      yield { ...ranked, likeness: { points, ...(nearest && { nearest }) } };
    }
  }
}

/** To compare a paper with a thousand liked ones takes a millisecond, and a feed holds the first few. */
const placesExplained = 60;

/** A day's candidates by their numbers; why each stands where it does is worked out when asked for. */
export type ScoredDay = {
  /** Best first. */
  order(): Generator<{ number: number; score: number }>;
  reasons(number: number): Reason[];
  likeness: DayLikeness | null;
};

export function scoreDay(
  wishes: Wishes,
  listedAs: ListedAs,
  index: DayIndex,
  background: Statistics,
  liking: Liking | null = null,
): ScoredDay {
  const scores = scoresOf(wishes, index, background);
  const likeness = liking && dayLikeness(liking, index, wishes.keywords.length === 0);
  const scoreOf = scoreWith(scores, likeness);
  const isWanted = wantedWith(wishes, scores, likeness);
  const isCandidate = (number: number) => listedAs[number] !== null && isWanted(number);
  return {
    *order() {
      const remainder = likeness?.remainder ?? (() => 0);
      for (const number of inOrder(isCandidate, scoreOf, remainder, wishes, index)) {
        yield { number, score: scoreOf(number) };
      }
    },
    reasons: scores.reasons,
    likeness,
  };
}

function scoreWith(scores: DayScores, likeness: DayLikeness | null): (paper: number) => number {
  if (likeness === null) return scores.score;
  return (paper) => roundPoints(scores.score(paper) + likeness.points(paper));
}

function wantedWith(
  { match, keywords }: Wishes,
  scores: DayScores,
  likeness: DayLikeness | null,
): (paper: number) => boolean {
  const least = { any: Math.min(1, keywords.length), all: scores.size, none: 0 }[match];
  const isLike = (paper: number) => match === "any" && likeness?.isLike(paper) === true;
  return (paper) => !scores.isExcluded(paper) && (scores.found(paper) >= least || isLike(paper));
}

/** The same of papers that are in no index. */
export function rank(
  wishes: Wishes,
  candidates: readonly Candidate[],
  background: Statistics,
): Ranked[] {
  const index = indexPapers(candidates.map(({ paper }) => paper));
  const listedAs = candidates.map(({ announceType }) => announceType);
  return [...rankDay(wishes, listedAs, index, background)];
}

/** The scores alone of the papers that `isLeft` leaves: what many days are compared by. */
export function scoresAlone(
  { order }: ScoredDay,
  { papers }: DayIndex,
  isLeft: (paper: Paper) => boolean = () => true,
): Float64Array {
  const found: number[] = [];
  for (const { number, score } of order()) {
    const paper = papers[number];
    if (paper !== undefined && isLeft(paper)) found.push(score);
  }
  return Float64Array.from(found);
}

function scoresOf(wishes: Wishes, index: DayIndex, background: Statistics): DayScores {
  return wishes.scoring === "count"
    ? countScores(wishes.keywords, wishes.exclude, index)
    : weightedScores(wishes.keywords, wishes.exclude, index, background);
}

/**
 * The numbers of the papers that are wanted, best first. One number says all by which papers are
 * ordered, since numbers are sorted without a call for each two.
 */
function* inOrder(
  isWanted: (number: number) => boolean,
  scoreOf: (number: number) => number,
  remainderOf: (number: number) => number,
  { categories }: Wishes,
  { papers, ids, categories: listed }: DayIndex,
): Generator<number> {
  const place = categoryOrder(categories, listed);
  const { placeOf, numberAt } = ids();
  const keys = new Float64Array(papers.length);
  let count = 0;
  for (let number = 0; number < papers.length; number++) {
    if (!isWanted(number)) continue;
    const behind = Math.max(0, bestScore - Math.round(scoreOf(number) * 100));
    const finer = remainderSteps / 2 - Math.round(remainderOf(number) * remainderSteps * 100);
    const tied = (behind * (remainderSteps + 1) + finer) * mostPlaces + place(number);
    keys[count++] = tied * papers.length + (placeOf[number] ?? 0);
  }
  for (const key of keys.subarray(0, count).sort()) yield numberAt[key % papers.length] ?? 0;
}

// With 50,000 papers a key still is a whole number that is told exactly.
const bestScore = 2_000_000; // in hundredths
const mostPlaces = 500;
const remainderSteps = 100; // to a hundredth
