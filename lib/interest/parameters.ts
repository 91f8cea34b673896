import { nearest } from "../nearest";
import { announceTypes } from "../papers/paper";
import { mathStyles } from "../tex/math-style";
import { summaryWishes } from "./interest";
import {
  categoryList,
  date,
  decimal,
  flag,
  type Kind,
  language,
  oneOf,
  paperList,
  plain,
  searchQuery,
  someOf,
  textList,
  wholeNumber,
} from "./parameter-kinds";
import { canonicalParameters, filtersFrom, rsshubSchemas } from "./rsshub";
import { shown } from "./shown";

/**
 * The parameters of a feed URL. To add one, add a line here and use its value in `url.ts`; the
 * check for misspelt names and the canonical form follow by themselves.
 */
const parameters = {
  all: flag,
  authors: textList("names", 50),
  budget: wholeNumber(1, 200),
  categories: categoryList(50),
  date,
  days: wholeNumber(1, 90),
  digest: oneOf(["daily"]),
  exclude: adding(textList("keywords", 100, 20)),
  keywords: textList("keywords", 100, 20),
  lang: language,
  like: adding(paperList("like", 200)),
  limit: wholeNumber(1, 2000),
  match: oneOf(["any", "all"], "any"),
  math: oneOf(mathStyles, "auto"),
  min_score: decimal(0, 1000),
  primary: flag,
  q: searchQuery,
  rest: flag,
  sort: oneOf(["score", "date"], "score"),
  summary: oneOf(summaryWishes, "full"),
  type: someOf(announceTypes),
  unlike: adding(paperList("unlike", 200)),
  version: { ...oneOf(["2.0"]), print: () => null }, // arXiv's: the version of RSS
  ...rsshubKinds(),
};

/** A list that adds to the feed's own, so that an empty one says nothing. */
function adding(list: Kind<string[]>): Kind<string[]> {
  return { ...list, print: (texts) => (texts.length === 0 ? null : list.print(texts)) };
}

/** RSSHub's parameters: they say together what they mean (`rsshub.ts`). */
function rsshubKinds() {
  const s = rsshubSchemas;
  return {
    brief: plain(s.brief),
    filter: plain(s.filter),
    filter_author: plain(s.filter_author),
    filter_case_sensitive: plain(s.filter_case_sensitive),
    filter_category: plain(s.filter_category),
    filter_description: plain(s.filter_description),
    filter_time: plain(s.filter_time),
    filter_title: plain(s.filter_title),
    filterout: plain(s.filterout),
    filterout_author: plain(s.filterout_author),
    filterout_category: plain(s.filterout_category),
    filterout_description: plain(s.filterout_description),
    filterout_title: plain(s.filterout_title),
    sorted: plain(s.sorted),
  };
}

type Name = keyof typeof parameters;
type ValueOf<K> = K extends Kind<infer T> ? T : never;
export type Parameters = { [N in Name]?: ValueOf<(typeof parameters)[N]> };

const names = Object.keys(parameters) as Name[];

/** Other people's names of ours: arXiv's API calls them so. */
const aliases: Readonly<Record<string, Name>> = {
  max_results: "limit",
  search_query: "q",
};

/** What arXiv's API has besides is no slip, and is ignored as other people's parameters are. */
const foreign: readonly string[] = ["sortBy", "sortOrder"];

/** Lets a reader in to a private deployment (`lib/server/access.ts`) and says nothing of a feed. */
const keyParameter = "key";

/** Reads the known parameters; throws RangeError with one sentence on the first that is wrong. */
export function parseParameters(search: URLSearchParams): Parameters {
  for (const name of new Set(search.keys())) {
    const isOwn = isKnown(name) || Object.hasOwn(aliases, name) || name === keyParameter;
    const meant = isOwn || foreign.includes(name) ? null : nearMiss(name);
    if (meant !== null) {
      throw new RangeError(`There is no parameter "${shown(name)}"; did you mean "${meant}"?`);
    }
  }
  const values: Partial<Record<Name, unknown>> = {};
  for (const name of names) {
    const written = writtenAs(name, search);
    const given = written.flatMap((each) => search.getAll(each));
    if (given.length === 0) continue;
    if (new Set(given).size > 1) {
      throw new RangeError(
        `The parameter "${written.join('" or "')}" is given ${given.length} times; give it once.`,
      );
    }
    const result = parameters[name].schema.safeParse(given[0]);
    if (!result.success) {
      const allowed = result.error.issues[0]?.message ?? "something else";
      const { refusal } = parameters[name] as Kind<unknown>;
      if (refusal !== undefined) throw new RangeError(refusal(allowed));
      throw new RangeError(
        `The parameter "${written[0]}" is "${shown(given[0] ?? "")}"; allowed is ${allowed}.`,
      );
    }
    values[name] = result.data;
  }
  return values as Parameters;
}

/** The parameters in one order and spelling, so that equal requests have one address. */
export function printParameters(given: Parameters): string {
  const unsaid = Object.fromEntries(Object.keys(rsshubSchemas).map((name) => [name, undefined]));
  const values: Parameters = { ...given, ...unsaid, ...canonicalParameters(filtersFrom(given)) };
  const search = new URLSearchParams();
  for (const name of [...names].sort()) {
    const value = values[name];
    if (value === undefined) continue;
    const { print } = parameters[name] as Kind<unknown>;
    const text = print(value);
    if (text !== null) search.set(name, text);
  }
  return search.toString();
}

/** The names under which an address gives a parameter. */
function writtenAs(name: Name, search: URLSearchParams): string[] {
  const others = Object.keys(aliases).filter((alias) => aliases[alias] === name);
  return [name, ...others].filter((each) => search.has(each));
}

function isKnown(name: string): name is Name {
  return Object.hasOwn(parameters, name);
}

/**
 * The parameter that a slip meant, or null. Readers and proxies append parameters of their own,
 * many of them short words: of those only other letter case, a plural and two letters swapped count
 * as slips.
 */
function nearMiss(name: string): string | null {
  const wanted = name.toLowerCase();
  const known = [...names, ...Object.keys(aliases)];
  const sameWord = known.find((each) => isSameWord(wanted, each));
  if (sameWord !== undefined) return sameWord;
  if (name.length < 4 || name.length > 24) return null;
  return nearest(
    wanted,
    known.filter((each) => each.length >= 5),
  );
}

function isSameWord(wanted: string, known: string): boolean {
  if (wanted === known) return true;
  if (wanted.length < 3) return false;
  if (isPlural(wanted, known) || isPlural(known, wanted)) return true;
  return wanted.length > 3 && isSwapped(wanted, known);
}

function isPlural(many: string, one: string): boolean {
  return many === `${one}s` || many === one.replace(/y$/, "ies");
}

/** Two neighbours in each other's place. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  if (at < 0) return false;
  return `${a.slice(0, at)}${a[at + 1] ?? ""}${a[at]}${a.slice(at + 2)}` === b;
}
