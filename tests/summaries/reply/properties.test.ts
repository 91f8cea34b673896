import { lexer, type Token, walkTokens } from "marked";
import { describe, expect, it } from "vitest";
import { markUnfound } from "@/lib/summaries/reply/figures";
import { maskedMarkdown } from "@/lib/summaries/reply/pieces";
import { readReply } from "@/lib/summaries/reply/reply";
import { type Chance, chanceFrom } from "@/tests/support/seeded";

/** What holds of every answer, however it was written, or whoever wrote the paper. */

const headings = [
  "## 1. Contributions\n",
  "## 2. **Methods**\n",
  "**3. Results**\n",
  "### 四、结论\n",
  "**Conclusions:** ",
  "1. Contributions\n",
  "## TL;DR\n",
  "**Limitations**\n",
  "# Title\n",
  "#",
];
const blocks = [
  ["\n", "\n\n", "- ", "  - ", "      - ", "1. ", "> ", ">> ", "* ", "\t", "---\n", "===\n"],
  ["| a | b |\n|---|---|\n", "|", "```\n", "```py\n", "````\n", "~~~\n", "[r]: http://x\n"],
].flat();
const marks = [
  ["$", "$x$", "$ y = 2 $", "$$\nz\n$$", "\\(", "\\)", "\\[q\\]", "`", "`code`", "**", "*", "_"],
  ["<b>", "</b>", "<", "<script>", "<a href='x'>", "<!-- ", "-->", "<sup>2</sup>", "&lt;b>", "\\"],
  ["[", "](", ")", "(", "[a](http://x.y)", "![i](u)", "https://a.b/c ", "www.a.b", "{", "}", ":"],
  ["\u202e", "\ue000", "\ue0010", "\u200b", "\ud83e", "1️⃣", "✅ ", "\u2028", "\u0000"],
].flat();
const words = [
  "word ",
  "We show that this works well. ",
  "not stated",
  "TL;DR: ",
  "Let me know if",
  "Here is the summary:\n",
  "5%",
  "$5 ",
  "本文提出新的方法。",
];

function anAnswer(chance: Chance): string {
  const start = chance.happens(0.7) ? "## 1. Contributions\n\nText of it.\n\n" : "";
  const pieces = Array.from({ length: chance.between(1, 40) }, () =>
    chance.pick(chance.pick([headings, blocks, marks, words])),
  );
  return start + pieces.join("");
}

const answers = Array.from({ length: 800 }, (_, seed) => {
  const chance = chanceFrom(seed);
  return { seed, language: chance.pick(["en", "zh", "German"]), answer: anAnswer(chance) };
});
const replies = answers.flatMap(({ seed, language, answer }) => {
  const reply = readReply(answer, { language });
  return "markdown" in reply ? [{ seed, language, reply }] : [];
});

/** Each is made as long as the longest answer that is read. */
const hostile = [
  ["*", "#", "|", "$", "`", "[", "<", "(", "{", "\\", "_", "~", "0", " ", "\n", "😀", "1️⃣"],
  [
    "> ",
    "- ",
    "1. ",
    "> - ",
    "](",
    "[](",
    "![a](b",
    "<a ",
    "<!--",
    "<style>",
    "\\(",
    "\\[",
    "&lt;",
  ],
  ["${", "$ {", "{$}", "$a b $", "**a", "_a", "a*b ", "a: ", "https://", "[a]:", "<b>", "== \n"],
  ["``` \n", "```\n````\n", "- a\n  ", "| a |\n", "**Results**\n", "---\n", "> a\n\n", "# a\n"],
  ["1,000", "1.", "1 ", "1,", "10^{", "A-1-", "x.1", "Table 1 and ", "1e", "1 × ", "1\\,"],
].flat();

describe("every answer", () => {
  it("is read to something, most to a summary", () => {
    expect(replies.length).toBeGreaterThan(answers.length / 2);
  });

  it("is the same when what was made of it is read again", () => {
    for (const { seed, language, reply } of replies) {
      expect(readReply(reply.markdown, { language }), `seed ${seed}`).toMatchObject({
        markdown: reply.markdown,
      });
    }
  });

  it("comes out without HTML, links, images and addresses", () => {
    for (const { seed, reply } of replies) {
      const { masked } = maskedMarkdown(reply.markdown, () => "formula");
      walkTokens(lexer(masked), ({ type, raw }: Token) => {
        expect(["html", "link", "image", "def"], `seed ${seed}: ${raw}`).not.toContain(type);
      });
    }
  });

  it("comes out without characters that nobody sees", () => {
    for (const { reply } of replies) {
      const text = reply.markdown + (reply.sentence ?? "");
      expect(text).not.toMatch(/[\u0000-\u0008\u200B\u2028\u202A-\u202E\uE000-\uF8FF]/);
      expect(text.isWellFormed()).toBe(true);
    }
  });

  it("names as missing just the parts that it lacks", () => {
    for (const { seed, reply } of replies) {
      const parts = reply.markdown.match(/^## /gm) ?? [];
      expect(parts.length + reply.missing.length, `seed ${seed}`).toBeGreaterThanOrEqual(4);
    }
  });

  it("is only ever added to by marks", () => {
    for (const { seed, language, reply } of replies) {
      const marked = markUnfound({ language, ...reply }, []);
      // A blank more may stand before a bracket.
      const plain = marked.markdown
        .replace(/\[(not found in the paper|原文未见)\]/g, "")
        .replace(/\s/g, "");
      expect(plain, `seed ${seed}`).toBe(reply.markdown.replace(/\s/g, ""));
    }
  });
});

describe("an answer or a paper that is meant to keep a server busy", () => {
  // Were any of this quadratic, a single one of these would take longer than a test may.
  it.each(hostile)("is done with: %j", (piece) => {
    const answer = `## 1. Contributions\n\nA fold.\n\n${piece.repeat(100_000 / piece.length)}`;
    const reply = readReply(answer, { language: "en" });
    if ("markdown" in reply) {
      expect(reply.markdown.length).toBeLessThanOrEqual(20_000);
      expect(readReply(reply.markdown, { language: "en" })).toMatchObject({
        markdown: reply.markdown,
      });
    }
    const paper = piece.repeat(100_000 / piece.length);
    const { markdown } = markUnfound({ language: "en", sentence: null, markdown: answer }, [paper]);
    expect(markdown.startsWith("## 1. Contributions\n\nA fold.")).toBe(true);
  });
});
