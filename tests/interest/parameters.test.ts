import { describe, expect, it } from "vitest";
import { splitTexts, textList } from "@/lib/interest/parameter-kinds";

describe("splitTexts", () => {
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
    expect(splitTexts(text)).toEqual(keywords);
  });

  it.each(['"', 'a,"b', '"a","b'])("finds the open quotation mark in %j", (text) => {
    expect(splitTexts(text)).toBeNull();
  });
});

describe("a list of texts", () => {
  const { print } = textList("keywords", 100);

  it("is read back as it was", () => {
    for (const keywords of [
      [],
      ["a"],
      ["a", "b c"],
      ["a, b", ",", "c"],
      ["moe*", "naïve", "语言"],
    ]) {
      expect(splitTexts(print(keywords) ?? "")).toEqual(keywords);
    }
  });
});
