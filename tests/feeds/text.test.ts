import { describe, expect, it } from "vitest";
import { type Format, formats } from "@/lib/feeds/format";
import { renderFeed } from "@/lib/feeds/render";
import { creatorText } from "@/lib/feeds/rss";
import { plainParagraphs, printable, titleText } from "@/lib/feeds/text";
import type { Paper } from "@/lib/papers/paper";
import { editionOf, editionWith, links } from "@/tests/feeds/builders";
import { readFeed } from "@/tests/feeds/reading";
import { aBatch, aPaper } from "@/tests/support/papers";

/** The one item of a feed of one paper. */
function readPaper(format: Format, paper: Partial<Paper>) {
  const bytes = renderFeed(editionWith(paper), format, links);
  const [item] = readFeed(format, bytes.toString("utf8")).items;
  if (item === undefined) throw new Error("The feed has no item");
  return item;
}

const forbidden = [
  ...Array.from({ length: 32 }, (_, code) => code).filter((code) => ![9, 10, 13].includes(code)),
  0xfffe,
  0xffff,
];

describe.each(formats)("text in %s", (format) => {
  it("loses the characters that XML forbids, and nothing else", () => {
    const noise = forbidden.map((code) => `a${String.fromCharCode(code)}b`).join(" ");
    const clean = forbidden.map(() => "ab").join(" ");
    const item = readPaper(format, {
      title: noise,
      abstract: noise,
      authors: [{ name: `Ada\u0000 Fer\uFFFErant` }, { name: "\u0007" }],
    });
    expect(item.title).toBe(clean);
    expect(item.content).toContain(`<p>${clean}</p>`);
    expect(item.authors).toBe("Ada Ferrant");
  });

  it("loses halves of surrogate pairs and keeps whole ones", () => {
    expect(readPaper(format, { title: "a \uD83D b \uDE80 c 🚀" }).title).toBe("a b c 🚀");
  });

  it.each([
    ["]]> once", "]]> once"],
    ["]]> twice ]]> and ]]>]]> more", "]]> twice ]]> and ]]>]]> more"],
    ["<![CDATA[ and ]]></title><title>", "< ![CDATA[ and ]]>< /title>< title>"],
    ["R&D &amp; &amp;amp; &lt;b&gt; &#65;", "R&D &amp; &amp;amp; &lt;b&gt; &#65;"],
    ["a<b and c>d", "a< b and c>d"],
    ["<script>alert(1)</script>", "< script>alert(1)< /script>"],
    ["Tables: \"quoted\" and 'single'", "Tables: \"quoted\" and 'single'"],
    ["$& $1 $` $$", "$& $1 $` $$"],
    ["👩‍🔬 🇳🇿 emoji", "👩‍🔬 🇳🇿 emoji"],
    ["语言模型 と 언어", "语言模型 と 언어"],
    ["שלום and مرحبا", "שלום and مرحبا"],
    ["cafe\u0301 Vie\u0323\u0302t", "café Việt"],
    ["  loose \n blanks\t", "loose blanks"],
  ])("shows the title %j as %j", (title, shown) => {
    // What TeX makes of `$&` is another module's affair: here it only has to survive.
    const item = readPaper(format, { title });
    if (title.includes("$")) expect(item.title).not.toBe("");
    else expect(item.title).toBe(shown);
  });

  it("shows an abstract as it is written, markup and entities included", () => {
    const item = readPaper(format, {
      abstract: "If a<b & c]]>d, <b>bold</b> &amp; &lt; ]]> stay.",
    });
    expect(item.content).toContain(
      "<p>If a&lt;b &amp; c]]&gt;d, &lt;b&gt;bold&lt;/b&gt; &amp;amp; &amp;lt; ]]&gt; stay.</p>",
    );
  });

  it("keeps an abstract's paragraphs apart", () => {
    const item = readPaper(format, { abstract: "The first.\n\nThe second." });
    expect(item.content).toMatch(/^<p>The first\.<\/p>\n<p>The second\.<\/p>\n/);
  });

  it("shows names as people write them: TeX read, ampersands and markup kept", () => {
    const item = readPaper(format, {
      authors: [
        { name: "Jo\\~ao Gon\\c{c}alinho" },
        { name: "The R&D &amp; Partners Collaboration" },
        { name: "Ida <i>Markup</i>" },
      ],
    });
    const [first, second, third] = [
      "João Gonçalinho",
      "The R&D &amp; Partners Collaboration",
      "Ida <i>Markup</i>",
    ];
    expect(item.authors).toBe(`${first}, ${second}, ${third}`);
    expect(item.content).toContain("João Gonçalinho, The R&amp;D &amp;amp; Partners");
  });

  it("shows a paper of which only the id is known", () => {
    const item = readPaper(format, { title: "", abstract: "", authors: [] });
    expect(item.title).toBe("2606.00001");
    expect(item.content).not.toContain("Authors:");
    expect(item.content).toContain("https://arxiv.org/abs/2606.00001");
  });

  it("names all of 200 authors", () => {
    const names = Array.from({ length: 200 }, (_, index) => `Person ${index + 1}`);
    const item = readPaper(format, { authors: names.map((name) => ({ name })) });
    expect(item.content).toContain(names.join(", "));
    expect(item.authors).toBe(format === "rss" ? creatorText(names) : names.join(", "));
  });

  it("leaves out a category that is no arXiv id", () => {
    const item = readPaper(format, { categories: ["cs.RO", "R&D <x>", "q-bio.QM"] });
    expect(item.categories).toEqual(["cs.RO", "q-bio.QM"]);
  });

  it("names old papers by their ids with a slash", () => {
    const item = readPaper(format, { id: "math/0211159", version: 3 });
    expect(item.id).toBe("https://arxiv.org/abs/math/0211159");
    expect(item.pdfUrl).toBe("https://arxiv.org/pdf/math/0211159v3");
  });
});

