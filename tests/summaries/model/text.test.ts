import { describe, expect, it } from "vitest";
import { cutShort, joined, upToWholeWord, withoutThoughts } from "@/lib/summaries/model/text";

describe("a text that was cut anywhere", () => {
  it.each([
    ["within a word", "It reaches the bes", "It reaches the "],
    ["within a number", "up to 93.", "up to "],
    ["after a blank", "It reaches ", "It reaches "],
    ["after a line", "| a | b |\n", "| a | b |\n"],
    ["within a cell", "| a | 9", "| a | "],
    ["within a word with accents", "en 2026, Poincaré", "en 2026, "],
    ["within Chinese", "本文提出了一种新", "本文提出了一种新"],
    ["within a term in Chinese", "本文提出了 tran", "本文提出了 "],
    ["within a number in Chinese", "准确率为93.", "准确率为"],
    ["within its only word", "Introduct", "Introduct"],
    ["within a word that is none", `a ${"=".repeat(60)}`, `a ${"=".repeat(60)}`],
  ])("%s is gone on with from the last whole word", (_, text, kept) => {
    expect(upToWholeWord(text)).toBe(kept);
  });
});

describe("a text and how it goes on", () => {
  it("are put together as they are", () => {
    expect(joined("It reaches the ", "best score.")).toBe("It reaches the best score.");
    expect(joined("One.\n", "\n## 2. Two")).toBe("One.\n\n## 2. Two");
    expect(joined("本文提出了一种新", "方法。")).toBe("本文提出了一种新方法。");
  });

  it("have one blank between them", () => {
    expect(joined("It reaches the ", " best score.")).toBe("It reaches the best score.");
  });

  it("keep the indent of a new line", () => {
    expect(joined("- a\n", "  - b")).toBe("- a\n  - b");
  });

  it("lose what is there twice", () => {
    expect(joined("We train on 120 objects and ", "on 120 objects and test on 40.")).toBe(
      "We train on 120 objects and test on 40.",
    );
  });

  it("keep what is there twice by chance", () => {
    expect(joined("| a | b |\n", "|\n")).toBe("| a | b |\n|\n");
  });

  it("are the second alone where that is all of it again", () => {
    const first = "TL;DR: A paper on second looks at the same objects, at length.\n\n## 1. Con";
    const again = `${first}tributions`;
    expect(joined(first, again)).toBe(again);
    expect(joined(first, first.slice(0, 64))).toBe(first);
  });
});

describe("thoughts", () => {
  it("are taken out of a hostile text in no time worth telling", () => {
    const opened = "<think>\n".repeat(100_000);
    expect(withoutThoughts(opened)).toBe("");
    const closed = `${"</think> ".repeat(100_000)}It is 7.`;
    expect(withoutThoughts(closed).endsWith("It is 7.")).toBe(true);
  });
});

describe("a text that is too long", () => {
  it("is cut between characters", () => {
    expect(cutShort("abc")).toBe("abc");
    expect(cutShort(`${"a".repeat(99_999)}😀`)).toBe("a".repeat(99_999));
    expect(cutShort(`${"a".repeat(99_998)}😀b`)).toBe(`${"a".repeat(99_998)}😀`);
  });
});
