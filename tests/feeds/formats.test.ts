import { describe, expect, it } from "vitest";
import type { Edition } from "@/lib/editions/edition";
import { formats } from "@/lib/feeds/format";
import { renderFeed } from "@/lib/feeds/render";
import { creatorText } from "@/lib/feeds/rss";
import { editionOf, inventedEdition, links } from "@/tests/feeds/builders";
import { type ReadFeed, readFeed } from "@/tests/feeds/reading";
import { aBatch, paperNumber } from "@/tests/support/papers";

function readAll(edition: Edition): ReadFeed[] {
  return formats.map((format) =>
    readFeed(format, renderFeed(edition, format, links, 1e9).toString("utf8")),
  );
}

describe("the three formats", () => {
  const edition = inventedEdition();
  const [rss, atom, json] = readAll(edition);

  it("hold the same items in the same order: ids, titles, links, dates, PDFs, content", () => {
    expect(rss?.items.length).toBeGreaterThan(30);
    const withoutAuthors = (feed?: ReadFeed) => feed?.items.map(({ authors: _, ...item }) => item);
    expect(withoutAuthors(rss)).toEqual(withoutAuthors(atom));
    expect(withoutAuthors(rss)).toEqual(withoutAuthors(json));
  });

  it("name the same authors, of which RSS counts those beyond twenty", () => {
    expect(atom?.items.map(({ authors }) => authors)).toEqual(
      json?.items.map(({ authors }) => authors),
    );
    expect(rss?.items.map(({ authors }) => authors)).toEqual(
      json?.items.map(({ authors }) => creatorText(authors === "" ? [] : authors.split(", "))),
    );
  });

  it("say the same of the feed itself", () => {
    const about = ({ items: _, ...feed }: ReadFeed) => feed;
    expect(new Set(readAll(edition).map((feed) => JSON.stringify(about(feed)))).size).toBe(1);
  });
});

describe("a feed's order", () => {
  it("is the ranking's in the document and in the dates, days apart", () => {
    const papers = [1, 2, 3, 4].map((number) => paperNumber(number));
    const two = editionOf([
      aBatch("2026-06-15", ...papers.slice(0, 2)),
      aBatch("2026-06-16", ...papers.slice(2)),
    ]);
    for (const { items } of readAll(two)) {
      expect(items.map(({ id }) => id.slice(-1))).toEqual(["3", "4", "1", "2"]);
      const dates = items.map(({ published }) => published);
      expect(dates).toEqual([...dates].sort().reverse());
      expect(new Set(dates).size).toBe(4);
    }
  });

  it("is the same to readers that sort by date, with as many papers as a day may have", () => {
    const papers = Array.from({ length: 2000 }, (_, index) => paperNumber(index + 1));
    const edition = editionOf([aBatch("2026-06-16", ...papers)], { maxPapers: 2000 });
    const times = edition.days.flatMap(({ items }) => items.map(({ date }) => date.getTime()));
    expect(times).toHaveLength(2000);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(new Date(times[0] ?? 0).toISOString() < "2026-06-16T05:00:00Z").toBe(true);
  });
});
