import { addDays, dayInForce } from "../arxiv/calendar";
import type { ArxivClient } from "../arxiv/client";
import type { Config } from "../config/schema";
import type { Log } from "../log";
import type { Archive } from "../papers/archive";
import { newRecord, recordAfterFailure, recordAfterUnchanged } from "../papers/category-record";
import { nextCheck } from "../papers/freshness";
import type { Head } from "../papers/head";
import { placeAnnouncements } from "../papers/placement";
import { followedCategories } from "./followed";

/** What one run of the job did, for the log and for people. */
export type RefreshReport = {
  asked: string[]; // categories that were due
  changedDays: string[];
  papers: number; // listed in arXiv's answers
  failed: { category: string; reason: string }[];
  remarks: string[];
};

/**
 * Asks arXiv for the categories that are due and puts what it answers into the archive.
 *
 * Expected failures are lines of the report: one category's never stops another's.
 */
export async function refresh(needs: {
  now: Date;
  config: Pick<Config, "categories" | "history_days" | "days_back">;
  arxiv: Pick<ArxivClient, "announcements">;
  archive: Pick<Archive, "head" | "update">;
  log: Log;
}): Promise<RefreshReport> {
  const { now, config } = needs;
  const head = await needs.archive.head(now);
  const asked = dueCategories(config.categories, head, now);
  if (asked.length === 0) {
    return { asked, changedDays: [], papers: 0, failed: [], remarks: [] };
  }

  const answer = await needs.arxiv.announcements(asked, head.validators);
  const changedDays: string[] = [];
  await needs.archive.update(now, (state) => {
    const records = state.head.categories;
    const placed = placeAnnouncements({ answer, held: state.batches, records, now });
    changedDays.splice(0, Infinity, ...placed.batches.map(({ day }) => day));
    const record = (category: string) => records[category] ?? newRecord;
    const unchanged = answer.unchanged.map((category) => [
      category,
      recordAfterUnchanged(record(category), now),
    ]);
    const failed = answer.failed.map(({ category, failure }) => [
      category,
      recordAfterFailure(record(category), failure, now),
    ]);
    const followed = new Set(followedCategories(config.categories, records, now));
    const next: Head["categories"] = {
      ...records,
      ...Object.fromEntries(unchanged),
      ...placed.records,
      ...Object.fromEntries(failed),
    };
    const daysKept = Math.max(config.history_days, config.days_back);
    return {
      batches: placed.batches,
      categories: Object.fromEntries(
        Object.entries(next).filter(([category]) => followed.has(category)),
      ),
      validators: newest({ ...state.head.validators, ...answer.validators }),
      keepFrom: addDays(dayInForce(now), 1 - daysKept),
    };
  });

  const report: RefreshReport = {
    asked,
    changedDays,
    papers: answer.papers.length,
    failed: answer.failed.map(({ category, failure }) => ({ category, reason: failure.message })),
    remarks: answer.remarks,
  };
  tell(needs.log, report);
  return report;
}

/** Each combination of categories that was ever due is an address of its own. */
const validatorsKept = 20;

function newest(validators: Head["validators"]): Head["validators"] {
  return Object.fromEntries(Object.entries(validators).slice(-validatorsKept));
}

export function dueCategories(configured: readonly string[], head: Head, now: Date): string[] {
  return followedCategories(configured, head.categories, now).filter(
    (category) => nextCheck(head.categories[category] ?? newRecord, now) <= now.getTime(),
  );
}

function tell(log: Log, report: RefreshReport): void {
  log.info("arXiv was asked", {
    categories: report.asked.join(" "),
    papers: report.papers,
    changedDays: report.changedDays.join(" "),
  });
  for (const { category, reason } of report.failed) log.warn(`${category} failed`, { reason });
  for (const remark of report.remarks.slice(0, 10)) log.warn(remark);
}
