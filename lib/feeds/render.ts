import type { Edition } from "../editions/edition";
import { renderAtom } from "./atom";
import { type FeedDocument, type Format, feedDocument } from "./document";
import { renderJson } from "./json";
import type { Links } from "./links";
import { renderRss } from "./rss";

export const contentTypes: Readonly<Record<Format, string>> = {
  rss: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
};

/** Readers choke on more: validators refuse 5 MB, and some phones poll over slow lines. */
export const maxFeedBytes = 1_000_000;

const render: Readonly<Record<Format, (document: FeedDocument) => string>> = {
  rss: renderRss,
  atom: renderAtom,
  json: renderJson,
};

/**
 * An edition as the bytes of a feed. Over the limit the oldest days leave first; the last one left
 * is cut at its end, which holds the lowest scores.
 */
export function renderFeed(
  edition: Edition,
  format: Format,
  links: Links,
  maxBytes = maxFeedBytes,
): Buffer {
  const document = feedDocument(edition, format, links);
  const counts = edition.days.map(({ items }) => items.length).filter((count) => count > 0);
  while (counts.length > 1 && isHopeless(document, maxBytes)) dropOldest(document, counts);
  for (;;) {
    const bytes = Buffer.from(render[format](document), "utf8");
    const count = document.items.length;
    if (bytes.length <= maxBytes || count === 0) return bytes;
    if (counts.length > 1) dropOldest(document, counts);
    else
      document.items.length = Math.min(
        count - 1,
        Math.floor((count * maxBytes * 0.98) / bytes.length),
      );
  }
}

/** A feed is longer than its content: so much need not be rendered to know that it will not fit. */
function isHopeless({ items }: FeedDocument, maxBytes: number): boolean {
  return items.reduce((sum, { contentHtml }) => sum + contentHtml.length, 0) > maxBytes;
}

function dropOldest(document: FeedDocument, counts: number[]): void {
  document.items.length -= counts.pop() ?? 0;
}
