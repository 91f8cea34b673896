import type { Day } from "../arxiv/calendar";
import type { Head } from "../papers/head";
import type { Paper } from "../papers/paper";
import { mostTries, type Tries } from "../summaries/kept";
import type { Shelf } from "../summaries/shelf";
import type { Summary } from "../summaries/summary";
import type { Wanted } from "../summaries/wanted";

/** One summary that is to be written. */
export type Task = {
  paper: Paper;
  language: string;
  days: Day[]; // on which it is wanted, newest first
  recipe: string; // names model and prompt
  tries: number; // so far, with this recipe
};

type Needs = {
  shelf: Pick<Shelf, "ofDays" | "ofPapers" | "publish" | "tries">;
  languages: readonly string[];
  recipeFor: (language: string) => string;
};

type Wish = {
  now: () => Date;
  /** Summaries from before, of papers that are wanted on this or a later day, are written anew. */
  redo: { from: Day; before: number } | null;
};

/**
 * What is to be written: papers that failed before come last, then the newest day first, in all
 * languages, and of a day the best first. On the way each day's list is put right: a summary may have
 * been bought by a run that could not publish it.
 */
export async function tasksIn(
  needs: Needs,
  head: Head,
  wanted: readonly Wanted[],
  wish: Wish,
): Promise<Task[]> {
  const papers = distinct(wanted);
  const tasks: Task[] = [];
  for (const language of needs.languages) {
    const recipe = needs.recipeFor(language);
    const ids = papers.map(({ paper }) => paper.id);
    const bought = await needs.shelf.ofPapers(ids, language);
    await publishBought(needs.shelf, head, { papers, bought, language }, wish.now);
    const lacking = papers.filter(({ paper, days }, index) => {
      const summary = bought[index];
      if (!summary || summary.version < paper.version) return true;
      const { redo } = wish;
      return redo !== null && days.some((day) => day >= redo.from) && summary.madeAt < redo.before;
    });
    const lackingIds = lacking.map(({ paper }) => paper.id);
    const tried = await needs.shelf.tries(lackingIds, language, recipe);
    for (const [index, each] of lacking.entries()) {
      const tries = wish.redo === null ? triesOf(tried[index] ?? null, each.paper) : 0;
      if (tries < mostTries) tasks.push({ ...each, language, recipe, tries });
    }
  }
  return tasks.sort(inOrder);
}

/** Those of an earlier version count for nothing. */
function triesOf(tries: Tries | null, { version }: Paper): number {
  return tries?.version === version ? tries.count : 0;
}

async function publishBought(
  shelf: Needs["shelf"],
  head: Head,
  {
    papers,
    bought,
    language,
  }: { papers: readonly OnDays[]; bought: readonly (Summary | null)[]; language: string },
  now: () => Date,
): Promise<void> {
  const days = [...new Set(papers.flatMap((each) => each.days))];
  const published = await shelf.ofDays(head, days, language, true);
  for (const [index, day] of days.entries()) {
    const { summaries = [], isAsNamed = true } = published[index] ?? {};
    const missing = bought.filter((summary, at): summary is Summary => {
      if (summary === null || !papers[at]?.days.includes(day)) return false;
      return !summaries.some(({ id, madeAt }) => id === summary.id && madeAt === summary.madeAt);
    });
    if (missing.length > 0 || !isAsNamed) await shelf.publish(day, language, missing, now());
  }
}

type OnDays = { paper: Paper; days: Day[] };

/** Each paper once, in its newest version, with the days on which it is wanted. */
function distinct(wanted: readonly Wanted[]): OnDays[] {
  const byId = new Map<string, OnDays>();
  for (const { day, paper } of wanted) {
    const known = byId.get(paper.id);
    if (known === undefined) byId.set(paper.id, { paper, days: [day] });
    else {
      known.days.push(day);
      if (paper.version > known.paper.version) known.paper = paper;
    }
  }
  return [...byId.values()];
}

function inOrder(a: Task, b: Task): number {
  const [dayOfA = "", dayOfB = ""] = [a.days[0], b.days[0]];
  if (a.tries !== b.tries || dayOfA === dayOfB) return a.tries - b.tries;
  return dayOfA < dayOfB ? 1 : -1;
}
