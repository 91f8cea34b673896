import { escapeHtml } from "../escape";
import { thanks } from "../feeds/content";
import { type Format, formatNames, formatTypes } from "../feeds/format";
import { feedFile } from "../feeds/static-links";
import { printable } from "../feeds/text";
import type { Interest } from "../interest/interest";

/** Any text as HTML, between tags and in attributes; what XML forbids, no page holds either. */
export function text(plain: string): string {
  return escapeHtml(printable(plain));
}

/** A link from one file of the site to another, which holds wherever the site is served. */
export function href(from: string, to: string): string {
  return "../".repeat(from.split("/").length - 1) + to;
}

/** A feed as browsers and readers find it by a page's head. */
export type Announced = { format: Format; interest: Interest };

/** All formats of a feed; Atom first, which readers that know several do best with. */
export function allFormats(interest: Interest): Announced[] {
  return (["atom", "rss", "json"] as const).map((format) => ({ format, interest }));
}

export type Page = {
  file: string; // its path in the site
  title: string;
  description: string;
  announced: readonly Announced[];
  header: readonly string[]; // HTML
  main: readonly string[]; // HTML
};

/**
 * A page in HTML that is XML as well. It asks for nothing but the site's own style sheet and icon,
 * and lets nothing run, whatever a paper's text may hold.
 */
export function pageHtml({ file, title, description, announced, header, main }: Page): string {
  const feeds = announced.map(({ format, interest }) => {
    const name = text(`${interest.title} (${formatNames[format]})`);
    const address = href(file, feedFile(format, interest));
    return `<link rel="alternate" type="${formatTypes[format]}" title="${name}" href="${address}" />`;
  });
  return [
    "<!DOCTYPE html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8" />',
    `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    '<meta name="viewport" content="width=device-width, initial-scale=1" />',
    '<meta name="color-scheme" content="light dark" />',
    '<meta name="referrer" content="same-origin" />',
    `<title>${text(title)}</title>`,
    `<meta name="description" content="${text(description)}" />`,
    `<link rel="stylesheet" href="${href(file, "style.css")}" />`,
    `<link rel="icon" href="${href(file, "icon.svg")}" type="image/svg+xml" />`,
    ...feeds,
    "</head>",
    "<body>",
    "<header>",
    ...header,
    "</header>",
    "<main>",
    ...main,
    "</main>",
    "<footer>",
    `<p>${text(thanks)}</p>`,
    "</footer>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

const policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'";
