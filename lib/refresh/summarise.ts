import { addDays, type Day, midnightOf, newYorkDay } from "../arxiv/calendar";
import { causeChain } from "../errors";
import { plainLine } from "../feeds/text";
import type { Archive } from "../papers/archive";
import type { Head } from "../papers/head";
import { withLock } from "../store/lock";
import { mostTries } from "../summaries/kept";
import type { SummarySettings } from "../summaries/settings";
import type { Wanted } from "../summaries/wanted";
import type { Trigger } from "./report";
import { type Attempted, type AttemptNeeds, attempt } from "./summary-attempt";
import { keepReport, type Stop, type SummaryReport } from "./summary-report";
import { SummaryTally } from "./summary-tally";
import { type Task, tasksIn } from "./summary-tasks";
import { oldestDay, waitsForBatch, workName } from "./summary-work";
import { type Failed, recipeOf } from "./write-summary";

/**
 * What became of a call. busy: another process is writing summaries. idle: none was to be written, or
 * not yet.
 */
export type SummaryOutcome =
  | { state: "finished"; report: SummaryReport }
  | { state: "busy" }
  | { state: "idle" };

export type SummariseNeeds = AttemptNeeds & {
  clock: () => Date;
  archive: Pick<Archive, "head" | "update">;
  settings: SummarySettings;
  promptFor: (language: string) => string;
  /** Of these days the papers that summaries are wanted of, newest day first, best first. */
  wanted: (head: Head, now: Date, oldest: Day) => Promise<Wanted[]>;
  /** How long a run may take where it is called for nothing else. */
  workMs: number;
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

const lock = { ttlSeconds: 30, waitMs: 0, isKept: true };
const tryAgainMs = 15 * 60_000;
/** What a question is given at least, where the run has that; a model that thinks takes longer. */
const leastMs = 60_000;
/** A model that has not answered by then will not. */
const fairMs = 120_000;
/** So many texts in a row that arXiv could not give are no matter of one paper. */
const mostTextFailures = 3;

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

type Stopped = { why: Stop; reason?: string; goOnAt: number; restUntil: number };

class SummaryWork {
  private readonly begun: number;
  private readonly totalMs: number;
  private readonly tally = new SummaryTally();
  private withoutText: { task: Task; failure: Failed }[] = [];
  private hasText = false; // of some paper of this run
  private hasWorked = false; // the model, for some paper, with this recipe
  private stopped: Stopped | null = null;
  private longestMs = 0;

  constructor(
    private readonly needs: SummariseNeeds,
    private readonly run: SummaryRun,
  ) {
    this.begun = needs.clock().getTime();
    this.totalMs = run.deadline.getTime() - run.now.getTime();
  }

  private readonly now = (): Date =>
    new Date(this.run.now.getTime() + this.needs.clock().getTime() - this.begun);

  async done(): Promise<SummaryReport> {
    const { archive, settings } = this.needs;
    const head = await archive.head(this.run.now, true);
    const recipes = settings.languages.map((language) => this.recipeFor(language));
    const name = workName(head, settings, recipes, this.run.now);
    this.hasWorked = head.summaryWork?.by === name.by && head.summaryWork.hasWorked;
    const tasks = await this.tasks(head);
    this.tally.begin(tasks);
    const until = this.run.redoFrom === undefined ? waitsForBatch(head, this.run.now) : null;
    if (until !== null && tasks.length > 0) {
      this.stop({ why: "batch", goOnAt: until.getTime(), restUntil: this.run.now.getTime() });
    }
    await this.work(tasks);
    await this.settleTexts().catch((error) => this.storeFailed(error));
    const report = this.report();
    const work = { ...name, left: report.left, hasWorked: this.hasWorked, ...this.times(report) };
    // Where the store failed it may hold what no head names: the next run has to look.
    const kept = this.stopped?.why === "store" ? { ...work, of: "" } : work;
    await archive.update(this.now(), () => ({ head: { summaryWork: kept } }));
    await keepReport(this.needs, report).catch((error) => this.storeFailed(error));
    return report;
  }

  private async tasks(head: Head): Promise<Task[]> {
    const { needs, run } = this;
    const wanted = await needs.wanted(head, run.now, oldestDay(run.now));
    const redo =
      run.redoFrom === undefined ? null : { from: run.redoFrom, before: run.now.getTime() };
    const languages = needs.settings.languages;
    const parts = { shelf: needs.shelf, languages, recipeFor: this.recipeFor };
    return tasksIn(parts, head, wanted, { now: this.now, redo });
  }

  private readonly recipeFor = (language: string): string =>
    recipeOf(this.needs.settings, this.needs.promptFor(language));

  /** The first question goes alone where it is not known yet whether the model answers at all. */
  private async work(tasks: readonly Task[]): Promise<void> {
    const queue = tasks.values();
    const [first] = this.hasWorked ? [] : queue;
    if (first !== undefined && this.mayBegin()) await this.attempt(first);
    const worker = async () => {
      for (const task of queue) {
        if (!this.mayBegin()) return;
        await this.attempt(task);
      }
    };
    await Promise.all(Array.from({ length: this.needs.settings.workers }, worker));
  }

  private mayBegin(): boolean {
    if (this.stopped !== null) return false;
    const leftMs = this.leftMs();
    const wantedMs = Math.max(this.longestMs, Math.min(leastMs, this.totalMs / 2));
    if (leftMs > 0 && leftMs >= wantedMs) return true;
    this.stopNow("time");
    return false;
  }

  private leftMs(): number {
    return this.run.deadline.getTime() - this.now().getTime();
  }

  private async attempt(task: Task): Promise<void> {
    const givenMs = this.leftMs();
    const startedAt = this.now().getTime();
    try {
      const outcome = await attempt(this.needs, task, {
        signal: AbortSignal.timeout(Math.max(1, givenMs)),
        startedAt: this.run.now.getTime(),
        isRedone: this.isRedone(task),
        now: this.now,
      });
      this.longestMs = Math.max(this.longestMs, this.now().getTime() - startedAt);
      await this.take(task, outcome, givenMs);
    } catch (error) {
      this.storeFailed(error);
    }
  }

  private isRedone({ days }: Task): boolean {
    const { redoFrom } = this.run;
    return redoFrom !== undefined && days.some((day) => day >= redoFrom);
  }

  private async take(task: Task, outcome: Attempted, givenMs: number): Promise<void> {
    switch (outcome.kind) {
      case "elsewhere":
        return;
      case "found":
        this.tally.found++;
        return;
      case "written":
        this.tally.spend(outcome.usage);
        this.tally.written++;
        this.hasText = true;
        this.hasWorked = true;
        this.run.tell?.({
          written: this.tally.written,
          left: this.tally.left(),
          title: plainLine(task.paper.title),
        });
        return;
      case "withdrawn":
        return this.giveUp(task, "the paper was withdrawn");
      case "capped": {
        const midnight = midnightOf(addDays(newYorkDay(this.now()), 1)).getTime();
        return this.stop({ why: "cap", goOnAt: midnight, restUntil: midnight });
      }
      case "failed":
        this.tally.spend(outcome.usage);
        return this.takeFailure(task, outcome, givenMs);
    }
  }

  private async takeFailure(task: Task, failure: Failed, givenMs: number): Promise<void> {
    const { fault, reason, wasAsked } = failure;
    this.tally.addFailed(task, reason);
    if (fault !== "text" && fault !== "arxiv" && fault !== "time") this.hasText = true;
    switch (fault) {
      case "paper":
        return this.noteTry(task, reason);
      case "text":
        this.withoutText.push({ task, failure });
        if (this.hasText || this.withoutText.length < mostTextFailures) return;
        return this.rest("arxiv", tryAgainMs, reason);
      case "time": {
        this.stopNow("time");
        // Cut off, though it had all the time there is: another run would fare no better.
        const hadItsTime = givenMs >= Math.min(fairMs, 0.9 * this.needs.workMs);
        return wasAsked && hadItsTime ? this.noteTry(task, reason) : undefined;
      }
      case "request":
        this.rest("model", failure.waitMs ?? tryAgainMs, reason);
        // Not the paper's fault where nothing is answered; yet another one comes first the next time.
        return this.noteTry(task, reason, this.hasWorked ? mostTries : mostTries - 1);
      case "model":
        this.rest("model", failure.waitMs ?? tryAgainMs, reason);
        return wasAsked ? this.noteTry(task, reason) : undefined;
      case "arxiv":
        return this.rest("arxiv", failure.waitMs ?? tryAgainMs, reason);
    }
  }

  /** Where arXiv gave no paper its text, that is no matter of these; else it is one of theirs. */
  private async settleTexts(): Promise<void> {
    if (!this.hasText && this.withoutText.length >= mostTextFailures) return;
    for (const { task, failure } of this.withoutText) await this.noteTry(task, failure.reason);
  }

  private async noteTry(task: Task, reason: string, most = mostTries): Promise<void> {
    const count = Math.min(task.tries + 1, most);
    if (count >= mostTries) return this.giveUp(task, reason);
    await this.noteTries(task, count, reason);
  }

  private giveUp(task: Task, reason: string): Promise<void> {
    this.tally.addGivenUp(task, reason);
    return this.noteTries(task, mostTries, reason);
  }

  private noteTries({ paper, language, recipe }: Task, count: number, reason: string) {
    const tries = { version: paper.version, count, reason, at: this.now().getTime() };
    return this.needs.shelf.noteTries(paper.id, language, recipe, tries);
  }

  private stopNow(why: "time"): void {
    const now = this.now().getTime();
    this.stop({ why, goOnAt: now, restUntil: now });
  }

  private rest(why: "model" | "arxiv", waitMs: number, reason: string): void {
    const until = this.now().getTime() + waitMs;
    this.stop({ why, reason, goOnAt: until, restUntil: until });
  }

  /** What another worker found wrong says more than that the time is up. */
  private stop(stopped: Stopped): void {
    if (this.stopped === null || this.stopped.why === "time") this.stopped = stopped;
  }

  private storeFailed(error: unknown): void {
    this.needs.log.warn("summaries could not be kept", { why: causeChain(error) });
    const until = this.now().getTime() + tryAgainMs;
    const reason = "the store cannot be used";
    this.stopped = { why: "store", reason, goOnAt: until, restUntil: this.now().getTime() };
  }

  private times({ finishedAt }: SummaryReport): { goOnAt: number; restUntil: number } {
    const { goOnAt, restUntil } = this.stopped ?? {
      goOnAt: finishedAt + tryAgainMs,
      restUntil: finishedAt,
    };
    return { goOnAt, restUntil };
  }

  private report(): SummaryReport {
    const { stopped, run } = this;
    const times = { startedAt: run.now.getTime(), finishedAt: this.now().getTime() };
    const reason = stopped?.reason === undefined ? {} : { reason: stopped.reason };
    const told = { trigger: run.trigger, ...times, stopped: stopped?.why ?? null, ...reason };
    return this.tally.report(told, this.needs.settings);
  }
}
