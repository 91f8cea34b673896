import { describe, expect, it } from "vitest";
import { mathml } from "@/lib/tex/mathml";
import { bareText } from "@/tests/support/bare-text";

const namespace = 'xmlns="http://www.w3.org/1998/Math/MathML"';
const bare = (tex: string) => {
  const markup = mathml(tex, false);
  if (markup === undefined) throw new Error(`${tex} does not parse`);
  return bareText(markup);
};

describe("mathml", () => {
  it("is plain presentation elements, with the source beside them", () => {
    expect(mathml("x_{i,j} < \\mathbf{y}", false)).toBe(
      `<math ${namespace} alttext="x_{i,j} &lt; \\mathbf{y}"><msub><mi>x</mi> <mrow><mi>i</mi>` +
        "<mo>,</mo><mi>j</mi></mrow></msub><mo>&lt;</mo><mi>𝐲</mi></math>",
    );
  });

  it("says that a display formula is one", () => {
    expect(mathml("x", true)).toBe(
      `<math ${namespace} display="block" alttext="x"><mi>x</mi></math>`,
    );
  });

  it("writes fractions and roots with marks that are not seen", () => {
    expect(mathml("\\frac{a+b}{\\sqrt{n}}", false)).toBe(
      `<math ${namespace} alttext="\\frac{a+b}{\\sqrt{n}}"><mfrac>` +
        '<mrow><mpadded width="0"><mphantom><mtext>(</mtext></mphantom></mpadded>' +
        "<mi>a</mi><mo>+</mo><mi>b</mi>" +
        '<mpadded width="0"><mphantom><mtext>)/</mtext></mphantom></mpadded></mrow>' +
        '<mrow><mpadded width="0"><mphantom><mtext>(</mtext></mphantom></mpadded>' +
        '<msqrt><mpadded width="0"><mphantom><mtext>√</mtext></mphantom></mpadded><mi>n</mi></msqrt>' +
        '<mpadded width="0"><mphantom><mtext>)</mtext></mphantom></mpadded></mrow></mfrac></math>',
    );
  });

  it.each([
    ["\\mathbb{R}^d", "ℝ d"],
    ["\\mathcal{L}, \\mathfrak{g}, \\boldsymbol\\theta, \\mathsf{P}", "ℒ,𝔤,𝜽,𝖯"],
    ["\\mathrm{d}x + \\Delta", "dx+Δ"],
  ])("%s has the letters of Unicode and no variants of them", (tex, text) => {
    expect(mathml(tex, false)).not.toMatch(/mathvariant|class|style/);
    expect(bare(tex).normalize("NFC")).toBe(text);
  });

  it.each([
    ["x^T y", "x T y"],
    ["x_{i,j}^{T} y", "x i,j T y"],
    ["f'g + x^* y", "f′g+x∗y"],
    ["\\hat{x}\\widehat{AB}", "xˆABˆ"],
    ["\\sum_{i=1}^n x_i \\log n", "∑ i=1 n x i log n"],
    ["\\arg\\min_\\theta f", "arg min θ f"],
    ["\\frac{a+b}{2c}", "(a+b)/(2c)"],
    ["x\\frac12", "x 1/2"],
    ["O(\\sqrt{n}), \\sqrt{x+1}", "O(√n),√(x+1)"],
    ["\\binom{n}{k}", "(n k)"],
    ["\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}", "(1 2 3 4)"],
    ["\\begin{cases} a & x>0 \\\\ b & \\text{else} \\end{cases}", "{a x>0 b else"],
    ["a \\quad b\\,c", "a b c"],
    ["5%, 6\\%", "5%,6%"],
    ["10^{-5}", "10 −5"],
    ["^2", "2"],
    ["{}^{14}C", "14 C"],
    ["x^{} + y", "x+y"],
    ["\\text{if } x \\text{ then}", "if x then"],
    ["\\operatorname{rank}A", "rank A"],
  ])("%s reads %j where the tags are dropped", (tex, text) => {
    expect(bare(tex)).toBe(text);
  });

  it.each([
    "\\mystery{x}",
    "\\frac{a",
    "x^",
    "{a",
    "a}",
    "\\begin{matrix} a",
    "\\begin{nothing} a \\end{nothing}",
    "x & y",
    "x # y",
    "\\left( x",
  ])("%s does not parse", (tex) => {
    expect(mathml(tex, false)).toBeUndefined();
  });

  it.each([
    "\\ref{eq:one}",
    "x \\eqref{one}",
    "\\cite{key}",
    "\\href{https://example.org}{x}",
    "\\href{javascript:alert(1)}{x}",
    "\\url{https://example.org}",
    "\\includegraphics{x.png}",
    "\\phantom{said}",
    "\\def\\a{x}\\a",
    "\\gdef\\a{\\a\\a}\\a",
    "\\let\\a=\\b",
    "\\newcommand{\\a}{x}\\a",
    "\\renewcommand\\alpha{x}\\alpha",
  ])("%s is refused: it would lose something, or define or load it", (tex) => {
    expect(mathml(tex, false)).toBeUndefined();
  });

  it("does not take a longer name for one that is refused", () => {
    expect(bare("\\longrightarrow \\leftarrow \\deg")).toBe("⟶←deg");
  });

  it("remembers nothing of the formula before", () => {
    expect(mathml("\\gdef\\mine{x}\\mine", false)).toBeUndefined();
    expect(mathml("\\mine", false)).toBeUndefined();
    expect(mathml("x^2", false)).toBe(mathml("x^2", false));
  });
});

describe("hostile formulas", () => {
  const units = [
    "{",
    "\\frac{",
    "x^{",
    "\\sqrt",
    "\\left(",
    "\\dots",
    "\\text{$",
    "\\begin{matrix}",
    "&",
    "'",
    "\\\\",
    "\\mathrm{",
    "\\not",
    "\\overset{a}",
    "\\ce{H2O}",
    "\\verb|",
    "<script>",
    '"',
    "&lt;",
    "\\color{red}",
    "\\rule{9em}{9em}",
    "\\hspace{9999em}",
    "語",
    "\ud83d",
  ];

  it.each(units)("%j repeated neither throws nor grows beyond measure", (unit) => {
    for (const length of [1900, 10_000, 100_000]) {
      const opening = unit.repeat(Math.floor(length / unit.length));
      const closing = "}".repeat(Math.floor(length / unit.length));
      for (const tex of [
        opening,
        `${opening}x${closing}`,
        `\\begin{matrix}${opening}\\end{matrix}`,
      ]) {
        expect(mathml(tex, true)?.length ?? 0).toBeLessThan(200_000);
      }
    }
  });

  it("holds no markup but its own, whatever the order of the pieces", () => {
    const random = generator(20_260_616);
    const pieces = [...units, "}", "x", "_", "^", "}{", "\\right)", "\\end{matrix}", "1", " ", "$"];
    let parsed = 0;
    for (let round = 0; round < 3000; round++) {
      const length = 1 + Math.floor(random() * 8);
      const tex = Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)]).join(
        "",
      );
      const markup = mathml(tex, false);
      if (markup === undefined) continue;
      parsed++;
      expect(markup.replace(/<math xmlns="[^"]*" alttext="[^"<>]*">/, "<math>")).toMatch(
        /^(?:<\/?m[a-z]+(?: (?:width="0"|stretchy="false"|form="(?:pre|post)fix"))*>|[^<>])+$/,
      );
    }
    expect(parsed).toBeGreaterThan(200);
  });
});

/** A small linear congruential generator, so that a failure can be repeated. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
