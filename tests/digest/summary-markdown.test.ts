import { describe, expect, it } from "vitest";
import { summaryMarkdown } from "@/lib/digest/summary-markdown";
import { elementsIn, rendered, textOf } from "@/tests/digest/rendered";

/** Everything at once that a model's answer has in it on an ordinary day. */
const ordinary = `# Folding Towels

## 1. Contributions

A *new* method with **two** arms, ~~one~~, in \`fold()\`, where $x_1 * y_2 * z$ and
$\\int_0^1 \\frac{f(x)}{g(x)} dx$ hold.

- first
- second
  1. inner
  2. more

     with a paragraph
- [x] done

| set | score |
|:---|---:|
| A \\| B | $x_1$ |

> In one line: **it folds**.
>
> - twice

$$
\\mathcal{L} = \\sum_{t<T} \\log \\frac{p(x_t)}{q(x_t)}
$$

\`\`\`py
a = "*b*"
\`\`\`

***
### Details
Line one  
line two
`;

describe("a model's Markdown", () => {
  it("keeps its form, with headings of the lowest levels", () => {
    expect(summaryMarkdown(ordinary)).toBe(
      [
        "##### Folding Towels",
        "##### 1. Contributions",
        "A <em>new</em> method with <strong>two</strong> arms, <del>one</del>, in `fold()`, where x₁ \\* y₂ \\* z and $`\\int_0^1 \\frac{f(x)}{g(x)} dx`$ hold.",
        "- first\n- second\n  1. inner\n\n  2. more\n\n     with a paragraph\n- ☑ done",
        "| set | score |\n| :-- | --: |\n| A \\| B | x₁ |",
        "> In one line: <strong>it folds</strong>.\n>\n> - twice",
        "```math\n\\mathcal{L} = \\sum_{t \\lt T} \\log \\frac{p(x_t)}{q(x_t)}\n```",
        '```py\na = "*b*"\n```',
        "---",
        "###### Details",
        "Line one<br>line two",
      ].join("\n\n"),
    );
  });

  it("is text where it was HTML, a link or a picture", () => {
    const html = rendered(
      summaryMarkdown(
        "<details open><summary>a</summary>\n\n<img src=x onerror=y> <b>bold</b> [link](http://x.example) ![pic](http://x.example/p.png) <http://y.example> http://z.example\n\n</details>\n\n<script>\nx\n</script>\n\n<!-- c -->\n\n[r]: http://r.example\n[r] [^1]",
      ),
    );
    expect(elementsIn(html)).toEqual(["p"]);
    const text = html.text.replaceAll("\u200B", "");
    for (const each of [
      "<details open>",
      "<img src=x onerror=y>",
      "<b>bold</b>",
      "link",
      "pic",
      "http://y.example",
      "</script>",
      "<!-- c -->",
    ]) {
      expect(text).toContain(each);
    }
  });

  it("has entities and breaks as they were meant", () => {
    expect(summaryMarkdown("a &lt; b &amp;amp; &#x41;&#66; c<br/>d")).toBe(
      "a &lt; b &amp;amp; AB c<br>d",
    );
  });

  it("is bold where Chinese punctuation keeps Markdown from seeing it", () => {
    expect(summaryMarkdown("**主要贡献：**本文 2 ** 3 ** 4")).toBe(
      "<strong>主要贡献：</strong>本文 2 \\*\\* 3 \\*\\* 4",
    );
  });

  it("calls nobody and refers to nothing", () => {
    expect(summaryMarkdown("@octocat #12 GH-3 :tada: a@b.example")).toBe(
      "@&#8203;octocat \\#&#8203;12 GH-&#8203;3 :&#8203;tada: a@&#8203;b.example",
    );
  });

  it("has formulas in every way that models write them", () => {
    const formula = "\\int_0^1 \\frac{f(x)}{g(x)} dx";
    for (const written of [
      `$${formula}$`,
      `$ ${formula} $`,
      `$\`${formula}\`$`,
      `\\(${formula}\\)`,
    ]) {
      expect(summaryMarkdown(`See ${written}, so`)).toBe(`See $\`${formula}\`$, so`);
    }
    for (const written of [
      `$$${formula}$$`,
      `$$\n${formula}\n$$`,
      `\\[${formula}\\]`,
      `\`\`\`math\n${formula}\n\`\`\``,
    ]) {
      expect(summaryMarkdown(`See\n\n${written}\n\nso`)).toBe(
        `See\n\n\`\`\`math\n${formula}\n\`\`\`\n\nso`,
      );
    }
    expect(summaryMarkdown(`- See\n\n  $$${formula}$$`)).not.toContain("```");
    expect(summaryMarkdown("from $5 to $10")).toBe("from <span>$</span>5 to <span>$</span>10");
  });

  it.each([
    ["```\nnever closed", "<details>", "**open", "| a |\n|---|\n| b"],
    ["<!--", "- a\n  - b\n    ```", "> ~~~\n> x"],
    ["<pre>", "`", "[a](", "![", "$$ x", "\\[ y", "$`z"],
    ["<script>", "<style>\n*{display:none}", "<?php", "<![CDATA[", "<!DOCTYPE x"],
    ["    indented\n\n1. ", "-", "***", "===", "# ", "> "],
  ])("swallows nothing of what follows: %j", (...parts) => {
    for (const part of [parts.join("\n\n"), ...parts]) {
      const html = rendered(
        `<details><summary>s</summary>\n\n${summaryMarkdown(part)}\n\n</details>\n\n### Next\n\n[a](https://arxiv.org/abs/1)`,
      );
      expect(
        html.querySelectorAll("h3").map(({ text }) => text),
        part,
      ).toEqual(["Next"]);
      expect(html.querySelectorAll("details").length).toBe(1);
      expect(html.querySelector("details h3, details a")).toBeNull();
      expect(html.querySelectorAll("a").length).toBe(1);
    }
  });

  it("is told as text where it is nested beyond reason, and cut where it is endless", () => {
    const deep = `${"> ".repeat(20_000)}deep`;
    expect(textOf(summaryMarkdown(deep))).toContain("> >");
    expect(summaryMarkdown("a ".repeat(500_000)).length).toBeLessThan(200_000);
  });

  it.each([
    "mermaid",
    "geojson",
    "topojson",
    "stl",
    "Mermaid ",
    "mermaid x",
    "constructor",
  ])("lets no code become a drawing: %s", (language) => {
    expect(summaryMarkdown(`\`\`\`${language}\ngraph\n\`\`\``)).toBe("```\ngraph\n```");
  });
});
