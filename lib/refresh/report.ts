import { z } from "zod";
import { likesInWords } from "../likes/report";
import { counted, listed } from "../words";

/** What started a run of the job. */
export const triggers = ["cron", "form", "command", "timer", "request"] as const;
export const triggerSchema = z.enum(triggers);
export type Trigger = z.infer<typeof triggerSchema>;

/** What one run of the job did, for the log, for `/status` and for programs. Times are ms. */
export const reportSchema = z.object({
  trigger: triggerSchema,
  startedAt: z.number(),
  finishedAt: z.number(),
  /**
   * partly: days are left to be filled in, since the time was up or arXiv must be left alone for now.
   * failed: something could not be done.
   */
  outcome: z.enum(["done", "partly", "failed"]),
  asked: z.array(z.string()), // categories that were due
  papers: z.number(), // listed in arXiv's answers
  changedDays: z.array(z.string()),
  failed: z.array(z.object({ category: z.string(), reason: z.string() })),
  filled: z.array(
    z.object({
      day: z.string(),
      categories: z.number(),
      papers: z.number(),
      source: z.enum(["api", "catchup"]),
    }),
  ),
  daysLeft: z.number(), // announcement days that still lack a category
  historyFailure: z.string().optional(),
  selections: z.number(), // days of configured feeds that were chosen anew
  /** How many libraries were asked for, and liked papers fetched; absent where none were. */
  likes: z.object({ libraries: z.number(), papers: z.number() }).optional(),
  remarks: z.array(z.string()),
  store: z.string().optional(), // what is wrong with it
});
export type Report = z.infer<typeof reportSchema>;

export const runsKey = "runs";
export const runsSchema = z.array(reportSchema);
const runsKept = 20;

/** The last runs with one more, newest first; of each trigger at least the newest stays. */
export function withRun(runs: readonly Report[], report: Report): Report[] {
  const all = [report, ...runs];
  const isNewestOfKind = ({ trigger }: Report, index: number) =>
    all.findIndex((each) => each.trigger === trigger) === index;
  return all.filter((each, index) => index < runsKept || isNewestOfKind(each, index));
}

/** True when a run found nothing to do. */
export function wasIdle(report: Report): boolean {
  const { asked, filled, selections, historyFailure, likes } = report;
  return (
    asked.length === 0 &&
    filled.length === 0 &&
    selections === 0 &&
    historyFailure === undefined &&
    likes === undefined
  );
}

/** One line that says what a run did. */
export function summaryOf(report: Report): string {
  const parts: string[] = [];
  if (report.asked.length > 0) {
    parts.push(`asked arXiv for ${listed(report.asked)}${askedInVain(report)}`);
  }
  if (report.filled.length > 0) {
    const papers = report.filled.reduce((sum, each) => sum + each.papers, 0);
    parts.push(
      `filled in ${counted(report.filled.length, "day")} with ${counted(papers, "paper")}`,
    );
  }
  const likes = report.likes === undefined ? null : likesInWords(report.likes);
  if (likes !== null) parts.push(likes);
  if (report.selections > 0) {
    parts.push(`chose the papers of ${counted(report.selections, "day")} for feeds`);
  }
  if (report.daysLeft > 0) parts.push(`${counted(report.daysLeft, "day")} still to be filled in`);
  if (report.historyFailure !== undefined) {
    parts.push(`history could not be filled in: ${report.historyFailure}`);
  }
  if (report.store !== undefined) parts.push(report.store);
  return parts.length === 0 ? "nothing was due" : parts.join("; ");
}

function askedInVain({ asked, failed, papers }: Report): string {
  if (failed.length === asked.length) return " in vain";
  const names = failed.map(({ category }) => category);
  const failures = names.length > 0 ? `, in vain for ${listed(names)}` : "";
  return `${failures}: ${counted(papers, "paper")} listed`;
}
