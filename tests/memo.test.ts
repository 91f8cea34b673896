import { describe, expect, it } from "vitest";
import { createMemo } from "@/lib/memo";

/** A memo of texts that measures them by their length. */
function memoOfTexts(maxSize: number) {
  return createMemo<string>(maxSize, (text) => text.length);
}

describe("createMemo", () => {
  it("gives back what was set, and nothing for other keys", () => {
    const memo = memoOfTexts(10);
    memo.set("a", "one");
    expect(memo.get("a")).toBe("one");
    expect(memo.get("b")).toBeUndefined();
    expect(memo.get("__proto__")).toBeUndefined();
  });

  it("lets the value leave that was unused for longest", () => {
    const memo = memoOfTexts(9);
    memo.set("a", "one");
    memo.set("b", "two");
    memo.set("c", "six");
    memo.get("a");
    memo.set("d", "ten");
    expect(["a", "b", "c", "d"].map((key) => memo.get(key))).toEqual([
      "one",
      undefined,
      "six",
      "ten",
    ]);
  });

  it("lets as many leave as a large value needs", () => {
    const memo = memoOfTexts(9);
    for (const key of ["a", "b", "c"]) memo.set(key, "one");
    memo.set("d", "eightful");
    expect(["a", "b", "c", "d"].map((key) => memo.get(key))).toEqual([
      undefined,
      undefined,
      undefined,
      "eightful",
    ]);
  });

  it("counts a replaced value once, at its new size", () => {
    const memo = memoOfTexts(9);
    for (let turn = 0; turn < 100; turn++) memo.set("a", "seven!!");
    memo.set("a", "one");
    memo.set("b", "sixsix");
    expect(memo.get("a")).toBe("one");
    expect(memo.get("b")).toBe("sixsix");
  });

  it("keeps a value that is too large alone, until the next one comes", () => {
    const memo = memoOfTexts(5);
    memo.set("a", "one");
    memo.set("b", "far too large");
    expect(memo.get("a")).toBeUndefined();
    expect(memo.get("b")).toBe("far too large");
    memo.set("c", "two");
    expect(memo.get("b")).toBeUndefined();
    expect(memo.get("c")).toBe("two");
  });
});
