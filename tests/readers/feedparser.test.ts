import { beforeAll, describe, expect, it } from "vitest";
import { type Entry, feedparserFor, type Parsed } from "@/tests/readers/feedparser";
import {
  byline,
  expected,
  type Format,
  facts,
  factsShown,
  formats,
  type Life,
  liveThrough,
  namesOf,
  plain,
  statusesOf,
  titlesOf,
} from "@/tests/readers/life";
import * as programs from "@/tests/readers/programs";
import { describeWith } from "@/tests/support/programs";

describeWith(...programs.feedparser)("feedparser", () => {
  let lives: Record<Format, Life<Entry>>;
  const parsed = {} as Record<Format, Parsed[]>;
  beforeAll(async () => {
    lives = await liveThrough(async (url, format) => {
      const reader = await feedparserFor(url);
      parsed[format] = reader.parsed;
      return reader;
    });
  });

  describe.each(formats)("reading %s", (format) => {
    const named = (names: string[]) => (format === "rss" ? byline(names) : names.join(", "));

    it("has nothing to complain of", () => {
      expect(parsed[format].map(({ trouble }) => trouble)).toEqual(Array(5).fill(null));
      expect(parsed[format][0]?.version).toBe(format === "rss" ? "rss20" : "atom10");
    });

    it.each(["tuesday", "wednesday"] as const)("has all papers of %s as they are", (day) => {
      const { meant, shown } = lives[format][day];
      expect(shown).toHaveLength(expected.counts[day]);
      expect(factsShown(shown)).toEqual(facts(meant, named));
      expect(shown.map(({ content }) => plain(content))).toEqual(
        meant.map(({ html }) => plain(html)),
      );
      expect(shown.map(({ pdf }) => pdf)).toEqual(
        meant.map(({ url, version }) => [`${url.replace("/abs/", "/pdf/")}v${version}`]),
      );
      expect(titlesOf(shown)).toMatchObject(expected.titles);
      expect(namesOf(shown)).toMatchObject(expected.names);
    });

    it("is told from the second poll on that nothing has changed", () => {
      expect(statusesOf(lives[format].tuesday)).toEqual([200, 304, 304]);
      expect(statusesOf(lives[format].wednesday)).toEqual([200, 304]);
    });

    it("has the second version of a paper in place of the first", () => {
      const { tuesday, wednesday } = lives[format];
      expect(titlesOf(tuesday.shown)[expected.revised.id]).toBe(expected.revised.before);
      const revised = wednesday.shown.filter(({ id }) => id === expected.revised.id);
      expect(revised.map(({ title }) => title)).toEqual([expected.revised.after]);
      expect(revised[0]?.content).toContain(expected.revised.added);
    });

    it(`${format === "rss" ? "cannot say" : "says"} when a paper was updated`, () => {
      // RSS has one date only.
      const { meant, shown } = lives[format].wednesday;
      expect(shown.map(({ updated }) => updated)).toEqual(
        meant.map(({ updated }) => (format === "rss" ? null : updated)),
      );
      const revised = meant.find(({ id }) => id === expected.revised.id);
      expect(revised?.updated).toBe(Date.UTC(2026, 5, 17, 4) / 1000); // midnight in New York
    });
  });
});
