import type { Script } from "@/lib/tex/scripts";

/**
 * A formula as a row of atoms, and the row as one line of text. TeX throws the author's spaces
 * away and sets its own by the kind of each atom (The TeXbook, chapter 18); this is that idea,
 * reduced to "a space or none", with the author's own spacing respected around ASCII signs.
 */
export type Kind =
  | "ordinary" // a letter, a number, a symbol
  | "word" // two or more plain letters
  | "function" // log, max
  | "large" // ∑, ∫
  | "binary"
  | "relation"
  | "opening"
  | "closing"
  | "comma"
  | "asis" // : | / and dots: spaced exactly as the author spaced them
  | "fraction"
  | "space";

export interface Atom {
  readonly kind: Kind;
  readonly text: string;
  /** The author put a space in front of it. */
  readonly spaced: boolean;
  /** A sign typed as itself (`=`, `+`): spaced only if the author spaced it. */
  readonly typed?: boolean;
  /** Ends in a script written on the line (`x^T`). */
  readonly linear?: boolean;
}

const LEFT_OPERAND = new Set<Kind>(["ordinary", "word", "closing", "fraction", "asis"]);
const RIGHT_OPERAND = new Set<Kind>([
  "ordinary",
  "word",
  "function",
  "large",
  "opening",
  "fraction",
  "asis",
]);
const THING = new Set<Kind>(["ordinary", "word", "fraction"]);

/** The row as text. In `tight` mode (scripts) operators take no space. */
export function joined(atoms: readonly Atom[], tight: boolean): string {
  let out = "";
  let before: Atom | undefined;
  // Whether the operator just written wants a space after it.
  let pending = false;
  atoms.forEach((atom, i) => {
    const after = atoms[i + 1];
    if (atom.kind === "space") {
      pending = true;
      return;
    }
    const operator = atom.kind === "binary" || atom.kind === "relation";
    const wide = operator && isWide(before, atom, after, tight);
    const text =
      atom.kind === "fraction" && needsBrackets(before, after) ? `(${atom.text})` : atom.text;
    if (before && (pending || wide || gap(before, atom, tight))) out += " ";
    out += text;
    pending = wide;
    before = atom;
  });
  return out;
}

function isWide(
  before: Atom | undefined,
  atom: Atom,
  after: Atom | undefined,
  tight: boolean,
): boolean {
  if (tight || !before || !after) return false;
  const left =
    LEFT_OPERAND.has(before.kind) || (atom.kind === "relation" && before.kind !== "opening");
  const right = RIGHT_OPERAND.has(after.kind) || after.kind === "binary" || after.kind === "space";
  if (!left || !(right || atom.kind === "relation")) return false;
  if (after.kind === "closing" || after.kind === "comma") return false;
  return !atom.typed || atom.spaced || after.spaced;
}

function gap(before: Atom, atom: Atom, tight: boolean): boolean {
  const leading = before.kind === "function" || before.kind === "large";
  const acting = atom.kind === "function" || atom.kind === "large";
  if (leading && (THING.has(atom.kind) || acting)) {
    return !(atom.kind === "fraction" && before.kind === "function");
  }
  if (acting && (THING.has(before.kind) || before.kind === "closing")) return true;
  if (before.linear && (THING.has(atom.kind) || acting)) return true;
  if (!atom.spaced) return false;
  if (leading && atom.kind === "binary") return true;
  if (atom.kind === "asis" || before.kind === "asis") return !tight && before.kind !== "opening";
  if (before.kind === "comma") return true;
  if (before.kind === "word" || atom.kind === "word") {
    return before.kind !== "opening" && atom.kind !== "closing" && atom.kind !== "comma";
  }
  return /\d$/.test(before.text) && /^\d/.test(atom.text);
}

/** `a/b` beside something it could be read together with. */
function needsBrackets(before: Atom | undefined, after: Atom | undefined): boolean {
  const left =
    before !== undefined &&
    (THING.has(before.kind) || before.kind === "closing" || before.kind === "function");
  const right =
    after !== undefined &&
    (THING.has(after.kind) ||
      after.kind === "opening" ||
      after.kind === "function" ||
      after.kind === "large");
  return left || right;
}

/** Whether a row can stand beside `/` or under `√` without brackets. */
export function isSimple(atoms: readonly Atom[], text: string): boolean {
  if (/^\([^()]*\)$/.test(text)) return true;
  if (atoms.length !== 1) return false;
  const kind = atoms[0]?.kind;
  return kind === "ordinary" || kind === "word" || kind === "function";
}

/** The same atoms, the first of them spaced as the whole was. */
export function spacedFirst(atoms: readonly Atom[], spaced: boolean): Atom[] {
  return atoms.map((atom, i) => (i === 0 ? { ...atom, spaced } : atom));
}

/** Puts a script on the last atom, or on nothing (`$^2$` after a word of the sentence). */
export function attach(atoms: Atom[], { text, linear }: Script): void {
  if (text === "") return;
  const last = atoms[atoms.length - 1];
  if (last === undefined || last.kind === "space") {
    atoms.push({ kind: "ordinary", text, spaced: false, linear });
    return;
  }
  atoms.pop();
  if (last.kind === "fraction") {
    atoms.push({ kind: "ordinary", text: `(${last.text})${text}`, spaced: last.spaced, linear });
  } else atoms.push({ ...last, text: last.text + text, linear });
}
