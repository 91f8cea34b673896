import { addDays, type Day, dayInForce, midnightOf, newYorkDay } from "../arxiv/calendar";
import { causeChain } from "../errors";
import { plainLine } from "../feeds/text";
import { digest } from "../interest/interest";
import type { Log } from "../log";
import type { Archive } from "../papers/archive";
import type { Head } from "../papers/head";
import type { Paper } from "../papers/paper";
import { withLock } from "../store/lock";
import type { Store } from "../store/store";
import { valuesIn } from "../store/values";
import { mostTries, type Tries } from "../summaries/kept";
import type { ModelUsage } from "../summaries/model/model";
import type { SummarySettings } from "../summaries/settings";
import type { Shelf } from "../summaries/shelf";
import type { Wanted } from "../summaries/wanted";
import type { Trigger } from "./report";
import {
  foundNothingToWrite,
  type Stop,
  type SummaryReport,
  summaryRunInWords,
  summaryRunsKept,
  summaryRunsKey,
  summaryRunsSchema,
} from "./summary-report";
import { noUsage, recipeOf, type WriteSummary, type Written } from "./write-summary";

/** What became of a call; busy: another process is writing summaries. */
export type SummaryOutcome = { state: "finished"; report: SummaryReport } | { state: "busy" };

export type SummariseNeeds = {
  clock: () => Date;
  archive: Pick<Archive, "head" | "update">;
  shelf: Shelf;
  settings: SummarySettings;
  promptFor: (language: string) => string;
  /** Of these days the papers that summaries are wanted of, best first. */
  wanted: (head: Head, now: Date, oldest: Day) => Promise<Wanted[]>;
  write: WriteSummary;
  store: Store;
  sleep: (ms: number) => Promise<void>;
  log: Log;
};

export type SummaryRun = {
  trigger: Trigger;
  now: Date;
  /** Nothing is begun that would not be done by then. */
  deadline: Date;
  /** Summaries of this and later days are written anew, whatever there is. */
  redoFrom?: Day;
  tell?: (progress: { written: number; left: number; title: string }) => void;
};

/** No older ones are begun: a new deployment writes those of its first week, not of a month. */
export const oldestDays = 7;
const lock = { ttlSeconds: 30, waitMs: 0, isKept: true };
/** A run that has just begun knows no better. */
const shortestMs = 20_000;
const tryAgainMs = 15 * 60_000;
/** A model that has not answered by then will not. */
const fairMs = 120_000;

/** Names what there is to do, and by what: so whoever knows the head sees whether anything is new. */
export function workName(
  head: Head,
  settings: SummarySettings,
  recipes: readonly string[],
  now: Date,
): { of: string; by: string } {
  const oldest = oldestDay(now);
  const days = Object.entries(head.days).filter(([day]) => day >= oldest);
  const { languages, papersOfDay } = settings;
  const held = days.map(([day, { hash }]) => [day, hash]).sort();
  return { of: digest([held, languages, papersOfDay]), by: digest(recipes) };
}

/**
 * Whether a run would find something to do, by what the last one left in the head. Where that one
 * could not go on, others would not either, until the time that it names: unless they have another
 * model or prompt.
 */
export function isWorkDue(work: Head["summaryWork"], name: { of: string; by: string }, now: Date) {
  if (work === undefined || work.by !== name.by) return true;
  return now.getTime() >= work.notBefore && (work.left > 0 || work.of !== name.of);
}

export function oldestDay(now: Date): Day {
  return addDays(dayInForce(now), 1 - oldestDays);
}

/**
 * Writes the summaries that are missing: newest day first, the best papers first, `workers` at a time.
 *
 * One run at a time over all processes, and a claim on each paper besides, in case one was frozen and
 * comes back. Each summary is kept as it comes, and found by the next run wherever this one ends.
 */
export async function summarise(needs: SummariseNeeds, run: SummaryRun): Promise<SummaryOutcome> {
  const locked = await withLock(needs.store, "summarise", { ...lock, sleep: needs.sleep }, () =>
    new SummaryWork(needs, run).done(),
  );
  return locked === null ? { state: "busy" } : { state: "finished", report: locked.result };
}

type Task = { day: Day; paper: Paper; language: string; tries: Tries | null };

class SummaryWork {
  private readonly begun: number;
  private readonly failed: SummaryReport["failed"] = [];
  private count = 0;
  private written = 0;
  private found = 0;
  private givenUp = 0;
  private usage: ModelUsage = noUsage;
  private stopped: { why: Stop; reason?: string; notBefore: number } | null = null;
  private longestMs = shortestMs;

  constructor(
    private readonly needs: SummariseNeeds,
    private readonly run: SummaryRun,
  ) {
    this.begun = needs.clock().getTime();
  }

  private readonly now = (): Date =>
    new Date(this.run.now.getTime() + this.needs.clock().getTime() - this.begun);

