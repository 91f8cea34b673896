import type { Paper } from "../papers/paper";
import type { FeedFailure } from "./announcements";
import type { Day } from "./calendar";

/** A second source for a day that the feeds can no longer tell of. */
export type HistorySource = {
  name: "api" | "catchup";
  /** Asked for more, it would take too long for one piece of work; absent where it makes no odds. */
  categoriesAtOnce?: number;
  /**
   * The papers of one announcement day that are listed in any of the categories or archives.
   *
   * All of them or a failure, never a part. An answer without papers is what arXiv answered;
   * whether it is to be believed the caller must judge, since the API answers so too when it
   * is unwell.
   */
  papersOf(day: Day, categories: readonly string[]): Promise<HistoryAnswer | FeedFailure>;
};

export type HistoryAnswer = {
  papers: HistoryEntry[]; // each paper once
  remarks: string[]; // one sentence for each thing that was skipped
  requests: number; // repeated ones included
};

/**
 * `kind` is relative to the categories that were asked for, as in arXiv's feeds: `cross` is also a
 * new paper whose own category is none of them. The API knows of new papers only, and calls all so.
 */
export type HistoryEntry = { paper: Paper; kind: "new" | "cross" };
