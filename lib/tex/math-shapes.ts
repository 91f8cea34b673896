import type { MathReader } from "@/lib/tex/math";
import type { MathAccent } from "@/lib/tex/math-tables";
import { isOneCharacter, script } from "@/lib/tex/scripts";
import { optionAt } from "@/lib/tex/source";
import { type Atom, attach, isSimple, joined, spacedFirst } from "@/lib/tex/spacing";

/** The two-dimensional parts of a formula, written on one line. */

export function argumentText(
  reader: MathReader,
  to: number,
  depth: number,
  tight: boolean,
): string {
  return joined(reader.argument(to, depth), tight);
}

/** `a/b`, with brackets around whatever would otherwise be read differently. */
export function fraction(reader: MathReader, to: number, depth: number): string {
  const over = reader.argument(to, depth);
  const under = reader.argument(to, depth);
  const product = over.every((atom) => atom.kind === "ordinary" || atom.kind === "word");
  return `${bracketed(reader, over, product)}/${bracketed(reader, under, false)}`;
}

function bracketed(reader: MathReader, atoms: readonly Atom[], bare: boolean): string {
  const text = joined(atoms, false);
  if (bare || isSimple(atoms, text)) return text;
  if (NESTED.test(text)) reader.strain();
  return `(${text})`;
}

/** What makes a second pair of brackets around it hard to read. */
const NESTED = /[(/√^_]/;

/** `√x`, `√(x + 1)`, `∛x`; an index Unicode cannot raise is beyond it. */
export function root(reader: MathReader, to: number, depth: number): string {
  const option = optionAt(reader.text, reader.at, to);
  let sign = "√";
  if (option) {
    const index = joined(reader.row(option, depth + 1), true);
    reader.at = option.to + 1;
    const raised = script("^", index);
    if (raised.linear) reader.fail();
    sign = index === "3" ? "∛" : index === "4" ? "∜" : index === "2" ? "√" : `${raised.text}√`;
  }
  const text = argumentText(reader, to, depth, false);
  const wrapped = /^\([^()]*\)$/.test(text);
  const number = /^\d+(?:\.\d+)?$/.test(text);
  const indexed = /^\p{L}\p{M}*[₀-₉ᵢⱼₖₙ]+$/u.test(text);
  if (wrapped || number || indexed || isOneCharacter(text)) return sign + text;
  if (NESTED.test(text)) reader.strain();
  return `${sign}(${text})`;
}

/** x̂ for one letter; for more, the accent as a function: `hat(xy)`. */
export function accentedLetter(reader: MathReader, accent: MathAccent, text: string): string {
  if (text === "") return "";
  if (!isOneCharacter(text)) {
    reader.strain();
    return `${accent.word}(${text})`;
  }
  const dotted = text === "ı" ? "i" : text === "ȷ" ? "j" : text;
  return (dotted + accent.mark).normalize("NFC");
}

/** `\overset{d}{=}`: the second argument with the first as a script. */
export function withExtra(
  reader: MathReader,
  mark: "^" | "_",
  to: number,
  depth: number,
  spaced: boolean,
): Atom[] {
  reader.strain();
  const extra = argumentText(reader, to, depth, true);
  const base = reader.argument(to, depth);
  attach(base, script(mark, extra));
  return spacedFirst(base, spaced);
}

/** The character of MathJax's `\unicode{x2014}`. */
export function fromCode(code: string): string | undefined {
  const hex = /^x([0-9A-Fa-f]{2,6})$/.exec(code)?.[1];
  const point =
    hex === undefined ? Number(/^\d{2,7}$/.test(code) ? code : 0) : Number.parseInt(hex, 16);
  const valid = point >= 0xa0 && point <= 0x10ffff && !(point >= 0xd800 && point < 0xe000);
  return valid ? String.fromCodePoint(point) : undefined;
}
