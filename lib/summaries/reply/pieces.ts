import { formulaAt } from "../../tex/dollars";
import { indexOfMark, type Source, sourceOf } from "../../tex/source";

/** A line or paragraph of Markdown in its parts; joined, their `raw` is the text again. */
export type MarkdownPiece =
  | { kind: "prose"; raw: string }
  | { kind: "code"; raw: string; content: string }
  | { kind: "formula"; raw: string; tex: string; isDisplay: boolean };

/**
 * Formulas in any of the delimiters that models use: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`. Which
 * dollars are money is judged as in an abstract. Time is linear in the length.
 */
export function markdownPieces(text: string): MarkdownPiece[] {
  const source = sourceOf(text);
  const ticks = backticksOf(text);
  const pieces: MarkdownPiece[] = [];
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const found = pieceAt(source, ticks, at);
    if (found === null) {
      // Behind a backslash nothing begins, nor in the rest of a run of backticks.
      at += text[at] === "\\" ? 2 : text[at] === "`" ? runAt(text, at) : 1;
      continue;
    }
    if (start < at) pieces.push({ kind: "prose", raw: text.slice(start, at) });
    pieces.push(found);
    at += found.raw.length;
    start = at;
  }
  if (start < text.length) pieces.push({ kind: "prose", raw: text.slice(start) });
  return pieces;
}

/**
 * A text whose formulas and code are out of the way of what reads its prose, behind characters of
 * the private use area, which `answerText` drops; `unmask` puts back what was made of them.
 */
export function maskedMarkdown(
  text: string,
  rewrite: (piece: Exclude<MarkdownPiece, { kind: "prose" }>) => string,
): { masked: string; unmask(prose: string): string } {
  const kept: string[] = [];
  const masked = markdownPieces(text)
    .map((piece) => {
      if (piece.kind === "prose") return piece.raw;
      const written = rewrite(piece);
      return written === "" ? "" : `\uE000${kept.push(written) - 1}\uE001`;
    })
    .join("");
  const unmask = (prose: string) =>
    prose.replace(/\uE000(\d+)\uE001/g, (_, index) => kept[Number(index)] ?? "");
  return { masked, unmask };
}

/** No formula in a summary is longer; it bounds the search for a closing dollar. */
const longestFormula = 1000;

function pieceAt(source: Source, ticks: Backticks, at: number): MarkdownPiece | null {
  const { text } = source;
  if (text[at] === "`") return codeAt(text, ticks, at);
  if (text[at] === "\\") return delimitedAt(source, at);
  if (text[at] !== "$") return null;
  const formula = formulaAt(source, at, Math.min(text.length, at + longestFormula));
  if (!formula) return null;
  const raw = text.slice(at, formula.next);
  const tex = text.slice(formula.from, formula.to);
  // The second dollar stands in code: "$10, or `$HOME`".
  if (tex.includes("`")) return null;
  return { kind: "formula", raw, tex, isDisplay: raw.startsWith("$$") };
}

function delimitedAt(source: Source, at: number): MarkdownPiece | null {
  const { text } = source;
  const opening = text[at + 1];
  if (opening !== "(" && opening !== "[") return null;
  const end = indexOfMark(source, opening === "(" ? "\\)" : "\\]", at + 2);
  if (end < 0 || end - at > longestFormula) return null;
  const tex = text.slice(at + 2, end);
  // `\[12\]` is a citation whose brackets were escaped.
  if (tex.trim() === "" || (opening === "[" && /^[\d\s,–-]+$/.test(tex))) return null;
  return { kind: "formula", raw: text.slice(at, end + 2), tex, isDisplay: opening === "[" };
}

/** Where the runs of backticks stand, by their length. */
type Backticks = Map<number, { starts: number[]; next: number }>;

function backticksOf(text: string): Backticks {
  const ticks: Backticks = new Map();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const same = ticks.get(run.length) ?? { starts: [], next: 0 };
    same.starts.push(index);
    ticks.set(run.length, same);
  }
  return ticks;
}

function codeAt(text: string, ticks: Backticks, at: number): MarkdownPiece | null {
  const length = runAt(text, at);
  const same = ticks.get(length);
  if (!same) return null;
  while ((same.starts[same.next] ?? Number.POSITIVE_INFINITY) <= at) same.next += 1;
  const end = same.starts[same.next];
  if (end === undefined) return null;
  const content = text.slice(at + length, end);
  if (content.trim() === "") return null;
  return { kind: "code", raw: text.slice(at, end + length), content };
}

function runAt(text: string, at: number): number {
  let end = at;
  while (text[end] === "`") end += 1;
  return end - at;
}
