import { printable } from "../feeds/text";
import type { Paper } from "../papers/paper";
import { piecesOf } from "../tex/readable";
import type { LeftOutPart } from "./summary";

/** A paper's text for a model: Markdown with formulas as TeX between `$`, in the paper's order. */
export type PaperText = {
  source: "html" | "pdf" | "abstract";
  sections: readonly TextSection[];
};

export type TextSection = {
  heading: string; // "3.1 Data"; "" where the text has none, as before the first
  level: number; // 1 for a section, 2 for one within it, …
  kind: "body" | "references" | "appendix";
  text: string;
};

/** As much of a text as a model may be given, and what was left out of it. */
export type FittedText = { text: string; leftOut: LeftOutPart[] };

/** All that is known where only the announcement can be read. */
export function abstractText(paper: Pick<Paper, "abstract">): PaperText {
  const text = withFormulas(paper.abstract);
  return { source: "abstract", sections: [{ heading: "Abstract", level: 1, kind: "body", text }] };
}

/** TeX as readable paragraphs that keep their formulas as TeX, which is how models read them. */
export function withFormulas(tex: string): string {
  return tex
    .split("\n\n")
    .map((paragraph) =>
      printable(
        piecesOf(paragraph)
          .map((piece) =>
            typeof piece === "string"
              ? piece
              : piece.kind === "formula"
                ? piece.written
                : piece.text,
          )
          .join(""),
      )
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

/**
 * A text of at most `maxChars` UTF-16 units. Where it is too long the references go first, then
 * the appendices, then the end of the body: a summary needs the conclusion more than the last
 * experiments, so the sections that conclude stay, and what goes is what stands before them.
 */
export function fitText({ sections }: PaperText, maxChars: number): FittedText {
  const leftOut: LeftOutPart[] = [];
  let kept = sections;
  for (const [kind, name] of leaving) {
    if (lengthOf(kept) <= maxChars) break;
    const without = kept.filter((section) => section.kind !== kind);
    if (without.length < kept.length) leftOut.push(name);
    kept = without;
  }
  if (lengthOf(kept) <= maxChars) return { text: kept.map(written).join(gap), leftOut };
  return { text: shortened(kept, maxChars), leftOut: [...leftOut, "end"] };
}

const leaving = [
  ["references", "references"],
  ["appendix", "appendices"],
] as const;

const gap = "\n\n";
const omission = "[…]";

/** The beginning of the body and its conclusion, with a mark between them. */
function shortened(body: readonly TextSection[], maxChars: number): string {
  const last = conclusionOf(body);
  const first = body.filter((section) => !last.has(section)).map(written);
  // The conclusion may take a third of the room at most: without a beginning it explains nothing.
  const end = cut([...last].map(written).join(gap), Math.floor(maxChars / 3));
  const room = maxChars - (end === "" ? 0 : end.length + gap.length) - omission.length - gap.length;
  const beginning = cut(first.join(gap), room);
  const isWhole = beginning.length === first.join(gap).length;
  return [beginning, isWhole ? "" : omission, end]
    .filter((part) => part !== "")
    .join(gap)
    .slice(0, Math.max(maxChars, 0))
    .toWellFormed()
    .replace(/\uFFFD$/, "");
}

/** The sections of the second half whose heading concludes, with those within them. */
function conclusionOf(body: readonly TextSection[]): Set<TextSection> {
  const starts = body.flatMap(({ heading }, index) => (concludes.test(heading) ? [index] : []));
  const half = Math.floor(body.length / 2);
  const concluding = starts
    .filter((start) => start >= half)
    .flatMap((start) => {
      const level = body[start]?.level ?? 1;
      const next = body.findIndex((section, index) => index > start && section.level <= level);
      return body.slice(start, next < 0 ? body.length : next);
    });
  return new Set(concluding);
}

const concludes = /\b(conclu(sions?|ding)|discussion|limitations?|summary)\b|结论|总结|讨论|局限/i;

/** The beginning of a text, cut behind a paragraph, else a sentence or a word. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  if (length <= 0) return "";
  const beginning = text.slice(0, length);
  for (const [mark, keeps] of boundaries) {
    const at = beginning.lastIndexOf(mark);
    if (at > length / 2) return withoutBareHeading(beginning.slice(0, at + keeps));
  }
  return beginning.toWellFormed().replace(/\uFFFD$/, "");
}

/** A mark, and how many of its characters stay. */
const boundaries = [
  [gap, 0],
  [". ", 1],
  ["。", 1],
  [" ", 0],
] as const;

/** A heading says nothing when its section was cut away. */
function withoutBareHeading(text: string): string {
  const at = text.lastIndexOf(gap);
  return at >= 0 && /^#{1,6} [^\n]*$/.test(text.slice(at + gap.length)) ? text.slice(0, at) : text;
}

function lengthOf(sections: readonly TextSection[]): number {
  return sections.reduce((sum, section, index) => {
    return sum + written(section).length + (index === 0 ? 0 : gap.length);
  }, 0);
}

function written({ heading, level, text }: TextSection): string {
  const title =
    heading.trim() === "" ? "" : `${"#".repeat(Math.min(Math.max(level, 1), 6))} ${heading.trim()}`;
  return [title, text.trim()].filter((part) => part !== "").join(gap);
}
