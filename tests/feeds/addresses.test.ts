import { describe, expect, it } from "vitest";
import { addressesIn, isCodeOrData, webAddress } from "@/lib/feeds/addresses";

const linksOf = (text: string) =>
  addressesIn(text).flatMap(({ text: shown, url }) => (url === undefined ? [] : [[shown, url]]));

describe("addressesIn", () => {
  it("takes nothing from the text", () => {
    const texts = [
      "",
      "no address",
      "https://a.example/b. And (https://c.example/), so?",
      "https://",
    ];
    for (const text of texts)
      expect(
        addressesIn(text)
          .map(({ text }) => text)
          .join(""),
      ).toBe(text);
  });

  it.each([
    ["at https://example.org/a.", "https://example.org/a"],
    ["(https://example.org/a)", "https://example.org/a"],
    ["(see https://example.org/a_(b)).", "https://example.org/a_(b)"],
    ["[https://example.org/a],", "https://example.org/a"],
    ["“https://example.org/a”", "https://example.org/a"],
    ["'https://example.org/a'!", "https://example.org/a"],
    ["https://example.org/a?b=c&d=e#f;", "https://example.org/a?b=c&d=e#f"],
    ["https://example.org/~me/a--b_c", "https://example.org/~me/a--b_c"],
    ["<https://example.org/a>", "https://example.org/a"],
    ["https://example.org/a}{https://", "https://example.org/a"],
    ["见https://example.org/a。好", "https://example.org/a"],
    ["HTTPS://Example.ORG/A", "https://example.org/A"],
    ["http://example.org:8080/a", "http://example.org:8080/a"],
    ["code at github.com/someone/thing.", "https://github.com/someone/thing"],
    ["code at:github.com/someone/thing", "https://github.com/someone/thing"],
    ["www.github.com/someone", "https://www.github.com/someone"],
    ["on huggingface.co/some/model, too", "https://huggingface.co/some/model"],
    ["our page: some-one.github.io/thing/.", "https://some-one.github.io/thing/"],
    ["our page some-one.github.io", "https://some-one.github.io/"],
  ])("finds the one in %j", (text, url) => {
    expect(linksOf(text).map(([, found]) => found)).toEqual([url]);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://example.org/a",
    "https://",
    "https://localhost/a",
    "https://10.0.0.1/a",
    "https://[::1]/a",
    "https://github.com@evil.example/a",
    "https://user:secret@example.org/a",
    "me@github.com/x",
    "notgithub.com/x",
    "github.com alone",
    "example.org/a",
    "https://github. com/a/b",
    "https://.../",
    "https://%%%/",
  ])("finds none in %j", (text) => {
    expect(linksOf(text)).toEqual([]);
  });

  it("takes time that grows with the length, not its square", () => {
    const many = 100_000;
    for (const unit of [")", ".", "a", "a.", "github.com/", "https://", "-a", "a-"]) {
      addressesIn(`https://example.org/${unit.repeat(many / unit.length)}`);
      addressesIn(unit.repeat(many / unit.length));
    }
  });
});

describe("webAddress", () => {
  it.each([
    ["www.example.org", "https://www.example.org/"],
    ["example.org/a b", "https://example.org/a%20b"],
    ["https://例え.example/ü", "https://xn--r8jz45g.example/%C3%BC"],
    ["main.py", null],
    ["some words", null],
    ["javascript:alert(1)", null],
    ["JaVaScRiPt://example.org/%0aalert(1)", null],
    ["mailto:me@example.org", null],
    ["/relative/path", null],
    ["", null],
    [`https://example.org/${"a".repeat(3000)}`, null],
  ])("of %j is %j", (address, url) => {
    expect(webAddress(address)).toBe(url);
  });
});

describe("isCodeOrData", () => {
  it.each([
    ["https://github.com/a/b", true],
    ["https://gitlab.com/a/b", true],
    ["https://gitlab.inria.fr/a/b", true],
    ["https://huggingface.co/datasets/a/b", true],
    ["https://zenodo.org/records/1", true],
    ["https://doi.org/10.5281/zenodo.1", true],
    ["https://a.github.io/", true],
    ["https://anonymous.4open.science/r/a-1", true],
    ["https://github.com/", false],
    ["https://doi.org/10.1000/1", false],
    ["https://example.org/github.com/a", false],
    ["https://github.com.evil.example/a", false],
    ["https://notgithub.com/a", false],
    ["https://youtu.be/a", false],
  ])("of %s is %s", (address, expected) => {
    expect(isCodeOrData(address)).toBe(expected);
  });
});
