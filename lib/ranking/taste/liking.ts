import type { Profile } from "../../likes/profile";
import type { DayIndex } from "../day-index";
import { roundPoints } from "../reason";
import { likenessOf, likenessPoints } from "./likeness";
import { type Nearest, nearestLikes } from "./nearest";
import { addNearness } from "./nearness";
import type { Taste } from "./taste";

/** What a reader likes, made ready for ranking: what was learnt, and the papers it was learnt from. */
export type Liking = { taste: Taste; profile: Profile };

/** Why a paper stands where it stands, as far as likes have to do with it. */
export type Likeness = { points: number; nearest?: Nearest };

/** A day's papers by their likeness; papers are told by their numbers. */
export type DayLikeness = {
  points(paper: number): number;
  /** What rounding took from the points, or added where it is below 0: half a hundredth at most. */
  remainder(paper: number): number;
  /** Whether a paper belongs in a feed though no keyword is in it. */
  isLike(paper: number): boolean;
  /** The liked paper that it is nearest to; null where none has a word in common with it. */
  nearest(paper: number): Nearest | null;
};

/** In deviations: a feed that has keywords too is joined by one paper in thirty or so. */
const isLikeFrom = 2;

/** Beside keywords few likes say less than many: with so many they count half. */
const likesForHalf = 5;

/** `isAlone`: there are no keywords to count beside it. */
export function dayLikeness(
  { taste, profile }: Liking,
  index: DayIndex,
  isAlone: boolean,
): DayLikeness {
  const deviations = likenessOf(taste, index);
  addNearness(deviations, taste, profile, index);
  const factor = isAlone ? 1 : (2 * taste.likes) / (taste.likes + likesForHalf);
  const exact = (paper: number) => factor * likenessPoints(deviations[paper] ?? 0);
  const points = (paper: number) => roundPoints(exact(paper));
  return {
    points,
    remainder: (paper) => exact(paper) - points(paper),
    isLike: (paper) => (deviations[paper] ?? 0) >= isLikeFrom,
    nearest: (paper) => nearestLikes(taste, profile, index, paper),
  };
}
