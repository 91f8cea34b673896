import { gutterOf, parted, type Row, rowsOf } from "./pdf-columns";
import type { PdfPage, PdfPiece } from "./pdf-pages";

/** Words in one line of one column, as they are read. */
export type PdfLine = {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number; // of most of its letters
  font: string; // of most of its letters
  isRow: boolean; // of a table: its cells are parted by " | "
  columnX: number; // where lines of its column begin
  columnWidth: number;
  pageHeight: number;
};

/**
 * Each page's lines in reading order. Where a page has two columns, each stretch between two lines
 * that run across both is read down the left one, then down the right one. A page that tells too
 * little, as the last one may, is taken to be as most others are.
 */
export function inReadingOrder(pages: readonly PdfPage[]): PdfLine[][] {
  const set = pages.map((page) => ({ page, rows: rowsOf(page.pieces) }));
  const gutters = set.map(({ page, rows }) => gutterOf(rows, page.width));
  const known = gutters.filter((gutter) => gutter !== null).sort((a, b) => a - b);
  const usual = known.length * 2 >= pages.length ? (known[known.length >> 1] ?? null) : null;
  return set.map(({ page, rows }, index) => {
    const gutter = gutters[index] ?? (usual !== null && isFree(usual, rows) ? usual : null);
    return linesOf(rows, page, gutter);
  });
}

/** Whether few lines of a page run across. */
function isFree(gutter: number, rows: readonly Row[]): boolean {
  const across = rows.filter((row) => parted(row, gutter)[0] === null).length;
  return across < rows.length * 0.4;
}

function linesOf(rows: readonly Row[], page: PdfPage, gutter: number | null): PdfLine[] {
  if (gutter === null) return measured(rows.map(lineOf), page.height);
  const lines: PdfLine[] = [];
  let left: Line[] = [];
  let right: Line[] = [];
  const flush = () => {
    lines.push(...measured(left, page.height), ...measured(right, page.height));
    left = [];
    right = [];
  };
  for (const row of rows) {
    const [before, behind] = parted(row, gutter);
    if (before === null) {
      flush();
      lines.push(...measured([lineOf(row)], page.height));
      continue;
    }
    if (before.length > 0) left.push(lineOf(before));
    if (behind.length > 0) right.push(lineOf(behind));
  }
  flush();
  return lines;
}

type Line = Omit<PdfLine, "columnX" | "columnWidth" | "pageHeight">;

function lineOf(row: Row): Line {
  let text = "";
  let end = row[0]?.x ?? 0;
  const isRow = wideGaps(row) >= 2;
  const fonts = new Map<string, { letters: number; size: number }>();
  for (const piece of row) {
    const gap = text === "" ? 0 : piece.x - end;
    // What overlaps is an accent, or a cell too narrow for its words.
    const isApart = gap > 0.15 * piece.size || (gap < -piece.size && piece.text.length > 1);
    const mark = isRow && isWide(gap, piece) ? " | " : " ";
    text += isApart && !/\s$/.test(text) ? mark + piece.text : piece.text;
    end = Math.max(end, piece.x + piece.width);
    const held = fonts.get(piece.font)?.letters ?? 0;
    fonts.set(piece.font, { letters: held + piece.text.length, size: piece.size });
  }
  const [font, { size }] = [...fonts].reduce((most, next) =>
    next[1].letters > most[1].letters ? next : most,
  );
  const x = row[0]?.x ?? 0;
  const main = row.find((piece) => piece.font === font) ?? row[0];
  return {
    text: text.replace(/\s+/g, " ").trim(),
    x,
    y: main?.y ?? 0,
    width: end - x,
    size,
    font,
    isRow,
  };
}

/** Wider than between any two words. */
function isWide(gap: number, { size }: PdfPiece): boolean {
  return gap > 1.2 * size;
}

function wideGaps(row: Row): number {
  return row.filter((piece, index) => {
    const before = row[index - 1];
    return before !== undefined && isWide(piece.x - before.x - before.width, piece);
  }).length;
}

/** With the column's measures, as most of its lines tell them. */
function measured(lines: readonly Line[], pageHeight: number): PdfLine[] {
  const starts = lines.map(({ x }) => x).sort((a, b) => a - b);
  const columnX = starts[Math.floor(starts.length * 0.2)] ?? 0;
  const ends = lines.map(({ x, width }) => x + width).sort((a, b) => a - b);
  const columnEnd = ends[Math.floor(ends.length * 0.8)] ?? 0;
  return lines.map((line) => ({ ...line, columnX, columnWidth: columnEnd - columnX, pageHeight }));
}
