import type { FeedFailure, Validators } from "./announcements";
import { failureOf, retryAfterSeconds, statusFailure, tooLarge } from "./http-failures";

export { retryAfterSeconds } from "./http-failures";

/**
 * One polite request to arXiv: our name, a time limit on the whole answer, a cap on its size, and
 * redirects only to arXiv. Everything that can go wrong on the way is a value.
 */
export type ArxivHttp = (
  url: string,
  validators?: Validators,
) => Promise<HttpAnswer | HttpUnchanged | FeedFailure>;

/** Status 400 comes with what arXiv says about the request that it refuses. */
export type HttpAnswer = { status: 200 | 400; body: string; validators: Validators };
export type HttpUnchanged = { unchanged: true };

/** What was asked of arXiv since the process began, redirects included; bytes are of bodies. */
export type Traffic = { requests: number; bytes: number };

export function createArxivHttp(needs: {
  fetch: typeof fetch;
  userAgent: string;
  timeoutMs: number;
  maxBytes: number; // of the body, after decompression
  now: () => Date;
  traffic?: Traffic; // is counted up
}): ArxivHttp {
  return (url, validators = {}) =>
    request(needs, url, validators, (response) => read(response, needs));
}

/**
 * The same politeness for files that may be large or not there: bytes, within limits that each
 * request names. The page that comes with a refusal is told as well, since it says why.
 */
export type ArxivDownload = (
  url: string,
  limits: { timeoutMs: number; maxBytes: number },
) => Promise<ArxivFile | DownloadFailure>;

export type ArxivFile = { contentType: string; bytes: Uint8Array };

/** `page` is the web page that came with `status`; "" where it is longer than any of arXiv's. */
export type DownloadFailure = FeedFailure & { status?: number; page?: string };

export function createArxivDownload(needs: {
  fetch: typeof fetch;
  userAgent: string;
  now: () => Date;
}): ArxivDownload {
  return (url, limits) =>
    request({ ...needs, ...limits }, url, {}, async (response) => {
      const { status, headers } = response;
      const contentType = headers.get("content-type") ?? "";
      if (status === 200) return file(response, contentType, limits.maxBytes);
      const failure = statusFailure(
        status,
        retryAfterSeconds(headers.get("retry-after"), needs.now()),
      );
      if (!/^text\/html\b/i.test(contentType)) {
        await response.body?.cancel();
        return { ...failure, status };
      }
      const page = await bytesUpTo(response, maxPageBytes);
      return { ...failure, status, page: page?.toString("utf8") ?? "" };
    });
}

/** arXiv's pages that say no have some 10 KB. */
const maxPageBytes = 200_000;

async function file(
  response: Response,
  contentType: string,
  maxBytes: number,
): Promise<ArxivFile | DownloadFailure> {
  // Told in advance, a size too large costs arXiv and us nothing.
  if (Number(response.headers.get("content-length") ?? 0) > maxBytes) {
    await response.body?.cancel();
    return tooLarge(maxBytes);
  }
  const bytes = await bytesUpTo(response, maxBytes);
  if (bytes === null) return tooLarge(maxBytes);
  return { contentType, bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}

/** Asks, follows arXiv's redirects, and hands the answer over to be read within the same time. */
async function request<Outcome>(
  needs: { fetch: typeof fetch; userAgent: string; timeoutMs: number; traffic?: Traffic },
  url: string,
  validators: Validators,
  take: (response: Response) => Promise<Outcome>,
): Promise<Outcome | FeedFailure> {
  const signal = AbortSignal.timeout(needs.timeoutMs);
  try {
    let at = new URL(url);
    for (let hop = 0; hop <= maxRedirects; hop++) {
      if (needs.traffic !== undefined) needs.traffic.requests++;
      const response = await needs.fetch(at, {
        headers: requestHeaders(needs.userAgent, validators),
        redirect: "manual",
        signal,
        cache: "no-store",
      });
      const target = redirectTarget(response, at);
      if (target === null) return await take(response);
      await response.body?.cancel();
      if (!isAllowed(target, new URL(url))) {
        return {
          code: "redirected_away",
          message: `arXiv redirected to ${target.origin}, which is not arXiv's`,
        };
      }
      at = target;
    }
    return { code: "redirected_away", message: "arXiv redirects in a circle" };
  } catch (error) {
    return failureOf(error, needs.timeoutMs);
  }
}

const maxRedirects = 3;

function requestHeaders(userAgent: string, validators: Validators): Record<string, string> {
  return {
    "user-agent": userAgent,
    // arXiv's edge has answered 406 to requests without an Accept header. It serves no two forms
    // at one address, so one header does for its feeds, its API and its pages.
    accept:
      "application/rss+xml, application/atom+xml, text/html, application/xml;q=0.9, */*;q=0.8",
    ...(validators.etag ? { "if-none-match": validators.etag } : {}),
    ...(validators.lastModified ? { "if-modified-since": validators.lastModified } : {}),
  };
}

function redirectTarget(response: Response, from: URL): URL | null {
  const location = response.headers.get("location");
  if (response.status < 300 || response.status > 399 || location === null) return null;
  return URL.canParse(location, from) ? new URL(location, from) : null;
}

/** arXiv's own hosts over https, or the very host that was configured. */
function isAllowed(target: URL, configured: URL): boolean {
  if (target.origin === configured.origin) return true;
  const isArxiv = target.hostname === "arxiv.org" || target.hostname.endsWith(".arxiv.org");
  return isArxiv && target.protocol === "https:";
}

async function read(
  response: Response,
  needs: { maxBytes: number; now: () => Date; traffic?: Traffic },
): Promise<HttpAnswer | HttpUnchanged | FeedFailure> {
  const { status, headers } = response;
  if (status === 304) return { unchanged: true };
  // A refused query comes as a feed or page that says why; its status is 400.
  if (status !== 200 && status !== 400) {
    await response.body?.cancel();
    return statusFailure(status, retryAfterSeconds(headers.get("retry-after"), needs.now()));
  }
  const body = await bytesUpTo(response, needs.maxBytes);
  if (body === null) return tooLarge(needs.maxBytes);
  if (needs.traffic !== undefined) needs.traffic.bytes += body.length;
  return {
    status,
    body: body.toString("utf8"),
    validators: {
      etag: headers.get("etag") ?? undefined,
      lastModified: headers.get("last-modified") ?? undefined,
    },
  };
}

/** Null where there are more; what comes behind is not read. */
export async function bytesUpTo(response: Response, maxBytes: number): Promise<Buffer | null> {
  if (response.body === null) return Buffer.alloc(0);
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}
