import { describe, expect, it } from "vitest";
import { baseOf } from "@/lib/site/base";

const option = "https://option.example/papers";
const siteUrl = "https://variable.example";
const configUrl = "https://config.example/a/b/";
const repository = "Some-One/Papers.Daily";

describe("where a static site will be served", () => {
  it("is what the option says, before the variable, config.json and the repository", () => {
    const all = { option, siteUrl, configUrl, repository };
    expect(baseOf(all)).toEqual({ base: "https://option.example/papers/" });
    expect(baseOf({ ...all, option: undefined })).toEqual({ base: "https://variable.example/" });
    expect(baseOf({ configUrl, repository })).toEqual({ base: "https://config.example/a/b/" });
  });

  it("is GitHub Pages' address of the repository where nothing else is known", () => {
    expect(baseOf({ repository })).toEqual({ base: "https://some-one.github.io/Papers.Daily/" });
    expect(baseOf({ repository: "Some-One/some-one.GitHub.io" })).toEqual({
      base: "https://some-one.github.io/",
    });
  });

  it("takes an option without a value for none", () => {
    expect(baseOf({ option: "", siteUrl })).toEqual({ base: "https://variable.example/" });
  });

  it.each([
    "papers",
    "ftp://papers.example",
    "https://papers.example/?a=b",
    "https://a.example/#b",
  ])("is not %s", (wrong) => {
    expect(baseOf({ option: wrong, siteUrl })).toEqual({
      problem: `The site's address must be an http or https URL without ? and #, not ${wrong}.`,
    });
  });

  it.each([undefined, "", "no-slash", "../..", "a/b/c"])("is not known from %s alone", (odd) => {
    expect(baseOf({ repository: odd })).toEqual({
      problem: expect.stringMatching(
        /^Feeds need the address [^.]*--base URL, SITE_URL or site\.url/,
      ),
    });
  });
});
