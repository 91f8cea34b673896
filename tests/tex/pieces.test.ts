import { describe, expect, it } from "vitest";
import type { Formula } from "@/lib/tex/pieces";
import { piecesOf } from "@/lib/tex/readable";

const formulaIn = (tex: string): Formula => {
  const [formula] = piecesOf(tex).filter((piece) => typeof piece !== "string");
  if (formula?.kind !== "formula") throw new Error(`No formula in ${tex}`);
  return formula;
};

describe("piecesOf", () => {
  it("keeps a formula with its source, as written and bare, and its line of Unicode", () => {
    const pieces = piecesOf("An $O(n^2)$ bound");
    expect(pieces.map((piece) => (typeof piece === "string" ? piece : piece.kind))).toEqual([
      "An ",
      "formula",
      " bound",
    ]);
    expect(formulaIn("An $O(n^2)$ bound")).toEqual({
      kind: "formula",
      tex: "O(n^2)",
      written: "$O(n^2)$",
      text: "O(n²)",
      isSaidWell: true,
      isDisplay: false,
    });
  });

  it.each([
    ["$$x$$", true],
    ["\\[x\\]", true],
    ["\\begin{equation} x \\end{equation}", true],
    ["\\begin{align*} x &= y \\end{align*}", true],
    ["$x$", false],
    ["\\(x\\)", false],
    ["\\begin{math}x\\end{math}", false],
  ])("%s asks for a line of its own: %s", (tex, isDisplay) => {
    expect(formulaIn(tex).isDisplay).toBe(isDisplay);
  });

  it("finds formulas inside of formatting, groups and quotes", () => {
    const texts = ["\\textbf{by $n$ and}", "{\\em by $n$}", "\\enquote{$n$}", "\\ours{$n$}"];
    for (const tex of texts) expect(formulaIn(tex).tex, tex).toBe("n");
  });

  it("keeps what a link says apart from where it leads", () => {
    expect(piecesOf("see \\href{https://example.org/a\\_b}{our $n$ pages}.")).toEqual([
      "see ",
      {
        kind: "link",
        url: "https://example.org/a_b",
        label: "our n pages",
        text: "our n pages (https://example.org/a_b)",
      },
      ".",
    ]);
  });

  it("takes an environment that is never closed for what it is", () => {
    expect(piecesOf("\\begin{equation} x").join("")).toBe("\\begin{equation} x");
    expect(piecesOf("{\\begin{equation} x} \\end{equation}").every(isText)).toBe(true);
  });
});

const isText = (piece: unknown) => typeof piece === "string";

describe("a line of Unicode", () => {
  it.each([
    "\\alpha \\le \\beta",
    "x^2",
    "x_i^2",
    "10^{-5}",
    "x^T",
    "L_{reg}",
    "L_{reg} + x^T",
    "x_i^T",
    "\\pi_{0.5}",
    "x^{(k)}",
    "T^{3/4}",
    "2^{-\\Omega t}",
    "e^{-x^2/2}",
    "W^{s,\\infty}",
    "x^*",
    "90^\\circ",
    "\\mathbb{R}^d",
    "\\frac{1}{n}",
    "\\frac{a+b}{2c}",
    "\\frac12 x",
    "\\sqrt{n}",
    "\\sqrt{x+1}",
    "\\hat{x}",
    "\\sum_{i=1}^n x_i",
    "\\max_\\theta f(x)",
    "O(n \\log n)",
    "p(x \\mid y)",
  ])("says %s well", (tex) => {
    expect(formulaIn(`$${tex}$`).isSaidWell).toBe(true);
  });

  it.each([
    "x_{i,j}", // brackets that are not the author's
    "x^{(a+1)/2}", // brackets in brackets
    "2^{x_T}",
    "\\sum_{k \\in S} k",
    "L_{reg}^T", // which of the two is T on?
    "\\widehat{AB}", // a word
    "\\overline{xy}",
    "\\frac{\\frac{a}{b}+1}{c+d}", // lines on lines
    "\\frac{x_{i,j}+1}{n}",
    "\\sqrt{\\frac{a}{b}}",
    "\\binom{n}{k}",
    "\\overset{d}{=}",
    "\\underset{x}{\\min}",
    "\\xrightarrow{d}",
    "\\underbrace{a+b}_{c}",
    "\\boxed{x}",
    "\\begin{matrix} a & b \\end{matrix}", // not at all
    "\\mystery",
    "\\frac{a",
  ])("does not say %s well", (tex) => {
    expect(formulaIn(`\\(${tex}\\)`).isSaidWell).toBe(false);
  });
});
