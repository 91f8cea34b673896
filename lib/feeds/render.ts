import type { Edition } from "../editions/edition";
import { renderAtom } from "./atom";
import { type FeedDocument, type Format, feedDocument } from "./document";
import { renderJson } from "./json";
import { renderRss } from "./rss";

export const contentTypes: Readonly<Record<Format, string>> = {
  rss: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
};

/** Counts up when the same edition is rendered to other bytes than before. */
export const rendererVersion = 1;

/** Readers choke on more: validators refuse 5 MB, and some phones poll over slow lines. */
export const maxFeedBytes = 1_000_000;

const render: Readonly<Record<Format, (document: FeedDocument) => string>> = {
  rss: renderRss,
  atom: renderAtom,
  json: renderJson,
};

/** An edition as the bytes of a feed. Over the limit the oldest days leave first, then papers. */
export function renderFeed(
  edition: Edition,
  format: Format,
  origin: string,
  maxBytes = maxFeedBytes,
): Buffer {
  const document = feedDocument(edition, format, origin);
  const counts = edition.days.map(({ items }) => items.length);
  for (;;) {
    const bytes = Buffer.from(render[format](document), "utf8");
    if (bytes.length <= maxBytes || document.items.length === 0) return bytes;
    const fewer =
      counts.length > 1 ? withoutOldest(counts) : oneDayThatFits(counts, bytes, maxBytes);
    document.items = document.items.slice(0, fewer);
  }
}

function withoutOldest(counts: number[]): number {
  counts.pop();
  return counts.reduce((sum, count) => sum + count, 0);
}

/** A single day is cut at its end, which holds the lowest scores. */
function oneDayThatFits(counts: number[], bytes: Buffer, maxBytes: number): number {
  const [count = 0] = counts;
  counts[0] = Math.min(count - 1, Math.floor((count * maxBytes * 0.98) / bytes.length));
  return counts[0];
}
