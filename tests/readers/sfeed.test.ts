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
  statusesOf,
  titlesOf,
} from "@/tests/readers/life";
import * as programs from "@/tests/readers/programs";
import { sfeedFor } from "@/tests/readers/sfeed";
import { describeWith } from "@/tests/support/programs";

describeWith(...programs.sfeed)("sfeed", () => {
  let lives: Record<Format, Life>;
  beforeAll(async () => {
    lives = await liveThrough(sfeedFor);
  });

  describe.each(formats)("reading %s", (format) => {
    // Of Atom's authors it takes the first; the others are in the content.
    const named = (names: string[]) => (format === "rss" ? byline(names) : (names[0] ?? ""));

    it.each(["tuesday", "wednesday"] as const)("shows all papers of %s as they are", (day) => {
      const { meant, shown } = lives[format][day];
      const current = shown.filter(({ title }) => day === "tuesday" || !isOutdated(title));
      expect(current).toHaveLength(expected.counts[day]);
      expect(factsShown(current)).toEqual(facts(meant, named));
      expect(current.map(({ content }) => content)).toEqual(meant.map(({ html }) => html));
      expect(titlesOf(current)).toMatchObject(expected.titles);
    });

    it("fetches the whole feed at every poll", () => {
      const { tuesday, wednesday } = lives[format];
      expect(statusesOf(tuesday)).toEqual([200, 200, 200]);
      expect(statusesOf(wednesday)).toEqual([200, 200]);
      // It knows of no validators, so nothing the server says could change that.
      expect([...tuesday.polls, ...wednesday.polls].some((poll) => poll.isConditional)).toBe(false);
    });

    it("shows a version with a new title beside the first one", () => {
      // To it a row is the same when id, title and link are.
      const revised = lives[format].wednesday.shown.filter(({ id }) => id === expected.revised.id);
      expect(revised.map(({ title }) => title).sort()).toEqual([
        expected.revised.before,
        expected.revised.after,
      ]);
    });
  });
});

const isOutdated = (title: string) => title === expected.revised.before;
