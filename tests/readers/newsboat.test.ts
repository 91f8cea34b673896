import { beforeAll, describe, expect, it } from "vitest";
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
import { newsboatFor } from "@/tests/readers/newsboat";
import * as programs from "@/tests/readers/programs";
import { describeWith } from "@/tests/support/programs";

describeWith(...programs.newsboat)("newsboat", () => {
  let lives: Record<Format, Life>;
  beforeAll(async () => {
    lives = await liveThrough(newsboatFor);
  });

  describe.each(formats)("reading %s", (format) => {
    const named = (names: string[]) => (format === "rss" ? byline(names) : names.join(", "));

    it.each(["tuesday", "wednesday"] as const)("shows all papers of %s as they are", (day) => {
      const { meant, shown } = lives[format][day];
      expect(shown).toHaveLength(expected.counts[day]);
      expect(factsShown(shown)).toEqual(facts(meant, named));
      expect(shown.map(({ content }) => plain(content))).toEqual(
        meant.map(({ html }) => plain(html)),
      );
      expect(titlesOf(shown)).toMatchObject(expected.titles);
      expect(namesOf(shown)).toMatchObject(expected.names);
    });

    it(`names ${format === "rss" ? "the first twenty" : "all"} of two hundred authors`, () => {
      const names = namesOf(lives[format].tuesday.shown)[expected.byManyNames] ?? "";
      expect(names.split(", ")).toHaveLength(format === "rss" ? 20 : 200);
      expect(names.endsWith(" and 180 others")).toBe(format === "rss");
    });

    it("is told from the third poll on that nothing has changed", () => {
      // It keeps validators only from the second answer on.
      const { tuesday, wednesday } = lives[format];
      expect(statusesOf(tuesday)).toEqual([200, 200, 304]);
      expect(statusesOf(wednesday)).toEqual([200, 304]);
    });

    it("shows the second version of a paper in place of the first", () => {
      const { tuesday, wednesday } = lives[format];
      expect(titlesOf(tuesday.shown)[expected.revised.id]).toBe(expected.revised.before);
      const revised = wednesday.shown.filter(({ id }) => id === expected.revised.id);
      expect(revised.map(({ title }) => title)).toEqual([expected.revised.after]);
      expect(revised[0]?.content).toContain(expected.revised.added);
    });
  });
});
