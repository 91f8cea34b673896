import { describe, expect, it } from "vitest";
import { markdownHtml, plainHtml } from "@/lib/summaries/html/html";
import { type MathStyle, mathStyles } from "@/lib/tex/math-style";
import { bareText } from "@/tests/support/bare-text";
import { faultsIn } from "@/tests/support/summary-html";

const html = (markdown: string, math: MathStyle = "unicode") =>
  markdownHtml(markdown, { math, topHeading: 4 });
const xmlns = 'xmlns="http://www.w3.org/1998/Math/MathML"';

const english = `## Contributions

The authors propose **Ratel**, a *scheduler* that needs $O(n \\log n)$ steps, at < 5% loss.
It costs $5 to $10 a run; \`echo $HOME\` is not touched by $x_i * y_i$.

1. First $a_1 * b_1$, then
   - inner \`code\`,
   - and \\( J = 10 \\).
2. Second.

## Results

| Set | $p(a|b)$ | Time |
|:---|---:|:-:|
| Quince | **87.3** | $\\frac{1}{2}$ s |
| Medlar | 74.4 | |

### By size

> Larger is *not* better.

7. seven
8. eight

\`\`\`python
if a < b and c: print("$x$")
\`\`\`

#### Deeper

H<sub>2</sub>O, 10<sup>3</sup><br>next line

---

The end.
`;

describe("a summary in Markdown", () => {
  it("becomes blocks of plain elements, headings below those of the feed", () => {
    expect(html(english)).toEqual([
      "<h4>Contributions</h4>",
      "<p>The authors propose <strong>Ratel</strong>, a <em>scheduler</em> that needs O(n log n) steps, at &lt; 5% loss. It costs $5 to $10 a run; <code>echo $HOME</code> is not touched by xᵢ * yᵢ.</p>",
      "<ol>\n<li>First a₁ * b₁, then\n<ul>\n<li>inner <code>code</code>,</li>\n<li>and J = 10.</li>\n</ul></li>\n<li>Second.</li>\n</ol>",
      "<h4>Results</h4>",
      "<table>\n<thead>\n<tr>\n<th>Set</th>\n<th>p(a|b)</th>\n<th>Time</th>\n</tr>\n</thead>\n<tbody>\n" +
        "<tr>\n<td>Quince</td>\n<td><strong>87.3</strong></td>\n<td>1/2 s</td>\n</tr>\n" +
        "<tr>\n<td>Medlar</td>\n<td>74.4</td>\n<td></td>\n</tr>\n</tbody>\n</table>",
      "<h5>By size</h5>",
      "<blockquote>\n<p>Larger is <em>not</em> better.</p>\n</blockquote>",
      '<ol start="7">\n<li>seven</li>\n<li>eight</li>\n</ol>',
      '<pre><code>if a &lt; b and c: print("$x$")\n</code></pre>',
      "<h6>Deeper</h6>",
      "<p>H<sub>2</sub>O, 10<sup>3</sup><br/>next line</p>",
      "<hr/>",
      "<p>The end.</p>",
    ]);
  });

  it("in Chinese has its emphasis where a punctuation mark stands beside the stars", () => {
    const chinese =
      "## 主要贡献\n\n**结果：**本文提出**“新”**方法，在 $n_1$ 上*（平均）*提升。\n\n- **方法**：见 `f(x)`。\n";
    expect(html(chinese)).toEqual([
      "<h4>主要贡献</h4>",
      "<p><strong>结果：</strong>本文提出<strong>“新”</strong>方法，在 n₁ 上<em>（平均）</em>提升。</p>",
      "<ul>\n<li><strong>方法</strong>：见 <code>f(x)</code>。</li>\n</ul>",
    ]);
  });

  it("has it beside marks of English as well, and leaves products alone", () => {
    expect(html("**方法:**本文**(注)**。**Note:**$x$ 2*3*4, 2*(3+4)*5")).toEqual([
      "<p><strong>方法:</strong>本文<strong>(注)</strong>。<strong>Note:</strong>x 2*3*4, 2*(3+4)*5</p>",
    ]);
  });

  it("may be written in HTML instead", () => {
    const written =
      '<h2 class="x">Methods</h2>\n<p style="color:red">We use <b>two</b> <i>gates</i> &amp; $x_1 &lt; y$.</p>\n' +
      "<ul><li>one<li>two</ul>\n<div>a</div><div>b <a href='https://evil.example/'>link</a></div>\n" +
      "<table border=1><caption>Scores</caption><tr><th>A<td colspan=2>1<tfoot><tr><td>sum</table>";
    expect(html(written)).toEqual([
      "<h4>Methods</h4>",
      "<p>We use <strong>two</strong> <em>gates</em> &amp; x₁ &lt; y.</p>",
      "<ul>\n<li>one</li>\n<li>two</li>\n</ul>",
      "<p>a</p>",
      "<p>b link</p>",
      "<table>\n<tbody>\n<tr>\n<td><p>Scores</p></td>\n</tr>\n<tr>\n<th>A</th>\n<td>1</td>\n</tr>\n</tbody>\n<tbody>\n<tr>\n<td>sum</td>\n</tr>\n</tbody>\n</table>",
    ]);
  });

  it("keeps signs that a parser would take for tags or strike-through", () => {
    expect(html("Tokens <think> and </s>, p<0.05, a<b, List<int>, ~5 to ~10, [1]: none.")).toEqual([
      "<p>Tokens &lt;think&gt; and &lt;/s&gt;, p&lt;0.05, a&lt;b, List&lt;int&gt;, ~5 to ~10, [1]: none.</p>",
    ]);
  });

  it("has no heading where a line stands over dashes, no code where one is indented", () => {
    expect(html("Text\n---\n\n    more text")).toEqual([
      "<p>Text</p>",
      "<hr/>",
      "<p>more text</p>",
    ]);
  });

  it("has the text of links, not the links", () => {
    expect(
      html("[a *b*](https://x.example) ![c](d.png) <https://y.example> https://z.example [e][f]"),
    ).toEqual(["<p>a <em>b</em> &lt;https://y.example&gt; https://z.example [e][f]</p>"]);
  });

  it("is cut where it is longer than any that was asked for, at a paragraph", () => {
    const blocks = html("A sentence of some words.\n\n".repeat(2000));
    expect(blocks.at(-1)).toBe("<p>[…]</p>");
    expect(blocks.length).toBeLessThan(1000);
    expect(new Set(blocks.slice(0, -1))).toEqual(new Set(["<p>A sentence of some words.</p>"]));
  });
});

