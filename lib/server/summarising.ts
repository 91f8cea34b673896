import { newestVersions, planEdition } from "../editions/edition";
import { causeChain, stackOf } from "../errors";
import type { ConfiguredFeed } from "../interest/configured";
import type { Likes } from "../likes/likes";
import type { Archive } from "../papers/archive";
import type { Batch } from "../papers/batch";
import type { Head } from "../papers/head";
import type { Paper } from "../papers/paper";
import {
  type SummariseNeeds,
  type SummaryOutcome,
  type SummaryRun,
  summarise,
} from "../refresh/summarise";
import { isWorkDue, isWorkOpen, type WorkName, workName } from "../refresh/summary-work";
import { recipeOf } from "../refresh/write-summary";
import { type Wanted, wantedOfDay } from "../summaries/wanted";
import type { Selections } from "./selections";

/** The writing of summaries within this process: whether there is any to do, and one run at a time. */
export type Summarising = {
  isDue(head: Head, now: Date): boolean;
  /** Whether summaries are to come, by whichever process, now or later. */
  isOpen(head: Head, now: Date): boolean;
  /** Runs, or joins the run that is under way here. Never rejects: the log has what went wrong. */
  run(run: SummaryRun): Promise<SummaryOutcome | null>;
  isRunning(): boolean;
};

/** After another process was found at work, or the store failed, it is left alone for so long. */
const leaveAloneMs = 30_000;

export function createSummarising(
  needs: Omit<SummariseNeeds, "wanted" | "archive"> & {
    archive: Archive;
    feeds: readonly ConfiguredFeed[];
    selections: Pick<Selections, "choose">;
    likes: Pick<Likes, "lookup">;
  },
): Summarising {
  const { settings, log } = needs;
  const recipes = settings.languages.map((each) => recipeOf(settings, needs.promptFor(each)));
  let named: { head: Head; hour: number; name: WorkName } | null = null;
  let running: Promise<SummaryOutcome | null> | null = null;
  let restsUntil = Number.NEGATIVE_INFINITY;

  const wanted: SummariseNeeds["wanted"] = async (head, now, oldest) => {
    const { archive, feeds, selections, likes } = needs;
    const papersOf = new Map<string, Paper[][]>();
    for (const { interest } of feeds) {
      const days = planEdition(interest, head, now).days.filter((day) => day >= oldest);
      const read = await Promise.all(days.map((day) => archive.batch(head, day)));
      const batches = read.filter((batch): batch is Batch => batch !== null);
      const profile = await likes.lookup(interest, head, now);
      const choices = await selections.choose(interest, head, batches, profile);
      // What a feed shows of a paper is its newest version, on whatever day it stands.
      const newest = newestVersions(batches);
      for (const [index, { day }] of batches.entries()) {
        const chosen = choices[index]?.ranked ?? [];
        const papers = chosen.map(({ paper }) => newest.get(paper.id)?.paper ?? paper);
        papersOf.set(day, [...(papersOf.get(day) ?? []), papers]);
      }
    }
    return [...papersOf]
      .sort(([a], [b]) => (a < b ? 1 : -1))
      .flatMap(([day, papers]): Wanted[] => wantedOfDay(day, papers, settings.papersOfDay));
  };

  /** What there is to do changes with the head and with the day; feeds ask at every request. */
  const nameOf = (head: Head, now: Date): WorkName => {
    const hour = Math.floor(now.getTime() / 3_600_000);
    if (named?.head !== head || named.hour !== hour) {
      named = { head, hour, name: workName(head, settings, recipes, now) };
    }
    return named.name;
  };

  return {
    isDue(head, now) {
      if (running !== null || now.getTime() < restsUntil) return false;
      if (Object.keys(head.days).length === 0) return false;
      return isWorkDue(head.summaryWork, nameOf(head, now), now);
    },
    isOpen: (head, now) =>
      Object.keys(head.days).length > 0 && isWorkOpen(head.summaryWork, nameOf(head, now)),
    run(run) {
      running ??= summarise({ ...needs, wanted }, run)
        .then((outcome) => {
          const hasEnded = outcome.state === "finished" && outcome.report.stopped !== "store";
          if (!hasEnded) restsUntil = run.now.getTime() + leaveAloneMs;
          return outcome;
        })
        .catch((error) => {
          restsUntil = run.now.getTime() + leaveAloneMs;
          log.error("the writing of summaries failed", {
            why: causeChain(error),
            at: stackOf(error),
          });
          return null;
        })
        .finally(() => {
          running = null;
        });
      return running;
    },
    isRunning: () => running !== null,
  };
}
