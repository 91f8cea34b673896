import { inAlphabet, isAlphabet } from "@/lib/tex/alphabets";
import type { MathReader } from "@/lib/tex/math";
import {
  accentedLetter,
  argumentText,
  fraction,
  fromCode,
  root,
  withExtra,
} from "@/lib/tex/math-shapes";
import {
  DRAWN,
  DROPPED,
  DROPPED_WITH_ARGUMENT,
  FRACTIONS,
  MATH_ACCENTS,
  PLAIN,
  SPACES,
  TEXT,
} from "@/lib/tex/math-tables";
import { script } from "@/lib/tex/scripts";
import { commandAt, groupAt, isSpace, skipSpace } from "@/lib/tex/source";
import { type Atom, type Kind, spacedFirst } from "@/lib/tex/spacing";
import { BINARY, CLOSING, FUNCTIONS, LARGE, OPENING, ORDINARY, RELATIONS } from "@/lib/tex/symbols";

const SYMBOLS: readonly (readonly [Kind, ReadonlyMap<string, string>])[] = [
  ["ordinary", ORDINARY],
  ["relation", RELATIONS],
  ["binary", BINARY],
  ["opening", OPENING],
  ["closing", CLOSING],
  ["large", LARGE],
];

/** The atoms of the command the reader stands on, its arguments included. */
export function readMathCommand(
  reader: MathReader,
  to: number,
  depth: number,
  spaced: boolean,
): Atom[] {
  const name = commandAt(reader.text, reader.at, to);
  if (name === "") return readMathSign(reader, to, spaced);
  reader.at += name.length + 1;
  for (const [kind, symbols] of SYMBOLS) {
    const text = symbols.get(name);
    // Dots keep the author's spacing: `1,\dots,n` and `a, \dots, z`.
    if (text !== undefined) return [{ kind: /dots/.test(name) ? "asis" : kind, text, spaced }];
  }
  if (FUNCTIONS.has(name)) return [{ kind: "function", text: name, spaced }];
  if (name === "left" || name === "right" || name === "middle") return delimiter(reader, name, to);
  if (DROPPED.has(name)) return [];
  if (SPACES.has(name)) return [{ kind: "space", text: " ", spaced }];
  if (DROPPED_WITH_ARGUMENT.has(name)) {
    reader.argument(to, depth);
    return [];
  }
  if (DRAWN.has(name)) reader.strain();
  if (PLAIN.has(name) || DRAWN.has(name)) return spacedFirst(reader.argument(to, depth), spaced);
  if (TEXT.has(name)) return prose(reader, to, depth, spaced);
  return construct(reader, name, to, depth, spaced);
}

function construct(
  reader: MathReader,
  name: string,
  to: number,
  depth: number,
  spaced: boolean,
): Atom[] {
  const one = (kind: Kind, text: string): Atom[] => [{ kind, text, spaced }];
  const inside = (tight: boolean) => argumentText(reader, to, depth, tight);
  if (isAlphabet(name)) return one("ordinary", inAlphabet(name, inside(true)));
  if (FRACTIONS.has(name)) return one("fraction", fraction(reader, to, depth));
  const accent = MATH_ACCENTS.get(name);
  if (accent) return one("ordinary", accentedLetter(reader, accent, inside(true)));
  switch (name) {
    case "sqrt":
      return one("ordinary", root(reader, to, depth));
    case "binom":
      reader.strain();
      return one("ordinary", `(${inside(false)} choose ${inside(false)})`);
    case "pmod":
      return [{ kind: "space", text: " ", spaced }, ...one("ordinary", `(mod ${inside(false)})`)];
    case "colon":
      return [...one("comma", ":"), { kind: "space", text: " ", spaced: false }];
    case "operatorname":
      if (reader.text[reader.at] === "*") reader.at++;
      return one("function", inside(false));
    case "mathrel":
      return one("relation", inside(true));
    case "mathbin":
      return one("binary", inside(true));
    case "not":
      return one("relation", `${inside(true)}\u0338`.normalize("NFC"));
    case "overset":
    case "stackrel":
      return withExtra(reader, "^", to, depth, spaced);
    case "underset":
      return withExtra(reader, "_", to, depth, spaced);
    case "xrightarrow":
    case "xleftarrow": {
      reader.strain();
      const arrow = name === "xrightarrow" ? "→" : "←";
      return one("relation", arrow + script("^", inside(true)).text);
    }
    case "unicode": {
      const character = fromCode(inside(true));
      return character === undefined ? reader.fail() : one("ordinary", character);
    }
  }
  return reader.fail();
}

/** `\{`, `\,`, `\%`: a backslash and one character that is not a letter. */
function readMathSign(reader: MathReader, to: number, spaced: boolean): Atom[] {
  const c = reader.at + 1 < to ? (reader.text[reader.at + 1] ?? "") : "";
  reader.at += 2;
  if (c === "{") return [{ kind: "opening", text: "{", spaced }];
  if (c === "}") return [{ kind: "closing", text: "}", spaced }];
  if (c === "|") return [{ kind: "asis", text: "‖", spaced }];
  // An escaped underscore is nearly always a subscript that went through a Markdown editor.
  if (c === "_") return [{ kind: "asis", text: "_", spaced: false }];
  if (c === "!" || c === "/") return [];
  if (isSpace(c) || (c !== "" && ",;:>".includes(c))) return [{ kind: "space", text: " ", spaced }];
  return c !== "" && "%$&#-".includes(c) ? [{ kind: "ordinary", text: c, spaced }] : reader.fail();
}

/** `\left` and `\right` vanish; `\left.` stands for no bracket at all. */
function delimiter(reader: MathReader, name: string, to: number): Atom[] {
  reader.at = skipSpace(reader.text, reader.at, to);
  const c = reader.at < to ? (reader.text[reader.at] ?? "") : "";
  const text = c === "<" ? "⟨" : c === ">" ? "⟩" : c;
  if (text === "" || !"|.⟨⟩".includes(text)) return [];
  reader.at++;
  const kind = name === "left" ? "opening" : name === "right" ? "closing" : "asis";
  return text === "." ? [] : [{ kind, text, spaced: false }];
}

/** `\text{…}`: a word; the spaces the author put at its ends are kept. */
function prose(reader: MathReader, to: number, depth: number, spaced: boolean): Atom[] {
  reader.at = skipSpace(reader.text, reader.at, to);
  const group = groupAt(reader.source, reader.at, to);
  if (!group) return spacedFirst(reader.argument(to, depth), spaced);
  const written = reader.readProse(group, depth + 1);
  reader.at = group.to + 1;
  const text = written.trim();
  const space: Atom = { kind: "space", text: " ", spaced: false };
  if (text === "") return written === "" ? [] : [space];
  const atoms: Atom[] = [{ kind: text.length > 1 ? "word" : "ordinary", text, spaced }];
  if (isSpace(written[0])) atoms.unshift(space);
  if (isSpace(written[written.length - 1])) atoms.push(space);
  return atoms;
}
