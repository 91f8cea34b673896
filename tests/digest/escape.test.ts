import { describe, expect, it } from "vitest";
import {
  codeBlock,
  codeSpan,
  htmlText,
  linkTarget,
  markdownLine,
  markdownText,
} from "@/lib/digest/escape";
import { elementsIn, rendered, shown, textOf } from "@/tests/digest/rendered";

const hostile = [
  "[a](javascript:alert(1)) ![b](http://x.example/p.png) [c]: http://x.example",
  "*a* _b_ **c** __d__ ~~e~~ `f` ``g`` \\*h\\*",
  "<b>a</b> <script>x</script> </details> <!-- digest:end --> <http://x.example>",
  "| a | b | &lt; &amp;lt; &#64; &copy;",
  "[^1] [!NOTE] [x] - [ ] # ## > + - --- === 1. 2)",
  "a_b_c 2*3*4 $x$ $`x`$ $$y$$ {{PAPERS_SECTION}}",
  "@octocat foo@bar.example #123 o/r#12 GH-7 gh-8 :tada: :white_check_mark: :+1:",
  "http://x.example https://x.example/a_b www.x.example ftp://x.example mailto:a@b.example xmpp:a@b.example",
];

describe("text in Markdown", () => {
  it.each(hostile)("is shown as it is: %s", (text) => {
    for (const markdown of [
      markdownText(text),
      markdownLine(text),
      `**Label**: ${markdownText(text)}`,
    ]) {
      expect(textOf(markdown).replace(/^Label: /, "")).toBe(text);
      const elements = elementsIn(rendered(markdown)).filter((name) => name !== "strong");
      expect(elements.filter((name) => name !== "span")).toEqual(["p"]);
    }
  });

  it.each(hostile)("leaves a link and a table's cell whole: %s", (text) => {
    const markdown = `| a | b |\n| --- | --- |\n| [${markdownText(text)}](https://arxiv.org/abs/1) | z |`;
    const html = rendered(markdown);
    expect(html.querySelectorAll("td").length).toBe(2);
    expect(html.querySelectorAll("td")[1]?.text).toBe("z");
    expect(html.querySelectorAll("a").map((a) => a.getAttribute("href"))).toEqual([
      "https://arxiv.org/abs/1",
    ]);
  });

  it.each([
    "# a",
    "- a",
    "+ a",
    "* a",
    "> a",
    "1. a",
    "12) a",
    "---",
    "===",
    "***",
    "```",
    "~~~",
    "    a",
    "| a |",
  ])("begins nothing but a paragraph: %s", (text) => {
    expect(elementsIn(rendered(`Before.\n\n${markdownLine(text)}\n\nAfter.`))).toEqual(["p"]);
    expect(textOf(markdownLine(text))).toBe(text.trim());
  });

  it("says nothing to GitHub, which looks for names and numbers in what is shown", () => {
    const text = shown(markdownText(hostile.slice(-2).join(" ")));
    expect(text).not.toMatch(/@\w/);
    expect(text).not.toMatch(/#\d/);
    expect(text).not.toMatch(/\bgh-\d/i);
    expect(text).not.toMatch(/:[\w+-]+:/);
    expect(text).not.toMatch(/:\/\/|www\.|mailto:|xmpp:/);
  });

  it("is one line without what turns text around or is no text", () => {
    expect(markdownText(" a\n\n# b\t\u202Ec\u2066d\u0000 \u2028e ")).toBe("a \\# b cd e");
  });

  it("marks dollars as GitHub asks for it, so that no formula begins", () => {
    expect(markdownText("$5 to $10")).toBe("<span>$</span>5 to <span>$</span>10");
  });
});

describe("text in HTML", () => {
  it("ends no element", () => {
    expect(htmlText("</strong> @a <!-- & \n\n# b")).toBe(
      "&lt;/strong&gt; @&#8203;a &lt;!-- &amp; # b",
    );
  });
});

describe("code", () => {
  it.each([
    "a",
    "`a`",
    "a``b",
    "`",
    " a ",
    "a|b",
    "",
    "<b> &lt; *a*",
  ])("is shown as it is: %s", (code) => {
    const html = rendered(codeSpan(code));
    expect(elementsIn(html)).toEqual(["code", "p"]);
    expect(textOf(codeSpan(code))).toBe(code.trim());
  });

  it("has a fence that nothing in it ends", () => {
    const block = codeBlock("```\n</details>\n`````\n~~~", "py onclick=x");
    expect(block.split("\n")[0]).toBe("``````");
    expect(elementsIn(rendered(`${block}\n\nAfter.`))).toEqual(["code", "p", "pre"]);
  });

  it("holds none of the comments that mark places in files", () => {
    expect(codeBlock("<!-- digest:end -->\n<!--digest:begin-->\n<!-- mine -->", "")).toBe(
      "```\n<! -- digest:end -->\n<! --digest:begin-->\n<!-- mine -->\n```",
    );
  });
});

describe("a link's target", () => {
  it("does not end early", () => {
    const url = "https://x.example/a_(b)?c=`d`|e&f=$g";
    const html = rendered(`[a](${linkTarget(url)})b`);
    expect(html.querySelector("a")?.text).toBe("a");
    expect(decodeURIComponent(html.querySelector("a")?.getAttribute("href") ?? "")).toBe(url);
  });

  it("holds what it is given, be it like an entity", () => {
    expect(linkTarget("https://a.example/?b=1&copy;=2&d=3&#64;")).toBe(
      "https://a.example/?b=1&amp;copy;=2&d=3&amp;#64;",
    );
    const html = rendered(`[a](${linkTarget("https://a.example/?b=1&copy;=2")})`);
    expect(html.toString()).toContain("b=1&amp;copy;=2");
  });
});
