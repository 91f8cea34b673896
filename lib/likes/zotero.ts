import { bytesUpTo, retryAfterSeconds } from "../arxiv/http";
import type { ZoteroLibrary } from "../config/schema";
import type { ZoteroFailure } from "./kept-library";
import type { LikedPaper } from "./liked-paper";
import { paperOfItem } from "./zotero-item";

/**
 * Zotero's Web API, version 3, as far as one reads a library's newest items with it.
 * Form: https://www.zotero.org/support/dev/web_api/v3/basics
 */
export type Zotero = {
  /**
   * The papers of a library or a collection, the newest first; `unchanged` where nothing in the
   * library is newer than version `since`. What goes wrong is a value, and no key is in it.
   */
  papersOf(library: ZoteroLibrary, since?: number): Promise<ZoteroAnswer>;
};

export type ZoteroAnswer = ZoteroPapers | { unchanged: true } | ZoteroFailure;
export type ZoteroPapers = { papers: LikedPaper[]; version: number; isCut: boolean };

const pageSize = 100; // the API's limit
const mostPages = 10;
const mostCharacters = 1_800_000; // of all texts: packed they are one value of a KV
const maxPageBytes = 8_000_000;
const attempts = 3;
const pauseMs = 1_000; // between two pages
const longestPauseMs = 10_000; // what asks for more is left alone

export function createZotero(needs: {
  apiUrl: string; // "https://api.zotero.org"
  apiKey?: string;
  fetch: typeof fetch;
  userAgent: string;
  timeoutMs: number; // of one page
  sleep: (ms: number) => Promise<void>;
  now: () => Date;
}): Zotero {
  const hasKey = needs.apiKey !== undefined;

  const ask = async (url: string, since?: number): Promise<Page | ZoteroFailure> => {
    try {
      const response = await needs.fetch(url, {
        headers: {
          "zotero-api-version": "3",
          "user-agent": needs.userAgent,
          accept: "application/json",
          ...(hasKey && { "zotero-api-key": needs.apiKey }),
          ...(since !== undefined && { "if-modified-since-version": String(since) }),
        },
        redirect: "manual", // the key is for this host
        signal: AbortSignal.timeout(needs.timeoutMs),
        cache: "no-store",
      });
      return await pageOf(response, hasKey, needs.now());
    } catch (error) {
      const isLate = error instanceof Error && error.name === "TimeoutError";
      const message = isLate ? "Zotero did not answer in time" : "Zotero cannot be reached";
      return { code: "unreachable", message };
    }
  };

  /** Waits where it is asked to for a while, and tries again. */
  const askPatiently = async (url: string, since?: number): Promise<Page | ZoteroFailure> => {
    for (let attempt = 1; ; attempt++) {
      const page = await ask(url, since);
      if (!isFailure(page)) return page;
      const waitMs = Math.max((page.retryAfterSeconds ?? 0) * 1000, pauseMs * 2 ** attempt);
      const mayMend = ["rate_limited", "server_error", "unreachable"].includes(page.code);
      if (!mayMend || attempt === attempts || waitMs > longestPauseMs) return page;
      await needs.sleep(waitMs);
    }
  };

  return {
    async papersOf({ zotero, collection }, since) {
      const folder = collection === undefined ? "" : `/collections/${collection}`;
      const papers = new Map<string, LikedPaper>();
      let version: number | undefined;
      let characters = 0;
      for (let number = 0; number < mostPages; number++) {
        const parameters = new URLSearchParams({
          format: "json",
          sort: "dateAdded",
          direction: "desc",
          limit: String(pageSize),
          start: String(number * pageSize),
        });
        const url = `${needs.apiUrl}/${zotero}${folder}/items/top?${parameters}`;
        const page = await askPatiently(url, number === 0 ? since : undefined);
        if (isFailure(page)) return page;
        if ("unchanged" in page) return page;
        // What changes while it is read is seen the next time.
        version ??= page.version;
        for (const paper of page.papers) {
          characters += paper.title.length + paper.abstract.length + 200;
          if (characters > mostCharacters)
            return { papers: [...papers.values()], version, isCut: true };
          if (!papers.has(paper.key)) papers.set(paper.key, paper);
        }
        if (!page.hasNext) return { papers: [...papers.values()], version, isCut: false };
        const waitMs = Math.max(pauseMs, page.backoffSeconds * 1000);
        if (waitMs > longestPauseMs) {
          const message = "Zotero asks us to come back later";
          return { code: "rate_limited", message, retryAfterSeconds: page.backoffSeconds };
        }
        await needs.sleep(waitMs);
      }
      return { papers: [...papers.values()], version: version ?? 0, isCut: true };
    },
  };
}

type Page =
  | { unchanged: true }
  | { papers: LikedPaper[]; version: number; hasNext: boolean; backoffSeconds: number };

async function pageOf(
  response: Response,
  hasKey: boolean,
  now: Date,
): Promise<Page | ZoteroFailure> {
  const { status, headers } = response;
  const backoffSeconds = retryAfterSeconds(headers.get("backoff"), now) ?? 0;
  const retryAfter = retryAfterSeconds(headers.get("retry-after"), now) ?? backoffSeconds;
  if (status === 304) return { unchanged: true };
  if (status !== 200) {
    await response.body?.cancel();
    return {
      ...statusFailure(status, hasKey),
      ...(retryAfter > 0 && { retryAfterSeconds: retryAfter }),
    };
  }
  const body = await bytesUpTo(response, maxPageBytes);
  const items = body === null ? null : listIn(body.toString("utf8"));
  const version = Number(headers.get("last-modified-version") ?? Number.NaN);
  if (items === null || !Number.isSafeInteger(version)) {
    return { code: "malformed", message: "Zotero's answer is no list of items" };
  }
  return {
    papers: items.flatMap((item) => paperOfItem(item) ?? []),
    version,
    hasNext: /;\s*rel="?next"?/i.test(headers.get("link") ?? ""),
    backoffSeconds,
  };
}

function listIn(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function statusFailure(status: number, hasKey: boolean): ZoteroFailure {
  if (status === 403 || status === 401) {
    const message = hasKey
      ? `Zotero does not let the key of ZOTERO_API_KEY read this library (${status})`
      : `Zotero wants a key for this library, and ZOTERO_API_KEY is not set (${status})`;
    return { code: "forbidden", message };
  }
  if (status === 404) {
    return { code: "not_found", message: "Zotero has no such library or collection (404)" };
  }
  if (status === 429) {
    return { code: "rate_limited", message: "Zotero asks us to slow down (429)" };
  }
  return { code: "server_error", message: `Zotero answered with an error (${status})` };
}

function isFailure(outcome: object): outcome is ZoteroFailure {
  return "code" in outcome;
}
