import { readMathCommand } from "@/lib/tex/math-command";
import { type Script, script } from "@/lib/tex/scripts";
import {
  groupAt,
  isDigit,
  isLetter,
  MAX_DEPTH,
  type Range,
  type Source,
  skipSpace,
} from "@/lib/tex/source";
import { type Atom, attach, joined, type Kind, spacedFirst } from "@/lib/tex/spacing";

/** Reads a range of ordinary text: what `\text{…}` inside a formula is handed to. */
export type ProseReader = (range: Range, depth: number) => string;

export interface Line {
  readonly text: string;
  /** It is what a person would have typed; see `MathReader.strain`. */
  readonly isSaidWell: boolean;
}

/**
 * A formula (without its delimiters) as one line of Unicode, or undefined where it uses anything
 * this reader does not know: half a formula is worse than its source.
 */
export function formula(
  source: Source,
  range: Range,
  depth: number,
  readProse: ProseReader,
): Line | undefined {
  const reader = new MathReader(source, readProse);
  const text = joined(reader.row(range, depth), false).trim();
  return reader.failed ? undefined : { text, isSaidWell: !reader.strained };
}

const TYPED_SIGNS = new Map<string, Kind>([
  ["=", "relation"],
  ["<", "relation"],
  [">", "relation"],
  ["+", "binary"],
  ["-", "binary"],
  ["*", "binary"],
  [",", "comma"],
  [";", "comma"],
  [":", "asis"],
  ["|", "asis"],
  ["/", "asis"],
  ["(", "opening"],
  ["[", "opening"],
  [")", "closing"],
  ["]", "closing"],
]);

/** Kinds that lose their spacing when braces are put around them: `K{=}4` is `K=4`. */
const THIN = new Set<Kind>(["binary", "relation", "comma", "asis"]);

export class MathReader {
  failed = false;
  strained = false;
  at = 0;
  readonly text: string;

  constructor(
    readonly source: Source,
    readonly readProse: ProseReader,
  ) {
    this.text = source.text;
  }

  /** The atoms of a range; the reader's own place is not moved. */
  row(range: Range, depth: number): Atom[] {
    const resume = this.at;
    const atoms: Atom[] = [];
    if (depth > MAX_DEPTH) this.fail();
    this.at = range.from;
    while (!this.failed) {
      const from = this.at;
      this.at = skipSpace(this.text, this.at, range.to);
      if (this.at >= range.to) break;
      const mark = this.text[this.at];
      if (mark === "^" || mark === "_") this.attach(atoms, this.script(mark, range.to, depth));
      else if (mark === "'") attach(atoms, this.primes(range.to));
      else {
        // One by one: a spread of a hundred thousand arguments would overflow the stack.
        for (const atom of this.next(range.to, depth, this.at > from)) atoms.push(atom);
      }
    }
    this.at = resume;
    return atoms;
  }

  /** The atoms of one argument: a group, a command with its own arguments, or one character. */
  argument(to: number, depth: number): Atom[] {
    this.at = skipSpace(this.text, this.at, to);
    const group = groupAt(this.source, this.at, to);
    if (group) {
      const atoms = this.row(group, depth + 1);
      this.at = group.to + 1;
      return atoms;
    }
    const c = this.at < to ? (this.text[this.at] ?? "") : "";
    if (c === "" || c === "^" || c === "_") return this.fail();
    if (!isDigit(c) && !isLetter(c)) return this.next(to, depth + 1, false);
    this.at++;
    return [{ kind: "ordinary", text: c, spaced: false }];
  }

  fail(): Atom[] {
    this.failed = true;
    return [];
  }

  /**
   * The line is exact, but nobody would have typed it: an index in brackets (`x_(i,j)`, where
   * `T^(3/4)` is usual), two scripts on one letter (`L_reg^T`), a word for a wide accent (`hat(AB)`),
   * a fraction of fractions, one thing set over another. A page does better.
   */
  strain(): void {
    this.strained = true;
  }

  private attach(atoms: Atom[], script: Script): void {
    if (script.strained || (script.linear && atoms.at(-1)?.linear)) this.strain();
    attach(atoms, script);
  }

  private next(to: number, depth: number, spaced: boolean): Atom[] {
    const c = this.text[this.at] ?? "";
    if (depth > MAX_DEPTH || c === "}" || c === "$") return this.fail();
    if (c === "\\") return readMathCommand(this, to, depth, spaced);
    if (c === "{") return this.group(to, depth, spaced);
    if (isDigit(c) || (c === "." && isDigit(this.text[this.at + 1]))) {
      return [{ kind: "ordinary", text: this.number(to), spaced }];
    }
    if (isLetter(c)) {
      const word = this.word(to);
      return [{ kind: word.length > 1 ? "word" : "ordinary", text: word, spaced }];
    }
    if (c === ":" && this.text[this.at + 1] === "=" && this.at + 1 < to) {
      this.at += 2;
      return [{ kind: "relation", text: ":=", spaced, typed: true }];
    }
    const sign = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0xfffd);
    this.at += sign.length;
    if (c === "~") return [{ kind: "space", text: " ", spaced }];
    return [{ kind: TYPED_SIGNS.get(c) ?? "ordinary", text: sign, spaced, typed: true }];
  }

  private number(to: number): string {
    const from = this.at;
    while (this.at < to) {
      const c = this.text[this.at];
      const inside = (c === "." || c === ",") && isDigit(this.text[this.at + 1]);
      if (!isDigit(c) && !(inside && this.at + 1 < to)) break;
      this.at++;
    }
    return this.text.slice(from, this.at);
  }

  private word(to: number): string {
    const from = this.at;
    while (this.at < to && isLetter(this.text[this.at])) this.at++;
    return this.text.slice(from, this.at);
  }

  private group(to: number, depth: number, spaced: boolean): Atom[] {
    const group = groupAt(this.source, this.at, to);
    if (!group) return this.fail();
    const atoms = this.row(group, depth + 1);
    this.at = group.to + 1;
    const [only] = atoms;
    if (atoms.length !== 1 || !only) return spacedFirst(atoms, spaced);
    return [{ ...only, kind: THIN.has(only.kind) ? "ordinary" : only.kind, spaced }];
  }

  private primes(to: number): Script {
    const from = this.at;
    while (this.at < to && this.text[this.at] === "'") this.at++;
    return { text: "′".repeat(this.at - from), linear: false };
  }

  private script(mark: "^" | "_", to: number, depth: number): Script {
    this.at++;
    const text = joined(this.argument(to, depth), true);
    // `360^\deg` is a degree sign, not a function called deg.
    return script(mark, mark === "^" && text === "deg" ? "°" : text);
  }
}
