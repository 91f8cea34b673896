import { formula } from "@/lib/tex/math";
import { Output } from "@/lib/tex/output";
import { type Piece, plain } from "@/lib/tex/pieces";
import { groupAt, type Range, type Source } from "@/lib/tex/source";

/** Reads a range of text mode; handed down so that the modules need not import each other. */
export type TextReader = (source: Source, range: Range, depth: number) => Piece[];

/** A place in a range of text mode, what has been written so far, and the ways to move on. */
export class Cursor {
  readonly text: string;
  readonly to: number;
  readonly out = new Output();
  at: number;

  constructor(
    readonly source: Source,
    readonly range: Range,
    private readonly depth: number,
    private readonly read: TextReader,
  ) {
    this.text = source.text;
    this.at = range.from;
    this.to = range.to;
  }

  /** The character `ahead` places on, if it is still in the range. */
  peek(ahead: number): string | undefined {
    return this.at + ahead < this.to ? this.text[this.at + ahead] : undefined;
  }

  group(at: number): Range | undefined {
    return groupAt(this.source, at, this.to);
  }

  /** What a sticky pattern matches at `at`, cut at the end of the range. */
  match(pattern: RegExp, at: number): string | undefined {
    if (at >= this.to) return undefined;
    pattern.lastIndex = at;
    return pattern.exec(this.text)?.[0].slice(0, this.to - at);
  }

  slice(range: Range): string {
    return this.text.slice(range.from, range.to);
  }

  /** The group's contents, read as one string. */
  inside(range: Range): string {
    return plain(this.read(this.source, range, this.depth + 1));
  }

  /** Writes the group's contents, their formulas and links included. */
  pour(range: Range): void {
    this.out.pour(this.read(this.source, range, this.depth + 1));
  }

  /** Writes the group's contents for everything up to `next`. */
  unwrap(range: Range, next: number): void {
    const { length } = this.out.pieces;
    this.pour(range);
    if (this.out.pieces.length === length) this.out.vanish();
    this.at = next;
  }

  /** Writes source characters as they are and moves past them. */
  copy(verbatim: string): void {
    this.replace(verbatim.length, verbatim);
  }

  replace(length: number, text: string): void {
    this.finish(text, this.at + length);
  }

  /** Writes `text` for everything up to `next`. */
  finish(text: string, next: number): void {
    this.out.push(text);
    if (text === "") this.out.vanish();
    this.at = next;
  }

  /** One space for everything up to `next`. */
  space(next: number): void {
    this.out.space();
    this.at = next;
  }

  /** A formula, or its bare source where it cannot be read. */
  formula(range: Range, next: number, isDisplay = false): void {
    const readProse = (inner: Range, depth: number) => plain(this.read(this.source, inner, depth));
    const rendered = formula(this.source, range, this.depth + 1, readProse);
    const tex = this.slice(range).trim();
    this.out.put({
      kind: "formula",
      tex,
      written: this.text.slice(this.at, next),
      text: rendered?.text ?? tex,
      isSaidWell: rendered?.isSaidWell ?? false,
      isDisplay,
    });
    this.at = next;
  }

  link(url: string, label: string, text: string, next: number): void {
    this.out.put({ kind: "link", url, label, text });
    this.at = next;
  }

  /** Past the `{}` that ends a command. */
  skipEmptyGroup(at: number): number {
    const empty = at + 1 < this.to && this.text[at] === "{" && this.text[at + 1] === "}";
    return empty ? at + 2 : at;
  }

  skipBlanks(at: number): number {
    let i = at;
    while (i < this.to && (this.text[i] === " " || this.text[i] === "\t")) i++;
    return i;
  }
}
