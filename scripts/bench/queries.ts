import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { addDays } from "@/lib/arxiv/calendar";
import { loadConfig } from "@/lib/config/load";
import { selectDay } from "@/lib/editions/selection";
import { type Interest, interestFromConfig } from "@/lib/interest/interest";
import { parseQuery } from "@/lib/interest/query/parse";
import { likedFromPaper } from "@/lib/likes/liked-paper";
import { type Profile, profileOf } from "@/lib/likes/profile";
import type { Batch } from "@/lib/papers/batch";
import type { Paper } from "@/lib/papers/paper";
import { dayIndexOf } from "@/lib/ranking/day-index";
import {
  addStatistics,
  emptyStatistics,
  type Statistics,
  statisticsOf,
} from "@/lib/ranking/statistics";
import { featuresOf } from "@/lib/ranking/taste/features";
import { type Ground, groundOf } from "@/lib/ranking/taste/ground";
import type { Liking } from "@/lib/ranking/taste/liking";
import { learnTaste } from "@/lib/ranking/taste/taste";
import { inventedBatch } from "@/tests/feeds/builders";
import { readPool } from "../paper-pool";

/** What the choice of a month's papers costs, by how many papers there are in all. */
export type MeasuredQueries = {
  papers: number;
  indexMs: number; // CPU, a thousand papers, in a process that knows the words
  bytesAPaper: number; // of the indexes, vocabulary included
  featureBytesAPaper: number; // of what likeness is told by
  statisticsBytesAPaper: number;
  cpuMs: Record<string, { first: number; best: number }>; // all days
  learning: { groundMs: number; cpuMs: Record<string, number> }; // CPU; ground: two weeks of days
};

const days = 30;
const turns = 12;
const daysOfGround = 10;
const likeCounts = [20, 200];

/** `pool` is a folder of `<day>.jsonl.gz`; null: invented papers. */
export function measureQueries(pool: string | null, counts: readonly number[]): MeasuredQueries[] {
  const most = Math.max(...counts);
  const papers = pool === null ? inventedPapers(most) : pooledPapers(pool, most);
  return counts.map((count) => measure(papers.slice(0, count)));
}

export function queryRows(measured: readonly MeasuredQueries[]): string[][] {
  const cases = Object.keys(measured[0]?.cpuMs ?? {});
  return [
    [
      `choosing from ${days} days, CPU ms`,
      ...measured.flatMap(({ papers }) => [`${papers.toLocaleString("en")} papers`, "first time"]),
    ],
    ...cases.map((name) => [
      `  ${name}`,
      ...measured.flatMap(({ cpuMs }) => [
        cpuMs[name]?.best.toFixed(1) ?? "–",
        cpuMs[name]?.first.toFixed(0) ?? "–",
      ]),
    ]),
    row("indexing a thousand papers, CPU ms", measured, ({ indexMs }) => indexMs.toFixed(0)),
    row("index, MB for 10,000 papers", measured, ({ bytesAPaper }) => megabytes(bytesAPaper)),
    row("features for likeness, MB for 10,000 papers", measured, ({ featureBytesAPaper }) =>
      megabytes(featureBytesAPaper),
    ),
    row("making ready what tastes are learnt against, CPU ms", measured, ({ learning }) =>
      learning.groundMs.toFixed(0),
    ),
    ...likeCounts.map((count) =>
      row(`learning a taste from ${count} likes, CPU ms`, measured, ({ learning }) =>
        (learning.cpuMs[count] ?? Number.NaN).toFixed(0),
      ),
    ),
    row("statistics of the days, MB for 10,000 papers", measured, ({ statisticsBytesAPaper }) =>
      megabytes(statisticsBytesAPaper),
    ),
  ];
}

function row(
  name: string,
  measured: readonly MeasuredQueries[],
  cell: (each: MeasuredQueries) => string,
): string[] {
  return [name, ...measured.flatMap((each) => [cell(each), ""])];
}

function megabytes(bytesAPaper: number): string {
  return ((bytesAPaper * 10_000) / 1e6).toFixed(0);
}

function measure(papers: readonly Paper[]): MeasuredQueries {
  const batches = batchesOf(papers);
  for (const { announcements } of batches) dayIndexOf([...announcements]); // makes the words known
  const before = memoryUsed();
  const indexMs = cpuMsOf(() => {
    for (const { announcements } of batches) dayIndexOf(announcements);
  });
  const indexed = memoryUsed();
  let background = emptyStatistics;
  const statistics = batches.map(({ announcements }) => {
    background = addStatistics(background, statisticsOf(announcements));
    return background;
  });
  const counted = memoryUsed();
  for (const { announcements } of batches) featuresOf(dayIndexOf(announcements));
  const featured = memoryUsed();
  const indexes = batches.slice(0, daysOfGround).map((batch) => dayIndexOf(batch.announcements));
  let ground: Ground | null = null;
  const groundMs = cpuMsOf(() => {
    ground = groundOf(indexes);
  });
  const learnt = likeCounts.map((count) => learn(likesOf(papers, count), ground ?? groundOf([])));
  const likings = new Map(learnt.map(({ liking }, at) => [`${likeCounts[at]} likes`, liking]));
  const cpuMs = Object.fromEntries(
    Object.entries(interests(papers)).map(([name, interest]) => [
      name,
      measureChoice(interest, batches, statistics, likings.get(name) ?? null),
    ]),
  );
  return {
    papers: papers.length,
    indexMs: (indexMs * 1000) / papers.length,
    bytesAPaper: (indexed - before) / papers.length,
    statisticsBytesAPaper: (counted - indexed) / papers.length,
    featureBytesAPaper: (featured - counted) / papers.length,
    cpuMs,
    learning: {
      groundMs,
      cpuMs: Object.fromEntries(learnt.map(({ ms }, at) => [String(likeCounts[at]), ms])),
    },
  };
}

