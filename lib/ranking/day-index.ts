import type { Author, Paper } from "../papers/paper";
import { type CategoryIndex, indexCategories } from "./category-index";
import { type FieldIndex, indexField, textBegin } from "./field-index";
import { endsOfAuthor } from "./people";
import { currentVocabulary, type Vocabulary } from "./vocabulary";
import type { Gap } from "./words";

/**
 * A day's papers made ready for many questions: which papers have a word, and which terms a paper
 * has. A paper is told by its number, its place in `papers`.
 */
export type DayIndex = {
  papers: readonly Paper[];
  vocabulary: Vocabulary;
  title: FieldIndex;
  abstract: FieldIndex;
  /** Each paper's different terms, for scores that are sums over all of its words. */
  terms: PaperTerms;
  /** Authors' names, each a text of its own; made when first asked for. */
  names: () => FieldIndex;
  journalReferences: () => FieldIndex;
  /** Whose names have such an end, see `endsOfAuthor`. */
  nameEnds: () => ReadonlyMap<string, readonly Authorship[]>;
  categories: CategoryIndex;
  ids: () => IdOrder;
};

/**
 * The terms of paper `n` are those of `ids` from `starts[n]` to `starts[n + 1]`, each once,
 * with how often each stands in title and abstract; 255 is "255 or more". "pre-training" has the
 * terms of its parts and that of "pretraining".
 */
export type PaperTerms = {
  starts: Int32Array;
  ids: Int32Array; // the vocabulary's
  inTitle: Uint8Array;
  inAbstract: Uint8Array;
};

export type Authorship = { paper: number; author: Author };

/** The papers in the order of their ids; of two versions the first given stands first. */
export type IdOrder = {
  placeOf: Int32Array; // by number
  numberAt: Int32Array; // by place
};

/** Made once, and kept as long as the list of announcements is. */
export function dayIndexOf(announcements: readonly { paper: Paper }[]): DayIndex {
  const known = indexes.get(announcements);
  if (known !== undefined) return known;
  const index = indexPapers(announcements.map(({ paper }) => paper));
  indexes.set(announcements, index);
  return index;
}

const indexes = new WeakMap<readonly { paper: Paper }[], DayIndex>();

export function indexPapers(
  papers: readonly Paper[],
  vocabulary: Vocabulary = currentVocabulary(),
): DayIndex {
  const title = indexField(papers, (paper) => [paper.title], vocabulary);
  const abstract = indexField(papers, (paper) => [paper.abstract], vocabulary);
  return {
    papers,
    vocabulary,
    title,
    abstract,
    terms: paperTerms(title, abstract),
    names: once(() =>
      indexField(papers, ({ authors }) => authors.map(({ name }) => name), vocabulary),
    ),
    journalReferences: once(() =>
      indexField(papers, ({ journalReference: text }) => (text ? [text] : []), vocabulary),
    ),
    nameEnds: once(() => nameEnds(papers)),
    categories: indexCategories(papers),
    ids: once(() => orderOfIds(papers)),
  };
}

function nameEnds(papers: readonly Paper[]): Map<string, Authorship[]> {
  const byEnd = new Map<string, Authorship[]>();
  for (const [paper, { authors }] of papers.entries()) {
    for (const author of authors) {
      for (const end of endsOfAuthor(author)) {
        const known = byEnd.get(end);
        if (known === undefined) byEnd.set(end, [{ paper, author }]);
        else known.push({ paper, author });
      }
    }
  }
  return byEnd;
}

function orderOfIds(papers: readonly Paper[]): IdOrder {
  const order = papers.map((_, number) => number);
  const id = (number: number) => papers[number]?.id ?? "";
  order.sort((a, b) => (id(a) === id(b) ? a - b : id(a) < id(b) ? -1 : 1));
  const placeOf = new Int32Array(papers.length);
  for (const [place, number] of order.entries()) placeOf[number] = place;
  return { placeOf, numberAt: Int32Array.from(order) };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function paperTerms(title: FieldIndex, abstract: FieldIndex): PaperTerms {
  const { vocabulary } = title;
  const paperCount = title.starts.length - 1;
  const starts = new Int32Array(paperCount + 1);
  // Each word and the one before it make two terms at most.
  const most = 2 * (title.sequence.length + abstract.sequence.length);
  const ids = new Int32Array(most);
  const inTitle = new Uint8Array(most);
  const inAbstract = new Uint8Array(most);
  const place = new Int32Array(vocabulary.termCount() + most); // of a term in `ids`, from 1
  let end = 0;
  for (let paper = 0; paper < paperCount; paper++) {
    const start = end;
    const count = (term: number, counts: Uint8Array) => {
      let at = place[term] ?? 0;
      if (at <= start) {
        ids[end++] = term;
        place[term] = at = end;
      }
      const before = counts[at - 1] ?? 0;
      if (before < 255) counts[at - 1] = before + 1;
    };
    countTerms(title, paper, inTitle, count);
    countTerms(abstract, paper, inAbstract, count);
    starts[paper + 1] = end;
  }
  return {
    starts,
    ids: ids.slice(0, end),
    inTitle: inTitle.slice(0, end),
    inAbstract: inAbstract.slice(0, end),
  };
}

function countTerms(
  { sequence, starts, vocabulary }: FieldIndex,
  paper: number,
  counts: Uint8Array,
  count: (term: number, counts: Uint8Array) => void,
): void {
  const end = starts[paper + 1] ?? 0;
  let before = textBegin;
  for (let at = starts[paper] ?? 0; at < end; at++) {
    const word = sequence[at] ?? textBegin;
    if (word >= 0) {
      count(vocabulary.termOfForm(word >> 2), counts);
      if (before >= 0) {
        const joined = vocabulary.joinedTerm(before >> 2, word >> 2, (word & 3) as Gap);
        if (joined >= 0) count(joined, counts);
      }
    }
    before = word;
  }
}
