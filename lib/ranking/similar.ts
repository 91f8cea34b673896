import type { Day } from "../arxiv/calendar";
import type { Paper } from "../papers/paper";
import { readable } from "../tex/readable";
import { type Background, backgroundFrom, rarity } from "./background";
import { type DayIndex, indexPapers, type PaperTerms } from "./day-index";
import type { Statistics } from "./statistics";
import { isAcronym, termOf } from "./terms";
import type { Vocabulary } from "./vocabulary";
import { eachWord, functionWords } from "./words";

/** A paper near to another, with how near (1: the same words as often) and by which words. */
export type SimilarPaper = { paper: Paper; day: Day; likeness: number; words: string[] };

export type IndexedDay = { day: Day; index: DayIndex };

/** Less than this has a few words in common, as any two papers of one field. */
const leastLikeness = 0.12;
const wordsTold = 5;

/**
 * The papers of some days that are most like one, by the cosine of their terms' weights: a term
 * counts by its rarity and, less and less, by how often it stands there; one in the title double.
 *
 * Every paper of the days is compared, each term of it once; a paper that stands under several
 * days or in several versions is told once, where it is nearest, and the one asked for never.
 */
export function similarPapers(
  paper: Paper,
  days: readonly IndexedDay[],
  statistics: Statistics,
  most: number,
): SimilarPaper[] {
  const weighing = weighingBy(statistics);
  const weights = new Map<Vocabulary, Float64Array>(); // usually there is one vocabulary
  const found = new Map<string, Near>();
  for (const { day, index } of days) {
    const own = weights.get(index.vocabulary) ?? ownWeights(paper, index.vocabulary, weighing);
    weights.set(index.vocabulary, own);
    const likeness = likenesses(own, index, weighing);
    for (let number = 0; number < likeness.length; number++) {
      const value = likeness[number] ?? 0;
      if (value < leastLikeness) continue;
      const other = index.papers[number];
      if (other === undefined || other.id === paper.id) continue;
      if (value > (found.get(other.id)?.likeness ?? 0)) {
        found.set(other.id, { paper: other, day, likeness: value, index, number, own });
      }
    }
  }
  const nearest = [...found.values()].sort(
    (a, b) => b.likeness - a.likeness || (a.paper.id < b.paper.id ? -1 : 1),
  );
  const written = writtenTerms(paper);
  return nearest.slice(0, most).map((near) => ({
    paper: near.paper,
    day: near.day,
    likeness: near.likeness,
    words: commonWords(near, weighing, written),
  }));
}

type Near = Omit<SimilarPaper, "words"> & { index: DayIndex; number: number; own: Float64Array };

/** What is worked out once for a background: how rare each term is, and how long each paper's vector. */
type Weighing = {
  background: Background;
  rarities: WeakMap<Vocabulary, Float64Array>;
  lengths: WeakMap<DayIndex, Float64Array>;
};

function weighingBy(statistics: Statistics): Weighing {
  const known = weighings.get(statistics);
  if (known !== undefined) return known;
  const background = backgroundFrom(statistics);
  const weighing = { background, rarities: new WeakMap(), lengths: new WeakMap() };
  weighings.set(statistics, weighing);
  return weighing;
}

const weighings = new WeakMap<Statistics, Weighing>();

/** By term number, scaled to a length of 1. */
function ownWeights(paper: Paper, vocabulary: Vocabulary, weighing: Weighing): Float64Array {
  const { terms } = indexPapers([paper], vocabulary);
  const rarities = raritiesOf(vocabulary, weighing);
  const weights = new Float64Array(vocabulary.termCount());
  const length = vectorLength(terms, 0, rarities) || 1;
  for (let at = 0; at < terms.ids.length; at++) {
    const term = terms.ids[at] ?? 0;
    weights[term] = ((rarities[term] ?? 0) * frequency(terms, at)) / length;
  }
  return weights;
}

