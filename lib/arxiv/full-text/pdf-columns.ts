import type { PdfPiece } from "./pdf-pages";

export type Row = PdfPiece[];

/** Pieces of about the same height on the page, each row from left to right, the highest first. */
export function rowsOf(pieces: readonly PdfPiece[]): Row[] {
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
export function gutterOf(rows: readonly Row[], width: number): number | null {
  let best: { x: number; score: number } | null = null;
  // A page may say that it is miles wide.
  if (!Number.isFinite(width)) return null;
  const step = Math.max(2, width / 400);
  for (let x = Math.round(width * 0.35); x <= width * 0.65; x += step) {
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
export function parted(row: Row, gutter: number): [Row, Row] | [null, null] {
  const before = row.filter((piece) => piece.x < gutter);
  const behind = row.filter((piece) => piece.x >= gutter);
  const end = Math.max(0, ...before.map((piece) => piece.x + piece.width));
  const start = behind[0]?.x ?? Number.POSITIVE_INFINITY;
  if (end > gutter + 2) return [null, null];
  return before.length > 0 && start - end < minGutter ? [null, null] : [before, behind];
}
