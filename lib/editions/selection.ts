import type { Day } from "../arxiv/calendar";
import { expand } from "../arxiv/taxonomy";
import type { Interest } from "../interest/interest";
import { isDefault } from "../interest/rsshub";
import { announceTypeIn, announceTypeOf, type Batch } from "../papers/batch";
import type { AnnounceType, Paper } from "../papers/paper";
import { anyIsIn, categorySet, otherIsIn, primaryIsIn } from "../ranking/category-index";
import { type DayIndex, dayIndexOf } from "../ranking/day-index";
import { filterItem, filterMatcher } from "../ranking/filters";
import { findByQuery, markPerson, positiveTerms } from "../ranking/query";
import { type Ranked, rankDay, scoreDay, scoresAlone, type Wishes } from "../ranking/rank";
import type { Statistics } from "../ranking/statistics";
import type { Liking } from "../ranking/taste/liking";
import { fold } from "../tex/fold";
import { readable } from "../tex/readable";
import type { Cut } from "./cut";

/** A paper of a day's selection; those below the cut are there for the titles that just missed it. */
export type Selected = Ranked & { isBelowCut?: true };

/** How many titles below the cut are told. */
export const restLength = 20;

/**
 * The papers of one announcement day that an interest chooses, in the order in which it wants them,
 * at most `maxPapers` and, where it has a budget, down to the day's `cut`; where it asks for the
 * rest, the next best are behind them, marked.
 *
 * It depends on the interest, what was learnt from its likes, the batch, the batch's own statistics
 * and the cut only, so a day's selection stays as it is when later days come. A paper that the
 * interest could have met on an earlier day belongs there and is not chosen again, unless all that
 * arXiv announced is asked for.
 */
export function selectDay(
  interest: Interest,
  batch: Batch,
  background: Statistics,
  liking: Liking | null = null,
  cut: Cut | null = null,
): Selected[] {
  const index = dayIndexOf(batch.announcements);
  const listedAs = listedBy(interest, batch, index);
  const ranked = rankDay(scoredBy(interest), listedAs, index, background, liking);
  const isLeft = filterMatcher(interest.filters);
  const isFirstOfTitle = interest.dropsSameTitle ? titleFilter() : () => true;
  const chosen: Ranked[] = [];
  const rest: Selected[] = [];
  let tiesLeft = cut?.ties ?? 0;
  const isBelow = (score: number) =>
    score < interest.minScore ||
    (cut !== null && (score < cut.score || (score === cut.score && tiesLeft === 0)));
  // Papers come best first, so that the many behind the cut need not be looked at.
  for (const each of ranked) {
    const isFull = chosen.length >= interest.maxPapers || isBelow(each.score);
    if (isFull && (!interest.hasRest || rest.length >= restLength)) break;
    if (!isLeft(filterItem(each.paper)) || !isFirstOfTitle(each.paper)) continue;
    if (isFull) {
      rest.push({ ...each, isBelowCut: true });
      continue;
    }
    chosen.push(each);
    if (each.score === cut?.score) tiesLeft--;
  }
  return [...ordered(chosen, interest.sort), ...rest];
}

/** The scores of the papers that an interest would choose of a day if it took all, see `cutFor`. */
export function scoresOfDay(
  interest: Interest,
  batch: Batch,
  background: Statistics,
  liking: Liking | null = null,
): Float64Array {
  const index = dayIndexOf(batch.announcements);
  const listedAs = listedBy(interest, batch, index);
  const { filters } = interest;
  const matches = filterMatcher(filters);
  const isLeft = isDefault(filters) ? undefined : (paper: Paper) => matches(filterItem(paper));
  const scored = scoreDay(scoredBy(interest), listedAs, index, background, liking);
  return scoresAlone(scored, index, isLeft);
}

/** A day's papers as an interest would list them if it had no keywords. */
export type Candidates = { index: DayIndex; listedAs: (AnnounceType | null)[] };

export function candidatesOf(interest: Interest, batch: Batch): Candidates {
  const index = dayIndexOf(batch.announcements);
  return { index, listedAs: listedBy(interest, batch, index) };
}

/** As what an interest would list a day's papers, whatever the keywords say. */
function listedBy(interest: Interest, batch: Batch, index: DayIndex): (AnnounceType | null)[] {
  const asked = categorySet(interest.categories);
  const askedNames = expand(interest.categories);
  const isNarrow = narrowing(interest, batch.day, index);
  const listed = (type: AnnounceType | null) =>
    type !== null && interest.announceTypes.includes(type) ? type : null;
  return batch.announcements.map(({ kind, earlier }, number) => {
    const isPrimary = primaryIsIn(index.categories, number, asked);
    const isOther = otherIsIn(index.categories, number, asked);
    const announceType = listed(announceTypeOf(kind, isPrimary, isOther));
    if (announceType === null || !isNarrow(number)) return null;
    const stoodEarlier = earlier?.some(
      (each) => listed(announceTypeIn(askedNames, each.kind, each.categories)) !== null,
    );
    return stoodEarlier && !interest.isAll ? null : announceType;
  });
}

/** Where there are no keywords, the words of the search make the score; they do not narrow twice. */
function scoredBy(interest: Interest): Wishes {
  if (interest.keywords.length > 0 || interest.search === null) return interest;
  return { ...interest, keywords: positiveTerms(interest.search), match: "none" };
}

/** What an interest asks of a paper besides keywords; papers are told by their numbers. */
function narrowing(interest: Interest, day: Day, index: DayIndex): (paper: number) => boolean {
  const { within, isPrimaryOnly, categories, search, authors } = interest;
  const listed = within === null ? null : categorySet(within);
  const primaries = categorySet(within ?? categories);
  const byPeople = new Uint8Array(authors.length > 0 ? index.papers.length : 0);
  for (const name of authors) markPerson(name, index, byPeople);
  const found = search === null ? null : findByQuery(search, index, day);
  return (paper) => {
    if (listed !== null && !anyIsIn(index.categories, paper, listed)) return false;
    if (isPrimaryOnly && !primaryIsIn(index.categories, paper, primaries)) return false;
    if (authors.length > 0 && byPeople[paper] === 0) return false;
    return found === null || found[paper] !== 0;
  };
}

/** By date: the newest identifier first, as arXiv counts them up in the order of submission. */
function ordered(ranked: readonly Ranked[], sort: Interest["sort"]): Ranked[] {
  if (sort === "score") return [...ranked];
  return [...ranked].sort((a, b) => (age(a.paper.id) < age(b.paper.id) ? 1 : -1));
}

/** Identifiers of before April 2007 begin with their archive. */
function age(id: string): string {
  return id.includes("/") ? `0 ${id.slice(id.indexOf("/"))}` : `1 ${id}`;
}

/** True for the first paper of a title, and for those without one. */
function titleFilter(): (paper: Paper) => boolean {
  const seen = new Set<string>();
  return (paper) => {
    const title = fold(readable(paper.title)).replace(/\s+/g, " ");
    if (title !== "" && seen.has(title)) return false;
    seen.add(title);
    return true;
  };
}
