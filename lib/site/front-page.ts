import { type Day, longDate } from "../arxiv/calendar";
import type { Edition } from "../editions/edition";
import { chosenHow } from "../feeds/description";
import { formatNames, formats } from "../feeds/format";
import type { Links } from "../feeds/links";
import {
  dayFile,
  daysFile,
  feedFile,
  frontFile,
  opmlFile,
  stateAnchor,
} from "../feeds/static-links";
import type { Interest } from "../interest/interest";
import { dayLinks } from "./days";
import { allFormats, href, pageHtml, text } from "./layout";
import { paperHtml } from "./paper";
import { standing } from "./standing";

export type Front = {
  edition: Edition;
  days: readonly Day[]; // that have a page, newest first
  feeds: readonly Interest[]; // of the site, the main one first
  today: Day; // in New York
  links: Links;
  digestFile?: string; // the newest day's digest
};

const daysShown = 10;

/** The page of a feed: its newest day, how the announcement stands, how to subscribe. */
export function frontPage(front: Front): string {
  const { edition, days, feeds } = front;
  const { interest } = edition;
  const file = frontFile(interest);
  const others = feeds.filter(({ path }) => path !== interest.path);
  const [main] = feeds;
  const isMain = main === undefined || main.path === interest.path;
  return pageHtml({
    file,
    title: interest.title,
    description: chosenHow(interest),
    announced: [
      ...allFormats(interest),
      ...others.map((each) => ({ format: "atom" as const, interest: each })),
    ],
    header: [
      ...(isMain
        ? []
        : [`<p class="site"><a href="${href(file, frontFile(main))}">${text(main.title)}</a></p>`]),
      `<h1>${text(interest.title)}</h1>`,
      `<p>${text(chosenHow(interest))}</p>`,
      `<p>Subscribe: ${feedLinks(file, interest)} · <a href="#subscribe">how</a></p>`,
    ],
    main: [
      ...newestDay(front, file),
      ...earlierDays(file, edition, days),
      ...otherFeeds(file, others),
      ...subscribing(front, file),
    ],
  });
}

function newestDay(front: Front, file: string): string[] {
  const { edition, today, digestFile } = front;
  const { interest } = edition;
  const [newest] = edition.days;
  const style = { heading: "h3", isFolded: true, math: interest.math } as const;
  const heading =
    newest === undefined
      ? "No papers yet"
      : `<time datetime="${newest.day}">${longDate(newest.day)}</time>`;
  const whole =
    newest === undefined
      ? []
      : [`<a href="${href(file, dayFile(interest, newest.day))}">This day in full</a>`];
  const digest =
    digestFile === undefined
      ? []
      : [`<a href="${href(file, digestFile)}" type="text/markdown">digest (Markdown)</a>`];
  return [
    `<h2>${heading}</h2>`,
    `<div id="${stateAnchor}" class="state">`,
    ...standing(edition, today).map((sentence) => `<p>${text(sentence)}</p>`),
    "</div>",
    ...(newest === undefined ? [] : [`<p class="links">${[...whole, ...digest].join(" · ")}</p>`]),
    ...(newest === undefined || newest.items.length === 0
      ? []
      : ["<ol>", ...newest.items.map((item) => paperHtml(item, style)), "</ol>"]),
  ];
}

function earlierDays(
  file: string,
  { interest, days: shown }: Edition,
  days: readonly Day[],
): string[] {
  const [newest] = shown;
  const earlier = days
    .filter((day) => newest === undefined || day < newest.day)
    .slice(0, daysShown);
  if (earlier.length === 0) return [];
  return [
    "<h2>Earlier days</h2>",
    '<ul class="days">',
    ...dayLinks(file, interest, earlier),
    `<li><a href="${href(file, daysFile(interest))}">All days</a></li>`,
    "</ul>",
  ];
}

function otherFeeds(file: string, others: readonly Interest[]): string[] {
  if (others.length === 0) return [];
  return [
    "<h2>Other feeds</h2>",
    "<ul>",
    ...others.map(
      (interest) =>
        `<li><a href="${href(file, frontFile(interest))}">${text(interest.title)}</a>: ` +
        `${feedLinks(file, interest)}</li>`,
    ),
    "</ul>",
  ];
}

function subscribing({ edition: { interest }, links }: Front, file: string): string[] {
  const address = (format: (typeof formats)[number]) =>
    `<dt>${formatNames[format]}</dt>\n<dd><code>${text(links.feed(format, interest))}</code></dd>`;
  return [
    '<h2 id="subscribe">How to subscribe</h2>',
    "<p>Copy one of these addresses into a feed reader; all hold the same papers.</p>",
    "<dl>",
    ...formats.map(address),
    "</dl>",
    `<p>All feeds of this site are in <a href="${href(file, opmlFile)}">one file (OPML)</a> that readers import.</p>`,
  ];
}

function feedLinks(file: string, interest: Interest): string {
  return formats
    .map(
      (format) => `<a href="${href(file, feedFile(format, interest))}">${formatNames[format]}</a>`,
    )
    .join(" · ");
}
