import { describe, expect, it } from "vitest";
import { aSource, base, smallEdition, textsOf } from "@/tests/site/builders";
import { elementsOf, linksOf, pageFaults } from "@/tests/site/html";

const site = textsOf(aSource());
const page = (path: string) => site.get(path) ?? `no ${path}`;

/** `tests/site/expected/`: pages as a browser gets them, written down once and kept. */
describe("a page, as a whole", () => {
  it.each([
    "index.html",
    "days/2026-06-16.html",
    "days/2026-06-15.html",
    "days/index.html",
    "404.html",
  ])("is what it was: %s", async (path) => {
    await expect(page(path)).toMatchFileSnapshot(`expected/${path.replaceAll("/", "-")}`);
  });
});

describe("every page", () => {
  it.each(
    [...site.keys()].filter((path) => path.endsWith(".html")),
  )("is well-formed, lets nothing run and fetches nothing from elsewhere: %s", (path) =>
    expect(pageFaults(page(path))).toEqual([]));

  it("has its own feeds announced, in every format", () => {
    for (const path of ["index.html", "days/2026-06-16.html", "days/index.html"]) {
      const up = path.startsWith("days/") ? "../" : "";
      const announced = elementsOf(page(path))
        .filter(({ attributes }) => attributes.rel === "alternate")
        .map(({ attributes }) => [attributes.type, attributes.href]);
      expect(announced).toEqual([
        ["application/atom+xml", `${up}atom.xml`],
        ["application/rss+xml", `${up}feed.xml`],
        ["application/feed+json", `${up}feed.json`],
      ]);
    }
  });
});

describe("a hostile paper", () => {
  it("is text wherever it is shown", () => {
    for (const path of ["index.html", "days/2026-06-16.html"]) {
      const elements = elementsOf(page(path));
      expect(page(path)).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
      expect(elements.filter(({ name }) => name === "article")).toHaveLength(2);
      expect(linksOf(page(path)).filter((href) => /evil|javascript/.test(href))).toEqual([]);
    }
  });
});

describe("the front page", () => {
  const states = (edition = smallEdition()) => {
    const front = textsOf(aSource({ feeds: [{ name: "main", feed: edition, pages: edition }] }));
    const elements = elementsOf(front.get("index.html") ?? "");
    const state = elements.find(({ attributes }) => attributes.id === "state");
    return state?.children.map(({ text }) => text);
  };

  it("says of which day it speaks when something is missing", () => {
    expect(states()).toEqual([
      "This is the latest that arXiv has announced in cs.RO.",
      "As of Tuesday, 16 June 2026: cs.LG: today's announcement has not come yet; arXiv's feed is <still> empty.",
    ]);
  });

  it("tells a day that is due and a day without matches from a day without papers", () => {
    const edition = smallEdition({ keywords: ["no such word"] });
    const due = { "cs.RO": { state: "due" as const, day: "2026-06-15" } };
    expect(states({ ...edition, states: due })).toEqual([
      "Nothing in the announcement of Tuesday, 16 June 2026 is what this feed asks for.",
      "As of Tuesday, 16 June 2026: cs.RO: today's announcement is due, and was not asked for yet.",
    ]);
    expect(states({ ...edition, days: [], states: {} })).toEqual([]);
  });

  it("shows whole addresses to copy, below the base", () => {
    const codes = elementsOf(page("index.html")).filter(({ name }) => name === "code");
    expect(codes.map(({ text }) => text)).toEqual(
      ["feed.xml", "atom.xml", "feed.json"].map((file) => base + file),
    );
  });
});
