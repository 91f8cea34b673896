import type { Day } from "../arxiv/calendar";
import { type Interest, noLibrary } from "../interest/interest";
import { noFilters } from "../interest/rsshub";
import type { Announcement, Batch } from "../papers/batch";
import { type AnnounceType, announceTypes } from "../papers/paper";
import type { Ranked } from "../ranking/rank";
import type { Statistics } from "../ranking/statistics";
import type { Liking } from "../ranking/taste/liking";
import { type Selected, selectDay } from "./selection";

/** How a paper of a day stands with an interest: where in its order, or why it is not in it. */
export type Standing =
  | { kind: "chosen" | "below-cut" | "low-score"; place: number; ranked: Ranked }
  | { kind: "elsewhere" } // not announced in its categories
  | { kind: "type"; type: AnnounceType } // announced there as what it does not take
  | { kind: "earlier"; day: Day } // stands under the day on which it could first be met
  | { kind: "narrowed" } // by authors, query or filters
  | { kind: "same-title" } // as a better paper of the day
  | { kind: "excluded"; by: readonly string[] }
  | { kind: "missing"; found: readonly string[] } // of keywords that must all be there
  | { kind: "unmatched" }; // no keyword

/**
 * Tells how the day's selection comes to what it does about one paper; null where the day has no such
 * paper. `chosen` is the day's selection as the interest has it, without which it is made.
 *
 * Nothing is decided here: the selection is asked again with fewer and fewer conditions, and the one
 * whose absence lets the paper in is the reason. Those questions are about this paper alone.
 */
export function standingOf(
  interest: Interest,
  { batch, id, chosen }: { batch: Batch; id: string; chosen?: readonly Selected[] },
  background: Statistics,
  liking: Liking | null = null,
): Standing | null {
  const own = batch.announcements.filter(({ paper }) => paper.id === id);
  if (own.length === 0) return null;
  const shown = placeIn(chosen ?? selectDay(interest, batch, background, liking), id);
  if (shown !== null && !shown.ranked.isBelowCut) return { kind: "chosen", ...shown };

  const one: Batch = { day: batch.day, announcements: own };
  const isWanted = selectDay({ ...interest, ...uncut }, one, background, liking).length > 0;
  const isTaken = (partial: Partial<Interest>) =>
    selectDay({ ...interest, ...uncut, ...noLikes, ...partial }, one, background).length > 0;
  const reason = isWanted ? null : refusal(interest, own, isTaken);
  // A paper that is like the liked ones may be wanted without a keyword: the whole day decides.
  if (reason !== null && reason.kind !== "unmatched") {
    return reason.kind === "missing" ? withFound(reason, interest, one, background) : reason;
  }
  const all = placeIn(selectDay({ ...interest, ...uncut }, batch, background, liking), id);
  if (all === null) return reason ?? { kind: "same-title" };
  return { kind: all.ranked.score < interest.minScore ? "low-score" : "below-cut", ...all };
}

const uncut = {
  maxPapers: Number.POSITIVE_INFINITY,
  minScore: Number.NEGATIVE_INFINITY,
  hasRest: false,
  sort: "score",
} as const;

/** Counted from 1. */
function placeIn(
  selected: readonly Selected[],
  id: string,
): { place: number; ranked: Selected } | null {
  const at = selected.findIndex(({ paper }) => paper.id === id);
  const ranked = selected[at];
  return ranked === undefined ? null : { place: at + 1, ranked };
}

const noLikes = { likes: [], unlikes: [], library: noLibrary } as const;

/** Why an interest does not want a paper, whatever others there are. */
function refusal(
  { exclude, keywords, match, announceTypes: types }: Interest,
  own: readonly Announcement[],
  isTaken: (partial: Partial<Interest>) => boolean,
): Standing {
  const anyWords = { keywords: [], exclude: [] };
  const anything = { within: null, isPrimaryOnly: false, authors: [], search: null };
  const open = { ...anyWords, ...anything, filters: noFilters, isAll: true };
  if (!isTaken({ ...open, announceTypes })) return { kind: "elsewhere" };
  if (!isTaken(open)) {
    const others = announceTypes.filter((each) => !types.includes(each));
    const type = others.find((each) => isTaken({ ...open, announceTypes: [each] }));
    return type === undefined ? { kind: "narrowed" } : { kind: "type", type };
  }
  if (!isTaken({ ...open, isAll: false })) {
    const days = own.flatMap(({ earlier = [] }) => earlier.map(({ day }) => day)).sort();
    return { kind: "earlier", day: days[0] ?? "" };
  }
  if (!isTaken(anyWords)) return { kind: "narrowed" };
  if (!isTaken({ keywords: [] })) {
    return {
      kind: "excluded",
      by: exclude.filter((word) => !isTaken({ ...anyWords, exclude: [word] })),
    };
  }
  if (match === "all" && isTaken({ match: "any" })) return { kind: "missing", found: [] };
  return keywords.length === 0 ? { kind: "narrowed" } : { kind: "unmatched" };
}

/** Those of the keywords that are there. */
function withFound(
  missing: Extract<Standing, { kind: "missing" }>,
  interest: Interest,
  one: Batch,
  background: Statistics,
): Standing {
  const [ranked] = selectDay({ ...interest, ...uncut, match: "any" }, one, background);
  return { ...missing, found: ranked?.reasons.map(({ keyword }) => keyword) ?? [] };
}
