import type { Day } from "../arxiv/calendar";
import type { Interest } from "../interest/interest";
import type { Format } from "./format";
import type { Links } from "./links";

/**
 * Where things stand in a site of static files, as paths below its base. Only feeds of config.json
 * are in it, so a feed is known by its path alone: "" for the main one, "/moe" for another.
 *
 * Hosts tell a file's type by the end of its name. GitHub Pages serves these as application/xml,
 * application/json and text/x-opml, which readers take for feeds.
 */
export const feedFiles: Readonly<Record<Format, string>> = {
  rss: "feed.xml",
  atom: "atom.xml",
  json: "feed.json",
};
export const opmlFile = "feeds.opml";

/** "" for the main feed, "feeds/moe/" for another. */
export function folderOf({ path }: Pick<Interest, "path">): string {
  return path === "" ? "" : `feeds${path}/`;
}

export function feedFile(format: Format, interest: Pick<Interest, "path">): string {
  return `${folderOf(interest)}${feedFiles[format]}`;
}

/** The page with a feed's newest day. */
export function frontFile(interest: Pick<Interest, "path">): string {
  return `${folderOf(interest)}index.html`;
}

/** The page that lists all days of a feed. */
export function daysFile(interest: Pick<Interest, "path">): string {
  return `${folderOf(interest)}days/index.html`;
}

export function dayFile(interest: Pick<Interest, "path">, day: Day): string {
  return `${folderOf(interest)}days/${day}.html`;
}

/** The part of the main front page that tells how the announcement stands. */
export const stateAnchor = "state";

/** A paper's place in the page of a day. Old ids hold a slash. */
export function paperAnchor(id: string): string {
  return `paper-${id.replace("/", "-")}`;
}

/**
 * The addresses of a static site, as its feeds write them. `base` is where it will be served, which
 * may be below a host's root: "https://someone.github.io/papers". A feed is named by its address,
 * which no run changes. There are no pages but those of days and fronts: what else a server would
 * show is told on the main one.
 */
export function createStaticLinks(base: string): Links {
  const root = new URL(base.endsWith("/") ? base : `${base}/`).href;
  const at = (file: string) => new URL(file, root).href;
  const page = (path: string) => at(path === "/status" ? `#${stateAnchor}` : "");
  return {
    home: root,
    page,
    asset: (path) => at(path.replace(/^\/+/, "")),
    selection: (interest) =>
      at(interest.day === null ? folderOf(interest) : dayFile(interest, interest.day)),
    paper: (id, { feed, day }) => at(`${dayFile(feed, day)}#${paperAnchor(id)}`),
    feed: (format, interest) => at(feedFile(format, interest)),
    feedId: (format, interest) => at(feedFile(format, interest)),
    within: (path) => page(path).slice(new URL(root).origin.length),
    key: null,
  };
}
