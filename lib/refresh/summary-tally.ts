import type { ModelUsage } from "../summaries/model/model";
import type { SummarySettings } from "../summaries/settings";
import type { SummaryReport } from "./summary-report";
import type { Task } from "./summary-tasks";
import { noUsage } from "./write-summary";

/** What one run of writing summaries has done so far, and spent. */
export class SummaryTally {
  written = 0;
  found = 0;
  private count = 0; // tasks that there were
  private readonly failed: SummaryReport["failed"] = [];
  private readonly givenUp: SummaryReport["givenUp"] = [];
  private usage: ModelUsage = noUsage;

  begin(tasks: readonly Task[]): void {
    this.count = tasks.length;
  }

  left(): number {
    return this.count - this.written - this.found - this.givenUp.length;
  }

  addFailed({ paper, language }: Task, reason: string): void {
    this.failed.push({ id: paper.id, language, reason });
  }

  addGivenUp({ paper, language }: Task, reason: string): void {
    this.givenUp.push({ id: paper.id, language, reason });
  }

  spend(usage: ModelUsage): void {
    this.usage = {
      requests: this.usage.requests + usage.requests,
      inputTokens: this.usage.inputTokens + usage.inputTokens,
      outputTokens: this.usage.outputTokens + usage.outputTokens,
    };
  }

  report(
    run: Pick<SummaryReport, "trigger" | "startedAt" | "finishedAt" | "stopped" | "reason">,
    { model, price }: Pick<SummarySettings, "model" | "price">,
  ): SummaryReport {
    const { inputTokens, outputTokens } = this.usage;
    return {
      ...run,
      written: this.written,
      found: this.found,
      failed: this.failed.slice(0, mostTold),
      givenUp: this.givenUp.slice(0, mostTold),
      left: this.left(),
      model,
      usage: this.usage,
      ...(price !== undefined && {
        cost: (inputTokens * price.input + outputTokens * price.output) / 1_000_000,
      }),
    };
  }
}

const mostTold = 20; // of papers that failed, by name
