/** Catchup pages exactly as arXiv writes their listing; what stands around it is cut down. */

import type { HistoryPaper } from "@/tests/support/arxiv-history";
import { splitCreator } from "@/tests/support/invented-people";

export type Listed = HistoryPaper & { section: "new" | "cross" | "rep" };

type Page = {
  subject: string;
  /** "YYYY-MM-DD". */
  day: string;
  number: number;
  /** How many entries stand on the pages before. */
  skipped: number;
  pageLength: number;
  hasAbstracts: boolean;
  nextDay: string | null;
  /** What all pages list. */
  all: Listed[];
  /** What this page lists. */
  listed: Listed[];
};

const names = { new: "New", cross: "Cross", rep: "Replacement" };

export function catchupPage(page: Page): string {
  const { subject, day, all, nextDay, hasAbstracts } = page;
  const date = shortDate(day);
  const address = `/catchup/${subject}/${nextDay}?abs=${hasAbstracts ? "True" : "False"}&amp;page=1`;
  const next = nextDay ? `<a href="${address}">Continue to the next day</a>\n      <br><br>` : "";
  const total = `Total of ${all.length} entries for ${date}\n      ${pageLinks(page)}`;
  const lists = (["new", "cross", "rep"] as const).map((section) => writeSection(page, section));
  return shell(`Catchup results for ${date}`, [
    "<div id='content-inner'>\n<div id='dlpage'>",
    `  <h1>Catchup results for The Subject of ${subject} on ${date}</h1>`,
    `    <ul>\n${sectionIndex(page)}    </ul>`,
    `    <div>\n      ${next}\n      ${total}\n    </div>`,
    page.listed.length > 0
      ? lists.join("\n")
      : `      <br>\n        <div>\n          <p>No updates for ${date}. There was either no announcement for this day, or no updates within the requested subject.</p>\n        </div>\n      <br>`,
    `    <div></div>\n      ${total}\n      <br>\n      ${next}\n    </div>`,
    "</div>\n</div>",
  ]);
}

/** What comes with status 400. */
export function errorPage(message: string): string {
  return shell(message, [
    `<h1>${escapeHtml(message)}</h1>`,
    "<p>The server cannot process your request due to syntax errors, missing \n  required data or invalid content-type. Please check your URL and try again.</p>",
  ]);
}

function shell(title: string, content: string[]): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <title>${escapeHtml(title)}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
</head>
<body  class="with-cu-identity">
  <header><h1><img src="/static/logo.svg" alt="arxiv logo" style="height:60px;"/></h1></header>
  <main>
    <div id="content">
${content.join("\n")}
    </div>
  </main>
  <footer style="clear: both;"><ul><li><a href="https://info.arxiv.org/about">About</a></li></ul></footer>
</body>
</html>
`;
}

function writeSection(page: Page, section: Listed["section"]): string {
  const items = page.listed.filter((item) => item.section === section);
  if (items.length === 0) return "";
  const before = page.all.findIndex((item) => item.section === section);
  const total = page.all.filter((item) => item.section === section).length;
  const isContinued = page.skipped > before;
  const isLast = page.skipped + page.pageLength >= before + total;
  const which = isContinued && isLast ? "last " : isContinued || isLast ? "" : "first ";
  const showing = `${isContinued ? "continued, " : ""}showing ${which}${items.length} of ${total} entries`;
  const start = page.skipped + page.listed.findIndex((item) => item.section === section) + 1;
  return [
    "<dl id='articles'>",
    `    <h3>${names[section]} submissions (${showing})</h3>`,
    ...items.map((item, index) => writeItem(item, start + index, page.hasAbstracts)),
    "</dl>",
  ].join("\n");
}

function writeItem(item: Listed, index: number, hasAbstract: boolean): string {
  const { announced } = item;
  const { id, categories, journalReference } = announced;
  const version = item.latestVersion ?? announced.version;
  // There is no HTML of papers that were not written in TeX.
  const html = id.endsWith("0")
    ? ""
    : `, <a href="https://arxiv.org/html/${id}v${version}" title="View HTML" id="html-${id}" aria-labelledby="html-${id}" rel="noopener noreferrer" target="_blank">html</a>`;
  const mark = {
    new: "",
    cross: `\n    (cross-list from ${categories[0]})\n  `,
    rep: "\n    (replaced)\n  ",
  };
  const subjects = categories.map((category) => `The Subject of ${category} (${category})`);
  return `    <dt>
      <a name='item${index}'>[${index}]</a>
      <a href ="/abs/${id}" title="Abstract" id="${id}">
        arXiv:${id}
      </a>
      ${mark[item.section]}
        [<a href="/pdf/${id}" title="Download PDF" id="pdf-${id}" aria-labelledby="pdf-${id}">pdf</a>${html}, <a href="/format/${id}" title="Other formats" id="oth-${id}" aria-labelledby="oth-${id}">other</a>]
    </dt>
    <dd>
      <div class='meta'>
        <div class='list-title mathjax'><span class='descriptor'>Title:</span>
          ${escapeHtml(announced.title)}
        </div>
        <div class='list-authors'>${writeAuthors(announced.creator)}</div>
        <div class='list-comments mathjax'><span class='descriptor'>Comments:</span>
          ${announced.title.length} pages (one &amp; a half to read)
        </div>
