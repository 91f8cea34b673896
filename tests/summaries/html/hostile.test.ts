import { describe, expect, it } from "vitest";
import { markdownHtml } from "@/lib/summaries/html/html";
import { mathStyles } from "@/lib/tex/math-style";
import { bareText } from "@/tests/support/bare-text";
import { chanceFrom } from "@/tests/support/seeded";
import { faultsIn } from "@/tests/support/summary-html";

const html = (markdown: string) => markdownHtml(markdown, { math: "auto", topHeading: 4 });

const hostile = {
  "a script": "before <script>alert(1)</script> after",
  "a script in a paragraph of its own": "before\n\n<script src=//evil.example></script>\n\nafter",
  "a script without end": "before <script>alert(1) after",
  "a script split by another": "before <scr<script></script>ipt>alert(1)</script> after",
  "a script in capitals with a slash": "before <SCRIPT/XSS SRC=//evil.example></SCRIPT> after",
  "event handlers":
    "before <img src=x onerror=alert(1)> <p onclick='x'>and</p> <b/onmouseover=x>after</b>",
  "a body that loads": "before <body onload=alert(1)> after",
  "a link of script": "before [x](javascript:alert(1)) after",
  "a link of script in capitals": "before [x](JaVaScRiPt:alert(1)) after",
  "a link of script in entities":
    "before [x](&#106;avascript:alert(1)) <a href='&#x6A;ava&#10;script:alert(1)'>y</a> after",
  "a link of script with gaps": 'before <a href="java\tscript:alert(1)">x</a> after',
  "a link of data": "before [x](data:text/html;base64,PHNjcmlwdD4=) after",
  "a link of VBScript": "before [x](vbscript:msgbox) after",
  "an image of data":
    "before ![x](data:image/svg+xml;base64,PHN2Zz4=) <img src='data:image/png,'> after",
  "an image with a title that ends": 'before ![x](a "onerror=alert(1)") after',
  "SVG with script":
    "before <svg><script>alert(1)</script><a xlink:href='javascript:x'>q</a></svg> after",
  "SVG with foreign content":
    "before <svg><foreignObject><p onclick=x>q</p></foreignObject></svg> after",
  "SVG that loads": "before <svg/onload=alert(1)> after",
  "MathML with foreign content":
    "before <math><annotation-xml encoding='text/html'><script>x</script></annotation-xml><mi xlink:href='javascript:x'>q</mi></math> after",
  "MathML that changes its namespace":
    "before <math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math> after",
  "tags without end": "before <b><i><ul><li><table><tr><td>after",
  "a tag that never closes": "before <p title='after",
  "ends without beginning": "before </p></div></ul></td></script></b> after",
  "crossed tags": "before <b><p>x</b>y</p><i><ul>z</i></ul> after",
  "a comment": "before <!-- hidden --> after",
  "a comment without end": "before <!-- after",
  "a comment that ends oddly": "before <!--> <script>x</script> --> after",
  "a conditional comment": "before <!--[if IE]><script>x</script><![endif]--> after",
  CDATA: "before <![CDATA[<script>x</script>]]> after",
  "a processing instruction": "before <?xml version='1.0'?> <?php echo 1 ?> after",
  "a document type": "before <!DOCTYPE html [<!ENTITY x 'y'>]> &x; after",
  templates: "before {{constructor.constructor('x')()}} $\u007b7*7} <%= x %> {% x %} after",
  style:
    "before <style>*{background:url(//evil.example)}</style> <p style='x:expression(1)'>after</p>",
  "a refresh": "before <meta http-equiv=refresh content='0;url=javascript:x'> after",
  "another base": "before <base href='javascript:/'> after",
  "a form":
    "before <form action='javascript:x'><input name=q autofocus onfocus=x><button formaction=x>b</button></form> after",
  frames:
    "before <iframe srcdoc='<script>x</script>'></iframe> <frameset><frame src=x></frameset> after",
  embedded: "before <object data=x><embed src=x><param name=x></object> <applet></applet> after",
  media:
    "before <video poster=javascript:x><source onerror=x></video> <audio src=x autoplay></audio> after",
  "a link to a sheet": "before <link rel=stylesheet href=//evil.example> after",
  "anchors in anchors": "before <a href=x>1 <a href=y>2 [3](z) </a></a> after",
  "a folding part": "before <details open ontoggle=x><summary>s</summary>t</details> after",
  "raw text elements":
    "before <textarea><script>x</script></textarea> <title><b>t</b></title> <xmp><b></xmp> <noscript><p></noscript> <plaintext> after",
  "a select": "before <select><option><script>x</script></option></select> after",
  "a template": "before <template><script>x</script></template> after",
  "names and classes": "before <p id=x class=y name=z is=w slot=s>q</p> after",
  "a start that is more":
    'before\n\n<ol start=\'1" onclick="x\'><li>q</ol>\n\n<ol start="-1e9"><li>r</ol>\n\nafter',
  "entities of markup":
    "before &lt;script&gt;x&lt;/script&gt; &#60;b&#62; &amp;lt; &nbsp;&copy; after",
  "entities that XML forbids": "before &#0;&#1;&#x0B;&#xFFFE;&#xD800;&#x110000;&bogus; after",
  "characters that XML forbids": "before \u0000\u0001\u000b\u001f\u0085\ufffe\ud800 after",
  "text that ends CDATA": "before ]]> after",
  "reference links": 'before [x][1] [1]\n\n[1]: javascript:alert(1) "title"\n\nafter',
  autolinks: "before <javascript:alert(1)> <mailto:x@y.example> www.evil.example x@y.example after",
  footnotes: "before[^1]\n\n[^1]: <script>x</script> [x](javascript:x)\n\nafter",
  "code that ends itself":
    "before `</code><script>x</script>` \n\n```html\n</code></pre><script>x</script>\n```\n\nafter",
  "a fence with a class": 'before\n\n```x" onclick="y\ncode\n```\n\nafter',
  "a table of script":
    "before\n\n| <script>x</script> | [x](javascript:y) |\n|-|-|\n| <td onclick=x> | </table> |\n\nafter",
  "tables in tables": "before <table><tr><td><table><tr><td>x</table></table> after",
  "parts without a whole": "before <td>a<tr>b<li>c<thead>d<th>e</th> after",
  "blocks in a heading": "before\n\n<h2><h3><p>x</p><ul><li>y</ul></h3></h2>\n\nafter",
  "formulas of markup":
    "before $<script>x</script>$ $\\text{<b>}$ $$\\href{javascript:x}{y}$$ after",
  "formulas in tags": "before <p title=$x$>q</p> <$x$> <ol start=$1$><li>a</ol> after",
  "a formula over a tag": "before $x <b> y$ </b> after",
};

