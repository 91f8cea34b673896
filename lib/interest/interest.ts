import { createHash } from "node:crypto";
import type { Config } from "../config/schema";
import type { AnnounceType } from "../papers/paper";
import type { Wishes } from "../ranking/rank";
import type { MathStyle } from "../tex/math-style";

/**
 * What a reader asks for: the main feed of config.json, or a URL.
 *
 * Its `path` and `query` are the one canonical way to write it, which is the feed's self link;
 * equal requests are equal in all of its fields.
 */
export type Interest = Wishes & {
  path: string; // behind the format: "" for the main feed, "/cs.AI+cs.LG"
  query: string; // canonical, without "?"
  title: string;
  announceTypes: readonly AnnounceType[];
  maxPapers: number; // an announcement day
  daysBack: number; // calendar days
  dropsSameTitle: boolean; // of two papers of one title on a day, only the better is shown
  math?: MathStyle; // of formulas in an item's content; "auto" if unsaid
};

export function interestFromConfig(config: Config): Interest {
  return {
    path: "",
    query: "",
    title: config.site.title,
    categories: config.categories,
    keywords: config.keywords,
    exclude: config.exclude_keywords,
    minScore: config.min_score,
    scoring: config.scoring,
    announceTypes: config.announce_types,
    maxPapers: config.max_papers,
    daysBack: config.days_back,
    dropsSameTitle: config.enable_deduplication && config.deduplication_methods.includes("title"),
    math: "auto",
  };
}

/** A short name for all that decides an interest's selection of a day. */
export function selectionKey(interest: Interest): string {
  const { categories, keywords, exclude, minScore, scoring, announceTypes, maxPapers } = interest;
  return digest([
    categories,
    keywords,
    exclude,
    minScore,
    scoring,
    announceTypes,
    maxPapers,
    interest.dropsSameTitle,
  ]);
}

export function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}
