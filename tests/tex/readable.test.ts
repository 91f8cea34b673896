import { describe, expect, it } from "vitest";
import { readable } from "@/lib/tex/readable";

/** Each row: TeX, and the text a reader should see. */
type Rows = readonly (readonly [string, string])[];

function shows(rows: Rows): void {
  it.each(rows)("%j reads %j", (tex, text) => {
    expect(readable(tex)).toBe(text);
  });
}

describe("accents and letters", () => {
  shows([
    ["Jo\\~ao Gon\\c{c}alves", "João Gonçalves"],
    ["Andr\\'e, \\'{E}mile, Ren{\\'e}", "André, Émile, René"],
    ['G\\"odel, K\\"{o}nig, M{\\"u}ller', "Gödel, König, Müller"],
    ["Du\\v{s}an Dvo\\v r\\'ak", "Dušan Dvořák"],
    ["Erd\\H{o}s, \\c{S}ahin, \\u{g}, \\k{a}, \\r{A}, \\d{s}", "Erdős, Şahin, ğ, ą, Å, ṣ"],
    ["Mar\\'{\\i}a, Mar\\'\\i a, {\\i}lker, \\.Izmir", "María, María, ılker, İzmir"],
    [
      "S{\\o}ren, \\O rsted, \\AA rhus, \\L ukasz, Stra\\ss e",
      "Søren, Ørsted, Århus, Łukasz, Straße",
    ],
    ["Nguy\\~{\\^e}n", "Nguyễn"],
    ["it\\^o and It\\={o}", "itô and Itō"],
    ["Cram{\\'e}r--Rao", "Cramér–Rao"],
  ]);

  it("leaves what only looks like an accent", () => {
    expect(readable('matches \\d+ or \\bword in \\"quotes\\"')).toBe(
      'matches \\d+ or \\bword in \\"quotes\\"',
    );
  });

  it("mends two things converters break: an undecoded escape and a mangled rho", () => {
    expect(readable("the bird\\u2019s view, \\r{ho}=0.5")).toBe("the bird’s view, ρ=0.5");
  });
});

describe("text commands", () => {
  shows([
    ["\\textbf{bold}, \\emph{stress}, \\texttt{code}", "bold, stress, code"],
    ["{\\em old} and {\\bf older} and \\textsc{Caps}", "old and older and Caps"],
    ["\\textbf{\\emph{both} of $n^2$}", "both of n²"],
    ["\\textbf{T}iny \\textbf{E}xample", "Tiny Example"],
    ["\\underline{x} and \\mbox{y z}", "x and y z"],
    ["\\url{https://example.org/~me/a_b--c}", "https://example.org/~me/a_b--c"],
    ["https://example.org/a\\_b--c\\%20d\\#e", "https://example.org/a_b--c%20d#e"],
    [
      "https://example.org/\\~me, https://example.org/$\\sim$me",
      "https://example.org/~me, https://example.org/~me",
    ],
    ["https://example.org/\\textasciitilde{}me", "https://example.org/~me"],
    ["\\href{https://example.org}{our page}", "our page (https://example.org)"],
    ["\\href{https://example.org/a}{https://example.org/a}", "https://example.org/a"],
    ["as shown~\\cite{one,two}.", "as shown [one, two]."],
    ["see \\citep[p.~3]{one}", "see [one, p. 3]"],
    ["A fact.\\footnote{With a note.}", "A fact. (With a note.)"],
    ["5\\%, R\\&D, a\\_b, \\#1, \\$5, \\{x\\}", "5%, R&D, a_b, #1, $5, {x}"],
    ["vs.\\ others, 10\\,ms, one\\\\two, a \\\\[2pt] b", "vs. others, 10 ms, one two, a b"],
    ["a \\vspace{1em} b \\noindent c", "a b c"],
    ["\\textcolor{red}{warm}", "warm"],
    ["(\\romannumeral4) and \\verb|a_b$c|", "(iv) and a_b$c"],
    ["\\alpha-fair, {\\beta}-test, 3{\\deg}, 8\\times", "α-fair, β-test, 3°, 8×"],
    ["\\LaTeX{} and {\\pounds}5", "LaTeX and £5"],
  ]);

  it("keeps an unknown command, and reads what it was given", () => {
    expect(readable("we propose \\ours{}, a \\fancy{\\emph{new} $\\alpha$} way")).toBe(
      "we propose \\ours, a \\fancy{new α} way",
    );
  });

  it("keeps a known command that has no argument", () => {
    expect(readable("the macro \\textbf and \\frac")).toBe("the macro \\textbf and \\frac");
  });

  it("leaves file paths and addresses alone", () => {
    for (const text of [
      "saved to C:\\temp\\new\\alpha.txt today",
      "on \\\\server\\share\\data now",
      "https://example.org/~user/a--b_c^d",
    ]) {
      expect(readable(text)).toBe(text);
    }
  });
});

