import { escapeHtml } from "../escape";
import { markdownHtml, plainHtml } from "../summaries/html/html";
import type { Summary } from "../summaries/summary";
import type { MathStyle } from "../tex/math-style";
import { anchor } from "./prose";
import type { SummaryHtml } from "./summary-text";
import { type SummaryWords, sourceWords, wordsFor } from "./summary-words";
import { printable } from "./text";

/**
 * A summary as blocks of HTML: who wrote it from what, the one sentence, the parts, and what is to
 * be known about it. Where it is too long, whole parts are left out from the end, with a link to
 * the rest, and of the first part, if even this is too long, paragraphs, lists and tables. The
 * heading, the sentence and the notes always stay.
 */
export const summaryHtml: SummaryHtml = (summary, place) => {
  const words = wordsFor(summary.language);
  const model = escapeHtml(printable(summary.model));
  const from = sourceWords[summary.source];
  const head = [
    `<h3>Summary by ${model} from ${from}</h3>`,
    ...sentenceBlocks(summary, place.math, words),
  ];
  const foot = notesOn(summary, place.version, words).map((note) => `<p>${note}</p>`);
  const parts = partsOf(markdownHtml(summary.markdown, { math: place.math, topHeading: 4 }));
  const room = place.mostBytes - bytesOf(head) - bytesOf(foot) + 1;
  return { blocks: [...head, ...fitted(parts, room, restBlock(place.paperUrl, words)), ...foot] };
};

function sentenceBlocks(
  { sentence }: Summary,
  math: MathStyle,
  { inOneSentence }: SummaryWords,
): string[] {
  const html = sentence === null ? "" : plainHtml(sentence, math);
  const gap = inOneSentence.endsWith("：") ? "" : " ";
  return html === "" ? [] : [`<p><strong>${inOneSentence}</strong>${gap}${html}</p>`];
}

/** Sentences of HTML. */
function notesOn(summary: Summary, version: number, words: SummaryWords): string[] {
  const { missing, leftOut, unfound } = summary;
  const notes = [
    missing.length > 0 && words.missing(missing),
    summary.version < version && words.ofVersion(summary.version, version),
    leftOut.length > 0 && words.leftOut(leftOut),
    summary.isCut && words.isCut,
    unfound !== null && unfound.length > 0 && words.unfound(firstOf(unfound)),
    unfound === null && words.unchecked,
    words.caution,
  ];
  return notes.filter((note) => note !== false).map((note) => escapeHtml(printable(note)));
}

/** A summary of nothing but figures is not said twice. */
function firstOf(figures: readonly string[]): string {
  const shown = figures.slice(0, mostFigures).join(", ");
  return figures.length > mostFigures ? `${shown}, …` : shown;
}

const mostFigures = 20;

/** Each heading of the level of parts with what stands below it. */
function partsOf(blocks: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (const block of blocks) {
    if (parts.length === 0 || isHeading(block)) parts.push([]);
    parts.at(-1)?.push(block);
  }
  return parts;
}

function isHeading(block: string): boolean {
  return block.startsWith("<h4>");
}

/** As much as has room, and what says that there is more. */
function fitted(parts: readonly string[][], room: number, rest: string): string[] {
  if (bytesOf(parts.flat()) <= room) return parts.flat();
  const roomBeforeRest = room - bytesOf([rest]);
  const whole = fitting(parts, (part) => bytesOf(part), roomBeforeRest);
  if (whole.length > 0) return [...whole.flat(), rest];
  const [first = []] = parts;
  const some = fitting(first, (block) => bytesOf([block]), roomBeforeRest);
  return some.every(isHeading) ? [rest] : [...some, rest];
}

function fitting<T>(values: readonly T[], bytesIn: (value: T) => number, room: number): T[] {
  let left = room;
  const end = values.findIndex((value) => {
    left -= bytesIn(value);
    return left < 0;
  });
  return values.slice(0, end < 0 ? undefined : end);
}

/** With a line break behind each. */
function bytesOf(blocks: readonly string[]): number {
  return blocks.reduce((sum, block) => sum + Buffer.byteLength(block, "utf8") + 1, 0);
}

function restBlock(paperUrl: string, { rest: [before, link, behind] }: SummaryWords): string {
  return `<p>${before}${anchor(paperUrl, link)}${behind}</p>`;
}
