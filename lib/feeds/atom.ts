import { Feed } from "feed";
import { escapeHtml } from "../escape";
import { type FeedDocument, teaser } from "./document";
import type { Licence } from "./record";
import { forXmlText, mended } from "./xml-text";

/** Atom 1.0 (RFC 4287), with one author element a person. */
export function renderAtom(document: FeedDocument): string {
  const feed = new Feed({
    id: document.id,
    title: forXmlText(document.title),
    description: forXmlText(document.description),
    link: document.homeUrl,
    favicon: document.iconUrl,
    feedLinks: { atom: document.selfUrl },
    updated: document.updated,
    generator: "arxiv-feed-server",
    author: { name: "arXiv", link: "https://arxiv.org/" },
  });
  for (const item of document.items) {
    feed.addItem({
      title: item.title,
      link: item.url,
      id: item.id,
      date: item.updated,
      published: item.date,
      description: item.isCompact ? undefined : escapeHtml(teaser(item)),
      content: item.contentHtml,
      author: item.authors.map((name) => ({ name: forXmlText(name) })),
      category: item.categories.map((term) => ({ term })),
      ...(item.licence !== undefined && { copyright: forXmlText(rights(item.licence)) }),
      ...(item.pdfUrl !== undefined && { enclosure: { url: item.pdfUrl } }),
    });
  }
  return finished(mended(feed.atom1()));
}

/** Plain text, so the name of the licence has its address behind it. */
function rights({ name, url }: Licence): string {
  return url === undefined || url === name ? name : `${name} (${url})`;
}

/**
 * What `feed` cannot say: an enclosure of a paper is a PDF (it writes `image/…`), links and the feed
 * have their type and language. Content is escaped, so none of these patterns can occur inside it.
 */
function finished(xml: string): string {
  return xml
    .replace(
      /(<link rel="enclosure" href="[^"]*" )type="image\/[^"]*"/g,
      '$1type="application/pdf"',
    )
    .replace('<link rel="alternate"', '<link rel="alternate" type="text/html"')
    .replace('<link rel="self"', '<link rel="self" type="application/atom+xml"')
    .replace("<feed xmlns=", '<feed xml:lang="en" xmlns=');
}
