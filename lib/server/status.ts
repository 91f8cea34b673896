import { type Day, dayInForce, newYorkDay, nextAnnouncement, quietReason } from "../arxiv/calendar";
import { nameOf } from "../arxiv/taxonomy";
import { nextReading } from "../likes/kept-library";
import type { Likes, LikesStatus } from "../likes/likes";
import type { Archive } from "../papers/archive";
import { newRecord } from "../papers/category-record";
import { type CategoryState, nextCheck } from "../papers/freshness";
import { daysHeld, type Head } from "../papers/head";
import { nextFilling } from "../papers/history";
import { allGaps } from "../refresh/fill";
import { type Followed, oldestKept } from "../refresh/followed";
import { type Report, runsKey, runsSchema, summaryOf } from "../refresh/report";
import {
  type SummaryReport,
  summaryRunInWords,
  summaryRunsKey,
  summaryRunsSchema,
} from "../refresh/summary-report";
import type { Values } from "../store/values";
import { askedOnKey, askedOnSchema } from "../summaries/kept";
import type { SummarySettings } from "../summaries/settings";
import type { Check } from "./check";
import { type ArxivSeen, checksOf, type Setup } from "./doctor";
import { type Health, healthIn, storeTrouble } from "./health";
import { headlineOf } from "./status-words";

/** All that `/status` tells, for people and for programs. Moments are ISO 8601, in UTC. */
export type Status = {
  status: Health["status"];
  /** What is well or wrong, and what readers see meanwhile; no time of day in it. */
  summary: string;
  today: {
    day: Day; // by New York's calendar
    quiet: string | null; // why arXiv announces nothing today
    inForce: Day; // the newest announcement there can be
    next: { day: Day; due: string };
  };
  categories: CategoryStatus[];
  history: {
    keptFrom: Day; // as configured
    heldFrom: Day | null; // the oldest day held
    heldTo: Day | null;
    days: number; // held
    announcements: number; // a paper counts again where a later day announces it again
    missing: { day: Day; categories: string[] }[]; // newest first
    trouble: { reason: string; askAgainAt: string } | null;
  };
  store: string | null; // what is wrong with it
  checks: Check[];
  running: boolean; // whether this process is refreshing now
  runs: RunStatus[] | null; // newest first; null while the store cannot be read
  summaries: SummaryStatus | null; // null where none are written
  likes: LikesShown | null; // null where config.json names none
};

/** How it stands with the papers that the configured feeds are to be like. */
export type LikesShown = {
  known: number;
  missing: number; // to be fetched from arXiv
  absent: string[]; // ids that arXiv does not have
  trouble: { reason: string; askAgainAt: string } | null; // with fetching them
  libraries: {
    name: string; // "users/12345, collection ABCD1234"
    papers: number;
    readAt: string | null; // when it was last known to be so
    failure: string | null;
    askAgainAt: string; // past where the next refresh asks
  }[];
};

/** How the writing of summaries stands. */
export type SummaryStatus = {
  model: string;
  languages: readonly string[];
  left: number; // still to be written, as far as is known
  goesOnAt: string | null; // where some are left: not before this moment
  askedToday: number; // questions to the model, one a paper and language, by New York's calendar
  mostADay: number;
  runs: SummaryRunStatus[]; // newest first
};

export type SummaryRunStatus = Omit<SummaryReport, "startedAt" | "finishedAt"> & {
  startedAt: string;
  finishedAt: string;
  summary: string; // what it did, in words
};

/** What the other two follow from. */
export type Told = Omit<Status, "status" | "summary">;

export type CategoryStatus = CategoryState & {
  category: string;
  name: string;
  isConfigured: boolean; // else a feed's address has asked for it
  askedAt: string | null;
  askAgainAt: string; // past where the next refresh asks
};

export type RunStatus = Omit<Report, "startedAt" | "finishedAt"> & {
  startedAt: string;
  finishedAt: string;
  summary: string; // what it did, in words
};

export async function statusOf(
  needs: {
    archive: Pick<Archive, "head" | "trouble">;
    values: Pick<Values, "read">;
    followed: Followed;
    setup: Setup;
    settings?: SummarySettings; // where summaries are written
    likes: Pick<Likes, "status">;
    isRunning: () => boolean;
  },
  now: Date,
): Promise<Status> {
  const { archive, followed, setup } = needs;
  const head = await archive.head(now);
  const runs = await readRuns(needs.values);
  const summaries = await summariesIn(needs, head, now);
  const likes = await needs.likes.status(head, now);
  const trouble = archive.trouble() !== null || runs === null ? storeTrouble : null;
  const { status, categories } = healthIn(head, followed, trouble, now);
  const seen = {
    storeTrouble: trouble,
    arxiv: arxivAsSeen(head, categories),
    runs: runs ?? [],
    summaries: summaries.last,
    likes,
  };
  const told: Told = {
    today: todayAt(now),
    categories: Object.entries(categories).map(([category, state]) => ({
      category,
      name: nameOf(category),
      isConfigured: followed.categories.includes(category),
      ...state,
      ...looksAt(head, category, now),
    })),
    history: historyIn(head, followed, now),
    store: trouble,
    checks: checksOf(setup, seen, now),
    running: needs.isRunning(),
    runs: runs?.map(runStatus) ?? null,
    summaries: summaries.status,
    likes: likes && likesShown(likes, now),
  };
  return { status, summary: headlineOf(told), ...told };
}

