import type { Traffic } from "../arxiv/http";
import type { Log } from "../log";
import { type Report, summaryOf } from "./report";

/**
 * One line in the log for a run: what it did in words, then as facts. A command shows its report to
 * whoever called it, who reads each thing that went wrong in a line of its own.
 */
export function tellRun(
  log: Log,
  report: Report,
  { keywords, traffic }: { keywords: readonly string[]; traffic: Traffic },
): void {
  const { failed } = report;
  const remarks = report.remarks.filter((remark) => !keywords.includes(remark));
  const isCommand = report.trigger === "command";
  const isTrouble = report.outcome === "failed" || remarks.length > 0;
  log[isTrouble && !isCommand ? "warn" : "info"](`refresh: ${summaryOf(report)}`, {
    trigger: report.trigger,
    outcome: report.outcome,
    ms: report.finishedAt - report.startedAt,
    asked: report.asked.length,
    papers: report.papers,
    days: joined(report.changedDays, ","),
    filled: report.filled.length,
    left: report.daysLeft,
    selections: report.selections,
    requests: traffic.requests,
    bytes: traffic.bytes,
    failed: joined(failed.map(({ category, reason }) => `${category}: ${reason}`)),
    remarks: joined(report.remarks),
  });
  if (!isCommand) return;
  for (const { category, reason } of failed) log.warn(`${category} failed`, { reason });
  for (const remark of remarks) log.warn(remark);
}

/** Nothing where there is nothing: a line says what there was. */
function joined(parts: readonly string[], between = "; "): string | undefined {
  return parts.length === 0 ? undefined : parts.join(between);
}
