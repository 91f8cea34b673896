import type { Interest } from "../interest/interest";

/** Readers choke on more: validators refuse 5 MB, and some phones poll over slow lines. */
export const maxFeedBytes = 1_000_000;
/** Who asks for all that arXiv announced gets it, as long as a platform lets an answer be. */
export const maxCompleteBytes = 4_300_000;

/** What a paper takes without its summary; measured on days of four categories, in RSS. */
const paperBytes = 3_300;
type Asked = Pick<Interest, "day" | "daysBack" | "maxPapers" | "summarised" | "summary">;
const leastSummaryBytes = 1_500;
const mostSummaryBytes = 20_000;

/**
 * How many bytes each summary may take so that a whole feed stays below its limit. It follows from
 * what is asked for, not from what there is: a summary must not change because others came.
 */
export function summaryRoom(interest: Asked): number {
  const days = interest.day === null ? Math.ceil((interest.daysBack * 5) / 7) : 1;
  const summaries = days * Math.min(interest.maxPapers, interest.summarised);
  const papers = interest.summary === "only" ? summaries : days * interest.maxPapers;
  const room = (0.95 * maxFeedBytes - papers * paperBytes) / Math.max(1, summaries);
  return Math.floor(Math.min(mostSummaryBytes, Math.max(leastSummaryBytes, room)));
}

/**
 * Whether each summary may stand in a feed twice: as HTML, and as Markdown for programs. Where one
 * day's summaries and nothing else are asked for, the texts are what is wanted.
 */
export function hasRoomForTexts(interest: Asked): boolean {
  if (interest.summary === "only" && interest.day !== null) return true;
  return summaryRoom(interest) === mostSummaryBytes;
}