describe("tables that are none", () => {
  it("stay text without the line that makes a table, and with hundreds of columns", () => {
    expect(html("| a | b |\n| 1 | 2 |")).toEqual(["<p>| a | b | | 1 | 2 |</p>"]);
    const wide = html(`${"|a".repeat(500)}|\n${"|-".repeat(500)}|\n${"|1".repeat(500)}|`);
    expect(wide.join("")).not.toContain("<table>");
    expect(bareText(wide.join(""))).toContain("|1|1|1|");
  });

  it("have as many cells in each row as in the first", () => {
    const [table = ""] = html("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n||\n");
    const rows = table.match(/<tr>[\s\S]*?<\/tr>/g) ?? [];
    expect(rows.map((row) => row.match(/<t[hd]>/g)?.length)).toEqual([2, 2, 2, 2]);
  });

  it("do not grow: few columns, and thousands of rows that name one", () => {
    const blocks = html(`|${"a|".repeat(19)}\n|${"-|".repeat(19)}\n${"a\n".repeat(9000)}`);
    expect(blocks.join("").length).toBeLessThan(30_000);
  });
});

describe("formulas in a summary", () => {
  it("are in the reader's style, display formulas by themselves in MathML", () => {
    const text = "We have **$x_{i,j}$** and\n$$\\sum_i x_i$$. Then $ J = 10 $";
    const pair = `<math ${xmlns} alttext="x_{i,j}"><msub><mi>x</mi> <mrow><mi>i</mi><mo>,</mo><mi>j</mi></mrow></msub></math>`;
    const sum = `<math ${xmlns} display="block" alttext="\\sum_i x_i"><munder><mo>∑</mo> <mi>i</mi></munder> <msub><mi>x</mi> <mi>i</mi></msub></math>`;
    expect(html(text, "auto")).toEqual([
      `<p>We have <strong>${pair}</strong> and</p>`,
      `<p>${sum}.</p>`,
      "<p>Then J = 10</p>",
    ]);
    expect(html(text, "tex")).toEqual([
      "<p>We have <strong>$x_{i,j}$</strong> and $$\\sum_i x_i$$. Then $ J = 10 $</p>",
    ]);
  });

  it("may begin lines with what Markdown takes for a list, and hold what it takes for emphasis", () => {
    expect(html("$$\na_1\n- b_1 * c * d\n+ e\n$$")).toEqual(["<p>a₁ - b₁ * c * d + e</p>"]);
  });

  it("end with their item or row; prices stay", () => {
    expect(html("- costs US$\n- and $b$ more")).toEqual([
      "<ul>\n<li>costs US$</li>\n<li>and b more</li>\n</ul>",
    ]);
    expect(html("From $5 to $10, \\$3, and `$a$` costs `$b`.")).toEqual([
      "<p>From $5 to $10, $3, and <code>$a$</code> costs <code>$b</code>.</p>",
    ]);
  });

  it("are as they were written in code that only HTML names", () => {
    expect(html("<pre>\n$x_1$</pre>")).toEqual(["<pre>\n$x_1$</pre>"]);
  });

  it("cannot be forged", () => {
    const forged = "\uE0000\uE001 &#xE000;0&#xE001; &#57344;0&#57345; &#xE0000\uE001 &#xe000 $x$";
    expect(html(forged).map(bareText)).toEqual([
      "0 &#xE000;0&#xE001; &#57344;0&#57345; &#xE0000 &#xe000 x",
    ]);
    expect(html("<b>&#xE000;0&#x0e001 &#983040;</b> $y$").map(bareText)).toEqual([
      "&#xE000;0&#x0e001 &#983040; y",
    ]);
  });

  it.each(mathStyles)("in %s are well-formed in every place", (math) => {
    for (const formula of ["$x_{i,j}$", "$$\\frac{a}{b}$$", "\\[ a<b & c \\]", "$\\bad{<b>}$"]) {
      const everywhere = `# ${formula}\n\n- ${formula}\n\n> ${formula}\n\n|${formula}|a|\n|-|-|\n|b|${formula}|\n\n**${formula}** \`${formula}\`\n\n<h2>${formula}</h2><code>${formula}</code>`;
      expect(faultsIn(html(everywhere, math)), formula).toEqual([]);
    }
  });
});

describe("a line of plain text", () => {
  it("has its formulas and nothing else", () => {
    expect(plainHtml("At $n_1$ <b>it</b> costs\n$5 & *more* https://x.example", "unicode")).toBe(
      "At n₁ &lt;b&gt;it&lt;/b&gt; costs $5 &amp; *more* https://x.example",
    );
  });
});