describe("punctuation", () => {
  shows([
    ["Theorem~1 and Smith et~al.", "Theorem 1 and Smith et al."],
    ["about ~5 ms (~2x), 10~20 items, p ~ q", "about ~5 ms (~2x), 10~20 items, p ~ q"],
    ["pages 1--5 --- really -- yes", "pages 1–5 — really – yes"],
    ["run it with --fast, <!-- so -->, -----", "run it with --fast, <!-- so -->, -----"],
    ["``quoted'' and ``half\" and ''odd''", "“quoted” and “half” and “odd”"],
    ["a `single' and don't, the users' own", "a ‘single’ and don't, the users' own"],
    ["Markdown `code` and ```block```", "Markdown `code` and ```block```"],
    ["``never closed, 5'' tall", "“never closed, 5” tall"],
    ["no pair: `` and ''", "no pair: `` and ''"],
  ]);
});

describe("braces", () => {
  shows([
    ["{B}ayesian {LLM}s for 1{,}000 users", "Bayesian LLMs for 1,000 users"],
    ["{A Whole Title: Protected}", "A Whole Title: Protected"],
    ["K in {5, 10, 25} and {none, some}", "K in {5, 10, 25} and {none, some}"],
    ['returns {"a": 1} or {}', 'returns {"a": 1} or {}'],
    ["lr=10^{-5}, S_t^{-1/2}, x_{reg}", "lr=10⁻⁵, S_t^(-1/2), x_reg"],
    ["n^2 and snake_case stay", "n^2 and snake_case stay"],
    ["unbalanced } and { stay", "unbalanced } and { stay"],
  ]);
});

