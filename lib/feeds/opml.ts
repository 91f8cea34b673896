import { XMLBuilder } from "fast-xml-parser";
import { nameOf } from "../arxiv/taxonomy";
import type { ConfiguredFeed } from "../interest/configured";
import type { Interest } from "../interest/interest";
import type { Links } from "./links";
import { printable } from "./text";

export const opmlType = "text/x-opml; charset=utf-8";

/**
 * The feeds of a deployment as a list that readers import (OPML 2.0, http://opml.org/spec2.opml):
 * those that are configured, and each configured category alone under the main feed's filters.
 */
export function renderOpml(
  title: string,
  feeds: readonly ConfiguredFeed[],
  categories: readonly Interest[],
  links: Links,
): string {
  const outline = (interest: Interest, text: string) => ({
    "@type": "rss",
    "@text": printable(text),
    "@title": printable(text),
    "@xmlUrl": links.feed("rss", interest),
    "@htmlUrl": links.selection(interest),
  });
  const alone = (interest: Interest) => {
    const [id = ""] = interest.categories;
    return outline(interest, `arXiv ${id} (${nameOf(id)})`);
  };
  const group = (text: string, outlines: object[]) => ({
    "@text": text,
    "@title": text,
    outline: outlines,
  });
  const opml = {
    "@version": "2.0",
    head: { title: printable(title), docs: "http://opml.org/spec2.opml" },
    body: {
      outline: [
        group(
          "Feeds",
          feeds.map(({ interest }) => outline(interest, interest.title)),
        ),
        ...(categories.length === 0 ? [] : [group("Categories", categories.map(alone))]),
      ],
    },
  };
  const declaration = '<?xml version="1.0" encoding="utf-8"?>';
  return `${declaration}\n${builder.build({ opml })}`;
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  format: true,
  suppressEmptyNode: true,
});
