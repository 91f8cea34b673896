import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type LikedPaper, likedFromPaper, likedPaper } from "../../lib/likes/liked-paper";
import type { Paper } from "../../lib/papers/paper";
import { type DayIndex, dayIndexOf } from "../../lib/ranking/day-index";
import {
  addStatistics,
  emptyStatistics,
  type Statistics,
  statisticsOf,
} from "../../lib/ranking/statistics";
import { readPool } from "../paper-pool";

/** A paper that somebody picked, and the day before which nobody knew. */
export type Pick = { date: string; liked: LikedPaper };

export type EvaluatedDay = {
  day: string;
  papers: readonly Paper[];
  index: DayIndex;
  /** Of all days before this one. */
  background: Statistics;
};

export type EvaluatedTask = {
  days: readonly EvaluatedDay[]; // those that count and have picks
  picks: readonly Pick[]; // by date
};

export type Evaluation = {
  from: string;
  to: string;
  days: readonly EvaluatedDay[]; // all, history included
  tasks: ReadonlyMap<string, EvaluatedTask>;
};

const pickSchema = z.object({
  id: z.string(),
  date: z.iso.date(),
  title: z.string(),
  abstract: z.string(),
});

/** Until then so many days of papers are listed, so that words are known to be rare or not. */
const daysToLearn = 31;

export function readEvaluation(asked: {
  folder: string;
  history: string | null;
  from: string | null;
  to: string | null;
}): Evaluation {
  const earlier = asked.history === null ? [] : readPool(join(asked.history, "pool"));
  const own = readPool(join(asked.folder, "pool"));
  const first = own[0]?.day ?? "";
  const from = asked.from ?? (earlier.length > 0 ? first : (own[daysToLearn]?.day ?? first));
  const to = asked.to ?? own.at(-1)?.day ?? "";
  const pools = [...earlier.filter(({ day }) => day < first), ...own];
  const days = withBackgrounds(pools);
  const byId = new Map(pools.flatMap(({ papers }) => papers.map((paper) => [paper.id, paper])));
  const tasks = new Map<string, EvaluatedTask>();
  for (const name of taskNames(asked.folder)) {
    const before = asked.history === null ? [] : readPicks(asked.history, name, byId);
    const isEarlier = ({ date }: Pick) => date < first;
    const picks = merged([...before.filter(isEarlier), ...readPicks(asked.folder, name, byId)]);
    const ids = new Set(picks.map(({ liked }) => liked.id));
    const counted = days.filter(
      ({ day, papers }) => day >= from && day <= to && papers.some(({ id }) => ids.has(id)),
    );
    tasks.set(name, { days: counted, picks });
  }
  return { from, to, days, tasks };
}

function withBackgrounds(pools: readonly { day: string; papers: Paper[] }[]): EvaluatedDay[] {
  let background = emptyStatistics;
  return pools.map(({ day, papers }) => {
    const announcements = papers.map((paper) => ({ paper }));
    const made = { day, papers, index: dayIndexOf(announcements), background };
    background = addStatistics(background, statisticsOf(announcements));
    return made;
  });
}

function taskNames(folder: string): string[] {
  return readdirSync(join(folder, "tasks"))
    .filter((name) => name.endsWith(".jsonl"))
    .map((name) => name.slice(0, -".jsonl".length))
    .sort();
}

/** A pick that the pool has comes with the pool's text, authors and categories. */
function readPicks(folder: string, task: string, pool: ReadonlyMap<string, Paper>): Pick[] {
  const file = join(folder, "tasks", `${task}.jsonl`);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const { id, date, title, abstract } = pickSchema.parse(JSON.parse(line));
    const paper = pool.get(id);
    const told = { id, title, abstract, authors: [], categories: [] };
    return { date, liked: paper === undefined ? likedPaper(told) : likedFromPaper(paper) };
  });
}

function merged(picks: readonly Pick[]): Pick[] {
  const byKey = new Map(picks.map((pick) => [pick.liked.key, pick]));
  return [...byKey.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
