import type { Day } from "../arxiv/calendar";
import { canonical, expand } from "../arxiv/taxonomy";
import type { Interest } from "../interest/interest";
import { noProfile, type Profile } from "../likes/profile";
import { type Announcement, announceTypeIn, type Batch } from "../papers/batch";
import type { AnnounceType, Paper } from "../papers/paper";
import { filterItem, filterMatcher } from "../ranking/filters";
import { personMatcher } from "../ranking/people";
import { positiveTerms, queryMatcher } from "../ranking/query";
import { type Ranked, rank, type Wishes } from "../ranking/rank";
import type { Statistics } from "../ranking/statistics";
import { fold } from "../tex/fold";
import { readable } from "../tex/readable";

/** A paper of a day's selection; those below the cut are there for the titles that just missed it. */
export type Selected = Ranked & { isBelowCut?: true };

/** How many titles below the cut are told. */
export const restLength = 20;

/**
 * The papers of one announcement day that an interest chooses, in the order in which it wants them,
 * at most `maxPapers`; where it asks for the rest, the next best are behind them, marked.
 *
 * It depends on the interest, the texts of what it likes, the batch and the batch's own statistics only, so a day's selection
 * stays as it is when later days come. A paper that the interest could have met on an earlier day
 * belongs there and is not chosen again, unless all that arXiv announced is asked for.
 */
export function selectDay(
  interest: Interest,
  batch: Batch,
  background: Statistics,
  _profile: Profile = noProfile,
): Selected[] {
  const wanted = announceTypeFor(interest);
  const isNarrow = narrowing(interest, batch.day);
  const candidates = batch.announcements.flatMap((announcement) => {
    const { paper } = announcement;
    const announceType = wanted(announcement, paper.categories);
    if (announceType === null || !isNarrow(paper)) return [];
    const stoodEarlier = announcement.earlier?.some((each) => wanted(each, each.categories));
    return stoodEarlier && !interest.isAll ? [] : [{ paper, announceType }];
  });
  const ranked = rank(scoredBy(interest), candidates, background);
  const isLeft = filterMatcher(interest.filters);
  const filtered = ranked.filter(({ paper }) => isLeft(filterItem(paper)));
  const distinct = interest.dropsSameTitle ? withoutSameTitle(filtered) : filtered;
  const passing = distinct.filter(({ score }) => score >= interest.minScore);
  const chosen = ordered(passing.slice(0, interest.maxPapers), interest.sort);
  if (!interest.hasRest) return chosen;
  const isChosen = new Set(chosen.map(({ paper }) => paper.id));
  const rest = distinct.filter(({ paper }) => !isChosen.has(paper.id)).slice(0, restLength);
  return [...chosen, ...rest.map((each): Selected => ({ ...each, isBelowCut: true }))];
}

/** The type under which the interest would list an announcement; null where it would not. */
function announceTypeFor({ categories, announceTypes }: Interest) {
  const asked = expand(categories);
  return ({ kind }: Pick<Announcement, "kind">, listed: readonly string[]): AnnounceType | null => {
    const type = announceTypeIn(asked, kind, listed);
    return type !== null && announceTypes.includes(type) ? type : null;
  };
}

/** Where there are no keywords, the words of the search make the score; they do not narrow twice. */
function scoredBy(interest: Interest): Wishes {
  if (interest.keywords.length > 0 || interest.search === null) return interest;
  return { ...interest, keywords: positiveTerms(interest.search), match: "none" };
}

/** What an interest asks of a paper besides keywords. */
function narrowing(interest: Interest, day: Day): (paper: Paper) => boolean {
  const { within, isPrimaryOnly, categories, search } = interest;
  const people = interest.authors.map(personMatcher);
  const isFound = search === null ? null : queryMatcher(search);
  const listed = within === null ? null : expand(within);
  const primaries = expand(within ?? categories);
  return (paper) => {
    const names = paper.categories.map(canonical);
    if (listed !== null && !names.some((name) => listed.has(name))) return false;
    if (isPrimaryOnly && !primaries.has(names[0] ?? "")) return false;
    if (people.length > 0 && !people.some((isAmong) => isAmong(paper.authors))) return false;
    return isFound === null || isFound(paper, day);
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

function withoutSameTitle(ranked: readonly Ranked[]): Ranked[] {
  const seen = new Set<string>();
  return ranked.filter(({ paper }) => {
    const title = fold(readable(paper.title)).replace(/\s+/g, " ");
    if (title !== "" && seen.has(title)) return false;
    seen.add(title);
    return true;
  });
}