describe("what a summary may try", () => {
  it.each(Object.entries(hostile))("comes to nothing, and the text around stays: %s", (_, text) => {
    for (const math of mathStyles) {
      const blocks = markdownHtml(text, { math, topHeading: 4 });
      expect(faultsIn(blocks), blocks.join("\n")).toEqual([]);
      const bare = bareText(blocks.join("\n"));
      expect(bare).toMatch(/^before/);
      expect(bare).toMatch(/after$|after(?: y)?[<>/a-z1() ]*$/);
    }
  });

  it("loses scripts and styles with their text", () => {
    expect(
      html("a <script>one()</script><style>two{}</style><svg><text>three</text></svg>b"),
    ).toEqual(["<p>a b</p>"]);
  });

  it("may say what it likes in code", () => {
    expect(html("`<script>` and `&lt;`")).toEqual([
      "<p><code>&lt;script&gt;</code> and <code>&amp;lt;</code></p>",
    ]);
  });
});

describe("a summary out of pieces of markup", () => {
  const pieces = [
    ..."* _ ** *** ` ``` ~ ~~ $ $$ \\( \\) \\[ \\] [ ] ( ) ![ < > & | # - + 1. \" ' = { } \\ ! : /".split(
      " ",
    ),
    ..."<p> </p> <b> </b> <ul> <ol> <li> </li> </ul> <table> <tr> <td> <th> </td> </table> <h2> </h2>".split(
      " ",
    ),
    ..."<div> </div> <pre> </pre> <code> <br> <hr> <blockquote> <!-- --> <script> </script> <svg> </svg>".split(
      " ",
    ),
    ..."<math> <style> </style> <a <img href= onerror= start= javascript: data: &lt; &#xE000; &#57345; &amp".split(
      " ",
    ),
    ...[
      "\n",
      "\n\n",
      "\n- ",
      "\n1. ",
      "\n> ",
      "\n## ",
      "\n    ",
      "\n|-|-|\n",
      "\n```\n",
      "\t",
      "  \n",
      " ",
    ],
    ...[
      "word",
      "中文",
      "（",
      "：**",
      "x_1^2",
      "\\frac{a}{b}",
      "\uE0000\uE001",
      "\uE002",
      "\u0001",
      "\ud800",
      "0",
    ],
  ];

  it.each(
    Array.from({ length: 8 }, (_, seed) => seed),
  )("is well-formed and harmless, seed %i", (seed) => {
    const chance = chanceFrom(`summary ${seed}`);
    for (let round = 0; round < 150; round++) {
      const count = chance.between(1, 60);
      const text = Array.from({ length: count }, () => chance.pick(pieces)).join(
        chance.happens(0.5) ? "" : " ",
      );
      const math = chance.pick(mathStyles);
      const blocks = markdownHtml(text, { math, topHeading: 4 });
      expect(faultsIn(blocks), `${JSON.stringify(text)}\n${blocks.join("\n")}`).toEqual([]);
    }
  });
});

