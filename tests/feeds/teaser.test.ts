import { describe, expect, it } from "vitest";
import { type FeedItem, teaser } from "@/lib/feeds/document";

const about = (...abstract: string[]) => teaser({ abstract } as FeedItem);

describe("teaser", () => {
  it("is a short abstract as it is, its paragraphs in one line", () => {
    expect(about("We fold towels.", "And socks.")).toBe("We fold towels. And socks.");
  });

  it("cuts a long one at a word and says that it goes on", () => {
    const text = about("towels ".repeat(100).trim());
    expect(text.length).toBeLessThanOrEqual(301);
    expect(text).toMatch(/^(towels )+towels…$/);
  });

  it("cuts a text without blanks, but never a character in two", () => {
    const text = about("🚀".repeat(500));
    expect(text.endsWith("…")).toBe(true);
    expect(text.isWellFormed()).toBe(true);
  });
});