  async done(): Promise<SummaryReport> {
    const { needs, run } = this;
    const head = await needs.archive.head(run.now, true);
    const tasks = await this.tasks(head);
    this.count = tasks.length;
    const queue = tasks.values();
    const work = async () => {
      for (const task of queue) {
        if (this.stopped !== null) return;
        if (this.leftMs() < this.longestMs) return this.stop("time", this.now().getTime());
        await this.attempt(task).catch((error) => this.storeFailed(error));
      }
    };
    await Promise.all(Array.from({ length: needs.settings.workers }, work));
    const left = tasks.length - this.written - this.found - this.givenUp;
    const report = this.report(left);
    await this.keepReport(report, head).catch((error) => this.storeFailed(error));
    return report;
  }

  private leftMs(): number {
    return this.run.deadline.getTime() - this.now().getTime();
  }

  private stop(why: Stop, notBefore: number, reason?: string): void {
    if (this.stopped?.why === "store") return;
    // What another worker found wrong says more than that the time is up.
    if (this.stopped === null || this.stopped.why === "time") {
      this.stopped = { why, notBefore, ...(reason !== undefined && { reason }) };
    }
  }

  private storeFailed(error: unknown): void {
    this.needs.log.warn("summaries could not be kept", { why: causeChain(error) });
    this.stopped = {
      why: "store",
      reason: "the store cannot be used",
      notBefore: this.now().getTime() + tryAgainMs,
    };
  }

  /** What is still to be written; summaries that were bought but never published are published. */
  private async tasks(head: Head): Promise<Task[]> {
    const { needs, run } = this;
    const wanted = await needs.wanted(head, run.now, oldestDay(run.now));
    const tasks: Task[] = [];
    for (const language of needs.settings.languages) {
      const lacking = await this.lacking(head, wanted, language);
      const tries = await needs.shelf.tries(
        lacking.map(({ paper }) => paper.id),
        language,
      );
      for (const [index, { day, paper }] of lacking.entries()) {
        const before = this.sameRecipe(tries[index] ?? null, paper, language);
        if ((before?.count ?? 0) < mostTries) tasks.push({ day, paper, language, tries: before });
      }
    }
    return tasks.sort(inOrder);
  }

  private async lacking(
    head: Head,
    wanted: readonly Wanted[],
    language: string,
  ): Promise<Wanted[]> {
    const { shelf } = this.needs;
    const days = [...new Set(wanted.map(({ day }) => day))];
    const ids = [...new Set(wanted.map(({ paper }) => paper.id))];
    const [ofDays, ofPapers] = await Promise.all([
      shelf.ofDays(head, days, language),
      ids.length === 0 ? [] : shelf.ofPapers(ids, language),
    ]);
    const bought = new Map(ids.map((id, index) => [id, ofPapers[index] ?? null]));
    const lacking: Wanted[] = [];
    for (const [index, day] of days.entries()) {
      const published = new Map(ofDays[index]?.map((summary) => [summary.id, summary]));
      const unpublished = wanted.flatMap(({ day: itsDay, paper }) => {
        const summary = bought.get(paper.id);
        if (itsDay !== day || !summary) return [];
        return published.get(paper.id)?.madeAt === summary.madeAt ? [] : [summary];
      });
      if (unpublished.length > 0) await shelf.publish(day, language, unpublished, this.now());
      lacking.push(
        ...wanted.filter(({ day: itsDay, paper }) => {
          const summary = bought.get(paper.id);
          return (
            itsDay === day && (!summary || summary.version < paper.version || this.isRedone(day))
          );
        }),
      );
    }
    return distinct(lacking);
  }

  private isRedone(day: Day): boolean {
    return this.run.redoFrom !== undefined && day >= this.run.redoFrom;
  }

  /** Tries of another version, or with another model or prompt, count for nothing; redoing forgets. */
  private sameRecipe(tries: Tries | null, paper: Paper, language: string): Tries | null {
    if (tries === null || this.run.redoFrom !== undefined) return null;
    const isSame = tries.version === paper.version && tries.recipe === this.recipe(language);
    return isSame ? tries : null;
  }

  private recipe(language: string): string {
    return recipeOf(this.needs.settings, this.needs.promptFor(language));
  }

  /** One paper, if no other process is at it. */
  private async attempt(task: Task): Promise<void> {
    const { needs } = this;
    const { paper, language } = task;
    const name = `summary/${encodeURIComponent(paper.id)}/${encodeURIComponent(language)}`;
    await withLock(needs.store, name, { ...lock, sleep: needs.sleep }, async () => {
      const [held] = await needs.shelf.ofPapers([paper.id], language);
      const isThere = held && held.version >= paper.version;
      if (isThere && (held.madeAt >= this.run.now.getTime() || !this.isRedone(task.day))) {
        await needs.shelf.publish(task.day, language, [held], this.now());
        this.found++;
        return;
      }
      await this.write(task);
    });
  }

