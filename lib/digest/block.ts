/**
 * The digest's place in a file that is otherwise its owner's: between two comments, each on a line
 * of its own, that stand there once.
 */
export const markers = { begin: "<!-- digest:begin -->", end: "<!-- digest:end -->" };

export type Placed = { text: string } | { problem: string };

/** The file with a new block; what is outside of it stays byte for byte, line ends included. */
export function withBlock(file: string, block: string): Placed {
  const begins = placesOf(file, markers.begin);
  const ends = placesOf(file, markers.end);
  const [begin] = begins;
  const [end] = ends;
  if (begin === undefined || end === undefined) {
    const missing = begin === undefined ? markers.begin : markers.end;
    return {
      problem: `has no line ${missing}; put ${markers.begin} and below it ${markers.end} where the papers should be`,
    };
  }
  if (begins.length > 1 || ends.length > 1) {
    return {
      problem: `has more than one ${begins.length > 1 ? markers.begin : markers.end}; leave one`,
    };
  }
  if (end.from < begin.to)
    return { problem: `has ${markers.end} before ${markers.begin}; swap them` };
  const lineEnd = begin.lineEnd;
  const content = `${block.trim()}\n`.replaceAll("\n", lineEnd);
  return { text: file.slice(0, begin.to) + content + file.slice(end.from) };
}

type LineAt = { from: number; to: number; lineEnd: string };

/** Whole lines that are the marker; blanks around it do not count. */
function placesOf(file: string, marker: string): LineAt[] {
  const places: LineAt[] = [];
  const line = /([^\r\n]*)(\r\n|\n|\r|$)/g;
  for (const match of file.matchAll(line)) {
    const [whole, text = "", lineEnd = ""] = match;
    if (text.trim() !== marker) continue;
    places.push({ from: match.index, to: match.index + whole.length, lineEnd: lineEnd || "\n" });
  }
  return places;
}
