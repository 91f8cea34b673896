import type { PaperText, TextSection } from "../../summaries/paper-text";
import { Sections } from "./html-sections";
import { HeadingCount } from "./pdf-headings";
import { Hyphens } from "./pdf-hyphens";
import type { PdfLine } from "./pdf-reading-order";

/** Joins lines to paragraphs and puts them under the headings among them. */
export function sectionsOf(pages: readonly PdfLine[][]): PaperText {
  const lines = pages.flat();
  const hyphens = new Hyphens(lines.map(({ text }) => text));
  const body = bodyOf(lines);
  const headings = new HeadingCount(body);
  const sections = new Sections();
  let kind: TextSection["kind"] = "body";
  let paragraph = "";
  let previous: PdfLine | null = null;

  const flush = () => {
    sections.add(paragraph.trim(), kind);
    paragraph = "";
  };
  for (const [index, line] of lines.entries()) {
    if (sections.isFull) break;
    const heading = headings.read(line, previous, lines[index + 1] ?? null, kind);
    if (heading !== null) {
      flush();
      kind = heading.kind;
      sections.open(line.text, heading.level, kind);
    } else {
      const isRow = line.isRow && previous?.isRow === true;
      if (paragraph.length > maxParagraph) flush();
      if (!isRow && previous !== null && isNewParagraph(previous, line, kind)) flush();
      paragraph = isRow ? `${paragraph}\n${line.text}` : hyphens.joined(paragraph, line.text);
    }
    previous = heading === null ? line : { ...line, width: 0 };
  }
  flush();
  return sections.result("pdf");
}

/** What goes on for longer is a list or a table whose parts look like one. */
const maxParagraph = 20_000;

/** The font and size of most letters. */
function bodyOf(lines: readonly PdfLine[]): { font: string; size: number } {
  const counts = new Map<string, { letters: number; font: string; size: number }>();
  for (const { font, size, text } of lines) {
    const key = `${font} ${size.toFixed(1)}`;
    const letters = (counts.get(key)?.letters ?? 0) + text.length;
    counts.set(key, { letters, font, size });
  }
  const most = [...counts.values()].sort((a, b) => b.letters - a.letters)[0];
  return { font: most?.font ?? "", size: most?.size ?? 10 };
}

function isNewParagraph(previous: PdfLine, line: PdfLine, kind: TextSection["kind"]): boolean {
  if (kind === "references" && /^(?:\[[^\]]{1,20}\]|\d{1,3}\.)\s/.test(line.text)) return true;
  if (line.isRow !== previous.isRow || caption.test(line.text)) return true;
  if (Math.abs(line.size - previous.size) > 0.15 * previous.size) return true;
  const isNextColumn = line.y > previous.y || line.columnX !== previous.columnX;
  const ends = /[.!?:]["”’)\]]*$/.test(previous.text);
  // A paragraph goes on in the next column and on the next page unless it ended there.
  const indent = line.x - line.columnX;
  const isIndented = indent > 0.7 * line.size && indent < 4 * line.size;
  if (isNextColumn) return ends && (isIndented || isShort(previous));
  if (previous.y - line.y > 1.7 * line.size) return true;
  return ends && (isIndented || isShort(previous)) && previous.x - line.x < 3 * line.size;
}

const caption = /^(?:Table|Figure|Fig\.|Algorithm) ?\d{1,3}\s*[:.|]/;

/** It ends well before its column does. */
function isShort({ x, width, columnX, columnWidth }: PdfLine): boolean {
  return x + width < columnX + 0.85 * columnWidth;
}
