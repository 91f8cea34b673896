import { causeChain, stackOf } from "../errors";
import type { Log } from "../log";
import type { FeedServer } from "./server";

const firstLookMs = 1_000;

/**
 * Looks every few minutes whether the job has something to do, where a process lives long enough
 * for that; so a machine of one's own needs no cron, and no reader to ask first. It keeps no process
 * alive that has nothing else to do.
 */
export function startTimer(
  server: Pick<FeedServer, "refreshIfDue">,
  everyMinutes: number,
  log: Log,
): { stop(): void } {
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      await server.refreshIfDue(new Date());
    } catch (error) {
      log.error("the timer's refresh failed", { why: causeChain(error), at: stackOf(error) });
    } finally {
      isLooking = false;
    }
  };
  const first = setTimeout(look, firstLookMs).unref();
  const interval = setInterval(look, everyMinutes * 60_000).unref();
  return {
    stop() {
      clearTimeout(first);
      clearInterval(interval);
    },
  };
}
