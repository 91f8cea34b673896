import { Feed } from "feed";
import { type FeedDocument, teaser } from "./document";

/**
 * JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). `feed` writes version 1; what 1.1 adds is
 * put in here. The feed itself names no author: Miniflux would add it to every item.
 */
export function renderJson(document: FeedDocument): string {
  const feed = new Feed({
    title: document.title,
    description: document.description,
    link: document.homeUrl,
    feedLinks: { json: document.selfUrl },
  });
  for (const item of document.items) {
    feed.addItem({
      title: item.title,
      link: item.url,
      id: item.id,
      date: item.updated,
      published: item.date,
      description: item.isCompact ? undefined : teaser(item),
      content: item.contentHtml,
      category: item.categories.map((name) => ({ name })),
    });
  }
  const { version: _, items, ...head } = JSON.parse(feed.json1()) as JsonFeed;
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    ...head,
    icon: document.iconUrl,
    favicon: document.iconUrl,
    language: "en",
    items: items.map((written, index) => {
      const item = document.items[index];
      return {
        ...written,
        language: "en",
        authors: item?.authors.map((name) => ({ name })),
        ...(item?.pdfUrl !== undefined && {
          attachments: [{ url: item.pdfUrl, mime_type: "application/pdf" }],
        }),
        _arxiv: item?.arxiv,
      };
    }),
  });
}

type JsonFeed = { version: string; items: Record<string, unknown>[] };
