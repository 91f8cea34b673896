import { expect, it } from "vitest";
import { midnightOf } from "@/lib/arxiv/calendar";
import { configSchema } from "@/lib/config/schema";
import { interestFromConfig } from "@/lib/interest/interest";
import { silentLog } from "@/lib/log";
import { createArchive } from "@/lib/papers/archive";
import { newRecord } from "@/lib/papers/category-record";
import { followedBy } from "@/lib/refresh/followed";
import { createReadiness } from "@/lib/server/readiness";
import { memoryStore } from "@/lib/store/memory";
import { aBatch, paperNumber } from "@/tests/support/papers";

const day = "2026-06-16";
const now = new Date(midnightOf(day).getTime() + 3_600_000);
const config = configSchema.parse({ categories: ["cs.RO"], keywords: [] });

it("leaves what follows a run behind an answer no more than the rest of the request's time", async () => {
  const sleep = async () => {};
  const archive = createArchive({ store: memoryStore(), log: silentLog, sleep });
  await archive.update(now, () => ({
    batches: [aBatch(day, paperNumber(1))],
    head: { categories: { "cs.RO": { ...newRecord, day } } },
  }));
  let clockMs = 5_000_000;
  const followed: [Date, Date][] = [];
  const readiness = createReadiness({
    followed: followedBy(config),
    archive,
    refreshing: {
      isDue: () => true,
      async run() {
        clockMs += 265_000;
        return { state: "busy" };
      },
      isOthers: () => false,
      isRunning: () => false,
      progress: async () => {},
    },
    afterwards: async (at, deadline) => void followed.push([at, deadline]),
    clock: () => new Date(clockMs),
    workMs: 280_000,
    sleep,
  });
  const behind: (() => Promise<void>)[] = [];
  await readiness(interestFromConfig(config), { now, defer: (work) => behind.push(work) });
  for (const work of behind) await work();
  const later = (ms: number) => new Date(now.getTime() + ms);
  expect(followed).toEqual([[later(265_000), later(280_000)]]);
});
