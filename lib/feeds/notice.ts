import { type Day, longDate, midnightOf } from "../arxiv/calendar";
import { abstractUrl, pdfUrl } from "../arxiv/ids";
import type { Edition, EditionDay, EditionItem } from "../editions/edition";
import { escapeHtml } from "../escape";
import { digest, type Interest } from "../interest/interest";
import { hasReasons, whyThis } from "./content";
import type { Links } from "./links";
import { summaryText } from "./summary-text";
import {
  cutAtWord,
  namesInShort,
  plainCategories,
  plainLine,
  plainParagraphs,
  printable,
  titleText,
} from "./text";

/** An item that is no paper: what a day's announcement lacks, its digest, the titles it left out. */
export type Notice = {
  id: string; // a tag URI (RFC 4151)
  day: Day;
  url: string;
  title: string;
  text: string; // plain
  contentHtml: string;
  date: Date;
  updated?: Date; // where it has changed since
};

/** The page of one day. How old it may be in the feed says nothing of it: the link is to last. */
function dayPage({ path, query }: Interest, day: Day, links: Links): string {
  const search = new URLSearchParams(query);
  search.delete("filter_time");
  return links.selection({ path, query: search.toString(), day });
}

/** The names of notices: what they are, of which day, and of which feed where feeds differ. */
export function noticeId(links: Links, what: string, day: Day, interest?: Interest): string {
  const feed = interest === undefined ? "" : `/${digest([interest.path, interest.query])}`;
  return `tag:${new URL(links.home).hostname},2026:${what}/${day}${feed}`;
}

/** `digest=daily`: one item for each day with papers, newest first. */
export function digestNotices(edition: Edition, links: Links): Notice[] {
  return edition.days
    .filter(({ items }) => items.length > 0)
    .map((day) => digestNotice(day, edition.interest, links));
}

function digestNotice({ day, items }: EditionDay, interest: Interest, links: Links): Notice {
  const papers = items.length === 1 ? "1 paper" : `${items.length} papers`;
  const date = new Date(midnightOf(day).getTime() + 1000);
  const written = items.flatMap(({ summary }) => summary?.madeAt ?? []);
  return {
    id: noticeId(links, "digest", day, interest),
    day,
    url: dayPage(interest, day, links),
    title: `${longDate(day)}: ${papers}`,
    text: items.map(({ paper }) => titleText(paper.title)).join(" · "),
    contentHtml: ["<ol>", ...items.map(digestEntry), "</ol>"].join("\n"),
    date,
    ...(written.length > 0 && { updated: new Date(Math.max(date.getTime(), ...written)) }),
  };
}

const namesShown = 5;
const teaserLength = 240;

function digestEntry(item: EditionItem): string {
  const { paper, summary } = item;
  const names = paper.authors.map(({ name }) => plainLine(name));
  const why = hasReasons(item) ? `<br />\nWhy this: ${escapeHtml(whyThis(item))}` : "";
  return [
    `<li><p><a href="${abstractUrl(paper.id)}">${escapeHtml(titleText(paper.title))}</a>`,
    ` (<a href="${pdfUrl(paper.id, paper.version)}">PDF</a>)<br />\n`,
    `${escapeHtml(namesInShort(names, namesShown))} · ${plainCategories(paper.categories).join(", ")}${why}</p>`,
    `<p>${escapeHtml(sentenceOn(summary) ?? firstWords(plainParagraphs(paper.abstract).join(" ")))}</p></li>`,
  ].join("");
}

/** A summary's one sentence, and who wrote it. */
function sentenceOn(summary: EditionItem["summary"]): string | null {
  const sentence = summary === undefined ? null : summaryText(summary);
  return sentence === null ? null : `${sentence} (by ${printable(summary?.model ?? "")})`;
}

/** The beginning of a text, to the end of its first sentence or cut at a word. */
function firstWords(text: string): string {
  const sentence = /^.{40,240}?[.?!](?=\s|$)/s.exec(text)?.[0];
  return sentence ?? cutAtWord(text, teaserLength);
}

/** `rest=1`: for each day the titles just below the cut, dated before all of the day's papers. */
export function restNotices(edition: Edition, links: Links): Notice[] {
  const { interest } = edition;
  return edition.days
    .filter(({ rest }) => rest.length > 0)
    .map(({ day, rest }) => ({
      id: noticeId(links, "rest", day, interest),
      day,
      url: dayPage(interest, day, links),
      title: `Just below the cut on ${day}: ${rest.length} more`,
      text: rest.map(({ paper }) => titleText(paper.title)).join(" · "),
      contentHtml: [
        "<ol>",
        ...rest.map(
          ({ paper, score }) =>
            `<li><a href="${abstractUrl(paper.id)}">${escapeHtml(titleText(paper.title))}</a> ` +
            `(score ${score.toFixed(1)})</li>`,
        ),
        "</ol>",
      ].join("\n"),
      date: midnightOf(day),
    }));
}