${journalReference ? `        <div class='list-journal-ref'><span class='descriptor'>Journal-ref:</span>\n          ${escapeHtml(journalReference)}\n        </div>\n` : ""}
        <div class='list-subjects'><span class='descriptor'>Subjects:</span>
          <span class="primary-subject">${subjects[0]}</span>${subjects
            .slice(1)
            .map((subject) => `; ${subject}`)
            .join("")}

        </div>
${hasAbstract ? `        <p class='mathjax'>\n          ${writeAbstract(announced.abstract)}\n        </p>\n` : ""}      </div>
    </dd>`;
}

/** Not more than a hundred of them, and no word about the others. */
function writeAuthors(creator: string): string {
  const people = splitCreator(creator);
  const shown = people.length > 101 ? people.slice(0, 100) : people;
  return shown
    .map(({ name, affiliations }) => {
      const query = encodeURIComponent(name);
      const link = `<a href="https://arxiv.org/search/?searchtype=author&amp;query=${query}" rel="nofollow">${escapeHtml(name)}</a>`;
      return affiliations.length === 0 ? link : `${link} (${escapeHtml(affiliations.join(", "))})`;
    })
    .join(", ");
}

/** A new paragraph becomes a line break, and an address a link that does not show it. */
function writeAbstract(abstract: string): string {
  return escapeHtml(abstract)
    .replace(/\n +/g, "\n<br />")
    .replace(
      /(https?):\/\/[^\s<>()]*[\w/]/g,
      (url, scheme: string) =>
        `<a href="${url}" rel="external noopener nofollow" class="link-external link-${scheme}">this ${scheme} URL</a>`,
    );
}

function sectionIndex({ all }: Page): string {
  const titles = { new: "New submissions", cross: "Cross-lists", rep: "Replacements" };
  return (["new", "cross", "rep"] as const)
    .filter((section) => all.some((item) => item.section === section))
    .map((section) => {
      const start = all.findIndex((item) => item.section === section) + 1;
      return `      <li><a href="#item${start}">${titles[section]}</a></li>\n`;
    })
    .join("");
}

/** arXiv rounds up where the last page is full, and links to one more that is empty. */
function pageLinks({ subject, day, number, all, pageLength, hasAbstracts }: Page): string {
  if (all.length <= pageLength) return "";
  const count = Math.floor(all.length / pageLength) + 1;
  const links = Array.from({ length: count }, (_, index) => {
    const target = `/catchup/${subject}/${day}?abs=${hasAbstracts ? "True" : "False"}&amp;page=${index + 1}`;
    const isHere = index + 1 === number;
    return isHere ? `<span>${number}</span>` : `<a href=${target}>${index + 1}</a>`;
  });
  return `View page:\n        ${links.join("\n        ")}`;
}

/** "Tue, 16 Jun 2026" */
function shortDate(day: string): string {
  return new Date(`${day}T00:00:00Z`).toUTCString().slice(0, 16);
}

/** Jinja writes quotes as numbers. */
function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("'", "&#39;")
    .replaceAll('"', "&#34;");
}
