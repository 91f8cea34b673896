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
  type Meant,
  plain,
  statusesOf,
  titlesOf,
} from "@/tests/readers/life";
import { lifereaFor } from "@/tests/readers/liferea";
import * as programs from "@/tests/readers/programs";
import { describeWith } from "@/tests/support/programs";

describeWith(...programs.liferea)("Liferea", () => {
  let lives: Record<Format, Life>;
  beforeAll(async () => {
    lives = await liveThrough(lifereaFor);
  });

  describe.each(formats)("reading %s", (format) => {
    // Of two authors of one name it keeps one.
    const named = (names: string[]) =>
      format === "rss" ? byline(names) : [...new Set(names)].join(", ");

    it("has all papers of Tuesday as they are", () => {
      const { meant, shown } = lives[format].tuesday;
      expect(shown).toHaveLength(expected.counts.tuesday);
      expect(factsShown(shown)).toEqual(facts(meant, named));
      expect(contentsOf(shown)).toEqual(meant.map(({ html }) => plain(html)));
      expect(titlesOf(shown)).toMatchObject(expected.titles);
    });

    it("has the new papers of Wednesday, and of the old ones what it had", () => {
      // It never looks again at a paper it has, so a second version is not seen.
      const { tuesday, wednesday } = lives[format];
      expect(wednesday.shown).toHaveLength(expected.counts.wednesday);
      const before = tuesday.meant.find(isRevised);
      const meant = wednesday.meant.map((each) => (isRevised(each) ? (before ?? each) : each));
      expect(factsShown(wednesday.shown)).toEqual(facts(meant, named));
      expect(contentsOf(wednesday.shown)).toEqual(meant.map(({ html }) => plain(html)));
    });

    it("is told from the second poll on that nothing has changed", () => {
      expect(statusesOf(lives[format].tuesday)).toEqual([200, 304, 304]);
      expect(statusesOf(lives[format].wednesday)).toEqual([200, 304]);
    });
  });
});

const isRevised = ({ id }: Meant) => id === expected.revised.id;
const contentsOf = (shown: readonly { content: string }[]) =>
  shown.map(({ content }) => plain(content));
