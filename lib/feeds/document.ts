import { type Day, midnightOf } from "../arxiv/calendar";
import { abstractUrl, htmlUrl, pdfUrl } from "../arxiv/ids";
import type { Edition, EditionItem } from "../editions/edition";
import { briefText } from "../editions/shape";
import { escapeHtml } from "../escape";
import type { Interest } from "../interest/interest";
import type { AnnounceType, Paper } from "../papers/paper";
import type { Reason } from "../ranking/reason";
import type { Likeness } from "../ranking/taste/liking";
import type { Summary } from "../summaries/summary";
import { itemHtml } from "./content";
import { describe } from "./description";
import type { Format } from "./format";
import type { Links } from "./links";
import { digestNotices, type Notice, restNotices } from "./notice";
import { proseHtml } from "./prose";
import { type Licence, recordOf } from "./record";
import { summaryRoom } from "./room";
import { statusItem } from "./status-item";
import { type SummaryFacts, summaryFacts } from "./summary-facts";
import type { SummaryHtml } from "./summary-text";
import {
  cutAtWord,
  plainCategories,
  plainLine,
  printable,
  titleText,
  withRoomBehindLess,
} from "./text";

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
  /** What liked papers add to the score, and the one that it is nearest to. */
  likeness?: { points: number; nearest?: { id: string | null; title: string; words: string[] } };
  licence?: string; // address
  doi?: string; // several are parted by blanks
  journal_reference?: string;
  summary?: SummaryFacts;
};

type Tools = { links: Links; summaryHtml: SummaryHtml };

function notHandedIn(): never {
  throw new Error("an edition with summaries needs what makes HTML of them");
}

/** `mostCharacters`: older days than fill so many with their abstracts alone are left out. */
export function feedDocument(
  edition: Edition,
  format: Format,
  links: Links,
  mostCharacters = Number.POSITIVE_INFINITY,
  summaryHtml: SummaryHtml = notHandedIn,
): FeedDocument {
  const { interest } = edition;
  const items = itemsOf(edition, { links, summaryHtml }, mostCharacters);
  return {
    id: links.feedId(format, interest),
    title: feedTitle(interest),
    description: withRoomBehindLess(printable(describe(edition))),
    homeUrl: links.selection(interest),
    iconUrl: links.asset("/icon-144.png"),
    selfUrl: links.feed(format, interest),
    updated: latestUpdate(edition, items),
    items,
  };
}

/** As config.json has it: a text of one line, which no reader takes for markup. */
function feedTitle({ title }: Interest): string {
  return withRoomBehindLess(printable(title).replace(/\s+/g, " ").trim()) || "arXiv papers";
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
function itemsOf(edition: Edition, tools: Tools, mostCharacters: number): FeedItem[] {
  const status = statusItem(edition, tools.links);
  // It leaves with the newest papers, or it would outlive them where not all fit.
  const newest = edition.days[0]?.day;
  const items = status === null ? [] : [{ ...noPaper(status), ...(newest && { day: newest }) }];
  let characters = 0;
  for (const day of edition.days) {
    if (characters > mostCharacters) break;
    for (const item of itemsOfDay({ ...edition, days: [day] }, tools)) {
      items.push(item);
      characters += item.abstract.reduce((sum, { length }) => sum + length, 0);
    }
  }
  return items;
}

/** Of an edition of one day. */
function itemsOfDay(edition: Edition, tools: Tools): FeedItem[] {
  const { interest, days } = edition;
  const { links } = tools;
  if (interest.digest === "daily") return digestNotices(edition, links).map(noPaper);
  return [
    ...days.flatMap(({ day, items }) =>
      items.map((item) => shaped(feedItem(item, day, interest, tools), interest)),
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
  const { updated = item.date } = item;
  return { ...item, abstract: [text], authors: [], categories: [], updated };
}

function feedItem(item: EditionItem, day: Day, interest: Interest, tools: Tools): FeedItem {
  const { paper, announceType, score, reasons, likeness, summary } = item;
  const { math } = interest;
  const categories = plainCategories(paper.categories);
  const url = abstractUrl(paper.id);
  const authors = paper.authors.map(({ name }) => plainLine(name)).filter((name) => name !== "");
  const abstract = proseHtml(paper.abstract, math);
  const record = recordOf(paper);
  return {
    id: url,
    day,
    url,
    title: titleText(paper.title) || paper.id,
    abstract: [...abstract.paragraphs],
    contentHtml: itemHtml({
      abstract,
      summary: summary === undefined ? [] : summaryBlocks(summary, paper, day, interest, tools),
      authors,
      categories,
      announceType,
      why: item,
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
      reasons: reasons.map(({ within, ...reason }) => ({
        ...reason,
        keyword: printable(reason.keyword),
        ...(within !== undefined && { within: printable(within) }),
      })),
      ...(likeness !== undefined && { likeness: likenessFacts(likeness) }),
      ...(record.licence && { licence: record.licence.url ?? record.licence.name }),
      ...(record.dois.length > 0 && { doi: record.dois.join(" ") }),
      ...(record.journalReference && { journal_reference: record.journalReference }),
      ...(summary !== undefined && { summary: summaryFacts(summary, interest) }),
    },
  };
}

function likenessFacts({ points, nearest }: Likeness): ArxivFacts["likeness"] {
  if (nearest === undefined) return { points };
  const { id, title, words } = nearest;
  return { points, nearest: { id, title: titleText(title), words: words.map(printable) } };
}

function summaryBlocks(
  summary: Summary,
  { id, version }: Paper,
  day: Day,
  interest: Interest,
  { links, summaryHtml }: Tools,
): string[] {
  const paperUrl = links.paper(id, { feed: interest, day });
  const place = { version, mostBytes: summaryRoom(interest), paperUrl };
  return summaryHtml(summary, { ...place, math: interest.math }).blocks;
}

/** The item with its abstract for content, for feeds of which the size is in the way. */
export function compacted(item: FeedItem): FeedItem {
  if (item.arxiv === undefined) return item;
  const texts = item.abstract.length === 0 ? [item.title] : item.abstract;
  const contentHtml = texts.map((text) => `<p>${escapeHtml(text)}</p>`).join("\n");
  return { ...item, contentHtml, isCompact: true };
}

/**
 * The abstract where a description is HTML and may be all that a reader shows. It is never empty:
 * of a paper without an abstract it is the title.
 */
export function abstractHtml(item: FeedItem): string {
  return escapeHtml(item.abstract.join("\n\n") || item.title);
}

const teaserLength = 300;

/**
 * The abstract's beginning, cut at a word, for formats whose readers have the content as well:
 * the whole abstract twice would be a quarter of the feed.
 */
export function teaser(item: FeedItem): string {
  return cutAtWord(item.abstract.join(" "), teaserLength);
}
