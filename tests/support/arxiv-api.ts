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
  if (url.searchParams.has("id_list")) return papersAt(url.searchParams, truth, now);
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

const idForm =
  /^(?:\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v\d+)?$/;

/** A list of ids: those that there are; one that cannot be an id spoils all. */
function papersAt(parameters: URLSearchParams, truth: ApiTruth, now: Date): Served {
  const ids = (parameters.get("id_list") ?? "").split(",");
  const wrong = ids.find((id) => !idForm.test(id));
  if (wrong !== undefined) {
    const body = apiErrorFeed(`incorrect id format for ${wrong}`, now);
    return { status: 400, headers, body, emptyBody: body };
  }
  const byId = new Map(
    [firstOfAll, ...announcedBy(truth, now)].map((paper) => [paper.announced.id, paper]),
  );
  const found = ids.flatMap((id) => byId.get(id.replace(/v\d+$/, "")) ?? []);
  const maxResults = Number(parameters.get("max_results") ?? 10);
  const entries = found.slice(0, maxResults);
  const feed = { text: "", start: 0, maxResults, total: found.length, at: now };
  return {
    status: 200,
    headers,
    body: apiFeed({ ...feed, entries }),
    emptyBody: apiFeed({ ...feed, entries: [], total: 0 }),
    shortBody: apiFeed({ ...feed, entries: entries.slice(Math.ceil(entries.length / 2)) }),
  };
}

/** A paper that has been there since the present scheme of ids began. */
const firstOfAll: HistoryPaper = {
  announced: {
    id: "0704.0001",
    version: 1,
    title: "Invented jets of photons at an invented collider",
    abstract: "We compute what no machine has measured, and find it to be small.",
    creator: "Ada Ferrant, Bo Lindqvist",
    categories: ["hep-ph"],
    action: "new",
  },
  submittedAt: new Date("2007-04-02T19:18:42Z"),
  announcedOn: "2007-04-03",
};

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
  const byId = new Map(announcedBy(truth, now).map((paper) => [paper.announced.id, paper]));
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

function announcedBy({ papers }: ApiTruth, now: Date): HistoryPaper[] {
  const today = newYorkDay(now);
  return papers.filter(({ announcedOn }) => announcedOn <= today);
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
