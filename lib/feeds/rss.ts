import { Feed } from "feed";
import { abstractHtml, type FeedDocument } from "./document";
import { namesInShort } from "./text";
import { forXmlText, mended } from "./xml-text";

/**
 * RSS 2.0 (https://www.rssboard.org/rss-specification and the board's profile).
 *
 * Authors are one `dc:creator` with all names: of several, newsboat and Miniflux show the last and
 * sfeed the first; `author` must be an e-mail address.
 */
export function renderRss(document: FeedDocument): string {
  const feed = new Feed({
    title: forXmlText(document.title),
    description: forXmlText(document.description),
    link: document.homeUrl,
    image: document.iconUrl,
    feedLinks: { rss: document.selfUrl },
    updated: document.updated,
    language: "en",
    ttl: ttlMinutes,
    generator: "arxiv-feed-server",
    docs: "https://www.rssboard.org/rss-specification",
  });
  for (const item of document.items) {
    feed.addItem({
      title: item.title,
      link: item.url,
      id: item.id,
      date: item.date,
      description: abstractHtml(item),
      // The description has the whole abstract already.
      content: item.isCompact ? undefined : item.contentHtml,
      category: item.categories.map((name) => ({ name })),
      ...(item.pdfUrl !== undefined && {
        enclosure: { url: item.pdfUrl, type: "application/pdf", length: 0 },
      }),
      extensions:
        item.authors.length === 0
          ? []
          : [{ name: "dc:creator", objects: { _text: forXmlText(creatorText(item.authors)) } }],
    });
  }
  return withNamespaces(mended(feed.rss2()));
}

/** `feed` declares the prefix of authors only where some item has content. */
function withNamespaces(xml: string): string {
  if (xml.includes("xmlns:dc=") || !xml.includes("<dc:creator>")) return xml;
  return xml.replace("<rss ", '<rss xmlns:dc="http://purl.org/dc/elements/1.1/" ');
}

/** No longer than a client may keep the feed by its HTTP headers. */
const ttlMinutes = 15;
const namesShown = 20;

/** All names, in order; of very many the first, and how many more (the content has them all). */
export function creatorText(authors: readonly string[]): string {
  return namesInShort(authors, namesShown);
}
