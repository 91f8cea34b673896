import type { Paper } from "../papers/paper";
import type { FeedFailure } from "./announcements";
import { readApiAnswer } from "./api-answer";
import type { ApiDocument, SubmittedPaper } from "./api-xml";
import { attempt, defaultRetry, isFailure, type RetryPolicy } from "./attempts";
import { submissionWindow } from "./calendar";
import type { Gate } from "./gate";
import type { HistorySource } from "./history";
import type { ArxivHttp } from "./http";
import { canonical, expand, spellingsWithin } from "./taxonomy";

/**
 * Days gone by, from arXiv's query API: few requests, but it knows only when papers were
 * submitted. A day's papers are those of its window (`submissionWindow`); what moderation held
 * is found on the day it should have been announced, and what was cross-listed later not at all.
 *
 * The API gives the latest version of a paper, whichever was announced on that day.
 */
export function createApiHistory(needs: {
  apiUrl: string; // "https://export.arxiv.org"
  http: ArxivHttp;
  gate: Gate;
  sleep: (ms: number) => Promise<void>;
  random: () => number;
  retry?: RetryPolicy;
  pageSize?: number; // entries a request, at most 2000
}): HistorySource {
  const retry = needs.retry ?? defaultRetry;
  const pageSize = needs.pageSize ?? 1_000;
  return {
    name: "api",
    async papersOf(day, categories) {
      const window = submissionWindow(day);
      const papers = new Map<string, Paper>();
      const remarks: string[] = [];
      let requests = 0;
      const isNothingAsked = window.from >= window.to || categories.length === 0;
      const query = searchQuery(window, spellingsWithin(categories));
      const belongs = membership(window, expand(categories));
      for (let start = 0, total = isNothingAsked ? 0 : 1; start < total; start += pageSize) {
        const url = pageUrl(needs.apiUrl, query, start, pageSize);
        const promised = start === 0 ? 0 : total;
        const page = await attempt(needs, retry, () => {
          requests++;
          return pageAt(needs, url, { start, pageSize, promised });
        });
        if (isFailure(page)) return page;
        total = page.total;
        remarks.push(...page.malformed);
        for (const submitted of page.papers) {
          // A paper that came in meanwhile moves others to the next page, where they come again.
          if (belongs(submitted)) papers.set(submitted.paper.id, submitted.paper);
        }
      }
      return {
        papers: [...papers.values()].map((paper) => ({ paper, kind: "new" })),
        remarks,
        requests,
      };
    },
  };
}

type Window = ReturnType<typeof submissionWindow>;

/**
 * Both ends of the range are whole minutes in GMT, and both belong to it. Nothing says whether the
 * last minute belongs to it to its end, and the minute before the deadline is a busy one: so the
 * deadline's own minute is asked for too, and `membership` takes away what came in it.
 */
function searchQuery({ from, to }: Window, categories: readonly string[]): string {
  const anyOf = categories.map((category) => `cat:${category}`).join(" OR ");
  return `(${anyOf}) AND submittedDate:[${minute(from)} TO ${minute(to)}]`;
}

/** "202606121800" */
function minute(moment: Date): string {
  return moment.toISOString().replace(/\D/g, "").slice(0, 12);
}

function pageUrl(apiUrl: string, query: string, start: number, pageSize: number): string {
  const parameters = new URLSearchParams({
    search_query: query,
    sortBy: "submittedDate",
    sortOrder: "descending",
    start: String(start),
    max_results: String(pageSize),
  });
  return `${apiUrl}/api/query?${parameters}`;
}

/** arXiv has answered with what was not asked for; a paper must be of the day and of a category. */
function membership({ from, to }: Window, categories: ReadonlySet<string>) {
  return ({ paper, submittedAt }: SubmittedPaper) =>
    submittedAt >= from &&
    submittedAt < to &&
    paper.categories.some((category) => categories.has(canonical(category)));
}

/**
 * One page, if it holds what it promises. `promised` is what the page before said of the whole: a
 * page that falls behind it has lost papers, even where it says itself that there are none.
 */
async function pageAt(
  needs: { http: ArxivHttp; gate: Gate },
  url: string,
  at: { start: number; pageSize: number; promised: number },
): Promise<ApiDocument | FeedFailure> {
  const page = readApiAnswer(await needs.gate(() => needs.http(url)));
  if (isFailure(page)) return page;
  const total = Math.max(page.total, at.promised);
  const expected = Math.min(at.pageSize, total - at.start);
  if (page.entryCount < expected) {
    const message = `arXiv's answer holds ${page.entryCount} of the ${expected} papers it promises`;
    return { code: "truncated", message };
  }
  return { ...page, total };
}
