import type { ArxivClient } from "../arxiv/client";
import type { HistorySource } from "../arxiv/history";
import type { Traffic } from "../arxiv/http";
import { causeChain } from "../errors";
import type { Likes } from "../likes/likes";
import type { LikesReport } from "../likes/report";
import type { Log } from "../log";
import type { Archive } from "../papers/archive";
import type { Head } from "../papers/head";
import { withLock } from "../store/lock";
import type { Store } from "../store/store";
import { valuesIn } from "../store/values";
import { type Fetched, fetchDue, together } from "./fetch";
import { type Filled, fillHistory } from "./fill";
import type { Followed } from "./followed";
import { type Report, runsKey, runsSchema, type Trigger, wasIdle, withRun } from "./report";
import { tellRun } from "./run-line";

/** What became of a call of the job; busy: another process is at work. */
export type Outcome = { state: "finished"; report: Report } | { state: "busy" };

/** What a run tells while it goes on. */
export type Progress =
  | { step: "asked"; fetched: Fetched }
  | { step: "filled"; day: string }
  | { step: "chose"; count: number };

export type RefreshNeeds = {
  clock: () => Date;
  followed: Followed;
  arxiv: Pick<ArxivClient, "announcements">;
  sources: readonly HistorySource[];
  /** What this process has asked of arXiv so far, for the log. */
  traffic?: Readonly<Traffic>;
  archive: Pick<Archive, "head" | "listings" | "update" | "trouble">;
  /** Stores each configured feed's selection of the days that changed; resolves to their number. */
  storeSelections: (now: Date) => Promise<number>;
  /** Reads libraries and fetches texts of liked papers, where it is time. */
  likes: Pick<Likes, "refresh">;
  /** What is to be said of the feeds' keywords, now that a new day is there. */
  keywordRemarks?: (now: Date) => Promise<string[]>;
  store: Store;
  sleep: (ms: number) => Promise<void>;
  log: Log;
};

export type Run = {
  trigger: Trigger;
  now: Date; // when it was called
  /** No step is begun that would not be done by then. */
  deadline: Date;
  tell?: (progress: Progress) => void;
};

/** How long a run that died, or was frozen, keeps the others waiting. */
const lockSeconds = 30;

/**
 * The job: asks arXiv for what is due, fills in days that were missed, newest first, and stores each
 * configured feed's selection.
 *
 * One run at a time over all processes that share a store. Each step is kept as it is done, and is
 * found done by the next run: one that was cut off anywhere leaves nothing to repair.
 */
export async function refresh(needs: RefreshNeeds, run: Run): Promise<Outcome> {
  let hasBegun = false;
  const work = async (): Promise<Outcome> => {
    hasBegun = true;
    return { state: "finished", report: await steps(needs, run) };
  };
  const lock = { ttlSeconds: lockSeconds, waitMs: 0, sleep: needs.sleep, isKept: true };
  try {
    const locked = await withLock(needs.store, "refresh", lock, work);
    return locked?.result ?? { state: "busy" };
  } catch (error) {
    if (hasBegun) throw error;
    // Without a store each process is on its own, and must go on all the same.
    return work();
  }
}

/** Reading a library, or fetching papers, is begun only when this much time is left for it. */
const likesMs = 45_000;

async function steps(needs: RefreshNeeds, run: Run): Promise<Report> {
  const { trigger, now: startedAt, deadline, tell } = run;
  const { archive, followed } = needs;
  const begun = needs.clock().getTime();
  const before = { requests: 0, bytes: 0, ...needs.traffic };
  const clock = () => new Date(startedAt.getTime() + needs.clock().getTime() - begun);
  // What another process has done within the last minute need not be done again.
  const head = await archive.head(startedAt, true);
  let fetched = await fetchDue({ ...needs, now: startedAt, head });
  tell?.({ step: "asked", fetched });

  // What the configured feeds like decides what they choose.
  const hasTime = () => deadline.getTime() - clock().getTime() >= likesMs;
  const liked = await needs.likes.refresh(await archive.head(clock()), clock(), hasTime);
  // Readers find today's selection before history is filled in.
  let selections = await needs.storeSelections(clock());
  let isStale = false; // what was stored, by what came since
  const filled = await fillHistory({
    ...needs,
    clock,
    followed,
    deadline,
    // A category that a reader asks for meanwhile need not wait for a month to be filled in.
    before: async (current) => {
      const more = await fetchDue({ ...needs, now: clock(), head: current });
      if (more.asked.length === 0) return;
      fetched = together(fetched, more);
      isStale = true;
      tell?.({ step: "asked", fetched: more });
    },
    tell: (day) => tell?.({ step: "filled", day }),
  });
  if (isStale || filled.days.length > 0) selections += await needs.storeSelections(clock());
  if (selections > 0) tell?.({ step: "chose", count: selections });

  const keywords = hasNewDay(fetched, head) ? await keywordRemarks(needs, clock()) : [];
  const finishedAt = clock();
  const done = { trigger, startedAt, finishedAt, fetched, liked, filled, selections, keywords };
  const report = reportOf(done, archive);
  const { requests = 0, bytes = 0 } = needs.traffic ?? {};
  const traffic = { requests: requests - before.requests, bytes: bytes - before.bytes };
  tellRun(needs.log, report, { keywords, traffic });
  await keep(needs, report);
  return report;
}

/** More of a day that is held is no news of it. */
function hasNewDay({ changedDays }: Fetched, before: Head): boolean {
  return changedDays.some((day) => before.days[day] === undefined);
}

async function keywordRemarks(needs: RefreshNeeds, now: Date): Promise<string[]> {
  try {
    return (await needs.keywordRemarks?.(now)) ?? [];
  } catch (error) {
    needs.log.warn("how keywords are used could not be told", { why: causeChain(error) });
    return [];
  }
}

function reportOf(
  run: {
    trigger: Trigger;
    startedAt: Date;
    finishedAt: Date;
    fetched: Fetched;
    liked: LikesReport;
    filled: Filled;
    selections: number;
    keywords: readonly string[];
  },
  archive: Pick<Archive, "trouble">,
): Report {
  const { fetched, liked, filled } = run;
  const hasFailed = fetched.failed.length > 0 || filled.failure !== undefined;
  const store = archive.trouble();
  return {
    trigger: run.trigger,
    startedAt: run.startedAt.getTime(),
    finishedAt: run.finishedAt.getTime(),
    outcome: hasFailed || store !== null ? "failed" : filled.left > 0 ? "partly" : "done",
    ...fetched,
    filled: filled.days,
    daysLeft: filled.left,
    ...(filled.failure !== undefined && { historyFailure: filled.failure }),
    selections: run.selections,
    ...((liked.libraries > 0 || liked.papers > 0) && {
      likes: { libraries: liked.libraries, papers: liked.papers },
    }),
    remarks: [...liked.remarks, ...fetched.remarks, ...filled.remarks, ...run.keywords].slice(
      0,
      10,
    ),
    ...(store !== null && { store: "the store cannot be used" }),
  };
}

/** A run that only a reader or the timer started, and that had nothing to do, is not worth a write. */
async function keep({ store, log }: RefreshNeeds, report: Report): Promise<void> {
  if (wasIdle(report) && (report.trigger === "request" || report.trigger === "timer")) return;
  const values = valuesIn(store, log);
  try {
    const runs = (await values.read(runsKey, runsSchema)) ?? [];
    await values.write(runsKey, withRun(runs, report));
  } catch (error) {
    log.warn("the report of a run could not be kept", { why: causeChain(error) });
  }
}
