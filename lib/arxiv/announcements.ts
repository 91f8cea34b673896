import type { AnnouncedPaper } from "../papers/paper";
import type { Day } from "./calendar";

/** What arXiv answered for a set of categories, over as many requests as that took. */
export type Announcements = {
  /** Each version once, with the strongest announce type over the requests. */
  papers: AnnouncedPaper[];
  /** Categories that arXiv answered for; an answer may hold no paper. */
  answered: string[];
  /** Categories of which arXiv said that nothing changed since the last request. */
  unchanged: string[];
  failed: { category: string; failure: FeedFailure }[];
  /** One sentence for each thing that was skipped or cut. */
  remarks: string[];
  /** The date the feed gives itself, which may be wrong. */
  feedDay: Day | null;
  /** What makes the next request for the same categories conditional. */
  validators: Record<string, Validators>;
};

/** Response headers of an earlier answer, by the URL they came from. */
export type Validators = { etag?: string; lastModified?: string };

export const failureCodes = [
  "unreachable",
  "timeout",
  "rate_limited",
  "server_error",
  "refused_query",
  "unexpected_status",
  "redirected_away",
  "too_large",
  "not_a_feed",
  "truncated",
] as const;

/** Why arXiv's answer could not be used: a code for programs, a sentence for people. */
export type FeedFailure = {
  code: (typeof failureCodes)[number];
  message: string;
  retryAfterSeconds?: number;
};
