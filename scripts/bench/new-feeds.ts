import type { Config } from "@/lib/config/schema";
import { interestFromUrl } from "@/lib/interest/url";
import { holdDays } from "./held";
import { percentile } from "./load";

/** What feeds cost that nobody asked for before, over an archive that is in memory. CPU. */
export type NewFeedsCase = {
  name: string;
  held: { days: number; papersADay: number };
  query: string; // besides keywords
  mostMs: number | null;
};

export type MeasuredNewFeeds = {
  name: string;
  papers: number; // held
  bytes: number; // of the median feed, plain
  firstMs: number; // of the process, with all that it indexes
  medianMs: number;
  worstMs: number; // of twenty the worst but one
  zipMs: number; // what compressing takes, once, in the median
  mostMs: number | null;
};

export const newFeedsCases: readonly NewFeedsCase[] = [
  { name: "a week held", held: { days: 7, papersADay: 500 }, query: "", mostMs: 10 },
  { name: "a month held", held: { days: 30, papersADay: 1_000 }, query: "", mostMs: 25 },
  {
    name: "a month held and asked for, 5 a day",
    held: { days: 30, papersADay: 1_000 },
    query: "days=30&limit=5",
    mostMs: 25,
  },
  {
    name: "a month held and asked for, as much as fits",
    held: { days: 30, papersADay: 1_000 },
    query: "days=30",
    mostMs: null,
  },
];

const newest = "2026-06-16";
const feeds = 60;

/** Wants a process of its own. */
export async function measureNewFeeds(
  config: Config,
  { name, held, query, mostMs }: NewFeedsCase,
): Promise<MeasuredNewFeeds> {
  const { server, words } = await holdDays(config, { newest, ...held });
  const now = new Date(`${newest}T12:00:00Z`);
  const made: number[] = [];
  const zipped: number[] = [];
  const sizes: number[] = [];
  for (let number = 0; number < feeds; number++) {
    const word = (step: number) => words[(number * step + step) % words.length] ?? "learning";
    const keywords = [word(3), word(11), `"${word(5)} ${word(19)}"`, `${word(23).slice(0, 4)}*`];
    const asked = new URLSearchParams(query);
    asked.set("keywords", keywords.join(","));
    const body = await cpuMsOf(made, async () => {
      const interest = interestFromUrl([], asked, server.config, now);
      const whole = await (await server.feed(interest, "rss", { now, defer: () => {} })).whole();
      sizes.push((await whole.bytes("identity")).length);
      return whole;
    });
    await cpuMsOf(zipped, () => body.bytes("gzip"));
  }
  // Before that Node.js is still compiling.
  const warm = (values: readonly number[]) => values.slice(feeds / 2);
  return {
    name,
    papers: held.papersADay * held.days,
    bytes: percentile(warm(sizes), 0.5),
    firstMs: made[0] ?? Number.NaN,
    medianMs: percentile(warm(made), 0.5),
    worstMs: percentile(warm(made), 0.94),
    zipMs: percentile(warm(zipped), 0.5),
    mostMs,
  };
}

async function cpuMsOf<T>(costs: number[], work: () => Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  costs.push((user + system) / 1000);
  return result;
}

export function newFeedRows(measured: readonly MeasuredNewFeeds[]): string[][] {
  return [
    [
      "a feed never asked for, CPU ms",
      "papers",
      "bytes",
      "first",
      "median",
      "worst",
      "bound",
      "zip",
    ],
    ...measured.map(({ name, papers, bytes, firstMs, medianMs, worstMs, zipMs, mostMs }) => [
      `  ${name}`,
      String(papers),
      String(bytes),
      firstMs.toFixed(0),
      medianMs.toFixed(1),
      worstMs.toFixed(1),
      mostMs === null ? "–" : String(mostMs),
      zipMs.toFixed(1),
    ]),
  ];
}
