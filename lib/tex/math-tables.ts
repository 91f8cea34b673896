import { names } from "@/lib/tex/table";

/** Commands of math mode that are not symbols, by what becomes of them. */

/** Sizes and styles: nothing is left of them. */
export const DROPPED = names(`
  big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm limits nolimits
  displaystyle textstyle scriptstyle scriptscriptstyle rm bf it sf tt cal mit em sc nonumber
  notag relax mathstrut strut protect allowbreak nobreak boldmath unboldmath bfseries itshape
  mathopen mathclose
`);

export const DROPPED_WITH_ARGUMENT = names("phantom hphantom vphantom label color");

export const SPACES = names("quad qquad enspace thinspace medspace thickspace space");

/** Alphabets with no Unicode letters worth using, and other wrappers: the contents stay. */
export const PLAIN = names(`
  mathrm mathbf mathsf mathit mathtt mathnormal boldsymbol bm pmb symbf symbfit symup bold
  mathop mathord mathpunct mathinner ensuremath smash mathbfit
`);

/** Something is drawn around the contents, which a line of text leaves out. */
export const DRAWN = names("overbrace underbrace cancel boxed");

/** Commands that go back to text mode. */
export const TEXT = names(`
  text textrm textbf textit textsf texttt textsc textsl textup textnormal mbox hbox emph fbox
  textmd underline
`);

export const FRACTIONS = names("frac dfrac tfrac cfrac nicefrac sfrac");

export interface MathAccent {
  /** Combining character for one letter. */
  readonly mark: string;
  /** Function name for more than one: `hat(xy)`. */
  readonly word: string;
}

export const MATH_ACCENTS = new Map<string, MathAccent>([
  ["hat", { mark: "\u0302", word: "hat" }],
  ["widehat", { mark: "\u0302", word: "hat" }],
  ["tilde", { mark: "\u0303", word: "tilde" }],
  ["widetilde", { mark: "\u0303", word: "tilde" }],
  ["bar", { mark: "\u0304", word: "bar" }],
  ["overline", { mark: "\u0304", word: "bar" }],
  ["vec", { mark: "\u20d7", word: "vec" }],
  ["overrightarrow", { mark: "\u20d7", word: "vec" }],
  ["dot", { mark: "\u0307", word: "dot" }],
  ["ddot", { mark: "\u0308", word: "ddot" }],
  ["check", { mark: "\u030c", word: "check" }],
  ["breve", { mark: "\u0306", word: "breve" }],
  ["acute", { mark: "\u0301", word: "acute" }],
  ["grave", { mark: "\u0300", word: "grave" }],
  ["mathring", { mark: "\u030a", word: "ring" }],
]);
