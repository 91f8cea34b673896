import type { Day } from "../arxiv/calendar";
import type { Edition } from "../editions/edition";
import { formats } from "../feeds/format";
import { renderOpml } from "../feeds/opml";
import { renderFeed } from "../feeds/render";
import { maxFeedBytes } from "../feeds/room";
import {
  createStaticLinks,
  dayFile,
  daysFile,
  feedFile,
  frontFile,
  opmlFile,
} from "../feeds/static-links";
import { summaryHtml } from "../feeds/summary";
import type { Interest } from "../interest/interest";
import { dayPage } from "./day-page";
import { withNavigation } from "./days";
import { daysPage } from "./days-page";
import { frontPage } from "./front-page";
import { pageHtml, text } from "./layout";

/** All that a static site is made of. The same source is the same bytes. */
export type SiteSource = {
  base: string; // where it will be served, with a slash at its end
  feeds: readonly SiteFeed[]; // the main one first
  today: Day; // in New York
  /** Pages of days that are in the site already, by their paths. */
  kept: ReadonlyMap<string, string>;
  digest: { newest?: string; days: ReadonlyMap<Day, string> }; // Markdown
  /** What is the same every day: the style sheet, icons. */
  assets: ReadonlyMap<string, Uint8Array>;
};

export type SiteFeed = {
  name: string;
  feed: Edition; // what the feed holds
  pages: Edition; // the same interest, of all days that are held
};

export type SiteFiles = Map<string, string | Uint8Array>;

/** The files of a site by their paths. */
export function siteFiles(source: SiteSource): SiteFiles {
  const { base, feeds, digest } = source;
  const links = createStaticLinks(base);
  const files: SiteFiles = new Map(source.assets);
  const interests = feeds.map(({ feed }) => feed.interest);
  const [main] = interests;

  for (const { feed, pages } of feeds) {
    const { interest } = feed;
    const isMain = interest === main;
    const kept = keptDays(interest, source.kept);
    const held = pages.days.map(({ day }) => day);
    const days = [...new Set([...held, ...kept.keys()])].sort().reverse();
    for (const [day, page] of kept) {
      files.set(dayFile(interest, day), withNavigation(page, interest, day, days));
    }
    for (const day of pages.days) {
      files.set(dayFile(interest, day.day), dayPage(pages, day, days));
    }
    const digests = isMain ? digestFiles(digest.days) : new Map<Day, string>();
    files.set(daysFile(interest), daysPage(interest, days, digests));
    const digestFile = isMain && digest.newest !== undefined ? newestDigest : undefined;
    const front = { ...source, edition: feed, days, feeds: interests, links, digestFile };
    files.set(frontFile(interest), frontPage(front));
    for (const format of formats) {
      files.set(
        feedFile(format, interest),
        renderFeed(feed, format, links, maxFeedBytes, summaryHtml),
      );
    }
  }

  if (digest.newest !== undefined) files.set(newestDigest, digest.newest);
  for (const [day, markdown] of digest.days) files.set(digestOf(day), markdown);
  const named = feeds.map(({ name, feed: { interest } }) => ({ name, interest }));
  files.set(opmlFile, renderOpml(main?.title ?? "", named, [], links));
  files.set("404.html", missingPage(base));
  files.set(".nojekyll", "");
  return files;
}

export const newestDigest = "digest.md";

export function digestOf(day: Day): string {
  return `digests/${day}.md`;
}

function digestFiles(days: ReadonlyMap<Day, string>): Map<Day, string> {
  return new Map([...days.keys()].map((day) => [day, digestOf(day)]));
}

/** The days of a feed that have a page from earlier runs. */
function keptDays(interest: Interest, kept: ReadonlyMap<string, string>): Map<Day, string> {
  const days = new Map<Day, string>();
  for (const [path, page] of kept) {
    const day = path.slice(-"YYYY-MM-DD.html".length, -".html".length);
    if (path === dayFile(interest, day)) days.set(day, page);
  }
  return days;
}

/** Shown for any address that is not there, however deep: so its links are whole ones. */
function missingPage(base: string): string {
  return pageHtml({
    file: "404.html",
    title: "Not found",
    description: "There is no such page here.",
    announced: [],
    header: ["<h1>Not found</h1>"],
    main: [`<p>There is no such page here. <a href="${text(base)}">To the newest papers</a></p>`],
  }).replaceAll(/href="(style\.css|icon\.svg)"/g, (_, file) => `href="${text(base)}${file}"`);
}
