import type { FeedFailure } from "./announcements";

/** What a status that brings nothing means to whoever asked arXiv. */
export function statusFailure(status: number, retryAfter: number | undefined): FeedFailure {
  const waits = retryAfter === undefined ? {} : { retryAfterSeconds: retryAfter };
  // arXiv throttles with 429, and with 406 at its edge since 2026.
  if (status === 429 || status === 406) {
    return { code: "rate_limited", message: `arXiv asks us to slow down (${status})`, ...waits };
  }
  if (status >= 500) {
    return { code: "server_error", message: `arXiv answered with an error (${status})`, ...waits };
  }
  return { code: "unexpected_status", message: `arXiv answered with status ${status}`, ...waits };
}

/** Retry-After is a number of seconds or a date (RFC 9110, 10.2.3); nonsense counts as unsaid. */
export function retryAfterSeconds(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\s*\d+\s*$/.test(header)
    ? Number(header)
    : Math.ceil((Date.parse(header) - now.getTime()) / 1000);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 86_400) : undefined;
}

export function failureOf(error: unknown, timeoutMs: number): FeedFailure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const names = [error, cause].map((each) => (each instanceof Error ? each.name : ""));
  if (names.includes("TimeoutError")) {
    const seconds = Math.max(1, Math.round(timeoutMs / 1000));
    return { code: "timeout", message: `arXiv did not finish its answer within ${seconds} s` };
  }
  const code = (cause as NodeJS.ErrnoException).code;
  return { code: "unreachable", message: `arXiv cannot be reached${code ? ` (${code})` : ""}` };
}

export function tooLarge(maxBytes: number): FeedFailure {
  const megabytes = Math.round(maxBytes / 1_000_000);
  return { code: "too_large", message: `arXiv's answer is larger than ${megabytes} MB` };
}
