import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import type { Edition } from "@/lib/editions/edition";
import { contentTypes, renderFeed } from "@/lib/feeds/render";
import { editionOf, editionWith, links } from "@/tests/feeds/builders";
import { type ReadItem, readFeed } from "@/tests/feeds/reading";
import { type Format, formats, plain, type Shown } from "@/tests/readers/life";
import { newsboatFor } from "@/tests/readers/newsboat";
import * as programs from "@/tests/readers/programs";
import { sfeed } from "@/tests/readers/sfeed";
import { aBatch } from "@/tests/support/papers";
import { describeWith } from "@/tests/support/programs";

/**
 * Feeds that arXiv would hardly make us serve, or not on the same day, as two readers with parsers
 * of their own take them: newsboat (libxml2) and sfeed.
 */
const editions: [string, Edition][] = [
  [
    "everything that was ever found to trip a reader",
    editionWith({
      title: "]]> and ]]> R&D &amp; \u0008x<y \uFFFE \uD83D 🚀 שלום",
      abstract: "One ]]> two & three &lt; four <b>five</b>.\n\nThe second paragraph.",
      authors: [{ name: "The R&D Collaboration" }, { name: 'Bj\\"orn \\O{}sterg\\aa{}rd' }],
    }),
  ],
  ["an empty feed", editionOf([aBatch("2026-06-16")])],
  ["a paper of which only the id is known", editionWith({ title: "", abstract: "", authors: [] })],
];

describeWith(...programs.newsboat)("newsboat", () => {
  describe.each(formats)("reading %s", (format) => {
    it.each(editions)("holds all of %s", async (_, edition) => {
      const bytes = renderFeed(edition, format, links);
      const { items } = readFeed(format, bytes.toString("utf8"));
      const host = await hostFeed(format, bytes);
      const newsboat = await newsboatFor(host.url);
      try {
        await newsboat.poll();
        expect(await newsboat.unread()).toBe(items.length);
        const shown = await newsboat.shown();
        expect(shown.map(factsOf)).toEqual(items.map(meantBy));
        expect(shown.map(({ authors }) => authors)).toEqual(items.map(({ authors }) => authors));
        expect(shown.map(({ content }) => plain(content))).toEqual(
          items.map(({ content }) => plain(content)),
        );
      } finally {
        await newsboat.remove();
        await host.close();
      }
    });
  });
});

describeWith(...programs.sfeed)("sfeed", () => {
  describe.each(formats)("reading %s", (format) => {
    it.each(editions)("holds all of %s", async (_, edition) => {
      const bytes = renderFeed(edition, format, links);
      const { items } = readFeed(format, bytes.toString("utf8"));
      const shown = await sfeed(bytes);
      expect(shown.map(factsOf)).toEqual(items.map(meantBy));
      expect(shown.map(({ content }) => content)).toEqual(items.map(({ content }) => content));
      expect(shown.map(({ pdf }) => pdf)).toEqual(items.map(({ pdfUrl }) => pdfUrl));
      // Of Atom's authors it takes the first.
      expect(shown.map(({ authors }) => authors)).toEqual(
        items.map(({ authors }) => (format === "rss" ? authors : (authors.split(", ")[0] ?? ""))),
      );
    });
  });
});

async function hostFeed(format: Format, bytes: Uint8Array) {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": contentTypes[format] }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${format}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What a reader should have of our items, and what it has; content and names differ by reader. */
function meantBy({ id, title, url, published }: ReadItem) {
  return { id, title, url, date: Date.parse(published) / 1000 };
}

function factsOf({ id, title, url, date }: Shown) {
  return { id, title, url, date };
}
