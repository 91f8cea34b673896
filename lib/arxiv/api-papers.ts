import type { Paper } from "../papers/paper";
import type { FeedFailure } from "./announcements";
import { readApiAnswer } from "./api-answer";
import { attempt, defaultRetry, isFailure, type RetryPolicy } from "./attempts";
import type { Gate } from "./gate";
import type { ArxivHttp } from "./http";

/** Papers by their ids: each in its newest version, or known not to be there. */
export type PapersById = (ids: readonly string[]) => Promise<FoundPapers | FeedFailure>;

export type FoundPapers = { papers: Paper[]; absent: string[]; requests: number };

/** How many papers one request may ask for. */
export const idsAtOnce = 200;

/**
 * arXiv's query API by lists of ids, `idsAtOnce` at most.
 *
 * The API has answered with nothing, or with a part, while it was unwell, and refuses a whole list
 * for one id that it cannot read. So each request asks for a paper besides that is surely there, and
 * nothing is said to be absent that two answers with that one did not lack; a list that is refused is
 * asked for in halves, until what is refused stands alone.
 */
export function createApiPapers(needs: {
  apiUrl: string; // "https://export.arxiv.org"
  http: ArxivHttp;
  gate: Gate;
  sleep: (ms: number) => Promise<void>;
  random: () => number;
  retry?: RetryPolicy;
}): PapersById {
  const retry = needs.retry ?? defaultRetry;
  return async (ids) => {
    let requests = 0;
    const ask = async (some: readonly string[]): Promise<Paper[] | FeedFailure> => {
      if (requests >= mostRequests) return refusedAlways;
      const answer = await attempt(needs, retry, () => {
        requests++;
        return answerFor(needs, some);
      });
      return isFailure(answer) ? answer : answer.papers;
    };

    /** What is there of some papers; of those that one answer lacks `isLast` asks no more. */
    const find = async (
      some: readonly string[],
      isLast: boolean,
    ): Promise<Paper[] | FeedFailure> => {
      if (some.length === 0) return [];
      const found = await ask(some);
      if (isFailure(found)) {
        if (found.code !== "refused_query") return found;
        return some.length === 1 ? [] : findHalves(some, isLast);
      }
      if (isLast) return found;
      const again = await find(lacking(some, found), true);
      return isFailure(again) ? again : [...found, ...again];
    };

    const findHalves = async (some: readonly string[], isLast: boolean) => {
      const middle = Math.ceil(some.length / 2);
      const first = await find(some.slice(0, middle), isLast);
      if (isFailure(first)) return first;
      const second = await find(some.slice(middle), isLast);
      return isFailure(second) ? second : [...first, ...second];
    };

    const papers = await find(ids, false);
    return isFailure(papers) ? papers : { papers, absent: lacking(ids, papers), requests };
  };
}

/** Enough to find a few ids among many; where all are refused it is not for the ids. */
const mostRequests = 24;
const refusedAlways: FeedFailure = {
  code: "unexpected_status",
  message: "arXiv refuses whatever ids it is asked for",
};

/** The first paper of the present scheme, which nobody will take away. */
const surelyThere = "0704.0001";

async function answerFor(
  needs: { apiUrl: string; http: ArxivHttp; gate: Gate },
  ids: readonly string[],
): Promise<{ papers: Paper[] } | FeedFailure> {
  const asked = new Set([...ids, surelyThere]);
  const parameters = new URLSearchParams({
    id_list: [...asked].join(","),
    max_results: String(asked.size),
  });
  const url = `${needs.apiUrl}/api/query?${parameters}`;
  const page = readApiAnswer(await needs.gate(() => needs.http(url)));
  if (isFailure(page)) return page;
  const papers = page.papers.map(({ paper }) => paper);
  if (!papers.some(({ id }) => id === surelyThere)) {
    return { code: "truncated", message: "arXiv's answer lacks a paper that is surely there" };
  }
  const wanted = new Set(ids);
  return { papers: papers.filter(({ id }) => wanted.has(id)) };
}

function lacking(ids: readonly string[], found: readonly Paper[]): string[] {
  const there = new Set(found.map(({ id }) => id));
  return ids.filter((id) => !there.has(id));
}
