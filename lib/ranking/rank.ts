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

/** By a paper's number in a day's index, how it would be listed; null where it is none. */
export type ListedAs = readonly (AnnounceType | null)[];

/**
 * The candidates that an interest wants, best first, each with its reasons; made one by one, since a
 * feed holds the first few of many.
 *
 * An exclude beats every keyword; with keywords, at least one must be found, or all of them. Equal
 * scores stand in the order of the reader's categories, then by id.
 */
export function* rankDay(
  wishes: Wishes,
  listedAs: ListedAs,
  index: DayIndex,
  background: Statistics,
): Generator<Ranked> {
  const scores = scoresOf(wishes, index, background);
  const isWanted = wantedBy(wishes, listedAs, scores);
  for (const number of inOrder(isWanted, scores, wishes, index)) {
    const [paper, announceType] = [index.papers[number], listedAs[number] ?? null];
    if (paper === undefined || announceType === null) continue;
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
  const listedAs = candidates.map(({ announceType }) => announceType);
  return [...rankDay(wishes, listedAs, index, background)];
}

/**
 * The scores alone of the papers that `rankDay` gives and that `isLeft` leaves, in no order of
 * theirs: what many days are compared by.
 */
export function scoreDay(
  wishes: Wishes,
  listedAs: ListedAs,
  index: DayIndex,
  background: Statistics,
  isLeft: (paper: Paper) => boolean = () => true,
): Float64Array {
  const scores = scoresOf(wishes, index, background);
  const isWanted = wantedBy(wishes, listedAs, scores);
  const found: number[] = [];
  for (const [number, paper] of index.papers.entries()) {
    if (isWanted(number) && isLeft(paper)) found.push(scores.score(number));
  }
  return Float64Array.from(found);
}

function wantedBy(
  wishes: Wishes,
  listedAs: ListedAs,
  scores: DayScores,
): (number: number) => boolean {
  const least = { any: Math.min(1, wishes.keywords.length), all: scores.size, none: 0 };
  return (number) =>
    listedAs[number] !== null &&
    scores.found(number) >= least[wishes.match] &&
    !scores.isExcluded(number);
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
  scores: DayScores,
  { categories }: Wishes,
  { papers, ids, categories: listed }: DayIndex,
): Generator<number> {
  const place = categoryOrder(categories, listed);
  const { placeOf, numberAt } = ids();
  const keys = new Float64Array(papers.length);
  let count = 0;
  for (let number = 0; number < papers.length; number++) {
    if (!isWanted(number)) continue;
    const behind = bestScore - Math.round(scores.score(number) * 100);
    keys[count++] = (behind * mostPlaces + place(number)) * papers.length + (placeOf[number] ?? 0);
  }
  for (const key of keys.subarray(0, count).sort()) yield numberAt[key % papers.length] ?? 0;
}

const bestScore = 10_000_000; // in hundredths
const mostPlaces = 1_000;