describe("formulas", () => {
  shows([
    ["$O(n^2)$, $x_1$, $2^n$, $10^{-3}$", "O(n²), x₁, 2ⁿ, 10⁻³"],
    ["$x^T$, $x^{a,b}$, $L_{reg}$, $\\pi_{0.5}$", "x^T, x^(a,b), L_reg, π_0.5"],
    ["$x^*$, $x^\\star$, $A^\\dagger$, $f'$, $k^{s^*}$", "x*, x*, A†, f′, k^(s*)"],
    ["$a \\leq b$, $a\\neq b$, $x=1$, $x = 1$", "a ≤ b, a ≠ b, x=1, x = 1"],
    ["$\\approx 5$, $\\pm 2$, $-1$, $8\\times$, $2 \\times 3$", "≈5, ±2, -1, 8×, 2 × 3"],
    ["$\\alpha, \\Omega, \\varepsilon, \\partial, \\nabla f$", "α, Ω, ε, ∂, ∇f"],
    ["$x \\in \\mathbb{R}^d$", "x ∈ ℝᵈ"],
    ["$\\mathcal{O}(\\mathcal{L})$, $\\mathfrak{g}$, $\\mathbb{1}$", "𝒪(ℒ), 𝔤, 𝟙"],
    ["$\\mathcal{BEF}\\mathscr{HIM}\\mathcal R$", "ℬℰℱℋℐℳℛ"],
    ["$\\mathbf{x}$, $\\boldsymbol\\theta$, $\\mathrm{rank}$", "x, θ, rank"],
    ["$\\frac{a}{b}$, $\\frac{a+b}{2c}$, $\\frac12 x$", "a/b, (a+b)/(2c), (1/2)x"],
    ["$\\sqrt{x}$, $\\sqrt{xy}$, $\\sqrt[3]{x+1}$", "√x, √(xy), ∛(x+1)"],
    ["$O(n \\log n)$, $\\max_i x_i$, $2\\sin(x)$", "O(n log n), maxᵢ xᵢ, 2 sin(x)"],
    ["$\\sum_{i=1}^n x_i$", "∑ᵢ₌₁ⁿ xᵢ"],
    ["$\\{1,\\ldots,n\\}$, $\\langle x, y \\rangle$", "{1,…,n}, ⟨x, y⟩"],
    ["$\\left(\\frac{1}{n}\\right]$, $\\|x\\|_2$, $\\big|x\\big|$", "(1/n], ‖x‖₂, |x|"],
    ["$\\hat{x}$, $\\bar y$, $\\tilde{O}(n)$, $\\vec{v}$, $\\dot{q}$", "x̂, ȳ, Õ(n), v⃗, q̇"],
    ["$\\widehat{AB}$", "hat(AB)"],
    ["$p(x \\mid y)$, $p(x|y)$, $f\\colon X \\to Y$", "p(x | y), p(x|y), f: X → Y"],
    ["$x \\text{ if } y > 0$", "x if y > 0"],
    ["$f(x)\\,dx$, $a\\!b$, $a \\quad b$", "f(x) dx, ab, a b"],
    ["$90^\\circ$, $60^{\\circ}C$, 45$^\\circ$", "90°, 60°C, 45°"],
    ["F$_1$, m$^2$, s$^{-1}$, 10$\\times$", "F₁, m², s⁻¹, 10×"],
    ["$LLM$ and $self-tuning~agents$", "LLM and self-tuning agents"],
    ["$K{=}4$, $5{\\sim}20$, $1{,}000$, $g := h$", "K=4, 5∼20, 1,000, g := h"],
    ["$\\mathsf{P}\\neq\\mathsf{NP}$, $a \\not\\in B$", "P ≠ NP, a ∉ B"],
    ["\\(a \\to b\\), \\[x^2\\] and $$y_0$$", "a → b, x² and y₀"],
    ["$\\operatorname{diag}(x)$, $\\arg\\min_x f$", "diag(x), arg minₓ f"],
    ["$\\textbf{wins by $3\\times$ here}$", "wins by 3× here"],
    ["$\\unicode{x2014}$, $a<b$, $R \\& D$", "—, a<b, R&D"],
  ]);

  it("falls back to the bare source where it does not understand", () => {
    for (const source of [
      "\\Omega(\\mystery/n)",
      "\\begin{matrix} a & b \\\\ c & d \\end{matrix}",
      "\\frac{a",
      "x^",
      "a \\sqrt[q+1]{b}",
    ]) {
      expect(readable(`so $${source}$ holds`)).toBe(`so ${source} holds`);
    }
  });
});

describe("dollars", () => {
  it.each([
    "costs $5 and $7 per run",
    "from $5 to $10",
    "between ($0.45-$0.78) each",
    "a fine of $1.5 million in total, and $2 million in fees",
    "pays $5, then $10.",
    "only one $ here",
    "set $HOME and $PATH",
    "the $ sign and the $ symbol",
    "$$",
    "an end $",
    "first $a\n\nsecond b$ stay apart",
  ])("%j is not a formula", (text) => {
    expect(readable(text)).toBe(text);
  });

  shows([
    ["exactly $5$ and $17$, $2023$", "exactly 5 and 17, 2023"],
    ["costs \\$5 and \\$7", "costs $5 and $7"],
    ["costs $5 per run but $n^2$ grows", "costs $5 per run but n² grows"],
    ["between 15$\\sim$30 and pass@$K$", "between 15∼30 and pass@K"],
    ["a gap of $10 dB$", "a gap of 10 dB"],
  ]);
});

