import { causeChain } from "../errors";
import type { Log } from "../log";
import { withLock } from "../store/lock";
import { type Store, StoreError } from "../store/store";
import { mostTries } from "../summaries/kept";
import type { SummarySettings } from "../summaries/settings";
import type { Shelf } from "../summaries/shelf";
import type { Summary } from "../summaries/summary";
import type { Task } from "./summary-tasks";
import { noUsage, type WriteSummary, type Written } from "./write-summary";

export type AttemptNeeds = {
  shelf: Shelf;
  settings: Pick<SummarySettings, "papersPerDay">;
  write: WriteSummary;
  store: Store;
  sleep: (ms: number) => Promise<void>;
  log: Log;
};

/** What became of a task; elsewhere: another process is at it; found: another one has written it. */
export type Attempted = Written | { kind: "elsewhere" } | { kind: "found" };

const claim = { ttlSeconds: 30, waitMs: 0, isKept: true };

/**
 * Writes one summary and keeps it, under a claim on the paper. Rejects with a StoreError where the
 * store fails; whatever else is thrown on the way is this paper's failure.
 */
export async function attempt(
  needs: AttemptNeeds,
  task: Task,
  run: { signal: AbortSignal; startedAt: number; isRedone: boolean; now: () => Date },
): Promise<Attempted> {
  const { paper, language } = task;
  const name = `summary/${encodeURIComponent(paper.id)}/${encodeURIComponent(language)}`;
  const claimed = await withLock(needs.store, name, { ...claim, sleep: needs.sleep }, async () => {
    const [held] = await needs.shelf.ofPapers([paper.id], language);
    const isThere = held && held.version >= paper.version;
    if (isThere && (!run.isRedone || held.madeAt >= run.startedAt)) {
      await publish(needs, task, held, run.now);
      return { kind: "found" } as const;
    }
    return written(needs, task, run);
  });
  return claimed?.result ?? { kind: "elsewhere" };
}

async function written(
  needs: AttemptNeeds,
  task: Task,
  { signal, now }: { signal: AbortSignal; now: () => Date },
): Promise<Written> {
  const { shelf, settings } = needs;
  let isCounted = false;
  const mayAsk = async () => {
    isCounted = await shelf.mayAsk(settings.papersPerDay, now());
    return isCounted;
  };
  const isLastTry = task.tries === mostTries - 1;
  const outcome = await needs
    .write(task.paper, task.language, { signal, isLastTry, mayAsk, now })
    .catch((error): Written => {
      if (error instanceof StoreError) throw error;
      needs.log.error("a summary could not be written", {
        paper: task.paper.id,
        why: causeChain(error),
      });
      const reason = "something went wrong here, which the log tells";
      return { kind: "failed", fault: "paper", reason, wasAsked: isCounted, usage: noUsage };
    });
  if (outcome.kind === "failed" && isCounted && !outcome.wasAsked) await shelf.wasNotAsked(now());
  if (outcome.kind === "written") {
    await keep(needs, outcome.summary);
    await publish(needs, task, outcome.summary, now);
  }
  return outcome;
}

/** What was paid for is worth some patience: a store that hung is left alone for ten seconds. */
const keepPausesMs = [1_000, 4_000, 12_000, 12_000];

async function keep({ shelf, sleep }: AttemptNeeds, summary: Summary): Promise<void> {
  for (const pauseMs of keepPausesMs) {
    try {
      return await shelf.keep(summary);
    } catch {
      await sleep(pauseMs);
    }
  }
  await shelf.keep(summary);
}

async function publish(
  { shelf }: AttemptNeeds,
  { days, language }: Task,
  summary: Summary,
  now: () => Date,
): Promise<void> {
  for (const day of days) await shelf.publish(day, language, [summary], now());
}
