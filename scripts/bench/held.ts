import { addDays, announcementDayBefore, type Day, midnightOf } from "@/lib/arxiv/calendar";
import type { Config } from "@/lib/config/schema";
import { silentLog } from "@/lib/log";
import { type Archive, createArchive } from "@/lib/papers/archive";
import type { Batch } from "@/lib/papers/batch";
import { statisticsOf } from "@/lib/ranking/statistics";
import { createServer, type FeedServer } from "@/lib/server/server";
import { memoryStore } from "@/lib/store/memory";
import { inventedBatch } from "@/tests/feeds/builders";
import { plainSetup } from "@/tests/support/feed-server";
import { noLikeSources } from "@/tests/support/likes";

/** A server in this process that holds invented days, over a store in memory, and asks nobody. */
export type HeldServer = {
  server: FeedServer;
  categories: readonly string[];
  /** Words of the papers, rare and common ones, for keywords that find some. */
  words: readonly string[];
  /** What a refresh stores when a day is announced. */
  announce(day: Day): Promise<void>;
};

const categories = ["cs.CL", "cs.LG", "cs.RO"]; // of what is invented

export async function holdDays(
  configured: Config,
  held: { newest: Day; days: number; papersADay: number },
): Promise<HeldServer> {
  const config = { ...configured, categories, history_days: held.days };
  const store = memoryStore();
  const sleep = async () => {};
  const archive = createArchive({ store, log: silentLog, sleep });
  const server = createServer({
    config,
    origin: "http://127.0.0.1",
    arxiv: { announcements: () => Promise.reject(new Error("nothing is asked")) },
    sources: [],
    archive,
    likes: noLikeSources,
    store,
    log: silentLog,
    clock: () => new Date(),
    sleep,
    workMs: 0,
    setup: plainSetup,
  });
  const batchOn = (day: Day) => inventedBatch({ day, count: held.papersADay, seed: 1 });
  const oldest = addDays(held.newest, 1 - held.days);
  const batches: Batch[] = [];
  for (let day = held.newest; day >= oldest; day = announcementDayBefore(day)) {
    batches.push(batchOn(day));
  }
  await put(archive, held.newest, batches);
  return {
    server,
    categories,
    words: wordsIn(batches.slice(0, 3)),
    announce: (day) => put(archive, day, [batchOn(day)]),
  };
}

async function put(archive: Archive, day: Day, batches: readonly Batch[]): Promise<void> {
  const at = midnightOf(day).getTime() + 300_000;
  const record = { day, appearedAt: at, checkedAt: at, confirmed: true, failures: 0 };
  await archive.update(new Date(at), () => ({
    batches: [...batches],
    head: {
      categories: Object.fromEntries(
        categories.map((category) => [category, { ...record, outcome: "batch" as const }]),
      ),
    },
  }));
}

function wordsIn(batches: readonly Batch[]): string[] {
  const { terms } = statisticsOf(batches.flatMap(({ announcements }) => announcements));
  return [...terms].filter(([term, n]) => n > 2 && /^[a-z]{4,}$/.test(term)).map(([term]) => term);
}