describe("a summary of nothing but marks", () => {
  const marks = [
    ..."* _ [ ] | > < ` ~ $ & # - ! \\ ( a*b **a_ *_a *a**b _a*b_ [a]( [[a] ![ ` `` $a $$a {$ \\( \\[".split(
      " ",
    ),
    ...'- 1. <b> <div> <ul><li> <table> <td> <svg> <!-- <a <a$b=" &# **a *（'.split(" "),
    ...[
      "a\n-\n",
      "a|b\n-|-\n",
      "|a|\n|-|\n",
      "> - ",
      "- > ",
      "- a\n",
      "  - a\n\n",
      "```\n",
      "[a]: b\n",
      "\n",
      " ",
      "\t",
    ],
  ];

  it.each(marks)("of 100,000 characters is bounded: %j", (mark) => {
    const blocks = html(mark.repeat(Math.ceil(100_000 / mark.length)));
    const html100 = blocks.join("\n");
    expect(html100.length).toBeLessThan(300_000);
    expect(faultsIn(blocks.slice(0, 50))).toEqual([]);
  });

  it("may nest no deeper than a reader's parser can follow", () => {
    const quotes = html(`${"> ".repeat(5000)}deep`).join("");
    expect(quotes.match(/<blockquote>/g)?.length).toBeLessThan(10);
    expect(bareText(quotes)).toContain("deep");
    const items = Array.from({ length: 130 }, (_, depth) => `${"  ".repeat(depth)}- item ${depth}`);
    const lists = html(items.join("\n"));
    expect(faultsIn(lists)).toEqual([]);
    expect(bareText(lists.join(""))).toContain("item 129");
    expect(
      lists
        .join("")
        .match(/(?:<ul>\s*<li>[^<]*)+/)?.[0]
        .match(/<ul>/g)?.length,
    ).toBeLessThan(20);
    const blocks = html("<blockquote><ul><li>".repeat(300));
    expect(faultsIn(blocks)).toEqual([]);
    const deep = html(`${"<b><blockquote><ul><li><table><tr><td>".repeat(100)}deep`);
    expect(faultsIn(deep)).toEqual([]);
    expect(bareText(deep.join(""))).toBe("deep");
  });
});
