import { z } from "zod";
import type { Log } from "../log";
import type { Store } from "../store/store";
import { valuesIn } from "../store/values";
import { counted, listed } from "../words";
import { triggerSchema } from "./report";

/** Why the writing of summaries ended while some were left. */
export const stops = ["time", "cap", "batch", "model", "arxiv", "store"] as const;
export type Stop = (typeof stops)[number];

const failureSchema = z.object({ id: z.string(), language: z.string(), reason: z.string() });

/** What one run of writing summaries did, for the log, for `/status` and for programs. Times are ms. */
export const summaryReportSchema = z.object({
  trigger: triggerSchema,
  startedAt: z.number(),
  finishedAt: z.number(),
  written: z.int(), // bought from the model
  found: z.int(), // another run had bought them
  failed: z.array(failureSchema),
  givenUp: z.array(failureSchema), // tried too often; not tried again with this model and prompt
  left: z.int(), // still to be written
  stopped: z.enum(stops).nullable(),
  reason: z.string().optional(), // one sentence on why it stopped
  model: z.string(),
  usage: z.object({ requests: z.int(), inputTokens: z.int(), outputTokens: z.int() }),
  cost: z.number().optional(), // where config.json has the model's price
});
export type SummaryReport = z.infer<typeof summaryReportSchema>;

export const summaryRunsKey = "summary-runs";
export const summaryRunsSchema = z.array(summaryReportSchema);
const summaryRunsKept = 20;

/** Those of runs that found something to do, newest first. Rejects while the store fails. */
export async function keepReport(
  { store, log }: { store: Store; log: Log },
  report: SummaryReport,
): Promise<void> {
  if (foundNothingToWrite(report)) return;
  tellSummaryRun(log, report);
  const values = valuesIn(store, log);
  const runs = (await values.read(summaryRunsKey, summaryRunsSchema)) ?? [];
  await values.write(summaryRunsKey, [report, ...runs].slice(0, summaryRunsKept));
}

/** One line in the log for a run: what it did in words, then as facts. */
function tellSummaryRun(log: Log, report: SummaryReport): void {
  const { stopped, usage } = report;
  const isTrouble = stopped === "model" || stopped === "arxiv" || stopped === "store";
  log[isTrouble ? "warn" : "info"](`summaries: ${summaryRunInWords(report)}`, {
    trigger: report.trigger,
    ms: report.finishedAt - report.startedAt,
    model: report.model,
    written: report.written,
    found: report.found,
    left: report.left,
    stopped: stopped ?? undefined,
    failed: failuresTold(report.failed),
    givenUp: failuresTold(report.givenUp),
    requests: usage.requests,
    inputTokens: usage.inputTokens,
    outputTokens: usage.outputTokens,
    cost: report.cost,
  });
}

function failuresTold(failures: SummaryReport["failed"]): string | undefined {
  if (failures.length === 0) return undefined;
  return failures.map(({ id, language, reason }) => `${id} (${language}): ${reason}`).join("; ");
}

/** True when a run found nothing to write. */
function foundNothingToWrite(report: SummaryReport): boolean {
  const { written, found, failed, givenUp, left } = report;
  return written + found + failed.length + givenUp.length + left === 0;
}

/** One line that says what a run did. */
export function summaryRunInWords(report: Omit<SummaryReport, "startedAt" | "finishedAt">): string {
  const { written, failed, givenUp, left, usage, cost } = report;
  const parts: string[] = [];
  if (written > 0) {
    const tokens = `${counted(usage.inputTokens, "token")} read, ${usage.outputTokens.toLocaleString("en")} written`;
    const price = cost === undefined ? "" : `, cost ${cost.toFixed(cost < 1 ? 4 : 2)}`;
    parts.push(`wrote ${summaries(written)} with ${report.model} (${tokens}${price})`);
  }
  if (report.found > 0) parts.push(`found ${summaries(report.found)} written before`);
  if (failed.length > 0) parts.push(`could not write ${listed(failed.map(({ id }) => id))}`);
  if (givenUp.length > 0) parts.push(`gave up ${listed(givenUp.map(({ id }) => id))}`);
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
  if (stopped === "batch") return ", since today's announcement goes first";
  return reason === undefined ? "" : `: ${reason}`;
}
