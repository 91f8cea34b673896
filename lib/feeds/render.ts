import type { Edition } from "../editions/edition";
import { renderAtom } from "./atom";
import { compacted, type FeedDocument, type FeedItem, feedDocument } from "./document";
import type { Format } from "./format";
import { renderJson } from "./json";
import type { Links } from "./links";
import { newestThatFit } from "./newest-days";
import { maxCompleteBytes, maxFeedBytes } from "./room";
import { renderRss } from "./rss";
import type { SummaryHtml } from "./summary-text";

export const contentTypes: Readonly<Record<Format, string>> = {
  rss: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
};

const render: Readonly<Record<Format, (document: FeedDocument) => string>> = {
  rss: renderRss,
  atom: renderAtom,
  json: renderJson,
};

/**
 * An edition as the bytes of a feed. Over the limit the oldest days leave first; the last one left
 * is cut at its end, which holds the lowest scores, and the feed's description says so. A digest is
 * not cut, since without its one item a day with papers would seem to have none. Where all of a day
 * is asked for, its papers rather lose what is said about them than be left out. An edition with
 * summaries needs `summaryHtml` of `summary.ts`.
 */
export function renderFeed(
  edition: Edition,
  format: Format,
  links: Links,
  maxBytes = maxFeedBytes,
  summaryHtml?: SummaryHtml,
): Buffer {
  const { isAll } = edition.interest;
  const mostBytes = isAll ? Math.max(maxBytes, maxCompleteBytes) : maxBytes;
  const document = feedDocument(edition, format, links, mostBytes, summaryHtml);
  const full = fitted(document, format, maxBytes);
  if (full.isWhole || !isAll) return full.bytes;
  const compact = { ...document, items: document.items.map(compacted) };
  return fitted(compact, format, mostBytes).bytes;
}

/** As much of a document as fits; whole, when all of its newest day does. */
function fitted(
  document: FeedDocument,
  format: Format,
  maxBytes: number,
): { bytes: Buffer; isWhole: boolean } {
  const bytesOf = (items: readonly FeedItem[], description = document.description) =>
    Buffer.from(render[format]({ ...document, description, items: [...items] }), "utf8");
  let { items, bytes } = newestThatFit(document.items, bytesOf, maxBytes);
  for (let chosen: number | null = null; ; ) {
    const count = items.length;
    const isDone = bytes.length <= maxBytes || papersIn(items) === 0;
    if (isDone) return { bytes, isWhole: chosen === null };
    chosen ??= papersIn(items);
    const fitting = Math.floor((count * maxBytes * 0.98) / bytes.length);
    items = items.slice(0, Math.min(count - 1, fitting));
    const some = `Only the first ${papersIn(items)} of ${chosen} papers of the day`;
    bytes = bytesOf(items, `${document.description} ${some} fit into one feed.`);
  }
}

function papersIn(items: readonly FeedItem[]): number {
  return items.filter(({ arxiv }) => arxiv !== undefined).length;
}
