import type { FeedFailure } from "./announcements";
import { attempt, defaultRetry, isFailure, type RetryPolicy } from "./attempts";
import type { Day } from "./calendar";
import type { CatchupPage } from "./catchup-html";
import type { Gate } from "./gate";
import type { HistoryEntry, HistorySource } from "./history";
import type { ArxivHttp } from "./http";
import { canonical, expand } from "./taxonomy";

/**
 * Days gone by, from arXiv's catchup pages: what was announced on the very day, cross-lists
 * included, but only of the last 90 days, and in a request of its own for each category or archive.
 *
 * The gate is one for arXiv's site, which asks robots for 15 seconds between two requests:
 * https://arxiv.org/robots.txt
 */
export function createCatchupHistory(needs: {
  siteUrl: string; // "https://arxiv.org"
  http: ArxivHttp;
  gate: Gate;
  sleep: (ms: number) => Promise<void>;
  random: () => number;
  retry?: RetryPolicy;
}): HistorySource {
  const retry = needs.retry ?? defaultRetry;
  return {
    name: "catchup",
    categoriesAtOnce: 2, // each takes a request or two, and each request 15 seconds
    async papersOf(day, categories) {
      const entries = new Map<string, HistoryEntry>();
      const remarks = new Set<string>();
      let requests = 0;
      for (const subject of subjectsOf(categories)) {
        for (let number = 1, total = 0, isLast = false; !isLast; number++) {
          const url = `${needs.siteUrl}/catchup/${subject}/${day}?abs=True&page=${number}`;
          const promised = total;
          const page = await attempt(needs, retry, () => {
            requests++;
            return pageAt(needs, url, { day, number, promised });
          });
          if (isFailure(page)) return page;
          for (const entry of page.entries) keepStronger(entries, entry);
          for (const problem of page.malformed) remarks.add(`${problem} (${subject})`);
          total = page.total;
          isLast = page.hasReplacements || number * pageLength >= total;
        }
      }
      return { papers: [...entries.values()], remarks: [...remarks], requests };
    },
  };
}

/** Entries on a page, save on the last. */
const pageLength = 2_000;

/** Canonical names, since others are answered with a redirect; no category beside its archive. */
function subjectsOf(categories: readonly string[]): string[] {
  const subjects = [...new Set(categories.map(canonical))];
  return subjects.filter(
    (subject) => !subjects.some((other) => other !== subject && expand([other]).has(subject)),
  );
}

/** The same paper is new in its own category's listing and a cross-list in another's. */
function keepStronger(entries: Map<string, HistoryEntry>, entry: HistoryEntry): void {
  const held = entries.get(entry.paper.id);
  if (held === undefined || entry.kind === "new") entries.set(entry.paper.id, entry);
}

/**
 * One page of the day that was asked for, if it holds what it promises and what the page before
 * promised of the whole.
 */
async function pageAt(
  needs: { http: ArxivHttp; gate: Gate },
  url: string,
  at: { day: Day; number: number; promised: number },
): Promise<CatchupPage | FeedFailure> {
  const answer = await needs.gate(() => needs.http(url));
  if (isFailure(answer)) return answer;
  if ("unchanged" in answer) {
    return { code: "unexpected_status", message: "arXiv answered with status 304" };
  }
  // A parser of HTML, which a server that has its days need not load.
  const { parseCatchupHtml, parseRefusalHtml } = await import("./catchup-html");
  if (answer.status === 400) {
    const why = parseRefusalHtml(answer.body) ?? "no reason given";
    return { code: "refused_query", message: `arXiv refused the query: ${why}` };
  }
  const page = parseCatchupHtml(answer.body);
  if (isFailure(page)) return page;
  if (page.day !== at.day) {
    return { code: "not_a_feed", message: `arXiv answered with the papers of ${page.day}` };
  }
  const total = Math.max(page.total, at.promised);
  const expected = Math.min(pageLength, total - (at.number - 1) * pageLength);
  if (page.entryCount < expected) {
    const message = `arXiv's page lists ${page.entryCount} of the ${expected} papers it promises`;
    return { code: "truncated", message };
  }
  return { ...page, total };
}
