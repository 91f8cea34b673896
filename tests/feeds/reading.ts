import type { Format } from "@/lib/feeds/format";
import { namespaces } from "@/tests/feeds/namespaces";
import { childrenOf, parseXml, textOf } from "@/tests/feeds/xml";

/** What a reader that makes no mistakes takes from a feed, the same for all formats. */
export type ReadFeed = { title: string; description: string; homeUrl: string; items: ReadItem[] };

export type ReadItem = {
  id: string;
  title: string;
  url: string;
  published: string; // ISO
  authors: string; // joined by ", "
  categories: string[];
  pdfUrl: string;
  content: string; // HTML
};

export function readFeed(format: Format, text: string): ReadFeed {
  return { rss: readRss, atom: readAtom, json: readJson }[format](text);
}

function readRss(xml: string): ReadFeed {
  const channel = childrenOf(parseXml(xml), "channel")[0];
  if (!channel) throw new Error("The feed has no channel");
  return {
    title: textOf(channel, "title"),
    description: textOf(channel, "description"),
    homeUrl: textOf(channel, "link"),
    items: childrenOf(channel, "item").map((item) => ({
      id: textOf(item, "guid"),
      title: textOf(item, "title"),
      url: textOf(item, "link"),
      published: new Date(textOf(item, "pubDate")).toISOString(),
      authors: textOf(item, "creator", namespaces.dc),
      categories: childrenOf(item, "category").map(({ text }) => text),
      pdfUrl: childrenOf(item, "enclosure")[0]?.attributes.url ?? "",
      content: textOf(item, "encoded", namespaces.content),
    })),
  };
}

function readAtom(xml: string): ReadFeed {
  const feed = parseXml(xml);
  const href = (parent: typeof feed, rel: string) =>
    childrenOf(parent, "link").find(({ attributes }) => (attributes.rel ?? "alternate") === rel)
      ?.attributes.href ?? "";
  return {
    title: textOf(feed, "title"),
    description: textOf(feed, "subtitle"),
    homeUrl: href(feed, "alternate"),
    items: childrenOf(feed, "entry").map((entry) => ({
      id: textOf(entry, "id"),
      title: textOf(entry, "title"),
      url: href(entry, "alternate"),
      published: new Date(textOf(entry, "published")).toISOString(),
      authors: childrenOf(entry, "author")
        .map((author) => textOf(author, "name"))
        .join(", "),
      categories: childrenOf(entry, "category").map(({ attributes }) => attributes.term ?? ""),
      pdfUrl: href(entry, "enclosure"),
      content: textOf(entry, "content"),
    })),
  };
}

type JsonItem = {
  id: string;
  title: string;
  url: string;
  date_published: string;
  authors: { name: string }[];
  tags: string[];
  attachments: { url: string }[];
  content_html: string;
};

function readJson(text: string): ReadFeed {
  const feed = JSON.parse(text) as {
    title: string;
    description: string;
    home_page_url: string;
    items: JsonItem[];
  };
  return {
    title: feed.title,
    description: feed.description,
    homeUrl: feed.home_page_url,
    items: feed.items.map((item) => ({
      id: item.id,
      title: item.title,
      url: item.url,
      published: item.date_published,
      authors: item.authors.map(({ name }) => name).join(", "),
      categories: item.tags,
      pdfUrl: item.attachments?.[0]?.url ?? "",
      content: item.content_html,
    })),
  };
}
