import { describe, expect, it } from "vitest";
import { joinKeywords, splitKeywords } from "@/lib/interest/parameters";

describe("splitKeywords", () => {
  it.each([
    ["a,b", ["a", "b"]],
    ['a,"b c",moe*', ["a", "b c", "moe*"]],
    ['"a, b",c', ["a, b", "c"]],
    ["b,a,b", ["b", "a"]],
    ["  a  b ,\tc\n", ["a b", "c"]],
    ['mixture" of, "experts', ["mixture of, experts"]],
    [",,, ,", []],
    ['"",""', []],
    ["", []],
    ["'a',“b”", ["'a'", "“b”"]],
  ])("parts %j", (text, keywords) => {
    expect(splitKeywords(text)).toEqual(keywords);
  });

  it.each(['"', 'a,"b', '"a","b'])("finds the open quotation mark in %j", (text) => {
    expect(splitKeywords(text)).toBeNull();
  });
});

describe("joinKeywords", () => {
  it("is read back as it was", () => {
    for (const keywords of [
      [],
      ["a"],
      ["a", "b c"],
      ["a, b", ",", "c"],
      ["moe*", "naïve", "语言"],
    ]) {
      expect(splitKeywords(joinKeywords(keywords))).toEqual(keywords);
    }
  });
});