function likenesses(own: Float64Array, index: DayIndex, weighing: Weighing): Float64Array {
  const { terms } = index;
  const { starts, ids } = terms;
  const rarities = raritiesOf(index.vocabulary, weighing);
  const lengths = lengthsOf(index, weighing);
  const found = new Float64Array(lengths.length);
  for (let paper = 0; paper < lengths.length; paper++) {
    const end = starts[paper + 1] ?? 0;
    let sum = 0;
    for (let at = starts[paper] ?? 0; at < end; at++) {
      const term = ids[at] ?? 0;
      const weight = own[term] ?? 0;
      if (weight !== 0) sum += weight * (rarities[term] ?? 0) * frequency(terms, at);
    }
    found[paper] = sum / (lengths[paper] || 1);
  }
  return found;
}

function lengthsOf(index: DayIndex, weighing: Weighing): Float64Array {
  const known = weighing.lengths.get(index);
  if (known !== undefined) return known;
  const rarities = raritiesOf(index.vocabulary, weighing);
  const lengths = new Float64Array(index.papers.length);
  for (let paper = 0; paper < lengths.length; paper++) {
    lengths[paper] = vectorLength(index.terms, paper, rarities);
  }
  weighing.lengths.set(index, lengths);
  return lengths;
}

function vectorLength(terms: PaperTerms, paper: number, rarities: Float64Array): number {
  const end = terms.starts[paper + 1] ?? 0;
  let sum = 0;
  for (let at = terms.starts[paper] ?? 0; at < end; at++) {
    const weight = (rarities[terms.ids[at] ?? 0] ?? 0) * frequency(terms, at);
    sum += weight * weight;
  }
  return Math.sqrt(sum);
}

/** Of what every third paper has ("we", "model"), which says nothing about one. */
const commonRarity = Math.log(1 + 3);

/** By term number. A single letter, which the default table does not have, says nothing either. */
function raritiesOf(vocabulary: Vocabulary, { background, rarities: kept }: Weighing) {
  const known = kept.get(vocabulary) ?? new Float64Array(0);
  const count = vocabulary.termCount();
  if (known.length >= count) return known;
  const rarities = new Float64Array(count);
  rarities.set(known);
  for (let term = known.length; term < count; term++) {
    const text = vocabulary.termText(term);
    const own = rarity(background.documentsWith(text), background);
    rarities[term] = text.length < 2 ? 0 : Math.max(0, own - commonRarity);
  }
  kept.set(vocabulary, rarities);
  return rarities;
}

/** 1 for one occurrence, 1.7 for two, 2.6 for five; one in a title is two. */
function frequency({ inTitle, inAbstract }: PaperTerms, at: number): number {
  return logs[Math.min(255, 2 * (inTitle[at] ?? 0) + (inAbstract[at] ?? 0))] ?? 0;
}

const logs = Float64Array.from({ length: 256 }, (_, count) => (count ? 1 + Math.log(count) : 0));

/** What adds most to the likeness, as the paper asked for writes it. */
function commonWords(
  { own, index: { vocabulary, terms }, number }: Near,
  weighing: Weighing,
  written: ReadonlyMap<string, string>,
): string[] {
  const rarities = raritiesOf(vocabulary, weighing);
  const shared: { word: string; points: number }[] = [];
  for (let at = terms.starts[number] ?? 0; at < (terms.starts[number + 1] ?? 0); at++) {
    const term = terms.ids[at] ?? 0;
    const points = (own[term] ?? 0) * (rarities[term] ?? 0) * frequency(terms, at);
    const word = points > 0 ? written.get(vocabulary.termText(term)) : undefined;
    if (word !== undefined) shared.push({ word, points });
  }
  shared.sort((a, b) => b.points - a.points);
  const least = (shared[0]?.points ?? 0) / 6;
  return shared
    .slice(0, wordsTold)
    .filter(({ points }) => points >= least)
    .map(({ word }) => word);
}

/** Each term of a paper as it is first written there; what is no word by itself is left out. */
function writtenTerms(paper: Paper): Map<string, string> {
  const written = new Map<string, string>();
  eachWord(readable(`${paper.title}. ${paper.abstract}`), (text, start, end) => {
    const word = text.slice(start, end);
    const term = termOf(word);
    const shown = /.\p{Lu}|\d/u.test(word) ? word : word.toLowerCase();
    if (word.length < 3 && !isAcronym(word)) return;
    if (/^\d+$/.test(word) || functionWords.has(shown) || written.has(term)) return;
    written.set(term, shown);
  });
  return written;
}
