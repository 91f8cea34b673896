import { createHash } from "node:crypto";
import type { Day } from "../arxiv/calendar";
import {
  type Config,
  isBibFile,
  type LikeSource,
  summaryLanguages,
  type ZoteroLibrary,
} from "../config/schema";
import type { AnnounceType } from "../papers/paper";
import type { Wishes } from "../ranking/rank";
import type { MathStyle } from "../tex/math-style";
import { type Budget, budgetOf } from "./budget";
import { daysKept } from "./days-kept";
import type { Query } from "./query/query";
import { type Filters, noFilters } from "./rsshub";

/**
 * What a reader asks for: a feed of config.json, or a URL.
 *
 * Its `path` and `query` are the one canonical way to write it, which is the feed's self link;
 * equal requests are equal in all of its fields.
 */
export type Interest = Wishes & {
  path: string; // behind the format: "" for the main feed, "/cs.AI+cs.LG"
  query: string; // canonical, without "?"
  title: string;
  announceTypes: readonly AnnounceType[];
  /** Only papers that are listed in one of these as well; null: all. */
  within: readonly string[] | null;
  isPrimaryOnly: boolean; // a paper's primary category must be one of those asked for
  authors: readonly string[]; // papers by any of them; none: by anybody
  /** arXiv ids, in order; a paper like these is wanted, though it match no keyword. */
  likes: readonly string[];
  unlikes: readonly string[]; // arXiv ids, in order; none of them is liked
  library: Library; // further papers that are liked, by where they are listed
  minScore: number;
  search: Query | null; // arXiv's syntax; narrows
  filters: Filters; // RSSHub's; narrow and shape
  sort: "score" | "date"; // the order of a day's papers; which they are the score decides
  maxPapers: number; // an announcement day
  budget: Budget | null; // about how many papers a day, over many days; null: the first maxPapers
  daysBack: number; // calendar days
  day: Day | null; // one announcement day only
  /** All that arXiv announced, which may be more than a feed otherwise holds. */
  isAll: boolean;
  hasRest: boolean; // with an item a day that lists the titles just below the cut
  digest: "daily" | null; // one item a day, which lists its papers
  summary: SummaryWish;
  language: string; // of summaries, as config.json writes it
  summarised: number; // papers of a day that summaries are written of, at most
  math: MathStyle; // of formulas in content
  dropsSameTitle: boolean; // of two papers of one title on a day, only the better is shown
};

export type Library = {
  files: readonly string[]; // of BibTeX, by their paths
  zotero: readonly ZoteroLibrary[];
};

export const noLibrary: Library = { files: [], zotero: [] };

/** With summaries where there are some; only papers that have one; without them. */
export const summaryWishes = ["full", "only", "none"] as const;
export type SummaryWish = (typeof summaryWishes)[number];

export function interestFromConfig(config: Config): Interest {
  const unlikes = [...new Set(config.unlikes)].sort();
  const { ids, library } = likesOf(config.likes);
  return {
    path: "",
    query: "",
    title: config.site.title,
    categories: config.categories,
    keywords: config.keywords,
    match: "any",
    exclude: [...new Set(config.exclude_keywords)],
    likes: ids.filter((id) => !unlikes.includes(id)),
    unlikes,
    library,
    minScore: config.min_score,
    scoring: config.scoring,
    announceTypes: config.announce_types,
    within: null,
    isPrimaryOnly: false,
    authors: config.authors,
    search: null,
    filters: noFilters,
    sort: "score",
    maxPapers: config.max_papers,
    budget: budgetOf(config.budget, { daysBack: config.days_back, daysKept: daysKept(config) }),
    daysBack: config.days_back,
    day: null,
    isAll: false,
    hasRest: false,
    digest: null,
    summary: "full",
    language: summaryLanguages(config.ai_summary)[0] ?? "en",
    summarised: config.ai_summary.max_papers_to_summarize,
    math: "auto",
    dropsSameTitle: config.enable_deduplication && config.deduplication_methods.includes("title"),
  };
}

function likesOf(sources: readonly LikeSource[]): { ids: string[]; library: Library } {
  const texts = sources.filter((each) => typeof each === "string");
  return {
    ids: [...new Set(texts.filter((text) => !isBibFile(text)))].sort(),
    library: {
      files: [...new Set(texts.filter(isBibFile))].sort(),
      zotero: sources.filter((each) => typeof each !== "string"),
    },
  };
}

/** A short name for all that decides an interest's selection of a day. */
export function selectionKey(interest: Interest): string {
  // How it is shown, and of which days, decides nothing about a day.
  const {
    path,
    query,
    title,
    daysBack,
    day,
    digest: how,
    math,
    summary,
    language,
    summarised,
    ...chosenBy
  } = interest;
  const { filters, ...choice } = chosenBy;
  const { keep, drop, isCaseSensitive } = filters;
  const parts = { ...choice, keep, drop, isCaseSensitive };
  return digest(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}
