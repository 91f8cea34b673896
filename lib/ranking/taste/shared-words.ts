import type { DayIndex } from "../day-index";
import { isAcronym } from "../terms";
import { functionWords, gaps } from "../words";
import { featureCount, featureNames } from "./features";

/** Features that a paper has in common with another, and how near each makes them. */
export type Shared = { ids: number[]; weights: number[] };

/** Where a paper has what is shared: a word, or that word and the one before it. */
export type SharedWord = {
  field: "title" | "abstract";
  nth: number; // of the field's words
  before: "" | " " | "-"; // what stands between the two of a pair; "": one word
};

const wordsTold = 5;
/** Of what is shared so much is looked for in the text: some of it are words like "of the". */
const mostLookedFor = 32;

/**
 * The few words that say most of what is shared, and most of it first; a word that is told within a
 * pair is not told again.
 */
export function sharedWords(index: DayIndex, paper: number, shared: Shared): SharedWord[] {
  const told: Found[] = [];
  for (const each of findWords(index, paper, shared).sort((a, b) => b.weight - a.weight)) {
    const isTold = told.some(({ terms }) => each.terms.every((term) => terms.includes(term)));
    if (!isTold) told.push(each);
    if (told.length === wordsTold) break;
  }
  return told;
}

type Found = SharedWord & { weight: number; terms: number[] };

/**
 * Each feature where it first stands as words that tell something. What stands on both sides of a
 * full stop is no pair to a reader, and "of the" says nothing.
 */
function findWords(index: DayIndex, paper: number, shared: Shared): Found[] {
  const { vocabulary } = index;
  const features = featureNames(vocabulary);
  const { ids, weights } = heaviest(shared);
  for (let at = 0; at < ids.length; at++) weightsAtHand[ids[at] ?? 0] = weights[at] ?? 0;
  const found: Found[] = [];
  const weightOf = (feature: number): number => {
    const weight = weightsAtHand[feature] ?? 0;
    weightsAtHand[feature] = 0;
    return weight;
  };
  const isOpen = (feature: number) => weightsAtHand[feature] !== 0;
  const isTelling = (form: number, term: number) =>
    tells(vocabulary.formText(form), vocabulary.termText(term));
  for (const field of ["title", "abstract"] as const) {
    const { starts, sequence } = index[field];
    const start = starts[paper] ?? 0;
    for (let at = start, form = -1, term = -1; at < (starts[paper + 1] ?? 0); at++) {
      const gap = (sequence[at] ?? 0) & 3;
      const [formBefore, before] = [form, term];
      form = (sequence[at] ?? 0) >> 2;
      term = vocabulary.termOfForm(form);
      const [alone, pair] = [features.ofTerm(term), features.ofPair(before, term)];
      const isPair = at > start && gap !== gaps.other && isOpen(pair);
      if ((!isPair && !isOpen(alone)) || !isTelling(form, term)) continue;
      const nth = at - start;
      if (isOpen(alone)) {
        found.push({ field, nth, before: "", terms: [term], weight: weightOf(alone) });
      }
      if (isPair && isTelling(formBefore, before)) {
        const between = gap === gaps.hyphen ? "-" : " ";
        const terms = [before, term];
        found.push({ field, nth, before: between, terms, weight: weightOf(pair) });
      }
    }
  }
  for (const id of ids) weightsAtHand[id] = 0;
  return found;
}

function heaviest({ ids, weights }: Shared): Shared {
  if (ids.length <= mostLookedFor) return { ids, weights };
  const least = Float64Array.from(weights).sort()[ids.length - mostLookedFor] ?? 0;
  const isHeavy = (_: number, at: number) => (weights[at] ?? 0) >= least;
  return { ids: ids.filter(isHeavy), weights: weights.filter(isHeavy) };
}

const weightsAtHand = new Float32Array(featureCount);

function tells(word: string, term: string): boolean {
  if (isAcronym(term)) return true;
  return word.length >= 3 && !/^\d+$/.test(word) && !functionWords.has(word);
}
