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
import * as programs from "@/tests/readers/programs";
import { type Letter, rss2emailFor } from "@/tests/readers/rss2email";
import { describeWith } from "@/tests/support/programs";

describeWith(...programs.rss2email)("rss2email", () => {
  describe("as it comes", () => {
    let lives: Record<Format, Life<Letter>>;
    beforeAll(async () => {
      lives = await liveThrough((url) => rss2emailFor(url));
    });

    describe.each(formats)("reading %s", (format) => {
      it("sends a letter for every paper of Tuesday, in plain text", () => {
        const { meant, shown } = lives[format].tuesday;
        expect(shown).toHaveLength(expected.counts.tuesday);
        expect(factsShown(shown)).toEqual(facts(meant, senderIn(format)));
        expect(titlesOf(shown)).toMatchObject(expected.titles);
        for (const [index, { content, type }] of shown.entries()) {
          expect(type).toBe("text/plain");
          // It puts a number behind each link, and the addresses at the end.
          const told = plain(meant[index]?.html.split("<a ")[0] ?? "");
          expect(letters(content).startsWith(letters(told))).toBe(true);
        }
      });

      it("sends one more for every new paper of Wednesday, and none for the second version", () => {
        // What was sent is not sent again, unless `reply-changes` is set.
        const { tuesday, wednesday } = lives[format];
        expect(wednesday.shown).toHaveLength(expected.counts.wednesday);
        const before = tuesday.meant.find(isRevised);
        const meant = wednesday.meant.map((each) => (isRevised(each) ? (before ?? each) : each));
        expect(factsShown(wednesday.shown)).toEqual(facts(meant, senderIn(format)));
      });

      it("is told from the second poll on that nothing has changed", () => {
        expect(statusesOf(lives[format].tuesday)).toEqual([200, 304, 304]);
        expect(statusesOf(lives[format].wednesday)).toEqual([200, 304]);
      });
    });
  });

  describe("with reply-changes", () => {
    let lives: Record<Format, Life<Letter>>;
    beforeAll(async () => {
      lives = await liveThrough((url) =>
        rss2emailFor(url, { "reply-changes": "True", "html-mail": "True" }),
      );
    });

    it.each(
      formats,
    )("answers its own letter when a paper of %s changes, and no other", (format) => {
      const { shown } = lives[format].wednesday;
      expect(shown).toHaveLength(expected.counts.wednesday + 1);
      const replies = shown.filter(({ isReply }) => isReply);
      expect(replies).toMatchObject([{ id: expected.revised.id, title: expected.revised.after }]);
      expect(replies[0]?.content).toContain(expected.revised.added);
    });

    it.each(formats)("sends the content of %s as HTML", (format) => {
      const { meant, shown } = lives[format].tuesday;
      expect(shown.map(({ type }) => type)).toEqual(meant.map(() => "text/html"));
      for (const [index, { content }] of shown.entries()) {
        expect(plain(content)).toContain(plain(meant[index]?.html ?? ""));
      }
    });
  });
});

const isRevised = ({ id }: Meant) => id === expected.revised.id;

/** Of Atom's authors it names the last; the others are in the letter. */
function senderIn(format: Format): (names: string[]) => string {
  return (names) => `arXiv papers: ${format === "rss" ? byline(names) : names.at(-1)}`;
}

/** Lines are broken and marked up in a text of a letter, its letters and digits stay. */
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, "");
