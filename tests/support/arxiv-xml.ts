/** RSS 2.0 exactly as rss.arxiv.org writes it: elements, order, blanks and escapes. */

import { archivesFirst, coveredCategories } from "@/tests/support/arxiv-taxonomy";
import type { Announced } from "@/tests/support/invented";
import { midnightText, newYorkDay, utcText } from "@/tests/support/new-york";

export type AnnounceType = "new" | "cross" | "replace" | "replace-cross";

/** One `<item>` ready to be served; `xml` begins with its indentation and ends with a newline. */
export type FeedItem = { guid: string; type: AnnounceType; xml: string };

/** What a feed says about itself. `asked`: archives and categories as arXiv spells them. */
export type Channel = { asked: string[]; day: string; builtAt: Date };

/** arXiv serves at most this many items. */
export const itemLimit = 2000;

/** arXiv's feeds leave out replacements from this version on. */
const replacementVersionLimit = 6;

const typeOrder: AnnounceType[] = ["new", "cross", "replace", "replace-cross"];

/** The feed of one announcement day. */
export function rssFeed(feed: Channel & { items: Announced[] }): string {
  return feedDocument(feed, feedItems(feed));
}

/** What arXiv serves on weekends and holidays: a channel without items. */
export function emptyFeed(channel: Channel): string {
  return feedDocument(channel, []);
}

/** What arXiv sends, with status 400, for a query it cannot read. */
export function errorFeed(query: string, message: string, builtAt = new Date()): string {
  return rss(
    channelHead({
      title: `Feed error for query: http://rss.arxiv.org/rss/${query}`,
      description: message,
      query,
      managingEditor: "rss-help.arxiv.org", // sic: only the error feed spells it without an "@"
      day: newYorkDay(builtAt),
      builtAt,
    }),
  );
}

/** A channel around items that are already written. Merges, sorts and cuts them. */
export function feedDocument({ asked, day, builtAt }: Channel, items: FeedItem[]): string {
  const names = archivesFirst(asked);
  const head = channelHead({
    title: `${names.join(", ")} updates on arXiv.org`,
    description: `${names.join(", ")} updates on the arXiv.org e-print archive.`,
    query: names.join("+"),
    managingEditor: "rss-help@arxiv.org",
    day,
    builtAt,
  });
  const skipDays =
    "    <skipDays>\n      <day>Sunday</day>\n      <day>Saturday</day>\n    </skipDays>\n";
  return rss(
    head +
      skipDays +
      arrange(items)
        .map((item) => item.xml)
        .join(""),
  );
}

/**
 * Write the papers that belong in a feed, each with its type in that feed.
 *
 * `through`: the categories in which papers are looked for, all that are asked unless given.
 * The type depends on `asked` alone.
 */
export function feedItems(feed: {
  asked: string[];
  items: Announced[];
  day: string;
  through?: Set<string>;
}): FeedItem[] {
  const asked = coveredCategories(feed.asked);
  const through = feed.through ?? asked;
  return feed.items
    .filter((paper) => isListed(paper, through))
    .map((paper) => {
      const type = announceType(paper, asked);
      return { guid: guidOf(paper), type, xml: writeItem(paper, type, feed.day) };
    });
}

/**
 * The type of a paper in a feed, relative to what was asked: `new` and `replace` only if the
 * primary category is among the covered ones, else `cross` and `replace-cross`.
 */
export function announceType(paper: Announced, covered: Set<string>): AnnounceType {
  const primary = paper.categories[0];
  const atHome = primary !== undefined && covered.has(primary);
  if (paper.action === "replace") return atHome ? "replace" : "replace-cross";
  return paper.action === "new" && atHome ? "new" : "cross";
}

/**
 * One copy of each paper, in arXiv's order: by type, then by ascending id.
 *
 * Of two copies the type that comes first wins. What exceeds the limit is cut at the front:
 * arXiv fills its feeds from the end, so the new papers with the lowest ids fall out first.
 */
export function arrange(items: FeedItem[]): FeedItem[] {
  const rank = (item: FeedItem) => typeOrder.indexOf(item.type);
  const byGuid = new Map<string, FeedItem>();
  for (const item of items) {
    const other = byGuid.get(item.guid);
    if (!other || rank(item) < rank(other)) byGuid.set(item.guid, item);
  }
  return [...byGuid.values()]
    .sort((a, b) => rank(a) - rank(b) || (a.guid < b.guid ? -1 : 1))
    .slice(-itemLimit);
}

/** A newly cross-listed paper is listed only where it is new; any other in all its categories. */
export function isListed(paper: Announced, covered: Set<string>): boolean {
  if (paper.action === "replace" && paper.version >= replacementVersionLimit) return false;
  const listedIn =
    paper.action === "cross" ? (paper.crossTo ?? paper.categories.slice(1)) : paper.categories;
  return listedIn.some((category) => covered.has(category));
}

function guidOf(paper: Announced): string {
  return `oai:arXiv.org:${paper.id}v${paper.version}`;
}

function writeItem(paper: Announced, type: AnnounceType, day: string): string {
  const description =
    `arXiv:${paper.id}v${paper.version} Announce Type: ${type} ` + `\nAbstract: ${paper.abstract}`;
  const lines = [
    element("title", paper.title),
    element("link", `https://arxiv.org/abs/${paper.id}`),
    element("description", description),
    `<guid isPermaLink="false">${escapeText(guidOf(paper))}</guid>`,
    ...paper.categories.map((category) => element("category", category)),
    element("pubDate", midnightText(day)),
    element("arxiv:announce_type", type),
    ...optionalElement("dc:rights", paper.licence),
    ...optionalElement("arxiv:DOI", paper.doi),
    ...optionalElement("arxiv:journal_reference", paper.journalReference),
    element("dc:creator", paper.creator),
  ];
  return `    <item>\n${lines.map((line) => `      ${line}\n`).join("")}    </item>\n`;
}

function channelHead(head: {
  title: string;
  description: string;
  query: string;
  managingEditor: string;
  day: string;
  builtAt: Date;
}): string {
  const link = `http://rss.arxiv.org/rss/${head.query}`;
  const lines = [
    element("title", head.title),
    element("link", link),
    element("description", head.description),
    `<atom:link href="${escapeAttribute(link)}" rel="self" type="application/rss+xml"/>`,
    element("docs", "http://www.rssboard.org/rss-specification"),
    element("language", "en-us"),
    element("lastBuildDate", utcText(head.builtAt)),
    element("managingEditor", head.managingEditor),
    element("pubDate", midnightText(head.day)),
  ];
  return lines.map((line) => `    ${line}\n`).join("");
}

function rss(channel: string): string {
  return [
    "<?xml version='1.0' encoding='UTF-8'?>\n",
    '<rss xmlns:arxiv="http://arxiv.org/schemas/atom"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:atom="http://www.w3.org/2005/Atom"',
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">\n',
    `  <channel>\n${channel}  </channel>\n</rss>\n`,
  ].join("");
}

function element(name: string, text: string): string {
  return `<${name}>${escapeText(text)}</${name}>`;
}

function optionalElement(name: string, text: string | undefined): string[] {
  return text === undefined ? [] : [element(name, text)];
}

/** arXiv's feeds escape these three and leave quotes as they are. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', "&quot;");
}
