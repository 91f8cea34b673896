import { addDays, midnightOf } from "@/lib/arxiv/calendar";
import type { Config } from "@/lib/config/schema";
import { conditional } from "@/lib/feeds/conditional";
import { type Format, formats } from "@/lib/feeds/format";
import { interestFromUrl } from "@/lib/interest/url";
import { startTrace } from "@/lib/server/trace";
import { type HeldServer, holdDays } from "./held";
import { percentile } from "./load";
import { memoryMb } from "./process-tree";

/** A day of many readers, each with an address of its own, asking one process once an hour. */
export type MeasuredReaders = {
  readers: number;
  hours: ReadersHour[];
  idleMb: number; // resident, with the archive read
  peakMb: number;
};

export type ReadersHour = {
  hour: number;
  unchanged: number; // answered 304
  fromMemory: number; // answered without making an edition
  cpuMs: number; // a request
  p50Ms: number;
  p99Ms: number;
  residentMb: number; // at its end
  sentMb: number;
};

const newest = "2026-06-16";
const hourMs = 3_600_000;
/** The next day is announced when the readers have asked for half a day. */
const begin = midnightOf(addDays(newest, 1)).getTime() - 12 * hourMs;

type Reader = { format: Format; path: string[]; url: string; encoding: string; etag?: string };

/** Wants a process of its own: `--expose-gc` lets it tell what is held from what is garbage. */
export async function simulateReaders(
  config: Config,
  count: number,
  tell: (what: string) => void,
): Promise<MeasuredReaders> {
  const held = await holdDays(config, { newest, days: 7, papersADay: 1_000 });
  const readers = Array.from({ length: count }, (_, number) => readerOf(number, held));
  const ask = asking(held);
  await ask(readers[0] ?? readerOf(0, held), new Date(begin)); // reads the archive
  collect();
  const idleMb = memoryMb("self", "VmRSS");
  const hours: ReadersHour[] = [];
  for (let hour = 0; hour < 24; hour++) {
    if (hour === 12) await held.announce(addDays(newest, 1));
    const start = begin + hour * hourMs + (hour >= 12 ? 600_000 : 0);
    hours.push(await anHour(hour, readers, (reader, at) => ask(reader, new Date(start + at))));
    tell(`hour ${hour + 1} of 24`);
  }
  return { readers: count, hours, idleMb, peakMb: memoryMb("self", "VmHWM") };
}

type Asked = { status: number; isFromMemory: boolean; bytes: number };

async function anHour(
  hour: number,
  readers: readonly Reader[],
  ask: (reader: Reader, atMs: number) => Promise<Asked>,
): Promise<ReadersHour> {
  const latenciesMs: number[] = [];
  const sums = { unchanged: 0, fromMemory: 0, bytes: 0 };
  const cpu = process.cpuUsage();
  for (const [number, reader] of readers.entries()) {
    const before = performance.now();
    const { status, isFromMemory, bytes } = await ask(
      reader,
      (number / readers.length) * 2_400_000,
    );
    latenciesMs.push(performance.now() - before);
    sums.unchanged += status === 304 ? 1 : 0;
    sums.fromMemory += isFromMemory ? 1 : 0;
    sums.bytes += bytes;
  }
  const { user, system } = process.cpuUsage(cpu);
  collect();
  return {
    hour,
    unchanged: sums.unchanged,
    fromMemory: sums.fromMemory,
    cpuMs: (user + system) / 1000 / readers.length,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    residentMb: memoryMb("self", "VmRSS"),
    sentMb: sums.bytes / 1e6,
  };
}

/** What a feed's handler does, but for Next.js. Work behind an answer is left out: nothing is due. */
function asking({ server }: HeldServer) {
  return async (reader: Reader, now: Date): Promise<Asked> => {
    const { format, path, url, etag, encoding } = reader;
    const trace = startTrace("bench", "/rss");
    const headers = { "accept-encoding": encoding, ...(etag && { "if-none-match": etag }) };
    const request = new Request(url, { headers });
    const interest = interestFromUrl(path, new URL(url).searchParams, server.config, now);
    const answer = await server.feed(interest, format, { now, defer: () => {}, trace });
    const response = await conditional(request, answer, true);
    reader.etag = response.headers.get("etag") ?? undefined;
    const bytes = Number(response.headers.get("content-length") ?? 0);
    return { status: response.status, isFromMemory: trace.source() === "memory", bytes };
  };
}

/** Four in five take compressed bodies; each asks for words and a number of papers of its own. */
function readerOf(number: number, { words, categories }: HeldServer): Reader {
  const word = (step: number) => words[(number * step + step) % words.length] ?? "learning";
  const keywords = [word(1), word(7), `"${word(13)} ${word(17)}"`, `${word(29).slice(0, 4)}*`];
  const path = number % 3 === 0 ? [categories[number % categories.length] ?? "cs"] : [];
  const query = new URLSearchParams({
    keywords: keywords.join(","),
    limit: String(10 + (number % 40)),
    min_score: (number / 1_000).toFixed(2), // so that no two addresses are the same
  });
  const format = formats[number % formats.length] ?? "rss";
  const url = `http://127.0.0.1/${[format, ...path].join("/")}?${query}`;
  return { format, path, url, encoding: number % 5 === 0 ? "identity" : "gzip, br" };
}

function collect(): void {
  (globalThis as { gc?: () => void }).gc?.();
}
