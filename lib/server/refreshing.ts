import { newYorkDay } from "../arxiv/calendar";
import { causeChain, stackOf } from "../errors";
import type { Log } from "../log";
import type { Head } from "../papers/head";
import { nextFilling } from "../papers/history";
import { dueCategories } from "../refresh/fetch";
import { allGaps } from "../refresh/fill";
import type { Followed } from "../refresh/followed";
import type { Outcome, Progress, Run } from "../refresh/refresh";

/** The job within this process: whether there is anything to do, and one run at a time. */
export type Refreshing = {
  isDue(head: Head, now: Date): boolean;
  /**
   * Runs the job, or joins the run that is under way here. Rejects only on what nobody foresaw.
   */
  run(run: Run): Promise<Outcome>;
  /** Whether another process was found at work a moment ago; `isDue` then leaves the job to it. */
  isOthers(now: Date): boolean;
  /** Whether a run is under way in this process. */
  isRunning(): boolean;
  /** Resolves when the run under way has made some progress, or has ended. */
  progress(): Promise<void>;
};

/** After another process was found at work it is left alone for so long. */
const leaveAloneMs = 10_000;

export function createRefreshing(needs: {
  followed: Followed;
  /** Whether there is a second source for days that were missed. */
  canFill: boolean;
  /** Whether there is work besides announcements and history. */
  hasMore: (now: Date) => boolean;
  run: (run: Run) => Promise<Outcome>;
  log: Log;
}): Refreshing {
  const { followed } = needs;
  let running: Promise<Outcome> | null = null;
  let waiting: (() => void)[] = [];
  let busyUntil = Number.NEGATIVE_INFINITY;
  let gaps: { head: Head; day: string; count: number } | null = null;

  const wake = () => {
    const woken = waiting;
    waiting = [];
    for (const each of woken) each();
  };

  /** Gaps change with the head and with the day; feeds ask at every request. */
  const hasGaps = (head: Head, now: Date): boolean => {
    const day = newYorkDay(now);
    if (gaps?.head !== head || gaps.day !== day) {
      gaps = { head, day, count: needs.canFill ? allGaps(followed, head, now).length : 0 };
    }
    return gaps.count > 0 && nextFilling(head.historyTrouble) <= now.getTime();
  };

  return {
    isDue: (head, now) =>
      now.getTime() >= busyUntil &&
      (dueCategories(followed, head, now).length > 0 || hasGaps(head, now) || needs.hasMore(now)),

    run(run) {
      const told = (progress: Progress) => {
        run.tell?.(progress);
        wake();
      };
      running ??= needs
        .run({ ...run, tell: told })
        .then((outcome) => {
          if (outcome.state === "busy") busyUntil = run.now.getTime() + leaveAloneMs;
          return outcome;
        })
        .catch((error) => {
          needs.log.error("the refresh failed", { why: causeChain(error), at: stackOf(error) });
          throw error;
        })
        .finally(() => {
          running = null;
          wake();
        });
      return running;
    },

    isOthers: (now) => now.getTime() < busyUntil,

    isRunning: () => running !== null,

    progress: () =>
      running === null ? Promise.resolve() : new Promise((done) => waiting.push(done)),
  };
}
