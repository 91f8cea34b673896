import { describe, expect, it } from "vitest";
import { formats } from "@/lib/feeds/format";
import { renderFeed } from "@/lib/feeds/render";
import type { Paper } from "@/lib/papers/paper";
import { mathStyles } from "@/lib/tex/math-style";
import { editionOf, inventedEdition, links } from "@/tests/feeds/builders";
import { atomViolations, jsonFeedViolations, rssViolations } from "@/tests/feeds/conformance";
import { requireMathMl } from "@/tests/feeds/mathml-rules";
import { readFeed } from "@/tests/feeds/reading";
import { parseXml } from "@/tests/feeds/xml";
import { bareText } from "@/tests/support/bare-text";
import { aBatch, paperNumber } from "@/tests/support/papers";

const violationsOf = { rss: rssViolations, atom: atomViolations, json: jsonFeedViolations };

/** Abstracts of formulas that try everything: rows, marks, what does not parse, what attacks. */
const abstracts = [
  "For $x_{i,j}^T$ and $\\frac{a+b}{c}$ with $\\sqrt{\\frac{1}{n}}$: \\[\\sum_{k \\in S} w_{k,l},\\] done.",
  "$$\\begin{cases} a & \\text{if } x < y \\\\ b & \\text{else} \\end{cases}$$",
  "$\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$, $\\binom{n}{k}$, $\\widehat{AB}$, $\\widetilde{C}^{a,b}$",
  "\\begin{align} a_{i,j} &= \\mystery \\\\ b \\end{align} and \\begin{equation}\\underbrace{x}_{y,z}\\end{equation}",
  '$x_{"<script>alert(1)</script>&amp;"}$ ]]> $\\text{]]> <b> & "}_{a,b}$ $\\href{javascript:alert(1)}{x}$',
  "$\\def\\a{\\a\\a}\\a$ $\\gdef\\b{<i>}$ costs $5, unbalanced $\\frac{a and \u0000\u0007\uFFFE$x_{a,\uD83D}$",
  "Nothing that may be said: $\uFFFE$ and \\[\u0001\\]",
  `$${"{".repeat(60)}x_{a,b}${"}".repeat(60)}$ and $${"x_{i,j}+".repeat(300)}1$ and $${"y_{i,j}+".repeat(1500)}1$`,
  "$x_{\\text{if $a$ and }b,c}$, $\\color{red}{x_{a,b}}$, $\\not\\in_{a,b}$, $\\boxed{x}$, $\\unicode{xFFFE}$ $\\phantom{x}$",
  "$\\tag{1} x_{a,b}$, $$x_{a,b} \\tag{1}$$, $\\overset{a}{b}$, $\\xrightarrow{f,g}$, $\\cancel{x}$, $\\rule{1em}{1em}_{a,b}$",
  'https://github.com/a/b\\_c and \\url{javascript:alert(1)} and \\href{https://a.example/"onclick=x}{$x_{a,b}$}',
];
const papers: Paper[] = abstracts.map((abstract, index) =>
  paperNumber(index + 1, { abstract, title: abstract.slice(0, 200) }),
);
const hostile = (math: (typeof mathStyles)[number]) =>
  editionOf([aBatch("2026-06-16", ...papers)], { math });

describe.each(formats)("formulas in %s", (format) => {
  const text = (edition = hostile("auto")) =>
    renderFeed(edition, format, links, 1e9).toString("utf8");

  it.each(mathStyles)("conform, written in the style %s", (math) => {
    for (const edition of [hostile(math), editionOfInvented(math)]) {
      const expected = { selfUrl: links.feed(format, edition.interest) };
      expect(violationsOf[format](text(edition), expected)).toEqual([]);
    }
  });

  it.each(mathStyles)("are the same bytes each time in the style %s", (math) => {
    expect(text(hostile(math))).toBe(text(hostile(math)));
  });

  it("leave titles, summaries and descriptions in plain Unicode, whatever the style", () => {
    const plain = mathStyles.map((math) => withoutContent(text(hostile(math))));
    expect(new Set(plain).size).toBe(1);
    expect(plain[0]).not.toContain("<math");
    expect(plain[0]).not.toContain("&lt;math");
  });

  it("can be read where all tags are dropped", () => {
    const shown = readFeed(format, text(hostile("mathml"))).items.map(({ content }) =>
      bareText(content.replaceAll("\n", " ")),
    );
    const sentence = "For x i,j T and (a+b)/c with √(1/n): ∑ k∈S w k,l, done.";
    expect(shown[0]?.slice(0, sentence.length)).toBe(sentence);
    expect(shown[1]).toMatch(/^\{a if x<y b else/);
    expect(shown.join()).not.toMatch(/annotation|xmlns|mrow/);
  });
});

function editionOfInvented(math: (typeof mathStyles)[number]) {
  const edition = inventedEdition();
  return { ...edition, interest: { ...edition.interest, math } };
}

/** A feed without what is rendered in a style. */
function withoutContent(text: string): string {
  return text
    .replace(/<content:encoded>[\s\S]*?<\/content:encoded>/g, "")
    .replace(/<content[\s\S]*?<\/content>/g, "")
    .replace(/"content_html":"(?:[^"\\]|\\.)*"/g, "");
}

describe("the check of formulas finds", () => {
  const xmlns = 'xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"';
  const violations = (math: string) => {
    const found: string[] = [];
    requireMathMl(parseXml(math), "it", (what) => void found.push(what));
    return found;
  };

  it("nothing in one that is sound", () => {
    expect(violations(`<math ${xmlns}><msub><mi>x</mi> <mi>i</mi></msub></math>`)).toEqual([]);
  });

  it.each([
    ['<math alttext="x"><mi>x</mi></math>', /namespace/],
    ['<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>', /without its source/],
    [`<math ${xmlns}/>`, /empty formula/],
    [`<math ${xmlns}>x</math>`, /text in <math>/],
    [`<math ${xmlns} class="x"><mi>x</mi></math>`, /<math> with class/],
    [`<math ${xmlns} display="inline"><mi>x</mi></math>`, /display="inline"/],
    [`<math ${xmlns}><mi mathvariant="bold">x</mi></math>`, /mathvariant/],
    [`<math ${xmlns}><mi></mi></math>`, /no token/],
    [`<math ${xmlns}><mo>\u2061</mo></math>`, /invisible operator/],
    [`<math ${xmlns}><mrow></mrow></math>`, /row of 0/],
    [`<math ${xmlns}><mrow>x<mi>x</mi><mi>y</mi></mrow></math>`, /text in <mrow>/],
    [`<math ${xmlns}><mfrac><mi>x</mi></mfrac></math>`, /<mfrac> with 1 children/],
    [`<math ${xmlns}><semantics><annotation>x</annotation></semantics></math>`, /<semantics>/],
    [`<math ${xmlns}><mtext><a href="https://a.example/">x</a></mtext></math>`, /no token/],
  ])("%s", (math, violation) => {
    expect(violations(math).join()).toMatch(violation);
  });
});
