import fc from "fast-check";
import { control, live, markup, odd } from "@/tests/fuzz/pieces";

/** What authors and models write, and what stands in its place. */

const tex = [
  [
    "$",
    "$$",
    "\\(",
    "\\)",
    "\\[",
    "\\]",
    "{",
    "}",
    "{{",
    "}}",
    "\\",
    "\\\\",
    "%",
    "^",
    "_",
    "~",
    "#",
    "&",
  ],
  [
    "\\frac",
    "\\frac{1}",
    "\\frac{1}{2}",
    "\\sqrt[3]{x}",
    "\\left(",
    "\\right)",
    "\\left",
    "\\middle|",
  ],
  ["\\begin{cases}", "\\end{cases}", "\\begin{", "\\begin{align*}", "\\end{align*}", "\\begin{x}"],
  [
    "\\mathbb{R}",
    "\\mathrm",
    "\\text{a $b$ c}",
    "\\textbf{",
    "\\emph{x}",
    "\\'e",
    '\\"{o}',
    "\\c",
    "\\H{o}",
  ],
  [
    "\\href{https://a.example/%20b}{c}",
    "\\url{https://a.example/x_y}",
    "\\href{}{}",
    "\\href",
    "\\url",
  ],
  [
    "\\def\\a{\\a\\a}\\a",
    "\\newcommand{\\x}{\\x}",
    "\\x",
    "\\unicode{60}",
    "\\char60",
    "\\^^@",
    "\\verb|<|",
  ],
  [
    "x^{y^{z^{w}}}",
    "x_1^2",
    "x^^y",
    "a'b''",
    "``q''",
    "--",
    "---",
    "\\ldots",
    "\\alpha\\beta",
    "\\,",
    "\\ ",
  ],
  [
    "^{",
    "_{",
    "\\overset{a}{b}",
    "\\substack{a\\\\b}",
    "\\operatorname{argmax}_x",
    "\\color{red}x",
  ],
  [
    "1e5",
    "10^{-3}",
    "O(n \\log n)",
    "\\mathcal{O}(n^2)",
    "$n<m$",
    "$a > b$",
    "$a&b$",
    "50%",
    "$5 and $6",
  ],
].flat();

const prose = [
  [
    "We show that ",
    "a ",
    "the kernel ",
    "towels",
    "  ",
    " ",
    "\n",
    "\n  ",
    "\n\n",
    "\t",
    ". ",
    ", ",
    ": ",
  ],
  [
    "https://a.example/b?c=d&e=f",
    "https://github.com/a/b).",
    "www.a.example",
    "http://",
    "https://[",
    "//x",
  ],
  [
    "this https URL",
    "arXiv:2606.00001",
    "10.1000/182",
    "a@b.example",
    "A".repeat(300),
    "0",
    "-",
    "*",
    "**",
  ],
].flat();

const markdown = [
  [
    "## 1. Contributions\n\n",
    "## Methods\n",
    "**3. Results**\n",
    "# ",
    "- ",
    "  - ",
    "1. ",
    "> ",
    ">> ",
    "* ",
  ],
  [
    "| a | b |\n|---|---|\n",
    "| ",
    "```\n",
    "```js\n",
    "~~~\n",
    "---\n",
    "===\n",
    "`",
    "`c`",
    "**b**",
    "_i_",
  ],
  [
    "[a](https://x.example)",
    "![i](https://x.example/i.png)",
    "[r]: https://x.example\n",
    "<https://x.example>",
  ],
  [
    "<details>",
    "<sup>2</sup>",
    "<br>",
    "&copy;",
    "\\*",
    "[^1]",
    "- [ ] x\n",
    "&#106;avascript:",
    ":smile:",
  ],
].flat();

export function textOf(pieces: readonly string[], most: number): fc.Arbitrary<string> {
  const any = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
    { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  );
  return fc.array(any, { maxLength: most }).map((parts) => parts.join(""));
}

const inPaper = [...prose, ...prose, ...tex, ...live, ...markup, ...odd, ...control];

/** A title, an abstract, a name: whatever an author wrote. */
export const hostileText = textOf(inPaper, 14);
export const hostileLine = textOf(inPaper, 4);
export const texText = textOf([...tex, ...tex, ...prose, ...live, ...odd, ...markup], 20);

/** What a model may answer. */
export const modelText = fc
  .tuple(
    fc.constantFrom("", "## 1. Contributions\n\nWe fold.\n\n"),
    textOf(
      [...markdown, ...markdown, ...tex, ...prose, ...live, ...markup, ...odd, ...control],
      40,
    ),
  )
  .map((parts) => parts.join(""));
