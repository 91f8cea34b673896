import type { MathElement } from "@/lib/tex/mathml-elements";
import { names } from "@/lib/tex/table";

/**
 * MathML reduced to what readers keep: elements of a short list, hardly an attribute, nothing empty.
 *
 * Where a sanitizer drops attributes the formula must still be right. So a gap is a character and
 * not a width, an upright letter is text and not a variant, and two things without a line between
 * them are a table and not a fraction whose line is thin.
 *
 * Where tags are dropped and the text is kept, a fraction or a root would lose the line that it is
 * made of, and O(√n) would read O(n). So they hold `/`, `√` and brackets that take no room and are
 * not seen.
 */
export interface SimpleElement {
  readonly name: string;
  readonly children: readonly SimpleElement[];
  readonly text: string;
  readonly attributes: string; // as written, with a blank before each
}

const TOKENS = names("mi mn mo mtext ms");

/** How many children each has to have. */
const SLOTS = new Map<string, number>([
  ["mfrac", 2],
  ["mroot", 2],
  ["msub", 2],
  ["msup", 2],
  ["munder", 2],
  ["mover", 2],
  ["msubsup", 3],
  ["munderover", 3],
]);

/** Elements that say nothing more than their children do. */
const WRAPPERS = names("math mrow mpadded mstyle menclose semantics");

/** The children of `<math>`; undefined where something is in it that this list does not know. */
export function simplified(root: MathElement): readonly SimpleElement[] | undefined {
  try {
    return inRow(simple(root));
  } catch (error) {
    if (error instanceof UnknownElement) return undefined;
    throw error;
  }
}

class UnknownElement extends Error {}

/** Null where nothing is left of it. */
function simple(element: MathElement): SimpleElement | null {
  const { name } = element;
  if (TOKENS.has(name)) return token(element);
  if (name === "mspace") return gap(element);
  if (name === "mphantom") return null;
  if (name === "mprescripts") return of(name, []);
  if (WRAPPERS.has(name)) return row(present(element.children));
  if (name === "mtable" || name === "mtr") return of(name, present(element.children));
  if (name === "mtd") return of(name, inRow(row(present(element.children))));
  if (name === "msqrt") return of(name, marked("√", row(present(element.children)) ?? filler, ""));
  if (name === "mmultiscripts") return of(name, filled(element.children));
  if (SLOTS.get(name) !== element.children.length) throw new UnknownElement(name);
  const children = filled(element.children);
  const [base = filler, ...scripts] = children;
  if (name === "mfrac") {
    if (element.attributes.has("linethickness")) return stack(children);
    const [under = filler] = scripts;
    return of(name, [asOne(marked("", base, "/")), asOne(marked("", under, ""))]);
  }
  if (name === "mroot") return of(name, [asOne(marked("√", base, "")), ...scripts]);
  const isBare = scripts.every((script) => script === filler);
  return isBare ? base : of(name, children);
}

/** Function application, invisible times and the like: some readers print a box for them. */
const INVISIBLE = /\ufe00|\ufe01|[\u200b\u2061-\u2064]/g;

function token({ name, text, attributes }: MathElement): SimpleElement | null {
  const printed = text.replace(INVISIBLE, "");
  if (printed === "") return null;
  const isUpright = name === "mi" && attributes.get("mathvariant") === "normal";
  if (isUpright && [...printed].length === 1) return of("mtext", [], printed);
  return of(name, [], printed, name === "mo" ? operatorAttributes(printed, attributes) : "");
}

/** A bracket grows with what it holds unless this is said, and a bar does not tell which end it is. */
function operatorAttributes(operator: string, written: MathElement["attributes"]): string {
  const isRigid = written.get("stretchy") === "false" && FENCE.test(operator);
  const form = written.get("form") ?? "";
  const isEdge = /^[|‖∣∥]$/.test(operator) && (form === "prefix" || form === "postfix");
  return `${isRigid ? ' stretchy="false"' : ""}${isEdge ? ` form="${form}"` : ""}`;
}

const FENCE = /^[()[\]{}|‖∣∥⟨⟩⌈⌉⌊⌋⟦⟧]$/;

/** A gap as a character of its width, at which text without tags breaks as well. */
function gap({ attributes }: MathElement): SimpleElement | null {
  const em = Number.parseFloat(attributes.get("width") ?? "");
  if (Number.isNaN(em) || em <= 0) return null;
  if (em >= 1.5) return of("mtext", [], "\u2003\u2003");
  return of("mtext", [], em >= 0.75 ? "\u2003" : em >= 0.4 ? "\u2002" : "\u2009");
}

function stack(rows: readonly SimpleElement[]): SimpleElement {
  return of(
    "mtable",
    rows.map((each) => of("mtr", [of("mtd", inRow(each))])),
  );
}

/** An element between marks for readers without tags, in brackets if it is more than one thing. */
function marked(before: string, element: SimpleElement, behind: string): readonly SimpleElement[] {
  const isMore = element.name === "mrow" || !(element.text !== "" || isScripted(element));
  const [open, close] = isMore ? [`${before}(`, `)${behind}`] : [before, behind];
  return [...unseen(open), ...inRow(element), ...unseen(close)];
}

function isScripted({ name }: SimpleElement): boolean {
  return name === "msub" || name === "msup" || name === "msubsup";
}

function unseen(text: string): readonly SimpleElement[] {
  if (text === "") return [];
  const phantom = of("mphantom", [of("mtext", [], text)]);
  return [of("mpadded", [phantom], "", ' width="0"')];
}

function asOne(elements: readonly SimpleElement[]): SimpleElement {
  return row(elements) ?? filler;
}

function row(children: readonly SimpleElement[]): SimpleElement | null {
  const [only] = children;
  if (only === undefined) return null;
  return children.length === 1 ? only : of("mrow", children);
}

/** A cell is a row by itself. */
function inRow(element: SimpleElement | null): readonly SimpleElement[] {
  if (element === null || element === filler) return [];
  return element.name === "mrow" ? element.children : [element];
}

function present(children: readonly MathElement[]): SimpleElement[] {
  return children.map(simple).filter((child) => child !== null);
}

/** Where the place of a child has a meaning, one that says nothing still takes its place. */
function filled(children: readonly MathElement[]): SimpleElement[] {
  return children.map((child) => simple(child) ?? filler);
}

const filler: SimpleElement = of("mspace", []);

function of(
  name: string,
  children: readonly SimpleElement[],
  text = "",
  attributes = "",
): SimpleElement {
  return { name, children, text, attributes };
}
