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

type Row = PdfPiece[];
type Line = Omit<PdfLine, "columnX" | "columnWidth" | "pageHeight">;

/** Pieces of about the same height on the page, each row from left to right, the highest first. */
function rowsOf(pieces: readonly PdfPiece[]): Row[] {
  const sorted = [...pieces].sort((a, b) => b.y - a.y);
  const rows: { y: number; size: number; row: Row }[] = [];
  for (const piece of sorted) {
    const last = rows.at(-1);
    // What stands raised or lowered is within half a letter's height of its line.
    if (last !== undefined && last.y - piece.y < 0.5 * Math.max(last.size, piece.size)) {
      last.row.push(piece);
      if (piece.size > last.size) Object.assign(last, { y: piece.y, size: piece.size });
    } else rows.push({ y: piece.y, size: piece.size, row: [piece] });
  }
  return rows.map(({ row }) => row.sort((a, b) => a.x - b.x));
}

/** The x of the white between two columns; null where the page has one. */
function gutterOf(rows: readonly Row[], width: number): number | null {
  let best: { x: number; score: number } | null = null;
  for (let x = Math.round(width * 0.35); x <= width * 0.65; x += 2) {
    const score = scoreAt(x, rows, width);
    if (score !== null && (best === null || score > best.score)) best = { x, score };
  }
  return best?.x ?? null;
}

/** How many rows speak for columns that part at x; null where too few do. */
function scoreAt(x: number, rows: readonly Row[], width: number): number | null {
  let across = 0;
  let [both, leftOnly, rightOnly] = [0, 0, 0];
  const starts = new Map<number, number>();
  for (const row of rows) {
    const behind = row.findIndex((piece) => piece.x >= x);
    const before = behind === -1 ? row : row.slice(0, behind);
    const end = Math.max(0, ...before.map((piece) => piece.x + piece.width));
    const start = behind === -1 ? null : (row[behind]?.x ?? null);
    if (end > x || (before.length > 0 && start !== null && start - end < minGutter)) {
      across++;
      continue;
    }
    if (start !== null) {
      const place = Math.round(start / 4);
      starts.set(place, (starts.get(place) ?? 0) + 1);
    }
    const isLong = before.length > 0 && end - (before[0]?.x ?? 0) > width * 0.2;
    if (start === null) leftOnly += isLong ? 1 : 0;
    else if (before.length === 0) rightOnly++;
    else if (isLong) both++;
  }
  const paired = both + Math.min(leftOnly, rightOnly);
  // Lines of a column begin at one place, the cells of a table or a formula's parts at many.
  const aligned = Math.max(0, ...starts.values());
  if (paired < 6 || paired < across * 0.7 || aligned < (both + rightOnly) * 0.4) return null;
  return paired - across;
}

const minGutter = 7;

/** A row's pieces on either side; null where one runs across. */
function parted(row: Row, gutter: number): [Row, Row] | [null, null] {
  const before = row.filter((piece) => piece.x < gutter);
  const behind = row.filter((piece) => piece.x >= gutter);
  const end = Math.max(0, ...before.map((piece) => piece.x + piece.width));
  const start = behind[0]?.x ?? Number.POSITIVE_INFINITY;
  if (end > gutter + 2) return [null, null];
  return before.length > 0 && start - end < minGutter ? [null, null] : [before, behind];
}

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