describe("plain text", () => {
  it("keeps line breaks, paragraphs and markup characters", () => {
    const text = "One < two & three > 0.\n  A second line.\n\nA new paragraph,  spaced.";
    expect(readable(text)).toBe(text);
  });

  it("leaves Unicode alone and returns it composed", () => {
    expect(readable("Żółć, 東京, naïve, 𝒪(n), 😀 \\%")).toBe("Żółć, 東京, naïve, 𝒪(n), 😀 %");
    expect(readable("e\u0301")).toBe("é");
  });

  it("is the same when read twice", () => {
    for (const tex of ["Jo\\~ao's $x^2 \\leq 3$ -- ``so'' {A}", "\\emph{a} $5 and $7 `b'"]) {
      const once = readable(tex);
      expect(readable(once)).toBe(once);
    }
  });

  it("does not take names of JavaScript's own for commands", () => {
    const text = "\\constructor \\toString{} \\valueOf{x}";
    expect(readable(text)).toBe("\\constructor \\toString \\valueOf{x}");
  });
});

describe("hostile input", () => {
  const many = 100_000;

  it("survives a hundred thousand opening braces", () => {
    expect(readable("{".repeat(many))).toBe("{".repeat(many));
  });

  it("survives a hundred thousand nested groups", () => {
    const text = readable(`${"{".repeat(many)}x${"}".repeat(many)}`);
    expect(text).toMatch(/^\{+x\}+$/);
  });

  it("survives a hundred thousand dollars and backslashes", () => {
    expect(readable("$".repeat(many))).toBe("$".repeat(many));
    expect(readable("\\".repeat(many)).length).toBeLessThan(many);
    expect(readable(`${"$".repeat(many)}x`)).toContain("x");
  });

  it.each([
    "\\(",
    "{\\(}",
    "\\[",
    "$x^",
    "\\frac{",
    "$\\frac",
    "\\sqrt{\\text{",
    "\\'{",
    "\\textbf{",
    "``",
    "{$",
    "\\verb|",
  ])("survives %j repeated", (unit) => {
    const text = readable(`${unit.repeat(many / 10)}end`);
    expect(text.endsWith("end")).toBe(true);
  });

  it("survives a formula of a hundred thousand symbols", () => {
    expect(readable(`$${"{\\alpha}".repeat(many)}$`)).toBe("α".repeat(many));
  });

  it("never throws, whatever the order of the pieces", () => {
    const random = generator(20_240_501);
    const pieces = [
      ..."{}$\\^_~`'\"-[]|&%#@ \nabcXYZ019.,",
      ..."\\( \\) \\[ \\] $$ \\\\ \\' \\v \\u \\begin{x} \\end{x} \\left \\right. \\frac".split(
        " ",
      ),
      ..."\\sqrt[ \\text{ \\hat \\not \\mathbb{ \\emph{ \\href{ \\cite[ \\item ^{ _{ --- ``".split(
        " ",
      ),
      "\ud83d",
      "\u0301",
      "é",
    ];
    for (let round = 0; round < 5_000; round++) {
      const length = 1 + Math.floor(random() * 30);
      const tex = Array.from({ length }, () => pick(pieces, random)).join("");
      const text = readable(tex);
      expect(text).toBe(text.normalize("NFC"));
    }
  });

  it("returns prose without TeX unchanged", () => {
    const random = generator(7);
    const letters = [...'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789 .,;:!?()[]<>&%#@*+=/|\n"'];
    for (let round = 0; round < 1_000; round++) {
      const length = Math.floor(random() * 80);
      const prose = Array.from({ length }, () => pick(letters, random)).join("");
      expect(readable(prose)).toBe(prose);
    }
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

function pick<T>(items: readonly T[], random: () => number): T | undefined {
  return items[Math.floor(random() * items.length)];
}
