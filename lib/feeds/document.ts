import { type Day, longDate, midnightOf, quietReason } from "../arxiv/calendar";
import { abstractUrl, htmlUrl, pdfUrl } from "../arxiv/ids";
import { nameOf } from "../arxiv/taxonomy";
import type { Edition, EditionItem } from "../editions/edition";
import { briefText } from "../editions/shape";
import type { Interest } from "../interest/interest";
import { printQuery } from "../interest/query/print";
import { isDefault } from "../interest/rsshub";
import type { CategoryState } from "../papers/freshness";
import type { AnnounceType } from "../papers/paper";
import type { Reason } from "../ranking/reason";
import type { MathStyle } from "../tex/math-style";
import { itemHtml } from "./content";
import type { Links } from "./links";
import { digestNotices, type Notice, restNotices } from "./notice";
import { proseHtml } from "./prose";
import { type Licence, recordOf } from "./record";
import { statusItem } from "./status-item";
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
  iconUrl: string; // a square PNG
  selfUrl: string;
  updated: Date;
  items: FeedItem[]; // newest first
};

export type FeedItem = {
  id: string; // for ever, and the same in every format: the abstract page
  day: Day; // under which it stands
  url: string;
  title: string;
  abstract: string[]; // paragraphs
  contentHtml: string;
  /** The content is the abstract and nothing more, so that formats need not say it twice. */
  isCompact?: true;
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

/** `mostCharacters`: older days than fill so many with their abstracts alone are left out. */
export function feedDocument(
  edition: Edition,
  format: Format,
  links: Links,
  mostCharacters = Number.POSITIVE_INFINITY,
): FeedDocument {
  const { interest } = edition;
  const items = itemsOf(edition, links, mostCharacters);
  return {
    id: links.feedId(format, interest),
    title: printable(interest.title),
    description: withRoomBehindLess(printable(describe(edition))),
    homeUrl: links.selection(interest),
    iconUrl: links.asset("/icon-144.png"),
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

/**
 * Newest first: what is missing, then each day's papers and the titles that it left out. Thirty days
 * may hold fifty thousand papers: what would be too much for a feed is not even made.
 */
function itemsOf(edition: Edition, links: Links, mostCharacters: number): FeedItem[] {
  const status = statusItem(edition, links);
  // It leaves with the newest papers, or it would outlive them where not all fit.
  const newest = edition.days[0]?.day;
  const items = status === null ? [] : [{ ...noPaper(status), ...(newest && { day: newest }) }];
  let characters = 0;
  for (const day of edition.days) {
    if (characters > mostCharacters) break;
    for (const item of itemsOfDay({ ...edition, days: [day] }, links)) {
      items.push(item);
      characters += item.abstract.reduce((sum, { length }) => sum + length, 0);
    }
  }
  return items;
}

/** Of an edition of one day. */
function itemsOfDay(edition: Edition, links: Links): FeedItem[] {
  const { interest, days } = edition;
  if (interest.digest === "daily") return digestNotices(edition, links).map(noPaper);
  return [
    ...days.flatMap(({ day, items }) =>
      items.map((item) => shaped(feedItem(item, day, interest.math), interest)),
    ),
    ...restNotices(edition, links).map(noPaper),
  ];
}

/** RSSHub's `brief`: the beginning of the abstract and nothing else. */
function shaped(item: FeedItem, { filters: { briefLength } }: Interest): FeedItem {
  if (briefLength === undefined) return item;
  const text = briefText(item.abstract.join(" "), briefLength);
  return { ...item, abstract: [text], contentHtml: `<p>${escapeHtml(text)}</p>` };
}

function noPaper({ text, ...item }: Notice): FeedItem {
  return { ...item, abstract: [text], authors: [], categories: [], updated: item.date };
}

function feedItem(item: EditionItem, day: Day, math: MathStyle): FeedItem {
  const { paper, announceType, score, reasons } = item;
  const categories = paper.categories.filter((category) => /^[\w.-]+$/.test(category));
  const url = abstractUrl(paper.id);
  const authors = paper.authors.map(({ name }) => plainLine(name)).filter((name) => name !== "");
  const abstract = proseHtml(paper.abstract, math);
  const record = recordOf(paper);
  return {
    id: url,
    day,
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
function describe(edition: Edition): string {
  const { interest, states } = edition;
  return [chosenHow(interest), ...emptiness(edition), ...stateSentences(states)].join(" ");
}

/**
 * Why a feed shows nothing of a day: arXiv announced nothing, it is not held, or nothing in it was
 * what the interest asks for. Of several days only the newest is told of.
 */
export function emptiness({ interest: { day: asked }, days }: Edition): string[] {
  const [newest] = days;
  if (newest !== undefined) {
    if (newest.items.length > 0) return [];
    return [`Nothing in the announcement of ${longDate(newest.day)} is what this feed asks for.`];
  }
  if (asked === null) return [];
  const quiet = quietReason(asked);
  return quiet === null
    ? [`The announcement of ${longDate(asked)} is not held here.`]
    : [`arXiv announced nothing on ${longDate(asked)} (${quiet}).`];
}

/** One sentence on which papers an interest chooses. */
export function chosenHow(interest: Interest): string {
  const { keywords, match, authors, search, filters, day, isAll, maxPapers } = interest;
  const categories = interest.categories.map((id) => `${id} (${nameOf(id)})`).join(", ");
  const from = `arXiv's announcements${day === null ? "" : ` of ${longDate(day)}`} in ${categories}`;
  const words = match === "all" ? "all" : "at least one";
  const conditions = [
    ...(keywords.length > 0 ? [`with ${words} of ${counted(keywords.length, "keyword")}`] : []),
    ...(authors.length > 0 ? [`by ${authors.join(" or ")}`] : []),
    ...(search === null ? [] : [`found by ${printQuery(search)}`]),
    ...(isDefault(filters) ? [] : ["left by its filters"]),
  ].join(" ");
  if (isAll && conditions === "") return `All of ${from}.`;
  const choice = conditions === "" ? "" : ` ${conditions}, best first,`;
  return `Up to ${counted(maxPapers, "paper")} a day${choice} from ${from}.`;
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

/** The item with its abstract for content, for feeds of which the size is in the way. */
export function compacted(item: FeedItem): FeedItem {
  if (item.arxiv === undefined) return item;
  const contentHtml = item.abstract.map((text) => `<p>${escapeHtml(text)}</p>`).join("\n");
  return { ...item, contentHtml, isCompact: true };
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
