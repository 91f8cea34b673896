import { type Day, dayInForce, newYorkDay, nextAnnouncement, quietReason } from "../arxiv/calendar";
import { nameOf } from "../arxiv/taxonomy";
import type { Archive } from "../papers/archive";
import { newRecord } from "../papers/category-record";
import { type CategoryState, nextCheck } from "../papers/freshness";
import { daysHeld, type Head } from "../papers/head";
import { nextFilling } from "../papers/history";
import { allGaps } from "../refresh/fill";
import { type Followed, oldestKept } from "../refresh/followed";
import { type Report, runsKey, runsSchema } from "../refresh/report";
import type { Values } from "../store/values";
import { type Check, checksOf, type Setup } from "./doctor";
import { healthIn, storeTrouble } from "./health";

/** All that `/status` tells, for people and for programs. Moments are ISO 8601, in UTC. */
export type Status = {
  status: "ok" | "degraded" | "failing";
  today: {
    day: Day; // by New York's calendar
    quiet: string | null; // why arXiv announces nothing today
    inForce: Day; // the newest announcement there can be
    next: { day: Day; due: string };
  };
  categories: (CategoryState & {
    category: string;
    name: string;
    askedAt: string | null;
    askAgainAt: string;
  })[];
  history: {
    oldest: Day;
    daysHeld: number;
    papers: number;
    missing: { day: Day; categories: string[] }[];
    trouble: { reason: string; askAgainAt: string } | null;
  };
  checks: Check[];
  runs: Report[];
};

export async function statusOf(
  needs: {
    archive: Pick<Archive, "head" | "trouble">;
    values: Pick<Values, "read">;
    followed: Followed;
    setup: Setup;
  },
  now: Date,
): Promise<Status> {
  const { archive, followed, setup } = needs;
  const head = await archive.head(now);
  const runs = await needs.values.read(runsKey, runsSchema).catch(() => null);
  const trouble = archive.trouble() === null ? null : storeTrouble;
  const health = healthIn(head, followed, trouble, now);
  const seen = { storeTrouble: trouble, arxiv: arxivAsSeen(head), runs: runs ?? [] };
  return {
    status: health.status,
    today: todayAt(now),
    categories: Object.entries(health.categories).map(([category, state]) => {
      const record = head.categories[category] ?? newRecord;
      const { checkedAt } = record;
      return {
        category,
        name: nameOf(category),
        ...state,
        askedAt: checkedAt === null ? null : iso(checkedAt),
        askAgainAt: iso(nextCheck(record, now)),
      };
    }),
    history: historyIn(head, followed, now),
    checks: checksOf(setup, seen, now),
    runs: runs ?? [],
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

function historyIn(head: Head, followed: Followed, now: Date): Status["history"] {
  const { historyTrouble } = head;
  return {
    oldest: oldestKept(followed, now),
    daysHeld: daysHeld(head).length,
    papers: Object.values(head.days).reduce((sum, { count }) => sum + count, 0),
    missing: allGaps(followed, head, now),
    trouble: historyTrouble
      ? { reason: historyTrouble.reason, askAgainAt: iso(nextFilling(historyTrouble)) }
      : null,
  };
}

/** As of the last look at any category. */
function arxivAsSeen(head: Head): { answeredAt: number | null; failure: string | null } {
  const looks = Object.values(head.categories).filter(({ checkedAt }) => checkedAt !== null);
  const last = looks.sort((a, b) => (b.checkedAt ?? 0) - (a.checkedAt ?? 0))[0];
  const answered = looks.filter(({ outcome }) => outcome !== "failed");
  return {
    answeredAt: answered[0]?.checkedAt ?? null,
    failure: last?.outcome === "failed" ? (last.failure ?? "it failed") : null,
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