describe("creatorText", () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `P${index + 1}`);

  it("joins names in order", () => {
    expect(creatorText(["Ada Ferrant", "Bo Lindqvist"])).toBe("Ada Ferrant, Bo Lindqvist");
  });

  it("counts the others when there are very many, and never just one", () => {
    expect(creatorText(names(21))).toBe(names(21).join(", "));
    expect(creatorText(names(22))).toBe(`${names(20).join(", ")} and 2 others`);
    expect(creatorText(names(3000))).toMatch(/^P1, .*, P20 and 2980 others$/);
  });
});

describe("plain text", () => {
  it("is the same after a second cleaning", () => {
    const text = "a \u0000\uD800 b 🚀 \uFFFD \u0085";
    expect(printable(printable(text))).toBe(printable(text));
  });

  it("has a blank behind each < of a title", () => {
    expect(titleText("x<y<<z < w")).toBe("x< y< < z < w");
  });

  it("has no empty paragraphs", () => {
    expect(plainParagraphs("one\n\n \n\n\n\ntwo")).toEqual(["one", "two"]);
    expect(plainParagraphs("")).toEqual([]);
  });
});

describe.each(formats)("why a paper is in a feed, in %s", (format) => {
  const content = (keywords: string[]) => {
    const edition = editionOf([aBatch("2026-06-16", aPaper())], { keywords });
    return readFeed(format, renderFeed(edition, format, links).toString("utf8")).items[0]?.content;
  };

  it("is told by the keywords that were found, where, and the score", () => {
    expect(content(["towels"])).toMatch(
      /<p><strong>Why this:<\/strong> towels \((title|abstract|title and abstract)\); score \d+\.\d<\/p>/,
    );
  });

  it("names the longer word where a keyword is only its end", () => {
    const edition = editionOf([aBatch("2026-06-16", aPaper({ title: "NVFP4" }))], {
      keywords: ["FP4"],
    });
    const [item] = readFeed(format, renderFeed(edition, format, links).toString("utf8")).items;
    expect(item?.content).toContain("FP4 (in NVFP4, title); score 0.8");
  });

  it("is not told where no keyword was asked for", () => {
    expect(content([])).not.toMatch(/Why this|score/);
  });
});
