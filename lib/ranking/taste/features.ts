import type { DayIndex } from "../day-index";
import type { FieldIndex } from "../field-index";
import type { Vocabulary } from "../vocabulary";

/**
 * What papers are compared by: their terms, and pairs of terms side by side.
 *
 * A feature is a number in a fixed range, made by hashing (Weinberger et al., "Feature Hashing for
 * Large Scale Multitask Learning", 2009), so that what was learnt in one process holds in the next
 * and no dictionary of pairs is kept. Two that share a number are rare among those that count.
 */
export type Features = {
  starts: Int32Array; // a paper's features are those from starts[paper] to starts[paper + 1]
  ids: Int32Array; // each once a paper
  weights: Float32Array; // how much the paper makes of it: 1 for once, growing with its logarithm
};

const termFeatures = 2 ** 17;
const pairFeatures = 2 ** 18;
export const featureCount = termFeatures + pairFeatures;

/** Counts in titles weigh more, as in keyword scores. */
const titleFactor = 1.5;
/** A pair says little that its terms do not. */
const pairFactor = 0.5;

/** Made once, and kept as long as the index is. */
export function featuresOf(index: DayIndex): Features {
  const known = featuresByIndex.get(index);
  if (known !== undefined) return known;
  const made = makeFeatures(index);
  featuresByIndex.set(index, made);
  return made;
}

const featuresByIndex = new WeakMap<DayIndex, Features>();

function makeFeatures({ papers, vocabulary, terms, title, abstract }: DayIndex): Features {
  const hashes = hashesOf(vocabulary);
  const most = terms.ids.length + title.sequence.length + abstract.sequence.length;
  const ids = new Int32Array(most);
  const weights = new Float32Array(most);
  const starts = new Int32Array(papers.length + 1);
  const places = placesAtHand.fill(0); // of a pair's feature in `ids`, from 1
  let end = 0;
  const addPairs = ({ sequence, starts: begins }: FieldIndex, paper: number, weight: number) => {
    const start = starts[paper] ?? 0;
    let before = -1;
    for (let at = begins[paper] ?? 0; at < (begins[paper + 1] ?? 0); at++) {
      const word = sequence[at] ?? -1;
      const term = word < 0 ? -1 : vocabulary.termOfForm(word >> 2);
      if (term >= 0 && before >= 0) {
        const pair = pairOf(hashes[before] ?? 0, hashes[term] ?? 0);
        let place = places[pair - termFeatures] ?? 0;
        if (place <= start) {
          ids[end++] = pair;
          places[pair - termFeatures] = place = end;
          weights[place - 1] = 0;
        }
        weights[place - 1] = (weights[place - 1] ?? 0) + weight;
      }
      before = term;
    }
  };
  for (let paper = 0; paper < papers.length; paper++) {
    for (let at = terms.starts[paper] ?? 0; at < (terms.starts[paper + 1] ?? 0); at++) {
      const count = titleFactor * (terms.inTitle[at] ?? 0) + (terms.inAbstract[at] ?? 0);
      ids[end] = termFeature(hashes[terms.ids[at] ?? 0] ?? 0);
      weights[end++] = dampened(count);
    }
    const pairsFrom = end;
    addPairs(title, paper, titleFactor);
    addPairs(abstract, paper, 1);
    for (let at = pairsFrom; at < end; at++) weights[at] = pairFactor * dampened(weights[at] ?? 0);
    starts[paper + 1] = end;
  }
  return { starts, ids: ids.slice(0, end), weights: weights.slice(0, end) };
}

const placesAtHand = new Int32Array(pairFeatures);

function dampened(count: number): number {
  return 1 + Math.log(Math.max(1, count));
}

/** The feature of a term by its number, and of two side by side. */
export type FeatureNames = {
  ofTerm(term: number): number;
  ofPair(term: number, next: number): number;
};

export function featureNames(vocabulary: Vocabulary): FeatureNames {
  const hash = (term: number) => hashesOf(vocabulary)[term] ?? 0;
  return {
    ofTerm: (term) => termFeature(hash(term)),
    ofPair: (term, next) => pairOf(hash(term), hash(next)),
  };
}

function termFeature(hash: number): number {
  return (hash >>> 8) % termFeatures;
}

function pairOf(first: number, second: number): number {
  let mixed = Math.imul(first ^ (second >>> 13) ^ (second << 7), 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  return termFeatures + (((mixed ^ (mixed >>> 13)) >>> 4) % pairFeatures);
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

/** By a term's number; terms are added while a server runs. */
function hashesOf(vocabulary: Vocabulary): Int32Array {
  const known = hashesByVocabulary.get(vocabulary) ?? new Int32Array(0);
  const count = vocabulary.termCount();
  if (known.length >= count) return known;
  const hashes = new Int32Array(count);
  hashes.set(known);
  for (let term = known.length; term < count; term++) {
    hashes[term] = hashOf(vocabulary.termText(term));
  }
  hashesByVocabulary.set(vocabulary, hashes);
  return hashes;
}

const hashesByVocabulary = new WeakMap<Vocabulary, Int32Array>();