function measureChoice(
  interest: Interest,
  batches: readonly Batch[],
  statistics: readonly Statistics[],
  liking: Liking | null,
): { first: number; best: number } {
  const times = Array.from({ length: turns }, () =>
    cpuMsOf(() => {
      for (const [number, batch] of batches.entries()) {
        selectDay(interest, batch, statistics[number] ?? emptyStatistics, liking);
      }
    }),
  );
  return { first: times[0] ?? 0, best: Math.min(...times) };
}

/** Evenly over all papers; where there are fewer, each. */
function likesOf(papers: readonly Paper[], count: number): Profile {
  const step = Math.max(1, Math.floor(papers.length / count));
  const some = papers.filter((_, at) => at % step === 0).slice(0, count);
  return profileOf(some.map(likedFromPaper), []);
}

function learn(profile: Profile, ground: Ground): { ms: number; liking: Liking | null } {
  let liking: Liking | null = null;
  const ms = cpuMsOf(() => {
    const taste = learnTaste(profile, ground);
    liking = taste && { taste, profile };
  });
  return { ms, liking };
}

/** The default keywords, then what a reader may ask for at the most. */
function interests(papers: readonly Paper[]): Record<string, Interest> {
  const main = interestFromConfig(loadConfig("config.json").config);
  const categories = [...new Set(papers.flatMap((paper) => paper.categories))];
  const all: Interest = {
    ...main,
    categories,
    exclude: [],
    announceTypes: ["new", "cross", "replace"],
  };
  const words = commonWords(papers);
  const query =
    'ti:"language models" AND (abs:quantiz* OR attention OR cat:cs.LG) ANDNOT ti:survey';
  return {
    "30 keywords": all,
    "30 keywords, excludes": { ...all, exclude: main.exclude },
    "100 keywords": { ...all, keywords: words.slice(0, 100) },
    "80 keywords, 20 wildcards": {
      ...all,
      keywords: [
        ...words.slice(0, 80),
        ...words.slice(80, 100).map((word) => `${word.slice(0, 4)}*`),
      ],
    },
    "20 phrases": {
      ...all,
      keywords: words.slice(0, 20).map((word, at) => `${word} ${words[at + 20]}`),
    },
    "q=": { ...all, keywords: [], search: parseQuery(query) },
    "authors=": { ...all, keywords: [], authors: ["Yang Liu", "H. Tran"] },
    "every paper": { ...all, keywords: [] },
    ...Object.fromEntries(likeCounts.map((count) => [`${count} likes`, { ...all, keywords: [] }])),
  };
}

function commonWords(papers: readonly Paper[]): string[] {
  const { terms } = statisticsOf(papers.slice(0, 2_000).map((paper) => ({ paper })));
  const words = [...terms].filter(([term, count]) => count > 5 && /^[a-z]{5,}$/.test(term));
  const step = Math.max(1, Math.floor(words.length / 100));
  return words.map(([term]) => term).filter((_, index) => index % step === 0);
}

function batchesOf(papers: readonly Paper[]): Batch[] {
  const each = Math.ceil(papers.length / days);
  return Array.from({ length: days }, (_, number) => ({
    day: addDays("2026-06-01", number),
    announcements: papers
      .slice(number * each, (number + 1) * each)
      .map((paper) => ({ paper, kind: "new" as const })),
  }));
}

function inventedPapers(count: number): Paper[] {
  const each = 1000;
  return Array.from({ length: Math.ceil(count / each) }, (_, number) =>
    inventedBatch({ day: addDays("2026-06-01", number), count: each, seed: 1 }),
  )
    .flatMap(({ announcements }) => announcements.map(({ paper }) => paper))
    .slice(0, count);
}

/** Where the folder has too few, its first papers once more, under other ids. */
function pooledPapers(folder: string, count: number): Paper[] {
  const pool = readPool(folder).flatMap(({ papers }) => papers);
  return Array.from({ length: count }, (_, number) => {
    const paper = pool[number % pool.length];
    if (paper === undefined) throw new Error(`There are no papers in ${folder}.`);
    const isAgain = number >= pool.length;
    return isAgain ? { ...paper, id: paper.id.replace(/^\d\d/, "99") } : paper;
  });
}

function cpuMsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function memoryUsed(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let turn = 0; turn < 3; turn++) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
