import type { Paper } from "../papers/paper";
import type { FeedFailure } from "./announcements";
import type { Day } from "./calendar";

/** A second source for a day that the feeds can no longer tell of. */
export type HistorySource = {
  name: "api" | "catchup";
  /** The papers of one announcement day that are listed in any of the categories. */
  papersOf(day: Day, categories: readonly string[]): Promise<HistoryAnswer | FeedFailure>;
};

export type HistoryAnswer = {
  papers: { paper: Paper; kind: "new" | "cross" }[];
  remarks: string[];
  requests: number;
};
