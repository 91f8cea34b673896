import { addDays, newYorkDay } from "../arxiv/calendar";
import { type Config, summaryLanguages } from "../config/schema";
import { AppError } from "../errors";
import { announceTypes } from "../papers/paper";
import { listed } from "../words";
import { budgetOf } from "./budget";
import { daysKept } from "./days-kept";
import { type Interest, noLibrary } from "./interest";
import { type Parameters, parseParameters, printParameters } from "./parameters";
import { interestAt } from "./path";
import { filtersFrom } from "./rsshub";
import { shown } from "./shown";

/**
 * The interest that a feed's URL asks for: `path` is what stands behind the format, "" for the
 * main feed, the name of a configured one, or categories joined by "+" as in arXiv's own feed
 * addresses. `keywords` replaces the feed's own, `like` and `unlike` add to them; all other parameters
 * narrow or shape it.
 *
 * Throws AppError bad_request (what is wrong, what would be right), not_found, or forbidden where
 * only configured categories are served.
 */
export function interestFromUrl(
  path: readonly string[],
  search: URLSearchParams,
  config: Config,
  now: Date,
): Interest {
  refuseLength(search.toString());
  const named = interestAt(path, config);
  const given = parsed(search);
  // The canonical spelling can be longer, and has to be an address that is answered too.
  const query = printParameters(given);
  refuseLength(query);
  const kept = daysKept(config);
  refuseDaysNotKept(given, kept, now);
  refuseInBoth(given);
  const language = languageOf(given.lang, summaryLanguages(config.ai_summary));
  const base = given.all ? everythingOf(named) : named;
  const daysBack = given.days ?? base.daysBack;
  return {
    ...base,
    likes: joined(base.likes, given.like, given.unlike),
    unlikes: joined(base.unlikes, given.unlike, given.like),
    keywords: given.keywords ?? base.keywords,
    match: given.match ?? base.match,
    exclude: [...new Set([...base.exclude, ...(given.exclude ?? [])])],
    minScore: given.min_score ?? base.minScore,
    announceTypes: given.type ?? base.announceTypes,
    within: given.categories ?? base.within,
    isPrimaryOnly: given.primary ?? base.isPrimaryOnly,
    authors: given.authors ?? base.authors,
    search: given.q ?? base.search,
    filters: filtersFrom(given),
    sort: given.sort ?? base.sort,
    maxPapers: given.limit ?? base.maxPapers,
    budget: budgetOf(given.budget ?? base.budget?.papers ?? null, { daysBack, daysKept: kept }),
    daysBack,
    day: given.date ?? base.day,
    hasRest: given.rest ?? base.hasRest,
    digest: given.digest ?? base.digest,
    math: given.math ?? base.math,
    summary: given.summary ?? base.summary,
    language: language ?? base.language,
    query,
  };
}

/** The interest that a page's address asks for: a feed's parameters, with its path in `feed`. */
export function interestFromPage(search: URLSearchParams, config: Config, now: Date): Interest {
  const parameters = new URLSearchParams(search);
  const feed = parameters.get("feed");
  parameters.delete("feed");
  return interestFromUrl(feed ? [feed] : [], parameters, config, now);
}

const maxQueryLength = 8_000;
const mostPapers = 2_000;

function refuseLength(query: string): void {
  if (query.length <= maxQueryLength) return;
  throw new AppError("bad_request", `The address is too long; ${maxQueryLength} characters do.`);
}

/** What an address likes is no longer disliked, though the feed does, and the other way round. */
function joined(
  own: readonly string[],
  more: readonly string[] = [],
  fewer: readonly string[] = [],
): string[] {
  const all = new Set([...own, ...more]);
  for (const id of fewer) all.delete(id);
  return [...all].sort();
}

function refuseInBoth({ like = [], unlike = [] }: Parameters): void {
  const both = like.find((id) => unlike.includes(id));
  if (both === undefined) return;
  throw new AppError(
    "bad_request",
    `${both} is in "like" and in "unlike"; leave it in one of them.`,
  );
}

/** What arXiv's own feed of the same categories holds: every paper of the newest day. */
function everythingOf(interest: Interest): Interest {
  return {
    ...interest,
    keywords: [],
    exclude: [],
    authors: [],
    likes: [],
    unlikes: [],
    library: noLibrary,
    minScore: 0,
    announceTypes,
    maxPapers: mostPapers,
    budget: null,
    daysBack: 1,
    isAll: true,
    dropsSameTitle: false,
  };
}

function parsed(search: URLSearchParams): Parameters {
  try {
    return parseParameters(search);
  } catch (error) {
    if (error instanceof RangeError) throw new AppError("bad_request", error.message);
    throw error;
  }
}

/** One of the languages in which this server has summaries, in whatever case it was written. */
function languageOf(given: string | undefined, languages: readonly string[]): string | undefined {
  if (given === undefined) return undefined;
  const found = languages.find((language) => language.toLowerCase() === given);
  if (found !== undefined) return found;
  throw new AppError(
    "bad_request",
    `The parameter "lang" is "${shown(given)}"; this server's summaries are in ${listed(languages)}.`,
  );
}

function refuseDaysNotKept({ days, date }: Parameters, kept: number, now: Date): void {
  const refuse = (name: string, value: string, why: string): never => {
    throw new AppError("bad_request", `The parameter "${name}" is "${value}"; ${why}.`);
  };
  if (days !== undefined && days > kept) {
    refuse("days", String(days), `this server keeps ${kept} days`);
  }
  if (date === undefined) return;
  if (days !== undefined) refuse("date", date, 'it stands for one day, so leave "days" out');
  const today = newYorkDay(now);
  if (date > today) refuse("date", date, `that day has not come yet, it is ${today} at arXiv`);
  const oldest = addDays(today, -kept);
  if (date < oldest) refuse("date", date, `this server keeps ${kept} days, back to ${oldest}`);
}
