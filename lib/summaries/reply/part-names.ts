import { type SummaryPart, summaryParts } from "../summary";
import type { HeadingWords } from "./headings";
import { type Candidate, labelled } from "./part-candidates";

/** Where the most parts stand, those named by words before those by number; of equals the uppermost. */
export function levelOfParts(candidates: readonly Candidate[], hasOwnHeadings: boolean): number {
  const scores = new Map<number, number>();
  for (let level = 1; level <= labelled; level += 1) {
    const here = candidates.filter((candidate) => candidate.level === level);
    const byWords = new Set(here.flatMap(({ words }) => words.part ?? []));
    const byNumber = new Set(here.flatMap(({ words }) => partNumbered(words) ?? []));
    const others = [...byNumber].filter((part) => !byWords.has(part));
    const own = hasOwnHeadings && level <= 6 ? here.length / 4 : 0;
    scores.set(level, byWords.size + others.length / 2 + own);
  }
  let best = 2;
  for (const [level, score] of scores) if (score > (scores.get(best) ?? 0)) best = level;
  const upper = [...scores].find(([, score]) => score === scores.get(best));
  return (scores.get(best) ?? 0) === 0 ? 2 : (upper?.[0] ?? best);
}

function partNumbered(words: HeadingWords): SummaryPart | null {
  return words.number === null ? null : (summaryParts[words.number - 1] ?? null);
}

/**
 * Which candidates are headings of parts, by their index: those of one level, and of any other
 * those that are nothing but the name of a part which is not there.
 */
export function nameParts(
  candidates: readonly Candidate[],
  level: number,
  hasOwnHeadings: boolean,
): Map<number, SummaryPart> {
  const named = new Map<number, SummaryPart>();
  const taken = new Set<SummaryPart>();
  const name = (candidate: Candidate, part: SummaryPart) => {
    named.set(candidate.index, part);
    taken.add(part);
  };
  const here = candidates.filter((each) => each.level === level && !each.words.isSentence);
  const choose = hasOwnHeadings ? chooserByNumber(here) : chooserByWords(here);
  here.forEach((candidate, index) => {
    const part = choose(candidate, index, taken);
    if (part) name(candidate, part);
  });
  for (const candidate of candidates) {
    const { part, isBare } = candidate.words;
    if (candidate.level !== level && part && isBare && !taken.has(part)) name(candidate, part);
  }
  return named;
}

type Choose = (
  candidate: Candidate,
  index: number,
  taken: ReadonlySet<SummaryPart>,
) => SummaryPart | null;

/** In a language of which we know no words; without numbers, up to four headings are the parts. */
function chooserByNumber(here: readonly Candidate[]): Choose {
  const isByPlace =
    !areNumbered(here) &&
    here.every(({ level }) => level <= 6) &&
    here.length <= summaryParts.length;
  return ({ words }, index) =>
    partNumbered(words) ?? words.part ?? (isByPlace ? (summaryParts[index] ?? null) : null);
}

/**
 * By words, but where the numbers plainly are those of the prompt they decide: "3. Key findings"
 * before "4. Conclusions" are the results. Numbers that the words contradict again and again count
 * something else.
 */
function chooserByWords(here: readonly Candidate[]): Choose {
  const contradicted = here.filter(({ words }) => {
    const byNumber = partNumbered(words);
    return byNumber !== null && words.part !== null && words.part !== byNumber;
  });
  const decide = areNumbered(here) && contradicted.length <= 1;
  const claimed = new Set(here.flatMap(({ words }) => words.part ?? []));
  return ({ words }, _, taken) => {
    const byNumber = partNumbered(words);
    if (words.part === null) {
      return byNumber && !taken.has(byNumber) && !claimed.has(byNumber) ? byNumber : null;
    }
    if (byNumber && decide && !taken.has(byNumber)) return byNumber;
    // A paper's title may well say "approach" or "evaluation".
    const isTitle = areNumbered(here) && taken.size === 0 && byNumber === null && !words.isBare;
    return isTitle ? null : words.part;
  };
}

function areNumbered(here: readonly Candidate[]): boolean {
  return here.filter(({ words }) => words.number !== null).length >= 2;
}
