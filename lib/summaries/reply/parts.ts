import type { SummaryPart } from "../summary";
import type { Block, TextBlock } from "./blocks";
import { saysPartPlainly } from "./headings";
import { boldLine, candidateFrom, withHeadingsApart } from "./part-candidates";
import { levelOfParts, nameParts } from "./part-names";

/** A model's blocks parted into what stands before the first part, the parts, and one line aside. */
export type Parted = {
  before: readonly Block[];
  parts: ReadonlyMap<SummaryPart, Part>;
  /** Under a heading such as "TL;DR" of its own. */
  sentences: readonly Block[];
};

export type Part = { heading: string; blocks: Block[] };

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
      const { text } = candidate.words;
      const opened = parts.get(part) ?? { heading: text, blocks: [] };
      if (parts.has(part)) {
        // "Limitations" before "Conclusions" stays a part within it.
        if (!saysPartPlainly(opened.heading, part)) opened.blocks.unshift(within(opened.heading));
        opened.heading = text;
        opened.blocks.push(within(text));
      }
      parts.set(part, opened);
      target = current = opened.blocks;
      if (candidate.rest !== "") target.push(paragraph(candidate.rest));
    } else if (candidate?.words.isSentence && candidate.level <= boldLine) {
      target = sentences;
    } else if (block.kind === "heading") {
      target = current;
      const depth = block.level <= level ? 3 : Math.min(block.level - Math.min(level, 6) + 2, 4);
      // The number of a part that is none counts no more.
      const own = block.level === level ? candidate?.words.text : "";
      target.push({ ...block, level: Math.max(depth, 3), text: own || block.text });
    } else {
      target.push(block);
      // Under a line in bold stands one paragraph; what follows goes on with the part.
      if (target === sentences) target = current;
    }
  });
  return { before, parts, sentences };
}

function paragraph(text: string): TextBlock {
  return { kind: "text", quotes: 0, indent: 0, marker: "", text, isApart: true };
}

function within(text: string): Block {
  return { kind: "heading", level: 3, text };
}
