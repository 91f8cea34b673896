import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readingPage } from "@/lib/pages/reading-page";
import { refusedPage } from "@/lib/pages/refused-page";
import { anInterest, editionOf, inventedBatch, inventedEdition } from "@/tests/feeds/builders";
import { attributesOf, config, faultsIn, links, named, pageOf, site } from "@/tests/pages/page";
import { hostilePaper, smallEdition } from "@/tests/site/builders";
import { aBatch, aPaper } from "@/tests/support/papers";

const days = ["2026-06-17", "2026-06-16", "2026-06-15"];

/** The newest of the small edition's days, or the one given. */
function small(day = "2026-06-16") {
  const edition = smallEdition();
  return { ...edition, days: edition.days.filter((each) => each.day === day) };
}

describe("a reading page", () => {
  it("is well made, whatever papers hold", () => {
    for (const edition of [small(), inventedEdition(), smallEdition({ math: "mathml" })]) {
      for (const { day } of edition.days) {
        const one = { ...edition, days: edition.days.filter((each) => each.day === day) };
        expect(faultsIn(pageOf(one))).toEqual([]);
      }
    }
  });

  it("escapes what an address says, wherever it shows it", () => {
    const evil = '"><script>alert(1)</script>';
    const interest = anInterest({
      title: evil,
      authors: [evil],
      query: new URLSearchParams({ authors: evil, x: evil }).toString(),
    });
    const edition = { ...editionOf([aBatch("2026-06-16", hostilePaper)]), interest };
    expect(faultsIn(pageOf(edition, { interest, reader: evil }))).toEqual([]);
    const url = new URL("https://feeds.example/");
    for (const name of ["limit", "keywords", "feed", "form", evil])
      url.searchParams.set(name, evil);
    expect(
      faultsIn(refusedPage({ url, day: null, sentence: evil }, { config, links, site })),
    ).toEqual([]);
  });

  it("lists the papers in their order, each with a link to its abstract page first", () => {
    const edition = inventedEdition();
    const page = pageOf(edition);
    const first = page.match(/<h2><a href="[^"]*"/g) ?? [];
    expect(first).toEqual(
      edition.days[0]?.items.map(({ paper }) => `<h2><a href="https://arxiv.org/abs/${paper.id}"`),
    );
  });

  it("says why each paper is there, and marks what matched", () => {
    const page = pageOf(small());
    expect(page).toMatch(/<h2><a [^>]*>Folding <mark>Towels<\/mark>: /);
    expect(page).toMatch(
      /<li title="in title and abstract"><b>towels<\/b> \+\d\.\d <span>title<\/span>/,
    );
    expect(page).toContain("We fold");
    expect(page).toMatch(/<mark>towels<\/mark>/);
  });

  it("folds many authors and long abstracts, and keeps them in the page", () => {
    const page = pageOf(small());
    expect(page).toMatch(
      /Person 6,\n<details><summary>.*and 8 more.*<\/summary> Person 7, .*Person 14</,
    );
    const abstract = "A towel is folded once more. ".repeat(20);
    const long = editionOf([aBatch("2026-06-16", aPaper({ abstract }))]);
    expect(pageOf(long)).toMatch(
      /<div class="abstract"><p>(A towel is folded once more\. ?){20}<\/p><\/div>\n<details class="unfold">/,
    );
    expect(page).not.toContain("unfold");
  });

  it("links to the paper's code, to what there is of it here, and to more like it", () => {
    const page = pageOf(small(), { interest: anInterest({ query: "like=2606.00001&limit=5" }) });
    expect(page).toContain('<a href="https://github.com/towels/socks_and_more">github.com/towels/');
    expect(attributesOf(page, "a", "href")).toEqual(
      expect.arrayContaining(["/papers/2606.00011", "/?like=2606.00001%2C2606.00011&limit=5"]),
    );
  });

  it("says in the feed's words why there is nothing, or not yet", () => {
    expect(pageOf(small())).toContain("cs.LG: today's announcement has not come yet; ");
    expect(pageOf(small("2026-06-15"))).toContain(
      "Nothing in the announcement of Monday, 15 June 2026 is what this feed asks for.",
    );
    const none = { ...small(), days: [] };
    expect(pageOf(none)).toContain("<h1>No papers yet</h1>");
    const page = readingPage(
      { edition: none, days: [], store: "The store cannot be used." },
      { interest: none.interest, day: null, reader: null, lack: "Set a key." },
      { site, config },
    );
    expect(page).toContain("The store cannot be used.");
    expect(page).toContain("Set a key.");
  });

  it("is a feed: it announces exactly what it shows, and tells how to subscribe", () => {
    const interest = anInterest({ path: "/cs.AI", query: "keywords=moe", title: "arXiv cs.AI" });
    const page = pageOf(small(), { interest });
    const announced = named(page, "link").filter(
      ({ attributes }) => attributes.rel === "alternate",
    );
    expect(announced.map(({ attributes }) => attributes.href)).toEqual([
      "https://feeds.example/atom/cs.AI?keywords=moe",
      "https://feeds.example/rss/cs.AI?keywords=moe",
      "https://feeds.example/json/cs.AI?keywords=moe",
    ]);
    const own = pageOf(small(), { interest, reader: "https://rss.example" });
    expect(own).toContain("Miniflux at rss.example");
    expect(pageOf(small(), { interest, reader: "javascript:x" })).toContain(
      "is no address of a reader",
    );
  });

  it("leads to the days beside it that have a page, under the same selection", () => {
    const interest = anInterest({ query: "limit=5" });
    const page = readingPage(
      { edition: { ...small(), interest: { ...interest, day: "2026-06-16" } }, days, store: null },
      { interest, day: "2026-06-16", reader: null, lack: null },
      { site, config },
    );
    const rels = (rel: string) =>
      [...named(page, "link"), ...named(page, "a")].flatMap(({ attributes }) =>
        attributes.rel === rel ? (attributes.href ?? []) : [],
      );
    expect(new Set(rels("prev"))).toEqual(new Set(["/day/2026-06-15?limit=5"]));
    expect(new Set(rels("next"))).toEqual(new Set(["/day/2026-06-17?limit=5"]));
    expect(rels("canonical")).toEqual(["https://feeds.example/day/2026-06-16?limit=5"]);
    // Of a filtered day there are endlessly many.
    expect(attributesOf(page, "meta", "content")).toContain("noindex");
  });

  it("shows a hundred papers whole and the others by their titles", () => {
    const many = Array.from({ length: 130 }, (_, n) => aPaper({ id: `2606.${10_000 + n}` }));
    const page = pageOf(editionOf([aBatch("2026-06-16", ...many)]));
    expect(named(page, "article")).toHaveLength(100);
    expect(named(page, "ol").map(({ attributes }) => attributes.start)).toEqual([undefined, "101"]);
    expect(faultsIn(page)).toEqual([]);
  });

  it("of thirty papers takes well below 200 kB, and 40 compressed", () => {
    const edition = editionOf(
      [inventedBatch({ day: "2026-06-16", count: 150, seed: 7, hostile: true })],
      {
        keywords: config.keywords,
        maxPapers: 30,
      },
    );
    const page = pageOf(edition);
    expect(named(page, "article")).toHaveLength(30);
    expect(Buffer.byteLength(page)).toBeLessThan(200_000);
    expect(gzipSync(page).length).toBeLessThan(40_000);
  });
});
