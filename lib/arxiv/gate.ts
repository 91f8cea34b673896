/**
 * Lets one request at a time through, and each no sooner than `intervalMs` after the one before
 * began. arXiv asks for one request in three seconds over one connection from all of a user's
 * machines: https://info.arxiv.org/help/api/tou.html
 */
export type Gate = <T>(request: () => Promise<T>) => Promise<T>;

export function createGate(needs: {
  intervalMs: number;
  clock: () => number;
  sleep: (ms: number) => Promise<void>;
  /** Waits for those other processes that ask arXiv for the same user. */
  othersTurn?: () => Promise<void>;
}): Gate {
  let last: Promise<unknown> = Promise.resolve();
  let nextStart = Number.NEGATIVE_INFINITY;

  return (request) => {
    const turn = last.then(async () => {
      const waitMs = nextStart - needs.clock();
      if (waitMs > 0) await needs.sleep(waitMs);
      await needs.othersTurn?.();
      nextStart = needs.clock() + needs.intervalMs;
      return request();
    });
    last = turn.catch(() => {});
    return turn;
  };
}
