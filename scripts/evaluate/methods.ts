import type { LikedPaper } from "../../lib/likes/liked-paper";
import { profileOf } from "../../lib/likes/profile";
import type { DayIndex } from "../../lib/ranking/day-index";
import { scoreDay, type Wishes } from "../../lib/ranking/rank";
import { type Ground, groundOf, papersOfGround } from "../../lib/ranking/taste/ground";
import type { Liking } from "../../lib/ranking/taste/liking";
import { learnTaste } from "../../lib/ranking/taste/taste";
import type { EvaluatedDay, Evaluation, Pick } from "./data";
import type { Landing } from "./measures";

/**
 * The ways of ranking that are compared. `count` and `keywords` know keywords only, `likes` what was
 * picked before the day, `both` both; `cold-N` knows N picks of before the first day and no later ones.
 */
export const methodNames = [
  "count",
  "keywords",
  "likes",
  "both",
  "cold-3",
  "cold-10",
  "cold-30",
] as const;
export type MethodName = (typeof methodNames)[number];

export type Run = { landings: Landing[]; rankingMs: number; daysRanked: number };

type Known = {
  evaluation: Evaluation;
  days: readonly EvaluatedDay[];
  picks: readonly Pick[];
  keywords: readonly string[];
  draws: number;
};

/** Null where a method has nothing to go by. */
export function runMethod(method: MethodName, known: Known): Run | null {
  switch (method) {
    case "count":
      return overDays(known, 0, wishesFor(known.keywords, "count"), () => null);
    case "keywords":
      return overDays(known, 0, wishesFor(known.keywords, "weighted"), () => null);
    case "likes":
      return overDays(known, 0, wishesFor([], "weighted"), growing(known));
    case "both":
      return overDays(known, 0, wishesFor(known.keywords, "weighted"), growing(known));
    default:
      return cold(known, Number(method.slice("cold-".length)));
  }
}

/** Nothing is left out, so that all of a day's papers have a place. */
function wishesFor(keywords: readonly string[], scoring: Wishes["scoring"]): Wishes {
  return { categories: [], keywords, match: "none", exclude: [], scoring };
}

function overDays(
  { days, picks }: Known,
  draw: number,
  wishes: Wishes,
  likingOn: (day: EvaluatedDay) => Liking | null,
): Run {
  const picked = new Set(picks.map(({ liked }) => liked.id));
  const landings: Landing[] = [];
  let rankingMs = 0;
  for (const day of days) {
    const liking = likingOn(day);
    const started = performance.now();
    const listedAs = day.papers.map(() => "new" as const);
    const order: string[] = [];
    const scored = scoreDay(wishes, listedAs, day.index, day.background, liking);
    for (const { number } of scored.order()) order.push(day.papers[number]?.id ?? "");
    rankingMs += performance.now() - started;
    for (const [index, id] of order.entries()) {
      if (!picked.has(id)) continue;
      landings.push({ day: day.day, id, place: index + 1, papers: order.length, draw });
    }
  }
  return { landings, rankingMs, daysRanked: days.length };
}

/** What stands in the day itself is to be found, whatever date its pick has. */
function growing({ evaluation, picks }: Known) {
  return ({ day, papers }: EvaluatedDay): Liking | null => {
    const toFind = new Set<string | null>(papers.map(({ id }) => id));
    const before = picks
      .filter(({ date, liked }) => date < day && !toFind.has(liked.id))
      .map(({ liked }) => liked);
    return likingOf(before, groundBefore(evaluation, day));
  };
}

function likingOf(liked: readonly LikedPaper[], ground: Ground): Liking | null {
  const profile = profileOf(liked, []);
  const taste = learnTaste(profile, ground);
  return taste && { taste, profile };
}

/** Of the newest days before a day, as many as a taste is learnt from. */
function groundBefore({ days }: Evaluation, day: string): Ground {
  const before = days.filter((each) => each.day < day).reverse();
  const indexes: DayIndex[] = [];
  let papers = 0;
  for (const { index } of before) {
    if (papers >= papersOfGround) break;
    indexes.push(index);
    papers += index.papers.length;
  }
  return groundOf(indexes);
}

function cold(known: Known, count: number): Run | null {
  const { evaluation, picks, draws } = known;
  const before = picks.filter(({ date }) => date < evaluation.from).map(({ liked }) => liked);
  if (before.length < count) return null;
  const ground = groundBefore(evaluation, evaluation.from);
  const runs = Array.from({ length: draws }, (_, draw) => {
    const liking = likingOf(drawn(before, count, draw), ground);
    return overDays(known, draw, wishesFor([], "weighted"), () => liking);
  });
  return {
    landings: runs.flatMap(({ landings }) => landings),
    rankingMs: runs.reduce((sum, { rankingMs }) => sum + rankingMs, 0),
    daysRanked: runs.reduce((sum, { daysRanked }) => sum + daysRanked, 0),
  };
}

/** The same papers for the same number of a draw. */
function drawn(from: readonly LikedPaper[], count: number, draw: number): LikedPaper[] {
  const papers = [...from];
  let state = (draw + 1) * 2_654_435_761;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  for (let at = papers.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [papers[at], papers[other]];
    if (one !== undefined && two !== undefined) [papers[at], papers[other]] = [two, one];
  }
  return papers.slice(0, count);
}
