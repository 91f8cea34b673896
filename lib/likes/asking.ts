import { z } from "zod";
import { idsAtOnce, type PapersById } from "../arxiv/api-papers";
import { causeChain } from "../errors";
import type { Log } from "../log";
import { withLock } from "../store/lock";
import type { Store } from "../store/store";
import type { Values } from "../store/values";
import type { KeptText } from "./kept-texts";
import { likedFromPaper } from "./liked-paper";
import type { Texts } from "./texts";

/**
 * Asks arXiv for papers that nothing here knows: one process at a time, after a failure with growing
 * pauses, and for what only addresses name so many times an hour, whoever writes them.
 */
export type Asking = {
  /** Whether asking would make sense now, as far as memory knows. */
  mayAsk(now: Date, isOwn?: boolean): boolean;
  /**
   * Asks for what is still unknown of the ids and keeps it. Resolves to how many papers came; never
   * rejects. Who comes while it is under way here waits for it.
   */
  ask(ids: readonly string[], now: Date, isOwn?: boolean): Promise<number>;
  /** Why arXiv could not be asked when it last was, and when it is again. */
  trouble(): { reason: string; retryAt: number } | null;
};

export const askingSchema = z.object({
  failures: z.int().nonnegative(), // in a row
  reason: z.string(),
  retryAt: z.number(), // ms
  hour: z.number(), // since 1970, of `spent`
  spent: z.int().nonnegative(), // requests for what only addresses name
});
type AskingState = z.infer<typeof askingSchema>;

const key = "likes/asking";
const mostRequestsAnHour = 20;
const mostAtOnce = 5; // lists in one piece of work
const firstPauseMs = 5 * 60_000;
const longestPauseMs = 6 * 3_600_000;
const ownDays = 7;
const lock = { ttlSeconds: 30, waitMs: 0, isKept: true };

const fresh: AskingState = { failures: 0, reason: "", retryAt: 0, hour: 0, spent: 0 };

export function createAsking(needs: {
  papersById: PapersById;
  texts: Texts;
  store: Store;
  values: Values;
  log: Log;
  sleep: (ms: number) => Promise<void>;
}): Asking {
  const { papersById, texts, store, values, log } = needs;
  let state = fresh;
  let running: Promise<number> | null = null;
  let busyUntil = Number.NEGATIVE_INFINITY;

  const allows = ({ retryAt, hour, spent }: AskingState, now: Date, isOwn: boolean) =>
    now.getTime() >= retryAt && (isOwn || hour !== hourOf(now) || spent < mostRequestsAnHour);

  const load = async (): Promise<void> => {
    state = (await values.read(key, askingSchema).catch(() => null)) ?? state;
  };

  const save = async (next: AskingState): Promise<void> => {
    state = next;
    await values.write(key, state).catch((error) => {
      log.warn("how arXiv answered could not be kept", { why: causeChain(error) });
    });
  };

  const work = async (ids: readonly string[], now: Date, isOwn: boolean): Promise<number> => {
    await load();
    const known = await texts.find(ids, now, true);
    const unknown = ids.filter((id) => !known.has(id));
    let count = 0;
    for (let from = 0; from < unknown.length; from += idsAtOnce - 1) {
      if (from >= mostAtOnce * idsAtOnce || !allows(state, now, isOwn)) break;
      const some = unknown.slice(from, from + idsAtOnce - 1);
      const answer = await papersById(some);
      if ("code" in answer) {
        log.warn("liked papers could not be fetched", { why: answer.message });
        await save(afterFailure(state, answer, now));
        break;
      }
      const found = new Map<string, KeptText>();
      const at = { foundAt: now.getTime(), askedAt: now.getTime() };
      const owned = isOwn ? { ...at, ownUntil: ownUntil(now) } : at;
      for (const paper of answer.papers)
        found.set(paper.id, { paper: likedFromPaper(paper), ...owned });
      for (const id of answer.absent) found.set(id, { paper: null, ...owned });
      await texts.keep(found, now);
      count += answer.papers.length;
      await save({ ...fresh, ...spentAfter(state, isOwn ? 0 : answer.requests, now) });
    }
    return count;
  };

  const turn = async (ids: readonly string[], now: Date, isOwn: boolean): Promise<number> => {
    let hasBegun = false;
    const begin = () => {
      hasBegun = true;
      return work(ids, now, isOwn);
    };
    try {
      const locked = await withLock(store, "likes-asking", { ...lock, sleep: needs.sleep }, begin);
      if (locked === null) busyUntil = now.getTime() + leaveAloneMs;
      return locked?.result ?? 0;
    } catch (error) {
      if (hasBegun) throw error;
      return begin(); // without a store each process is on its own
    }
  };

  return {
    mayAsk: (now, isOwn = false) => now.getTime() >= busyUntil && allows(state, now, isOwn),
    ask(ids, now, isOwn = false) {
      running ??= turn(ids, now, isOwn)
        .catch((error) => {
          log.error("the fetching of liked papers failed", { why: causeChain(error) });
          return 0;
        })
        .finally(() => {
          running = null;
        });
      return running;
    },
    trouble: () => (state.failures === 0 ? null : { reason: state.reason, retryAt: state.retryAt }),
  };
}

/** Another process that asks is left alone for so long. */
const leaveAloneMs = 3_000;

/** Until when what config.json names now counts as named by it, unless it is named again, ms. */
export function ownUntil(now: Date): number {
  return now.getTime() + ownDays * 86_400_000;
}

function hourOf(now: Date): number {
  return Math.floor(now.getTime() / 3_600_000);
}

function spentAfter(state: AskingState, requests: number, now: Date) {
  const hour = hourOf(now);
  return { hour, spent: (state.hour === hour ? state.spent : 0) + requests };
}

function afterFailure(
  state: AskingState,
  failure: { message: string; retryAfterSeconds?: number },
  now: Date,
): AskingState {
  const failures = state.failures + 1;
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1));
  const retryAt = now.getTime() + Math.max(pauseMs, (failure.retryAfterSeconds ?? 0) * 1000);
  return { ...state, failures, reason: failure.message, retryAt };
}