/** Null while the store fails; reports that cannot be understood are as good as none. */
function readRuns(values: Pick<Values, "read">): Promise<Report[] | null> {
  return values.read(runsKey, runsSchema).then(
    (runs) => runs ?? [],
    () => null,
  );
}

async function summariesIn(
  needs: { values: Pick<Values, "read">; settings?: SummarySettings },
  { summaryWork }: Head,
  now: Date,
): Promise<{ status: SummaryStatus | null; last?: SummaryReport }> {
  const { settings, values } = needs;
  if (settings === undefined) return { status: null };
  const [runs, asked] = await Promise.all([
    values.read(summaryRunsKey, summaryRunsSchema).catch(() => null),
    values.read(askedOnKey(newYorkDay(now)), askedOnSchema).catch(() => null),
  ]);
  const left = summaryWork?.left ?? 0;
  const status: SummaryStatus = {
    model: settings.model,
    languages: settings.languages,
    left,
    goesOnAt: summaryWork && left > 0 ? iso(Math.max(summaryWork.goOnAt, now.getTime())) : null,
    askedToday: asked?.questions ?? 0,
    mostADay: settings.papersPerDay,
    runs: runs?.map(summaryRunStatus) ?? [],
  };
  return { status, last: runs?.[0] };
}

function likesShown({ trouble, libraries, ...counts }: LikesStatus, now: Date): LikesShown {
  return {
    ...counts,
    trouble: trouble && { reason: trouble.reason, askAgainAt: iso(trouble.retryAt) },
    libraries: libraries.map(({ name, record }) => ({
      name,
      papers: record?.reading?.count ?? 0,
      readAt: record?.reading ? iso(record.reading.readAt) : null,
      failure: record?.failure?.message ?? null,
      askAgainAt: iso(Math.max(nextReading(record), record === null ? now.getTime() : 0)),
    })),
  };
}

function summaryRunStatus(report: SummaryReport): SummaryRunStatus {
  return {
    ...report,
    startedAt: iso(report.startedAt),
    finishedAt: iso(report.finishedAt),
    summary: summaryRunInWords(report),
  };
}

function runStatus(report: Report): RunStatus {
  const { startedAt, finishedAt } = report;
  return {
    ...report,
    startedAt: iso(startedAt),
    finishedAt: iso(finishedAt),
    summary: summaryOf(report),
  };
}

function todayAt(now: Date): Status["today"] {
  const { day, due } = nextAnnouncement(now);
  const today = newYorkDay(now);
  return {
    day: today,
    quiet: quietReason(today),
    inForce: dayInForce(now),
    next: { day, due: due.toISOString() },
  };
}

function looksAt(head: Head, category: string, now: Date) {
  const record = head.categories[category] ?? newRecord;
  const { checkedAt } = record;
  return {
    askedAt: checkedAt === null ? null : iso(checkedAt),
    askAgainAt: iso(nextCheck(record, now)),
  };
}

function historyIn(head: Head, followed: Followed, now: Date): Status["history"] {
  const { historyTrouble } = head;
  const held = daysHeld(head);
  return {
    keptFrom: oldestKept(followed, now),
    heldFrom: held.at(-1) ?? null,
    heldTo: held[0] ?? null,
    days: held.length,
    announcements: Object.values(head.days).reduce((sum, { count }) => sum + count, 0),
    missing: allGaps(followed, head, now),
    trouble: historyTrouble
      ? { reason: historyTrouble.reason, askAgainAt: iso(nextFilling(historyTrouble)) }
      : null,
  };
}

function arxivAsSeen(head: Head, followed: Health["categories"]): ArxivSeen {
  const looks = Object.keys(followed)
    .map((category) => ({ category, ...(head.categories[category] ?? newRecord) }))
    .filter(({ checkedAt }) => checkedAt !== null)
    .sort((a, b) => (b.checkedAt ?? 0) - (a.checkedAt ?? 0));
  const failed = looks.filter(({ outcome }) => outcome === "failed");
  const last = looks[0]?.checkedAt;
  return {
    hasAnswered: looks.some((look) => look.checkedAt === last && look.outcome !== "failed"),
    failed: failed.map(({ category }) => category),
    reason: failed[0]?.failure ?? null,
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
