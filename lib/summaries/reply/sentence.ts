import { maskedMarkdown } from "./pieces";

/** The one sentence of a summary: found in what a model wrote, as plain text. */

const longest = 400;
const shortest = 12; // letters; a character of Chinese counts as two

/**
 * A paragraph as the one sentence, without Markdown's marks and without a label, formulas as TeX;
 * null if it says too little to stand alone. Of a longer one as many whole sentences as fit.
 */
export function sentenceFrom(paragraph: string): string | null {
  const line = withoutLabel(withoutMarks(paragraph).replace(/\s+/g, " ").trim());
  const sentence = shortened(line);
  if (!saysSomething(sentence) || label.test(sentence) || isLeadIn(sentence)) return null;
  return sentence;
}

/** "Here is the summary:", "好的，以下是总结：". */
export function isLeadIn(line: string): boolean {
  const text = line.trim();
  return (
    (/[:：]$/.test(text) && text.length <= 300) ||
    /^(?:sure|certainly|of course|okay|here(?:'s| is| are)|below is|好的|当然|以下(?:是|为)|下面(?:是|为))(?![\p{L}\p{N}]*ly\b)/iu.test(
      text,
    )
  );
}

/** What a model says to its user behind the last part. */
export function isFarewell(line: string): boolean {
  return /^(?:let me know|feel free|i hope|hope this|if you(?:'d| would| need| want| have)|would you like|please let me|希望(?:这|以上|本)|如果您|如果你|如需|如有(?:任何|其他)?(?:疑问|需要|问题)|需要我)/i.test(
    line.trim(),
  );
}

/** A line that says whose paper it is; the item around the summary says that already. */
const label =
  /^(?:(?:paper )?title|authors?|arxiv(?: id)?|date|published|keywords|abstract|标题|题目|作者|论文(?:标题|题目)?|日期|关键词)\s*[:：]/i;

const sentenceMark =
  /^(?:tl;?\s?dr|(?:one|single)[- ](?:sentence|line)(?:[- ](?:summary|conclusion|takeaway))?|in (?:one sentence|short)|takeaway|summary|conclusion|bottom line|一句话(?:总结|概括|概述|结论|摘要)?|总结|摘要|结论)\s*[:：—–-]+\s*/i;

function withoutLabel(line: string): string {
  return line.replace(/^[^\p{L}\p{N}$\\("'“‘（《「.]+/u, "").replace(sentenceMark, "");
}

/** A last paragraph that says it is the conclusion in one line; null of any other. */
export function closingFrom(paragraph: string): string | null {
  const line = withoutMarks(paragraph).replace(/^[^\p{L}\p{N}$]+/u, "");
  return sentenceMark.test(line) ? sentenceFrom(paragraph) : null;
}

export function isLabel(line: string): boolean {
  return label.test(withoutMarks(line).trim());
}

/** Emphasis, headings, quotes and code as their text. */
export function withoutMarks(markdown: string): string {
  const { masked, unmask } = maskedMarkdown(markdown.replace(/^[>#\s]+/, ""), (piece) =>
    piece.kind === "code" ? piece.content : `$${piece.tex}$`,
  );
  const plain = masked
    .replace(emphasis, "")
    .replace(/\\([!-/:-@[-`{-~])/g, (written, mark: string) => (mark === "$" ? written : mark))
    .replace(/&(lt|gt|amp|quot|nbsp|#39);/g, (written, name: string) => entities[name] ?? written);
  return unmask(plain);
}

/** Marks with a blank on both sides, behind a backslash or within a word are characters. */
const emphasis =
  /(?<![\\*])\*+(?=\S)|(?<=[^\s\\])\*+|~~|(?<![\p{L}\p{N}\\_])_+(?=\S)|(?<=[^\s\\])_+(?![\p{L}\p{N}])/gu;

const entities: Record<string, string> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  nbsp: " ",
  "#39": "'",
};

function shortened(line: string): string {
  if (line.length <= longest) return line;
  const beginning = line.slice(0, longest);
  const ends = [...beginning.matchAll(/[.!?](?= )|[。！？]/g)].map(({ index }) => index + 1);
  const end = ends.findLast((at) => at >= longest / 4 && isOutsideFormula(beginning, at));
  if (end !== undefined) return beginning.slice(0, end);
  const room = beginning.slice(0, longest - 1);
  const blank = room.lastIndexOf(" ");
  const cut = room.slice(0, blank > longest / 2 ? blank : room.length).toWellFormed();
  const formula = isOutsideFormula(cut, cut.length) ? cut.length : cut.lastIndexOf("$");
  return `${cut.slice(0, formula).replace(/[\uFFFD\s]+$/, "")}…`;
}

function isOutsideFormula(text: string, at: number): boolean {
  return ((text.slice(0, at).match(/(?<!\\)\$/g)?.length ?? 0) & 1) === 0;
}

function saysSomething(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const wide = letters.filter((letter) => letter > "\u2E7F").length;
  return letters.length + wide >= shortest && /[\s\u2E80-\u{10FFFF}]/u.test(text);
}
