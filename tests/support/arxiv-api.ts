/** arXiv's query API, as far as one asks it for categories and times of submission. */

import { apiErrorFeed, apiFeed } from "@/tests/support/arxiv-api-xml";
import type { HistoryPaper } from "@/tests/support/arxiv-history";
import type { Served } from "@/tests/support/arxiv-served";
import { newYorkDay } from "@/tests/support/new-york";

/** `lastMinute`: whether a range ends with its last minute or with the beginning of it. */
export type ApiTruth = { papers: HistoryPaper[]; lastMinute: "whole" | "beginning" };

const headers = { "Content-Type": "application/atom+xml" };
const sortNames = ["relevance", "lastUpdatedDate", "submittedDate"];
const orders = ["ascending", "descending"];
const resultLimit = 2000;

/** The answer at "/api/query?…", or null where the path is another. */
export function apiAt(path: string, truth: ApiTruth, now: Date): Served | null {
  const url = new URL(path, "http://export.arxiv.org");
  if (url.pathname !== "/api/query") return null;
  const query = readApiQuery(url.searchParams);
  if ("error" in query) {
    const body = apiErrorFeed(query.error, now);
    return { status: 400, headers, body, emptyBody: body };
  }
  const found = search(truth, query, now);
  const entries = found.slice(query.start, query.start + query.maxResults);
  const feed = { ...query, total: found.length, at: now };
  return {
    status: 200,
    headers,
    body: apiFeed({ ...feed, entries }),
    emptyBody: apiFeed({ ...feed, entries: [], total: 0 }),
    shortBody: apiFeed({ ...feed, entries: entries.slice(0, Math.floor(entries.length / 2)) }),
  };
}

export type ApiQuery = {
  text: string;
  categories: string[];
  /** "YYYYMMDDHHMM", GMT. */
  range: { from: string; to: string } | null;
  start: number;
  maxResults: number;
  isBySubmission: boolean;
  isDescending: boolean;
};

const queryForm =
  /^(?:\((?<several>cat:[^\s()]+(?: OR cat:[^\s()]+)*)\)|(?<one>cat:[^\s()]+))(?: AND submittedDate:\[(?<from>\d{12}) TO (?<to>\d{12})\])?$/;

/** Of the API's language just the one form that is used here; all else is a bad query. */
export function readApiQuery(parameters: URLSearchParams): ApiQuery | { error: string } {
  const numbers = { start: 0, max_results: 10 };
  for (const name of ["start", "max_results"] as const) {
    const text = parameters.get(name) ?? String(numbers[name]);
    if (!/^-?\d+$/.test(text)) return { error: `${name} must be an integer` };
    if (text.startsWith("-")) return { error: `${name} must be non-negative` };
    numbers[name] = Number(text);
  }
  if (numbers.max_results > resultLimit) {
    return { error: `max_results must not be greater than ${resultLimit}` };
  }
  const sortBy = parameters.get("sortBy") ?? "relevance";
  if (!sortNames.includes(sortBy)) return { error: `sortBy must be in: ${sortNames.join(", ")}` };
  const sortOrder = parameters.get("sortOrder") ?? "descending";
  if (!orders.includes(sortOrder)) return { error: `sortOrder must be in: ${orders.join(", ")}` };
  const text = parameters.get("search_query") ?? "";
  const groups = queryForm.exec(text)?.groups;
  if (!groups) return { error: `Invalid query string: '${text}'` };
  const { several, one = "", from, to } = groups;
  return {
    text,
    categories: (several ?? one).split(" OR ").map((term) => term.slice("cat:".length)),
    range: from !== undefined && to !== undefined ? { from, to } : null,
    start: numbers.start,
    maxResults: numbers.max_results,
    isBySubmission: sortBy === "submittedDate",
    isDescending: sortOrder === "descending",
  };
}

/** Each paper once that has been announced by now, whichever action announced it last. */
function search(truth: ApiTruth, query: ApiQuery, now: Date): HistoryPaper[] {
  const today = newYorkDay(now);
  const byId = new Map(
    truth.papers
      .filter(({ announcedOn }) => announcedOn <= today)
      .map((paper) => [paper.announced.id, paper]),
  );
  const found = [...byId.values()].filter(
    ({ announced, submittedAt }) =>
      announced.categories.some((category) => query.categories.includes(category)) &&
      isWithin(submittedAt, query.range, truth.lastMinute),
  );
  if (!query.isBySubmission) return found;
  const sign = query.isDescending ? -1 : 1;
  return found.sort(
    (a, b) =>
      sign *
      (a.submittedAt.getTime() - b.submittedAt.getTime() ||
        (a.announced.id < b.announced.id ? -1 : 1)),
  );
}

function isWithin(
  moment: Date,
  range: ApiQuery["range"],
  lastMinute: ApiTruth["lastMinute"],
): boolean {
  if (range === null) return true;
  const seconds = moment.toISOString().replace(/\D/g, "").slice(0, 14);
  const end = range.to + (lastMinute === "whole" ? "59" : "00");
  return seconds >= `${range.from}00` && seconds <= end;
}
