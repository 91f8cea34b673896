import type { TextSection } from "../../summaries/paper-text";
import type { PdfLine } from "./pdf-reading-order";

type Kind = TextSection["kind"];
type Heading = { level: number; kind: Kind };

/**
 * Tells headings from other lines. A line is one where it stands apart by its font or size, and
 * has a known name or the number that comes next; other lines are left in the text, where they do
 * less harm than a wrong heading.
 */
export class HeadingCount {
  private section = 0;
  private inner: number[] = []; // of the subsections within
  private appendix = 0; // how many letters are used up

  constructor(private readonly body: { font: string; size: number }) {}

  read(line: PdfLine, before: PdfLine | null, next: PdfLine | null, kind: Kind): Heading | null {
    const text = line.text.replace(/\s+/g, " ");
    if (text.length > 120 || next === null || isOfContents(line)) return null;
    if (!this.standsOut(line, before, next)) return null;
    if (references.test(text)) return { level: 1, kind: "references" };
    if (appendix.test(text)) return { level: 1, kind: "appendix" };
    if (named.test(text)) return { level: 1, kind: kind === "references" ? "appendix" : kind };
    return this.numbered(text, kind) ?? this.lettered(text, kind);
  }

  /** Larger letters or others than the text's, on a line of their own. */
  private standsOut(line: PdfLine, before: PdfLine | null, next: PdfLine): boolean {
    const isLarger = line.size > this.body.size * 1.04;
    const isOther = line.font !== this.body.font && line.size > this.body.size * 0.85;
    if (isLarger || isOther) return true;
    // Set in the text's own font, it has white around it, and no full stop.
    const above = before === null ? Number.POSITIVE_INFINITY : before.y - line.y;
    const below = line.y - next.y;
    const isApart = (above < 0 || above > 1.6 * line.size) && below > 1.3 * line.size;
    return isApart && line.width < line.columnWidth * 0.8 && !/[.,;]$/.test(line.text);
  }

  /** "3 Method", "3.1. Data", "IV. RESULTS": only the one that comes next. */
  private numbered(text: string, kind: Kind): Heading | null {
    if (kind === "appendix") return null;
    const match =
      /^(\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}(?=\.))\.?\s+\p{Lu}(?:(?![.!?]\s).)*[^.,;]$/u.exec(
        text,
      );
    const number = match?.[1];
    if (number === undefined) return null;
    const parts = /\d/.test(number) ? number.split(".").map(Number) : [roman(number)];
    const [section = 0, ...inner] = parts;
    const isNext =
      inner.length === 0
        ? isSoonAfter(section, this.section)
        : section === this.section
          ? this.isNextInner(inner)
          : section === this.section + 1 && inner.every((count) => isSoonAfter(count, 0));
    if (!isNext) return null;
    this.section = section;
    this.inner = inner;
    return { level: parts.length, kind: kind === "references" ? "appendix" : kind };
  }

  private isNextInner(inner: readonly number[]): boolean {
    const depth = inner.length - 1;
    const held = this.inner[depth] ?? 0;
    const isSame = inner.slice(0, depth).every((number, index) => number === this.inner[index]);
    return isSame && isSoonAfter(inner[depth] ?? 0, held);
  }

  /** "A Proofs", "B.2 More Tables", once an appendix may have begun. */
  private lettered(text: string, kind: Kind): Heading | null {
    const match = /^([A-Z])((?:\.\d{1,2}){0,3})\.?\s+\p{Lu}(?:(?![.!?]\s).)*[^.,;]$/u.exec(text);
    if (match?.[1] === undefined || kind === "body") return null;
    const letter = match[1].charCodeAt(0) - 64;
    const depth = (match[2] ?? "").split(".").length;
    if (depth === 1 ? letter !== this.appendix + 1 : letter !== this.appendix) return null;
    this.appendix = letter;
    return { level: depth, kind: "appendix" };
  }
}

/** An entry of a table of contents: it ends in dots, or in a number at the column's edge. */
function isOfContents({ text, x, width, columnX, columnWidth }: PdfLine): boolean {
  if (/(?:\. ?){4,}\d*$/.test(text.slice(-200))) return true;
  return /\s\d{1,3}$/.test(text) && x + width > columnX + 0.93 * columnWidth;
}

/** The next, or the one behind it, where one heading was not seen as such. */
function isSoonAfter(number: number, last: number): boolean {
  return number === last + 1 || number === last + 2;
}

const numbering = "(?:\\d{1,2}\\.?\\s+|[IVX]{1,5}\\.\\s+)?";
const references = new RegExp(
  `^${numbering}(?:references(?: and notes)?|bibliography|literature cited|works cited)\\s*:?$`,
  "i",
);
const appendix =
  /^(?:appendi(?:x|ces)|supplementa(?:ry|l) (?:material|information|materials)|supporting information)\b/i;
const named =
  /^(?:abstract|introduction|conclusions?|discussion|acknowledge?ments?|acknowledgments?|funding|data availability|code availability|ethics statement|broader impacts?|limitations|methods|results)\s*:?$/i;

function roman(number: string): number {
  const values: Record<string, number> = { I: 1, V: 5, X: 10 };
  const digits = [...number].map((digit) => values[digit] ?? 0);
  return digits.reduce(
    (sum, value, index) => sum + (value < (digits[index + 1] ?? 0) ? -value : value),
    0,
  );
}
