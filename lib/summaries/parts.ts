import type { Block, TextBlock } from "./blocks";
import { type HeadingWords, headingWords } from "./headings";
import { type SummaryPart, summaryParts } from "./summary";

/** A model's blocks parted into what stands before the first part, the parts, and one line aside. */
export type Parted = {
  before: readonly Block[];
  parts: ReadonlyMap<SummaryPart, Part>;
  /** Under a heading such as "TL;DR" of its own. */
  sentences: readonly Block[];
};

export type Part = { heading: string; blocks: Block[] };

/** A block that may be the heading of a part. */
type Candidate = {
  index: number;
  /** 1 to 6 as Markdown counts; then a line in bold, a line, and a label with text behind it. */
  level: number;
  words: HeadingWords;
  rest: string; // what stands behind a label
};

const boldLine = 7;
const plainLine = 8;
const labelled = 9;

/** @param hasOwnHeadings the language has no headings that we know by their words */
export function partBlocks(written: readonly Block[], hasOwnHeadings: boolean): Parted {
  const blocks = written.flatMap(withHeadingsApart);
  const candidates = blocks.flatMap((block, index) => candidateFrom(block, index) ?? []);
  const level = levelOfParts(candidates, hasOwnHeadings);
  const named = nameParts(candidates, level, hasOwnHeadings);
  const at = new Map(candidates.map((candidate) => [candidate.index, candidate]));

  const before: Block[] = [];
  const sentences: Block[] = [];
  const parts = new Map<SummaryPart, Part>();
  let target = before;
  let current: Block[] = before;
  blocks.forEach((block, index) => {
    const candidate = at.get(index);
    const part = named.get(index);
    if (candidate && part) {
      const known = parts.get(part);
      const opened = known ?? { heading: candidate.words.text, blocks: [] };
      if (known) known.blocks.push({ kind: "heading", level: 3, text: candidate.words.text });
      parts.set(part, opened);
      target = current = opened.blocks;
      if (candidate.rest !== "") target.push(paragraph(candidate.rest));
    } else if (candidate?.words.isSentence && candidate.level <= boldLine) {
      target = sentences;
    } else if (block.kind === "heading") {
      target = current;
      const depth = block.level <= level ? 3 : Math.min(block.level - Math.min(level, 6) + 2, 4);
      target.push({ ...block, level: Math.max(depth, 3) });
    } else {
      target.push(block);
      // Under a line in bold stands one paragraph; what follows goes on with the part.
      if (target === sentences) target = current;
    }
  });
  return { before, parts, sentences };
}

/** A paragraph in which a line of its own names a part, parted there. */
function withHeadingsApart(block: Block): Block[] {
  if (block.kind !== "text" || block.quotes > 0 || !block.text.includes("\n")) return [block];
  const parted: TextBlock[] = [];
  for (const [index, line] of block.text.split("\n").entries()) {
    const last = parted.at(-1);
    const isFirst = last === undefined;
    const one = { ...block, text: line, marker: index === 0 ? block.marker : "" };
    const isHeading = candidateFrom(one, 0) !== null;
    const followsHeading = last !== undefined && candidateFrom(last, 0)?.rest === "";
    if (isFirst || isHeading || followsHeading) {
      parted.push(isFirst ? one : { ...one, indent: 0, isApart: true });
    } else last.text += `\n${line}`;
  }
  return parted;
}

function candidateFrom(block: Block, index: number): Candidate | null {
  if (block.kind === "heading") {
    return { index, level: block.level, words: headingWords(block.text), rest: "" };
  }
  if (block.kind !== "text" || block.quotes > 0 || block.indent > 3) return null;
  const number = block.marker.length > 1 ? `${block.marker} ` : "";
  const line = block.text;
  const bold = /^(?:\*\*|__)([^*\n]{1,100}?)(?:\*\*|__)\s*[:：]?\s*/.exec(line);
  if (bold) {
    const words = headingWords(number + (bold[1] ?? ""));
    const rest = line.slice(bold[0].length);
    const isLabel = /[:：]\s*$/.test(bold[0]) || /[:：]\s*$/.test(bold[1] ?? "");
    if (rest !== "" && !(words.isBare && isLabel)) return null;
    if (rest === "" && !words.isBare && !words.isSentence && words.number === null) return null;
    return { index, level: rest === "" ? boldLine : labelled, words, rest };
  }
  if (line.length > 60 || line.includes("\n") || block.marker === "-") return null;
  const words = headingWords(number + line);
  return words.isBare ? { index, level: plainLine, words, rest: "" } : null;
}

/** Where the most parts stand, those named by words before those by number; of equals the uppermost. */
function levelOfParts(candidates: readonly Candidate[], hasOwnHeadings: boolean): number {
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

/** Which candidates are headings of parts. */
function nameParts(
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
  const here = candidates.filter((candidate) => candidate.level === level);
  const numbers = here.map(({ words }) => words.number);
  const areNumbered = numbers.filter((number) => number !== null).length >= 2;
  // In a language of which we know no words, four headings in a row are the four parts.
  const isByPlace =
    hasOwnHeadings && !areNumbered && level <= 6 && here.length <= summaryParts.length;
  here.forEach((candidate, index) => {
    const { words } = candidate;
    if (words.isSentence) return;
    const byNumber = partNumbered(words);
    const free = byNumber !== null && !taken.has(byNumber) ? byNumber : null;
    const byPlace = isByPlace ? (summaryParts[index] ?? null) : null;
    // A paper's title may well say "approach" or "evaluation".
    const isTitle = areNumbered && taken.size === 0 && words.number === null && !words.isBare;
    const byWords = isTitle ? null : words.part;
    const part = hasOwnHeadings
      ? (byNumber ?? byWords ?? byPlace)
      : byWords && taken.has(byWords)
        ? (free ?? byWords)
        : (byWords ?? free);
    if (part) name(candidate, part);
  });
  for (const candidate of candidates) {
    const { part, isBare } = candidate.words;
    if (candidate.level !== level && part && isBare && !taken.has(part)) name(candidate, part);
  }
  return named;
}

function paragraph(text: string): TextBlock {
  return { kind: "text", quotes: 0, indent: 0, marker: "", text, isApart: true };
}
