import type { DayIndex } from "./day-index";
import { isLike, type Keyword, type WordPattern } from "./keyword";
import type { KeywordHits } from "./keyword-search";
import type { Statistics } from "./statistics";
import { defaultTerms } from "./term-table";

/**
 * How common words are, for the scores of one day: as the archive has it, and until the archive has
 * grown, as the default table has it.
 *
 * The table fills the archive up to so many papers: an archive of one day counts as that day and
 * the rest of the table's kind, one of a few weeks has no need of it and is not tied to its fields.
 */
export const leastDocuments = 4_000;

export type Background = {
  documents: number; // at least `leastDocuments`
  /** In how many of them a term stands; a fraction where the table is asked. */
  documentsWith(term: string): number;
};

export function backgroundFrom({ documents, terms }: Statistics): Background {
  const lent = Math.max(0, leastDocuments - documents);
  if (lent === 0) return { documents, documentsWith: (term) => terms.get(term) ?? 0 };
  const table = defaultTerms();
  const scale = lent / table.documents;
  return {
    documents: documents + lent,
    documentsWith: (term) => (terms.get(term) ?? 0) + (table.terms.get(term) ?? 0) * scale,
  };
}

/** The inverse document frequency of what stands in so many of the background's papers. */
export function rarity(documentsWith: number, background: Background): number {
  return Math.log(1 + (background.documents + 1) / (documentsWith + 0.5));
}

/** As many papers of the day count as much as what the words alone let expect. */
const expectedFrom = 200;
/** Of the papers with a phrase's rarest word so many have the phrase, as a rule. */
const phraseShare = 0.3;

/**
 * In how many of the background's papers a keyword stands.
 *
 * Of one word the background knows. Of phrases, wildcards and words in several spellings it does
 * not: for these the day's own papers tell, as far as there are enough of them.
 */
export function documentsWithKeyword(
  keyword: Keyword,
  hits: Pick<KeywordHits, "papers" | "papersRespelled">,
  index: DayIndex,
  background: Background,
): number {
  const [written] = keyword.variants;
  if (written === undefined) return 0;
  const [only] = written;
  const counts = written.map(({ word }) => documentsWithWord(word, background));
  const least = Math.min(...counts);
  const isOneTerm = written.length === 1 && only?.word.form === "terms";
  if (isOneTerm && hits.papersRespelled === 0) return least;
  const expected = (least * (written.length === 1 ? 1 : phraseShare)) / background.documents;
  const share =
    (expected * expectedFrom + hits.papers) / (expectedFrom + Math.max(1, index.papers.length));
  return Math.max(isOneTerm ? least : 0, share * background.documents);
}

function documentsWithWord(word: WordPattern, background: Background): number {
  if (word.form !== "terms") return wildcardShare(word) * background.documents;
  const sum = word.terms.reduce((total, term) => total + background.documentsWith(term), 0);
  return Math.min(sum, background.documents);
}

/** By the table alone, which is read once for each pattern; the day's papers tell the rest. */
function wildcardShare(pattern: Exclude<WordPattern, { form: "terms" }>): number {
  const { documents, terms } = defaultTerms();
  const name = `${pattern.form} ${pattern.text}`;
  const known = wildcardShares.get(name);
  if (known !== undefined) return known;
  let sum = 0;
  for (const [term, count] of terms) if (isLike(pattern, term.toLowerCase())) sum += count;
  const share = Math.min(1, sum / documents);
  if (wildcardShares.size >= 1_000) wildcardShares.clear();
  wildcardShares.set(name, share);
  return share;
}

const wildcardShares = new Map<string, number>();