  private async write(task: Task): Promise<void> {
    const { needs } = this;
    const started = this.now().getTime();
    const signal = AbortSignal.timeout(Math.max(1, this.leftMs()));
    let isCounted = false;
    const mayAsk = async () => {
      isCounted = await needs.shelf.mayAsk(needs.settings.papersPerDay, this.now());
      return isCounted;
    };
    const written = await needs.write(task.paper, task.language, { signal, mayAsk, now: this.now });
    const tookMs = this.now().getTime() - started;
    this.longestMs = Math.max(this.longestMs, tookMs);
    // Cut off, though it had all the time there is: another run would fare no better.
    const hadItsTime = tookMs >= fairMs || started - this.run.now.getTime() < tookMs / 2;
    const isCutOff = written.kind === "failed" && written.wasAsked && signal.aborted;
    await this.take(task, isCutOff ? { ...written, isTry: hadItsTime } : written, isCounted);
  }

  private async take(task: Task, written: Written, isCounted: boolean): Promise<void> {
    const { needs } = this;
    switch (written.kind) {
      case "written": {
        this.spend(written.usage);
        await needs.shelf.keep(written.summary);
        this.written++;
        this.tell(task);
        await needs.shelf.publish(task.day, task.language, [written.summary], this.now());
        return;
      }
      case "withdrawn":
        this.givenUp++;
        return this.noteTries(task, mostTries, "the paper was withdrawn");
      case "capped":
        return this.stop("cap", midnightOf(addDays(newYorkDay(this.now()), 1)).getTime());
      case "failed": {
        this.spend(written.usage);
        const { reason, stops } = written;
        this.failed.push({ id: task.paper.id, language: task.language, reason });
        if (stops !== undefined) this.stop(stops.why, this.now().getTime() + stops.waitMs, reason);
        if (isCounted && !written.wasAsked) await needs.shelf.wasNotAsked(this.now());
        if (!written.isTry) return;
        const count = (task.tries?.count ?? 0) + 1;
        if (count >= mostTries) this.givenUp++;
        return this.noteTries(task, count, reason);
      }
    }
  }

  private tell({ paper }: Task): void {
    const left = this.count - this.written - this.found - this.givenUp;
    this.run.tell?.({ written: this.written, left, title: plainLine(paper.title) });
  }

  private noteTries({ paper, language }: Task, count: number, reason: string): Promise<void> {
    return this.needs.shelf.noteTries(paper.id, language, {
      version: paper.version,
      recipe: this.recipe(language),
      count,
      reason,
      at: this.now().getTime(),
    });
  }

  private spend(usage: ModelUsage): void {
    this.usage = {
      requests: this.usage.requests + usage.requests,
      inputTokens: this.usage.inputTokens + usage.inputTokens,
      outputTokens: this.usage.outputTokens + usage.outputTokens,
    };
  }

  private report(left: number): SummaryReport {
    const { settings } = this.needs;
    const { price } = settings;
    const { inputTokens, outputTokens } = this.usage;
    const now = this.now().getTime();
    return {
      trigger: this.run.trigger,
      startedAt: this.run.now.getTime(),
      finishedAt: now,
      written: this.written,
      found: this.found,
      failed: this.failed.slice(0, 20),
      left,
      stopped: this.stopped?.why ?? null,
      ...(this.stopped?.reason !== undefined && { reason: this.stopped.reason }),
      notBefore: this.stopped?.notBefore ?? (left > 0 ? now + tryAgainMs : now),
      model: settings.model,
      usage: this.usage,
      ...(price !== undefined && {
        cost: (inputTokens * price.input + outputTokens * price.output) / 1_000_000,
      }),
    };
  }

  /** What came while this run was at it is for the next one: so it is named by the head it began with. */
  private async keepReport(report: SummaryReport, begunWith: Head): Promise<void> {
    const { needs, run } = this;
    const { left, notBefore } = report;
    const recipes = needs.settings.languages.map((language) => this.recipe(language));
    const name = workName(begunWith, needs.settings, recipes, run.now);
    await needs.archive.update(this.now(), () => ({
      head: { summaryWork: { ...name, left, notBefore } },
    }));
    if (foundNothingToWrite(report)) return;
    needs.log.info(`summaries: ${summaryRunInWords(report)}`, { trigger: run.trigger });
    const values = valuesIn(needs.store, needs.log);
    const runs = (await values.read(summaryRunsKey, summaryRunsSchema)) ?? [];
    await values.write(summaryRunsKey, [report, ...runs].slice(0, summaryRunsKept));
  }
}

/** What failed before does not keep the others waiting; then the newest day, in all languages. */
function inOrder(a: Task, b: Task): number {
  const tries = (a.tries?.count ?? 0) - (b.tries?.count ?? 0);
  if (tries !== 0 || a.day === b.day) return tries;
  return a.day < b.day ? 1 : -1;
}

/** A paper that stands on two days is written once, on the newer one, and found for the other. */
function distinct(wanted: readonly Wanted[]): Wanted[] {
  const seen = new Set<string>();
  return wanted.filter(({ paper }) => {
    const isNew = !seen.has(paper.id);
    seen.add(paper.id);
    return isNew;
  });
}
