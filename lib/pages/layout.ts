import { thanks } from "../feeds/content";
import { type Format, formatNames, formatTypes } from "../feeds/format";
import type { Links } from "../feeds/links";
import type { Interest } from "../interest/interest";
import { type Html, html, joined } from "./html";

/** What all pages of a deployment share. */
export type Site = {
  title: string;
  links: Links;
  assets: { style: string; script: string }; // addresses
};

/** A feed as browsers and readers find it by a page's head. */
export type Announced = { format: Format; interest: Interest };

/** All formats of a feed; Atom first, which readers that know several do best with. */
export function allFormats(interest: Interest): Announced[] {
  return (["atom", "rss", "json"] as const).map((format) => ({ format, interest }));
}

export type Page = {
  title: string; // the site's is added
  description: string; // one plain sentence or two, for search engines and previews of links
  /** Its one address, whole; null where it has none of its own, as errors have not. */
  address: string | null;
  /** Where in the navigation it stands. */
  place?: PlaceName;
  feeds?: readonly Announced[];
  isForSearch?: boolean; // engines may list it; unless said, where it has an address
  kind?: "website" | "article";
  /** Pages beside this one, as paths. */
  previous?: string;
  next?: string;
  head?: Html; // further elements of it
  main: Html; // with the one h1
};

export const places = {
  today: { path: "/", text: "Today" },
  days: { path: "/day", text: "Days" },
  build: { path: "/build", text: "Build a feed" },
  trends: { path: "/trends", text: "Trends" },
  status: { path: "/status", text: "Status" },
} as const;
export type PlaceName = keyof typeof places;

/**
 * A whole page. It is HTML that is XML as well but for the doctype, and asks for nothing but the
 * site's own style sheet, script and icon; both of these may fail, and all is still there.
 */
export function pageHtml(page: Page, site: Site): string {
  return `${html`<!DOCTYPE html>
<html lang="en">
${head(page, site)}
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
${banner(page, site)}
</header>
<main id="main">
${page.main}
</main>
<footer class="foot">
<p>${thanks}</p>
<p>Titles and abstracts are their authors’. This site is not run by arXiv.</p>
</footer>
</body>
</html>
`}`;
}

function head(page: Page, { title: siteTitle, links, assets }: Site): Html {
  const { description, address, feeds = [], kind = "website" } = page;
  const { isForSearch = address !== null } = page;
  const title = page.title === siteTitle ? siteTitle : `${page.title} · ${siteTitle}`;
  return html`<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<meta name="referrer" content="no-referrer" />
${!isForSearch && html`<meta name="robots" content="noindex" />`}
<title>${title}</title>
<meta name="description" content="${description}" />
${address !== null && html`<link rel="canonical" href="${address}" />`}
${beside("prev", page.previous)}
${beside("next", page.next)}
<link rel="stylesheet" href="${assets.style}" />
<link rel="icon" href="/icon.svg" type="image/svg+xml" />
<link rel="apple-touch-icon" href="/icon-144.png" />
${joined(
  feeds.map((each) => feedLink(each, links)),
  "\n",
)}
<meta property="og:type" content="${kind}" />
<meta property="og:site_name" content="${siteTitle}" />
<meta property="og:title" content="${page.title}" />
<meta property="og:description" content="${description}" />
${address !== null && html`<meta property="og:url" content="${address}" />`}
<meta property="og:image" content="${links.asset("/icon-512.png")}" />
<meta name="twitter:card" content="summary" />
${page.head}
<script type="module" src="${assets.script}"></script>
</head>`;
}

function beside(rel: "prev" | "next", path: string | undefined): Html | undefined {
  return path === undefined ? undefined : html`<link rel="${rel}" href="${path}" />`;
}

function feedLink({ format, interest }: Announced, links: Links): Html {
  const title = `${interest.title} (${formatNames[format]})`;
  const address = links.feed(format, interest);
  return html`<link rel="alternate" type="${formatTypes[format]}" title="${title}" href="${address}" />`;
}

function banner({ place }: Page, { title, links }: Site): Html {
  const items = (Object.keys(places) as PlaceName[]).map((name) => {
    const { path, text } = places[name];
    const current = name === place && html` aria-current="page"`;
    return html`<li><a href="${links.within(path)}"${current}>${text}</a></li>`;
  });
  return html`<p class="name"><a href="${links.within("/")}">${title}</a></p>
<nav aria-label="Pages"><ul>${items}</ul></nav>`;
}
