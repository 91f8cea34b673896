import type { FeedFailure } from "./announcements";

/** How often arXiv is asked for the same thing, and how long is waited in between. */
export type RetryPolicy = {
  attempts: number;
  baseMs: number; // pause before the second attempt; doubles with each
  /** A longer Retry-After is not slept through but handed to the caller. */
  maxWaitMs: number;
};

export const defaultRetry: RetryPolicy = { attempts: 3, baseMs: 2_000, maxWaitMs: 20_000 };

const worthRetrying: readonly FeedFailure["code"][] = [
  "unreachable",
  "timeout",
  "rate_limited",
  "server_error",
  "not_a_feed",
  "truncated",
];

/** Asks until there is an outcome, or a failure that another attempt would not mend. */
export async function attempt<Outcome extends object>(
  needs: { sleep: (ms: number) => Promise<void>; random: () => number },
  retry: RetryPolicy,
  once: () => Promise<Outcome | FeedFailure>,
): Promise<Outcome | FeedFailure> {
  for (let attempts = 1; ; attempts++) {
    const outcome = await once();
    if (!isFailure(outcome)) return outcome;
    const { code, retryAfterSeconds } = outcome;
    const backoffMs = retry.baseMs * 2 ** (attempts - 1) * (0.5 + needs.random() / 2);
    const waitMs = Math.max(backoffMs, (retryAfterSeconds ?? 0) * 1000);
    const isHopeless = !worthRetrying.includes(code) || waitMs > retry.maxWaitMs;
    if (attempts >= retry.attempts || isHopeless) return outcome;
    await needs.sleep(waitMs);
  }
}

export function isFailure(outcome: object): outcome is FeedFailure {
  return "code" in outcome;
}
