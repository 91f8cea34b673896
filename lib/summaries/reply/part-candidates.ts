import type { Block, TextBlock } from "./blocks";
import { type HeadingWords, headingWords } from "./headings";

/** A block that may be the heading of a part. */
export type Candidate = {
  index: number;
  /** 1 to 6 as Markdown counts; then a line in bold, a line, and a label with text behind it. */
  level: number;
  words: HeadingWords;
  rest: string; // what stands behind a label
};

export const boldLine = 7;
const plainLine = 8;
export const labelled = 9;

/** A paragraph in which a line of its own names a part, parted there. */
export function withHeadingsApart(block: Block): Block[] {
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

export function candidateFrom(block: Block, index: number): Candidate | null {
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
