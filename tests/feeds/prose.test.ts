import { describe, expect, it } from "vitest";
import { proseHtml } from "@/lib/feeds/prose";
import { plainParagraphs } from "@/lib/feeds/text";
import { mathStyles } from "@/lib/tex/math-style";
import { bareText } from "@/tests/support/bare-text";
import { hostilePapers } from "@/tests/support/invented-hostile";

const xmlns = 'xmlns="http://www.w3.org/1998/Math/MathML"';
const blocks = (tex: string, style: (typeof mathStyles)[number]) => proseHtml(tex, style).blocks;

const abstract =
  "Jo\\~ao shows $O(n^2) < \\infty$ \\emph{and} $x_{i,j} \\leq 5\\%$ for \\$5.\n\n" +
  "Then \\[\\sum_{i=1}^n x_i = 1,\\] so $\\mystery{y}$ & all.";

describe("prose", () => {
  it("in Unicode is what a plain line says", () => {
    expect(blocks(abstract, "unicode")).toEqual([
      "<p>João shows O(n²) &lt; ∞ and x_(i,j) ≤ 5% for $5.</p>",
      "<p>Then ∑ᵢ₌₁ⁿ xᵢ = 1, so \\mystery{y} &amp; all.</p>",
    ]);
  });

  it("in TeX keeps formulas as they were written, and reads the rest", () => {
    expect(blocks(abstract, "tex")).toEqual([
      "<p>João shows $O(n^2) &lt; \\infty$ and $x_{i,j} \\leq 5\\%$ for $5.</p>",
      "<p>Then \\[\\sum_{i=1}^n x_i = 1,\\] so $\\mystery{y}$ &amp; all.</p>",
    ]);
  });

  const pair =
    `<math ${xmlns} alttext="x_{i,j} \\leq 5\\%"><msub><mi>x</mi> <mrow><mi>i</mi><mo>,</mo>` +
    "<mi>j</mi></mrow></msub><mo>≤</mo><mn>5</mn><mi>%</mi></math>";
  const sum =
    `<math ${xmlns} display="block" alttext="\\sum_{i=1}^n x_i = 1,"><munderover><mo>∑</mo> ` +
    "<mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow> <mi>n</mi></munderover> " +
    "<msub><mi>x</mi> <mi>i</mi></msub><mo>=</mo><mn>1</mn><mo>,</mo></math>";

  it("in MathML has every formula that parses, display formulas as blocks", () => {
    const order =
      `<math ${xmlns} alttext="O(n^2) &lt; \\infty"><mi>O</mi><mrow><mo stretchy="false">(</mo>` +
      '<msup><mi>n</mi> <mn>2</mn></msup><mo stretchy="false">)</mo></mrow><mo>&lt;</mo><mi>∞</mi></math>';
    expect(blocks(abstract, "mathml")).toEqual([
      `<p>João shows ${order} and ${pair} for $5.</p>`,
      "<p>Then</p>",
      `<p>${sum}</p>`,
      "<p>so \\mystery{y} &amp; all.</p>",
    ]);
  });

  it("by itself has MathML where a line of Unicode does not say it well", () => {
    expect(blocks(abstract, "auto")).toEqual([
      `<p>João shows O(n²) &lt; ∞ and ${pair} for $5.</p>`,
      "<p>Then</p>",
      `<p>${sum}</p>`,
      "<p>so \\mystery{y} &amp; all.</p>",
    ]);
  });

  it("puts the punctuation behind a display formula beside it", () => {
    const texts = blocks("If $$x_{i,j}$$, then\n$$y$$. Or $$z$$.5", "mathml").map(bareText);
    expect(texts).toEqual(["If", "x i,j,", "then", "y.", "Or", "z", ".5"]);
  });

  it.each(mathStyles)("in %s loses nothing of what does not parse", (style) => {
    const said = (tex: string) => bareText(blocks(tex, style).join(" "));
    const source = "x".repeat(5000);
    expect(said(`A $${source}_{i,j}$ b`)).toContain(source);
    for (const [tex, kept] of [
      ["costs $5 and $7 per run", "costs $5 and $7 per run"],
      ["only one $ here", "only one $ here"],
      ["unbalanced $\\frac{a$ brace", "\\frac{a"],
      ["bad $\\left( a$ bracket", "a"],
      ["see $\\ref{eq:1} = 2$ there", "eq:1"],
      ["see $x \\cite{key}$ there", "key"],
      ["a $\\href{https://example.org/}{x}$ b", "example.org"],
      ["bomb $\\def\\a{\\a\\a}\\a$ end", "\\def\\a"],
      ["a $\\unicode{x2014}$ b", style === "tex" ? "x2014" : "—"],
      [
        "\\begin{equation}\\begin{aligned} a &= \\mystery \\\\ b \\end{aligned}\\end{equation}",
        "\\mystery",
      ],
      ["\\begin{align} a_{i,j} \\end{align}", "a"],
    ] as const) {
      expect(said(tex), tex).toContain(kept);
    }
  });

  it("says the same without tags as the plain text does, as far as it is Unicode", () => {
    for (const paper of hostilePapers((n) => `2606.${n}`)) {
      const { blocks, paragraphs } = proseHtml(paper.abstract, "unicode");
      expect(paragraphs).toEqual(plainParagraphs(paper.abstract));
      expect(bareText(blocks.join(" "))).toBe(paragraphs.join(" "));
    }
  });

  it("is done at once with a formula of 10,000 characters, and with a million braces", () => {
    const long = "\\frac{x_{i,j}}{y} + ".repeat(500);
    expect(blocks(`so $${long}1$ holds`, "mathml").join("")).toContain("x_(i,j)/y");
    expect(blocks(`${"{".repeat(1e6)}$x$`, "mathml")).toHaveLength(1);
  });
});

describe("addresses in prose", () => {
  const github = '<a href="https://github.com/someone/some_thing">';

  it.each([
    [
      "Code: https://github.com/someone/some\\_thing.",
      `Code: ${github}https://github.com/someone/some_thing</a>.`,
    ],
    [
      "(\\url{https://github.com/someone/some_thing})",
      `(${github}https://github.com/someone/some_thing</a>)`,
    ],
    ["\\href{https://github.com/someone/some\\_thing}{our \\emph{code}}", `${github}our code</a>`],
    ["\\url{github.com/someone/some_thing}", `${github}github.com/someone/some_thing</a>`],
    ["\\textbf{github.com/someone/some\\_thing}", `${github}github.com/someone/some_thing</a>`],
    ["\\href{javascript:alert(1)}{click}", "click (javascript:alert(1))"],
    [
      '\\href{https://a.example/"><script>}{"><b>}',
      '<a href="https://a.example/%22%3E%3Cscript%3E">&quot;&gt;&lt;b&gt;</a>',
    ],
    ["\\url{javascript:alert(1)}", "javascript:alert(1)"],
    [
      "https://a.example/?b=1&c=2",
      '<a href="https://a.example/?b=1&amp;c=2">https://a.example/?b=1&amp;c=2</a>',
    ],
  ])("%s", (tex, html) => {
    for (const style of mathStyles) expect(blocks(tex, style)).toEqual([`<p>${html}</p>`]);
  });

  it("are collected where they are of code and data, each once, in order", () => {
    const { codeUrls } = proseHtml(
      "See https://b.github.io/x/, https://github.com/a/b and \\url{https://youtu.be/x}.\n\n" +
        "Again \\href{https://github.com/a/b}{here}.",
      "auto",
    );
    expect(codeUrls).toEqual(["https://b.github.io/x/", "https://github.com/a/b"]);
  });
});
