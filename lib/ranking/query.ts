import type { Day } from "../arxiv/calendar";
import { canonical, canonicalId, expand } from "../arxiv/taxonomy";
import type { Field, Query } from "../interest/query/query";
import { type Author, guidOf, type Paper } from "../papers/paper";
import { compileKeyword, countKeyword, type Keyword } from "./keyword";
import { personMatcher } from "./people";
import { splitTerms, type Terms, termsOf } from "./terms";

type PaperTest = (paper: Paper, day: Day) => boolean;

/**
 * Whether a paper that was announced on a day is what the query asks for.
 *
 * Words match as keywords do: whole, by their stems, whatever hyphens and accents say; so they do
 * in journal references. People are told by `personMatcher`, categories by the taxonomy.
 */
export function queryMatcher(query: Query): PaperTest {
  switch (query.kind) {
    case "term":
      return termTest(query.field, query.text);
    case "announced": {
      const { from, to } = query;
      return (_, day) => (from === null || from <= day) && (to === null || day <= to);
    }
    case "not": {
      const test = queryMatcher(query.part);
      return (paper, day) => !test(paper, day);
    }
    case "and": {
      const tests = query.parts.map(queryMatcher);
      return (paper, day) => tests.every((test) => test(paper, day));
    }
    case "or": {
      const tests = query.parts.map(queryMatcher);
      return (paper, day) => tests.some((test) => test(paper, day));
    }
  }
}

/**
 * The words and phrases, as keywords, by which the query finds a paper in its title or abstract,
 * each once, in the query's order; what it excludes is not among them.
 */
export function positiveTerms(query: Query): string[] {
  return [...new Set(wantedTerms(query, true))];
}

function wantedTerms(query: Query, isWanted: boolean): string[] {
  switch (query.kind) {
    case "term":
      return isWanted && ["ti", "abs", "all"].includes(query.field) ? [query.text] : [];
    case "announced":
      return [];
    case "not":
      return wantedTerms(query.part, !isWanted);
    case "and":
    case "or":
      return query.parts.flatMap((part) => wantedTerms(part, isWanted));
  }
}

function termTest(field: Field, text: string): PaperTest {
  switch (field) {
    case "ti":
      return inTitle(compileKeyword(text));
    case "abs":
      return inAbstract(compileKeyword(text));
    case "jr":
      return inJournalReference(compileKeyword(text));
    case "au": {
      const isAmong = personMatcher(text);
      return (paper) => isAmong(paper.authors);
    }
    case "cat":
      return inCategory(text);
    case "id":
      return hasId(text);
    case "all":
      return anywhere(text);
  }
}

/**
 * Any field that the text can mean. Of authors a single name will do as well. A category is meant
 * only by a name that is no plain word, such as `cs.AI` or `hep-th`: "stat" or "physics" is a word.
 */
function anywhere(text: string): PaperTest {
  const keyword = compileKeyword(text);
  const tests = [inTitle, inAbstract, inNames, inJournalReference].map((place) => place(keyword));
  tests.push(termTest("au", text), hasId(text));
  const category = /[.-]/.test(text) ? canonicalId(text) : null;
  if (category !== null) tests.push(inCategory(category));
  return (paper, day) => tests.some((test) => test(paper, day));
}

function inTitle(keyword: Keyword): PaperTest {
  return (paper) => countKeyword(keyword, termsOf(paper).title) > 0;
}

function inAbstract(keyword: Keyword): PaperTest {
  return (paper) => countKeyword(keyword, termsOf(paper).abstract) > 0;
}

function inNames(keyword: Keyword): PaperTest {
  return ({ authors }) =>
    authors.some((author) => countKeyword(keyword, keptTerms(author, author.name)) > 0);
}

function inJournalReference(keyword: Keyword): PaperTest {
  return (paper) =>
    paper.journalReference !== undefined &&
    countKeyword(keyword, keptTerms(paper, paper.journalReference)) > 0;
}

function inCategory(id: string): PaperTest {
  const covered = expand([id]);
  return ({ categories }) => categories.some((category) => covered.has(canonical(category)));
}

/** Without a version any will do. */
function hasId(text: string): PaperTest {
  return (paper) => text === paper.id || text === guidOf(paper);
}

/** Worked out once and kept as long as the paper or author is. */
function keptTerms(owner: Author | Paper, text: string): Terms {
  const known = termsByOwner.get(owner);
  if (known !== undefined) return known;
  const terms = splitTerms(text);
  termsByOwner.set(owner, terms);
  return terms;
}

const termsByOwner = new WeakMap<Author | Paper, Terms>();
