/** What arXiv has to serve: papers we announce, or feeds that were recorded earlier. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type AnnounceType, type FeedItem, feedItems } from "@/tests/support/arxiv-xml";
import type { Announced } from "@/tests/support/invented";
import { newYorkDay, newYorkMidnight } from "@/tests/support/new-york";

/** `select`: the items for what is asked, looked for in the categories of `through`. */
export type Batch = {
  day: string;
  builtAt: Date;
  select(asked: string[], through: Set<string>): FeedItem[];
};

/** Papers of one day. arXiv builds its feeds seconds after midnight in New York. */
export function announcedBatch(day: string, items: Announced[]): Batch {
  return {
    day,
    builtAt: new Date(newYorkMidnight(day).getTime() + 2000),
    select: (asked, through) => feedItems({ asked, through, items, day }),
  };
}

/**
 * Feeds as they were served: `<folder>/rss/<category>.xml`, read at once.
 *
 * Items keep their text byte for byte; day and build time come from the first file.
 * A category without a file has no items.
 */
export function recordedBatch(folder: string): Batch {
  const rssFolder = join(folder, "rss");
  const feeds = readdirSync(rssFolder)
    .filter((name) => name.endsWith(".xml"))
    .map((name) => ({
      category: name.slice(0, -".xml".length),
      xml: readFileSync(join(rssFolder, name), "utf8"),
    }))
    .map((feed) => ({ ...feed, items: splitItems(feed.xml) }));
  const builtAt = buildDate(feeds[0]?.xml ?? "");
  return {
    day: newYorkDay(builtAt),
    builtAt,
    select: (_asked, through) =>
      feeds.filter((feed) => through.has(feed.category)).flatMap((feed) => feed.items),
  };
}

function splitItems(xml: string): FeedItem[] {
  return (xml.match(/[ \t]*<item>[\s\S]*?<\/item>\r?\n/g) ?? []).map((item) => ({
    guid: textOf(item, "guid"),
    type: textOf(item, "arxiv:announce_type") as AnnounceType,
    xml: item,
  }));
}

function buildDate(xml: string): Date {
  return new Date(textOf(xml, "lastBuildDate"));
}

/** The text of the first element of this name. Throws: a recorded feed must have it. */
function textOf(xml: string, name: string): string {
  const text = new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`).exec(xml)?.[1];
  if (text === undefined) throw new Error(`A recorded feed lacks <${name}>`);
  return text;
}
