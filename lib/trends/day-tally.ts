import type { Day } from "../arxiv/calendar";
import type { Batch } from "../papers/batch";
import { anyIsIn, categorySet } from "../ranking/category-index";
import { type DayIndex, dayIndexOf } from "../ranking/day-index";
import type { Keyword } from "../ranking/keyword";
import { searchKeyword } from "../ranking/keyword-search";
import type { Vocabulary } from "../ranking/vocabulary";

/**
 * A day's papers that are counted: those that were new and are listed in one of the categories. Of
 * older papers, which come again as a new version or in a further category, words would count twice.
 */
export type CountedDay = {
  day: Day;
  index: DayIndex;
  isCounted: Uint8Array; // by the paper's number
  papers: number;
};

export function countedDay(batch: Batch, categories: readonly string[]): CountedDay {
  const index = dayIndexOf(batch.announcements);
  const set = categorySet(categories);
  const isCounted = new Uint8Array(batch.announcements.length);
  let papers = 0;
  for (const [number, { kind }] of batch.announcements.entries()) {
    if (kind !== "new" || !anyIsIn(index.categories, number, set)) continue;
    isCounted[number] = 1;
    papers++;
  }
  return { day: batch.day, index, isCounted, papers };
}

/** What is kept of a day: how many of its papers have each keyword, and how many each term. */
export type DayTally = {
  day: Day;
  papers: number;
  keywords: readonly number[]; // in the order of the keywords asked for
  terms: TermCounts;
};

/** Columns, some 10,000 rows for a thousand papers. */
export type TermCounts = {
  vocabulary: Vocabulary; // whose numbers these are
  ids: Int32Array;
  papers: Uint32Array;
};

export function tallyOf(counted: CountedDay, keywords: readonly Keyword[]): DayTally {
  const { day, papers, index, isCounted } = counted;
  return {
    day,
    papers,
    keywords: keywords.map((keyword) => {
      const { numbers } = searchKeyword(keyword, index);
      return numbers.filter((number) => isCounted[number] === 1).length;
    }),
    terms: countTerms(counted),
  };
}

function countTerms({ index, isCounted }: CountedDay): TermCounts {
  const { terms, vocabulary } = index;
  const counts = new Uint32Array(vocabulary.termCount());
  let different = 0;
  for (const [paper, mark] of isCounted.entries()) {
    if (mark === 0) continue;
    const end = terms.starts[paper + 1] ?? 0;
    for (let at = terms.starts[paper] ?? 0; at < end; at++) {
      const id = terms.ids[at] ?? 0;
      if (counts[id] === 0) different++;
      counts[id] = (counts[id] ?? 0) + 1;
    }
  }
  const ids = new Int32Array(different);
  const papers = new Uint32Array(different);
  let row = 0;
  for (const [id, count] of counts.entries()) {
    if (count === 0) continue;
    ids[row] = id;
    papers[row++] = count;
  }
  return { vocabulary, ids, papers };
}
