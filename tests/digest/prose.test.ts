import { describe, expect, it } from "vitest";
import { abstractLine, texLine } from "@/lib/digest/prose";

describe("an abstract in the digest", () => {
  it("ends at a word, with a mark", () => {
    expect(abstractLine("One two three four.", 100)).toBe("One two three four.");
    expect(abstractLine("One two three four.", 14)).toBe("One two three...");
    expect(abstractLine("One two three four.", 13)).toBe("One two three...");
    expect(abstractLine("One two three four.", 12)).toBe("One two...");
    expect(abstractLine("One, two. Three", 10)).toBe("One, two...");
  });

  it("does not end in a formula", () => {
    const text =
      "We show $\\frac{\\partial a}{\\partial b} = \\int_0^1 \\frac{f(x)}{g(x)} dx$ for all of them.";
    expect(abstractLine(text, 12)).toBe("We show...");
    expect(abstractLine(text, 500)).toBe(
      "We show $`\\frac{\\partial a}{\\partial b} = \\int_0^1 \\frac{f(x)}{g(x)} dx`$ for all of them.",
    );
  });

  it("has what Unicode says well in Unicode, wherever GitHub would fail", () => {
    expect(abstractLine("$k$-means in $O(n^2)$, a$\\frac{x+1}{y+z}$b", 300)).toBe(
      "k-means in O(n²), a(x+1)/(y+z)b",
    );
  });

  it.each([
    "\\operatorname{rank}(\\int_0^1 \\frac{f(x)}{g(x)} dx)",
    "\\unknown{\\int_0^1 \\frac{f(x)}{g(x)} dx}",
    "\\text{if $b$} \\int_0^1 \\frac{f(x)}{g(x)} dx",
  ])("shows no formula that GitHub refuses: %s", (tex) => {
    expect(abstractLine(`See $${tex}$ here.`, 300)).not.toContain("$`");
  });

  it("writes less-than so that GitHub does not escape it twice", () => {
    expect(abstractLine("If $\\int_0^1 \\frac{f(x)}{g(x)} dx<a$ then.", 300)).toBe(
      "If $`\\int_0^1 \\frac{f(x)}{g(x)} dx \\lt a`$ then.",
    );
  });

  it("links addresses, as they were checked, and no others", () => {
    expect(
      abstractLine(
        "Code: https://github.com/a/b_c. Not javascript:alert(1) or http://u:p@x.example/.",
        300,
      ),
    ).toBe(
      "Code: [github.com/a/b\\_c](https://github.com/a/b_c). Not javascript:alert(1) or http:&#8203;//u:p@&#8203;x.example/.",
    );
    expect(abstractLine("The code is at https://github.com/a/b and more.", 30)).toBe(
      "The code is at...",
    );
  });

  it("begins no list", () => {
    expect(abstractLine("1. First we fold.", 300)).toBe("1\\. First we fold.");
    expect(abstractLine("- First we fold.", 300)).toBe("\\- First we fold.");
  });
});

describe("a title in the digest", () => {
  it("is Unicode", () => {
    expect(texLine("H\\\"older's $L_2$ Bound")).toBe("Hölder's L₂ Bound");
  });
});
