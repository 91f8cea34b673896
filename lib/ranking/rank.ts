import { canonical, expand } from "../arxiv/taxonomy";
import type { AnnounceType, Paper } from "../papers/paper";
import { countMatcher } from "./count";
import { type Reason, roundPoints } from "./reason";
import type { Statistics } from "./statistics";
import { weightedMatcher } from "./weighted";

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

/**
 * The candidates that an interest wants, best first, each with its reasons.
 *
 * An exclude beats every keyword; with keywords, at least one must be found, or all of them. Equal
 * scores stand in the order of the reader's categories, then by id.
 */
export function rank(
  wishes: Wishes,
  candidates: readonly Candidate[],
  background: Statistics,
): Ranked[] {
  const { find, size } =
    wishes.scoring === "count"
      ? countMatcher(wishes.keywords, wishes.exclude)
      : weightedMatcher(wishes.keywords, wishes.exclude, background);
  const least = { any: Math.min(1, wishes.keywords.length), all: size, none: 0 }[wishes.match];
  const place = categoryOrder(wishes.categories);
  return candidates
    .flatMap((candidate) => {
      const reasons = find(candidate.paper);
      if (reasons === null || reasons.length < least) return [];
      const score = roundPoints(reasons.reduce((sum, reason) => sum + reason.points, 0));
      reasons.sort((a, b) => b.points - a.points);
      return [{ ranked: { ...candidate, score, reasons }, place: place(candidate.paper) }];
    })
    .sort(
      (a, b) =>
        b.ranked.score - a.ranked.score ||
        a.place - b.place ||
        (a.ranked.paper.id < b.ranked.paper.id ? -1 : 1),
    )
    .map(({ ranked }) => ranked);
}

/** The first of the reader's categories that lists the paper; its primary category, where asked. */
function categoryOrder(categories: readonly string[]): (paper: Paper) => number {
  const sets = categories.map((category) => expand([category]));
  const indexOf = (category: string) => sets.findIndex((set) => set.has(canonical(category)));
  return (paper) => {
    const [primary = "", ...others] = paper.categories;
    const own = indexOf(primary);
    if (own >= 0) return own;
    const listed = others.map(indexOf).filter((index) => index >= 0);
    return listed.length === 0 ? categories.length : Math.min(...listed);
  };
}
