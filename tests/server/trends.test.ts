import { describe, expect, it } from "vitest";
import { configSchema } from "@/lib/config/schema";
import type { Batch } from "@/lib/papers/batch";
import { listingOf } from "@/lib/papers/listing";
import { createAccess } from "@/lib/server/access";
import { createTrends, type TrendsSeen } from "@/lib/server/trends";
import { aHead } from "@/tests/feeds/builders";
import { someDays } from "@/tests/trends/days";

const now = new Date("2026-06-16T12:00:00Z");
const config = configSchema.parse({ categories: ["cs.RO"], keywords: ["towel", "arm"] });

/** Trends over an archive that holds these batches, of which the store cannot give some days. */
function trendsOver(
  batches: Batch[],
  { lost = [] as string[], trouble = null as string | null } = {},
) {
  const read: string[] = [];
  const held = { batches };
  const trends = createTrends({
    config,
    access: createAccess(),
    followed: { categories: ["cs.RO"], daysKept: 30 },
    archive: {
      head: async () => aHead(held.batches, { "cs.RO": { day: "2026-06-16" } }),
      batch: async (_head, day) => {
        read.push(day);
        return lost.includes(day) ? null : (held.batches.find((each) => each.day === day) ?? null);
      },
      listings: async () => held.batches.map(listingOf),
      trouble: () => trouble,
    },
  });
  const seen: TrendsSeen[] = [];
  const ask = () =>
    trends(now, (found) => {
      seen.push(found);
      return JSON.stringify(found);
    });
  return { ask, seen, read, held };
}

const days = someDays(8, 60, (number, back) => (back < 5 && number < 9 ? "GRPO arms" : "Towels"));

describe("the trends of an archive", () => {
  it("are made once for as long as nothing of it changes, at once or one after the other", async () => {
    const { ask, seen, read } = trendsOver(days);
    const [first, second] = await Promise.all([ask(), ask()]);
    const third = await ask();
    expect(seen).toHaveLength(1);
    expect([second.etag, third.etag]).toEqual([first.etag, first.etag]);
    expect(new Set(read).size).toBe(8);
    expect(seen[0]?.rising?.terms.map(({ term }) => term)).toContain("GRPO");
    expect(first.cacheControl).toMatch(/^public, max-age=900/);
  });

  it("read of a day that was there before no more than the last week's texts", async () => {
    const { ask, read, held } = trendsOver(days.slice(0, 7));
    await ask();
    read.length = 0;
    held.batches = days;
    await ask();
    expect([...new Set(read)].sort()).toEqual(days.slice(-5).map(({ day }) => day));
  });

  it("read no papers where there are too few days to compare", async () => {
    const { ask, seen, read } = trendsOver(days.slice(-5));
    await ask();
    expect(read).toEqual([]);
    expect(seen[0]).toMatchObject({ held: 5, leastDays: 6, keywords: null, rising: null });
    expect(seen[0]?.activity.days).toHaveLength(5);
  });

  it("say which days could not be read, and are made anew the next time", async () => {
    const { ask, seen } = trendsOver(days, { lost: [days[0]?.day ?? ""], trouble: "down" });
    const { cacheControl } = await ask();
    await ask();
    expect(cacheControl).toBe("no-store");
    expect(seen).toHaveLength(2);
    expect(seen[0]).toMatchObject({
      held: 8,
      unreadable: 1,
      store: expect.stringContaining("store"),
    });
    expect(seen[0]?.keywords).not.toBeNull();
  });
});
