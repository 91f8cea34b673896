import type { Day } from "../arxiv/calendar";
import { canonicalId } from "../arxiv/taxonomy";
import type { Field, Query } from "../interest/query/query";
import { guidOf } from "../papers/paper";
import { anyIsIn, categorySet } from "./category-index";
import type { DayIndex } from "./day-index";
import { compileKeyword } from "./keyword";
import { markKeyword } from "./keyword-search";
import { endsAsked, personMatcher } from "./people";

/** A 1 (or more) for each paper of a day that is meant, by its number; else 0. */
export type Marks = Uint8Array;

/**
 * Which of the papers that were announced on a day are what the query asks for.
 *
 * Words match as keywords do: whole, by their terms, whatever hyphens and accents say; so they do
 * in journal references. People are told by `personMatcher`, categories by the taxonomy.
 */
export function findByQuery(query: Query, index: DayIndex, day: Day): Marks {
  switch (query.kind) {
    case "term":
      return findByTerm(query.field, query.text, index);
    case "announced": {
      const { from, to } = query;
      const isMeant = (from === null || from <= day) && (to === null || day <= to);
      return noMarks(index).fill(isMeant ? 1 : 0);
    }
    case "not":
      return findByQuery(query.part, index, day).map((mark) => (mark === 0 ? 1 : 0));
    case "and": {
      const [first = noMarks(index), ...others] = query.parts.map((part) =>
        findByQuery(part, index, day),
      );
      for (const marks of others) keepMarked(first, marks);
      return first;
    }
    case "or": {
      const [first = noMarks(index), ...others] = query.parts.map((part) =>
        findByQuery(part, index, day),
      );
      for (const marks of others) addMarked(first, marks);
      return first;
    }
  }
}

function noMarks(index: DayIndex): Marks {
  return new Uint8Array(index.papers.length);
}

function keepMarked(marks: Marks, others: Marks): void {
  for (let at = 0; at < marks.length; at++) if (others[at] === 0) marks[at] = 0;
}

function addMarked(marks: Marks, others: Marks): void {
  for (let at = 0; at < marks.length; at++) if (others[at] !== 0) marks[at] = 1;
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

function findByTerm(field: Field, text: string, index: DayIndex): Marks {
  const marks = noMarks(index);
  switch (field) {
    case "ti":
      markKeyword(compileKeyword(text), index.title, marks);
      return marks;
    case "abs":
      markKeyword(compileKeyword(text), index.abstract, marks);
      return marks;
    case "jr":
      markKeyword(compileKeyword(text), index.journalReferences(), marks);
      return marks;
    case "au":
      markPerson(text, index, marks);
      return marks;
    case "cat":
      markCategory(text, index, marks);
      return marks;
    case "id":
      markId(text, index, marks);
      return marks;
    case "all":
      return findAnywhere(text, index);
  }
}

/**
 * Any field that the text can mean. Of authors a single name will do as well. A category is meant
 * only by a name that is no plain word, such as `cs.AI` or `hep-th`: "stat" or "physics" is a word.
 */
function findAnywhere(text: string, index: DayIndex): Marks {
  const keyword = compileKeyword(text);
  const marks = noMarks(index);
  for (const field of [index.title, index.abstract, index.names(), index.journalReferences()]) {
    markKeyword(keyword, field, marks);
  }
  markPerson(text, index, marks);
  markId(text, index, marks);
  const category = /[.-]/.test(text) ? canonicalId(text) : null;
  if (category !== null) markCategory(category, index, marks);
  return marks;
}

/** Papers by the person of that name. */
export function markPerson(name: string, index: DayIndex, marks: Marks): void {
  const isAmong = personMatcher(name);
  const byEnd = index.nameEnds();
  for (const end of endsAsked(name, byEnd)) {
    for (const { paper, author } of byEnd.get(end) ?? []) {
      if (marks[paper] === 0 && isAmong([author])) marks[paper] = 1;
    }
  }
}

function markCategory(id: string, index: DayIndex, marks: Marks): void {
  const set = categorySet([id]);
  for (let paper = 0; paper < marks.length; paper++) {
    if (anyIsIn(index.categories, paper, set)) marks[paper] = 1;
  }
}

/** Without a version any will do. */
function markId(text: string, index: DayIndex, marks: Marks): void {
  if (!/\d/.test(text)) return;
  for (const [number, paper] of index.papers.entries()) {
    if (text.startsWith(paper.id) && (text === paper.id || text === guidOf(paper))) {
      marks[number] = 1;
    }
  }
}
