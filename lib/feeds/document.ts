import { midnightOf } from "../arxiv/calendar";
import { abstractUrl, htmlUrl, pdfUrl } from "../arxiv/ids";
import { nameOf } from "../arxiv/taxonomy";
import type { Edition, EditionItem } from "../editions/edition";
import type { CategoryState } from "../papers/freshness";
import type { AnnounceType } from "../papers/paper";
import type { Reason } from "../ranking/reason";
import type { MathStyle } from "../tex/math-style";
import { itemHtml } from "./content";
import type { Links } from "./links";
import { proseHtml } from "./prose";
import { type Licence, recordOf } from "./record";
import { type StatusItem, statusItem } from "./status-item";
import { escapeHtml, plainLine, printable, titleText, withRoomBehindLess } from "./text";

/**
 * A feed before it has a format: what all three say, in words that need no further cleaning.
 * Plain text unless a name says HTML; no string holds a character that XML forbids.
 */
export type FeedDocument = {
  id: string; // for ever
  title: string;
  description: string;
  homeUrl: string;
  selfUrl: string;
  updated: Date;
  items: FeedItem[]; // newest first
};

export type FeedItem = {
  id: string; // for ever, and the same in every format: the abstract page
  url: string;
  title: string;
  abstract: string[]; // paragraphs
  contentHtml: string;
  authors: string[];
  categories: string[]; // arXiv ids, primary first
  date: Date;
  updated: Date;
  /** Absent where an item is no paper. */
  pdfUrl?: string;
  licence?: Licence;
  arxiv?: ArxivFacts;
};

/** The `_arxiv` object of JSON Feed items, for programs that read the same URL. */
export type ArxivFacts = {
  id: string;
  version: number;
  categories: string[];
  announce_type: AnnounceType;
  announced: string; // the announcement day
  score: number;
  reasons: Reason[];
  licence?: string; // address
  doi?: string; // several are parted by blanks
  journal_reference?: string;
};

export const formats = ["rss", "atom", "json"] as const;
export type Format = (typeof formats)[number];

export function feedDocument(edition: Edition, format: Format, links: Links): FeedDocument {
  const { interest } = edition;
  const papers = edition.days.flatMap(({ day, items }) =>
    items.map((item) => feedItem(item, day, interest.math ?? "auto")),
  );
  const status = statusItem(edition, links);
  const items = status === null ? papers : [noPaper(status), ...papers];
  return {
    id: links.feedId(format, interest),
    title: printable(interest.title),
    description: withRoomBehindLess(printable(describe(edition))),
    homeUrl: links.home,
    selfUrl: links.feed(format, interest),
    updated: latestUpdate(edition, items),
    items,
  };
}

/**
 * The clock never enters a feed, nor when this server fetched anything: equal content must be
 * equal bytes, on all instances.
 */
function latestUpdate({ days, changedAt }: Edition, items: readonly FeedItem[]): Date {
  if (items.length > 0) return items.map(({ updated }) => updated).reduce(later);
  return days[0] === undefined ? changedAt : midnightOf(days[0].day);
}

function later(a: Date, b: Date): Date {
  return a < b ? b : a;
}

function noPaper({ text, ...item }: StatusItem): FeedItem {
  return { ...item, abstract: [text], authors: [], categories: [], updated: item.date };
}

function feedItem(item: EditionItem, day: string, math: MathStyle): FeedItem {
  const { paper, announceType, score, reasons } = item;
  const categories = paper.categories.filter((category) => /^[\w.-]+$/.test(category));
  const url = abstractUrl(paper.id);
  const authors = paper.authors.map(({ name }) => plainLine(name)).filter((name) => name !== "");
  const abstract = proseHtml(paper.abstract, math);
  const record = recordOf(paper);
  return {
    id: url,
    url,
    title: titleText(paper.title) || paper.id,
    abstract: abstract.paragraphs,
    contentHtml: itemHtml({
      abstract,
      authors,
      categories,
      announceType,
      score,
      reasons,
      record,
      links: [
        ["Abstract page", url],
        ["PDF", pdfUrl(paper.id, paper.version)],
        ["HTML", htmlUrl(paper.id, paper.version)],
      ],
    }),
    authors,
    categories,
    date: item.date,
    updated: item.updated,
    pdfUrl: pdfUrl(paper.id, paper.version),
    ...(record.licence !== undefined && { licence: record.licence }),
    arxiv: {
      id: paper.id,
      version: paper.version,
      categories,
      announce_type: announceType,
      announced: day,
      score,
      reasons: reasons.map((reason) => ({ ...reason, keyword: printable(reason.keyword) })),
      ...(record.licence && { licence: record.licence.url ?? record.licence.name }),
      ...(record.dois.length > 0 && { doi: record.dois.join(" ") }),
      ...(record.journalReference && { journal_reference: record.journalReference }),
    },
  };
}

/** What the feed holds, and what its reader should know about the day. No time of day in it. */
function describe({ interest, states }: Edition): string {
  const categories = interest.categories.map((id) => `${id} (${nameOf(id)})`).join(", ");
  const choice =
    interest.keywords.length === 0
      ? `Up to ${counted(interest.maxPapers, "paper")} a day`
      : `Up to ${counted(interest.maxPapers, "paper")} a day with at least one of ${counted(interest.keywords.length, "keyword")}, best first,`;
  return [`${choice} from arXiv's announcements in ${categories}.`, ...stateSentences(states)].join(
    " ",
  );
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** One sentence for each condition that holds, with the categories it holds for. */
export function stateSentences(states: Readonly<Record<string, CategoryState>>): string[] {
  const groups = new Map<string, string[]>();
  for (const [category, state] of Object.entries(states)) {
    const sentence = sentenceOf(state);
    if (sentence !== null) groups.set(sentence, [...(groups.get(sentence) ?? []), category]);
  }
  return [...groups].map(([sentence, categories]) => `${categories.join(", ")}: ${sentence}.`);
}

function sentenceOf(state: CategoryState): string | null {
  switch (state.state) {
    case "current":
    case "due":
      return null;
    case "quiet":
      return state.missed === undefined
        ? `arXiv announces nothing today (${state.reason})`
        : `arXiv announces nothing today (${state.reason}), and the announcement of ${state.missed} was missed`;
    case "late":
      return `today's announcement has not come yet; ${state.reason}`;
    case "failed":
      return `today's announcement could not be fetched; ${state.reason}`;
  }
}

/** The abstract where a description is HTML and may be all that a reader shows. */
export function abstractHtml(item: FeedItem): string {
  return escapeHtml(item.abstract.join("\n\n"));
}

const teaserLength = 300;

/**
 * The abstract's beginning, cut at a word, for formats whose readers have the content as well:
 * the whole abstract twice would be a quarter of the feed.
 */
export function teaser(item: FeedItem): string {
  const text = item.abstract.join(" ");
  if (text.length <= teaserLength) return text;
  const cut = text.slice(0, teaserLength);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), teaserLength / 2)).toWellFormed()}…`;
}
