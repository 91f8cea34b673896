import { z } from "zod";
import { counted, listed } from "../words";
import { triggerSchema } from "./report";

/** Why the writing of summaries ended while some were left. */
export const stops = ["time", "cap", "model", "arxiv", "store"] as const;
export type Stop = (typeof stops)[number];

/** What one run of writing summaries did, for the log, for `/status` and for programs. Times are ms. */
export const summaryReportSchema = z.object({
  trigger: triggerSchema,
  startedAt: z.number(),
  finishedAt: z.number(),
  written: z.int(), // bought from the model
  found: z.int(), // another run had bought them
  failed: z.array(z.object({ id: z.string(), language: z.string(), reason: z.string() })),
  left: z.int(), // still to be written
  stopped: z.enum(stops).nullable(),
  reason: z.string().optional(), // one sentence on why it stopped
  notBefore: z.number(), // when it goes on, if some are left
  model: z.string(),
  usage: z.object({ requests: z.int(), inputTokens: z.int(), outputTokens: z.int() }),
  cost: z.number().optional(), // where config.json has the model's price
});
export type SummaryReport = z.infer<typeof summaryReportSchema>;

export const summaryRunsKey = "summary-runs";
export const summaryRunsSchema = z.array(summaryReportSchema);
export const summaryRunsKept = 20;

/** True when a run found nothing to write. */
export function foundNothingToWrite({ written, found, failed, left }: SummaryReport): boolean {
  return written === 0 && found === 0 && failed.length === 0 && left === 0;
}

/** One line that says what a run did. */
export function summaryRunInWords(report: Omit<SummaryReport, "notBefore">): string {
  const { written, failed, left, usage, cost } = report;
  const parts: string[] = [];
  if (written > 0) {
    const tokens = `${counted(usage.inputTokens, "token")} read, ${usage.outputTokens.toLocaleString("en")} written`;
    const price = cost === undefined ? "" : `, cost ${cost.toFixed(cost < 1 ? 4 : 2)}`;
    parts.push(`wrote ${summaries(written)} with ${report.model} (${tokens}${price})`);
  }
  if (report.found > 0) parts.push(`found ${summaries(report.found)} written before`);
  if (failed.length > 0) parts.push(`could not write ${listed(failed.map(({ id }) => id))}`);
  if (left > 0) parts.push(`${summaries(left)} left${whyLeft(report)}`);
  return parts.length === 0 ? "no summary was to be written" : parts.join("; ");
}

function summaries(count: number): string {
  return count === 1 ? "1 summary" : `${count.toLocaleString("en")} summaries`;
}

function whyLeft({ stopped, reason }: Pick<SummaryReport, "stopped" | "reason">): string {
  if (stopped === null) return "";
  if (stopped === "time") return ", since the time was up";
  if (stopped === "cap") return ", since max_per_day is reached";
  return reason === undefined ? "" : `: ${reason}`;
}
