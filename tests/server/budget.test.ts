import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, isAnnouncementDay, midnightOf } from "@/lib/arxiv/calendar";
import { memoryStore } from "@/lib/store/memory";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { feedServer, idsByDay } from "@/tests/support/feed-server";
import { inventDay } from "@/tests/support/invented";

/** Two weeks of a feed with a budget, over a stand-in for arXiv. */
const config = {
  categories: ["cs.LG", "cs.CL"],
  keywords: ["model", "problem", "bound", "decoding"],
  budget: 3,
  days_back: 14,
};
const days = Array.from({ length: 14 }, (_, at) => addDays("2026-06-01", at)).filter(
  isAnnouncementDay,
);
const at = (day: string) => new Date(midnightOf(day).getTime() + 3_600_000);

let arxiv: ArxivStandIn;

beforeAll(async () => {
  arxiv = await startArxiv();
});
afterAll(() => arxiv.close());

describe("a feed with a budget", () => {
  it("has about so many papers a day, and each day's stay as days pass and servers start", async () => {
    const store = memoryStore();
    const seen: Record<string, string[]> = {};
    const { server, ...first } = feedServer({ arxivUrl: arxiv.url, config, store });
    for (const [number, day] of days.entries()) {
      arxiv.announce(day, inventDay({ seed: 50 + number, count: 30 + 9 * (number % 3), day }));
      await server.refresh({ trigger: "timer", now: at(day) });
      const edition = idsByDay(await first.edition(at(day)));
      for (const [each, ids] of Object.entries(seen)) expect(edition[each]).toEqual(ids);
      Object.assign(seen, edition);
    }
    const counts = Object.values(seen).map(({ length }) => length);
    expect(counts).toHaveLength(days.length);
    const mean = counts.reduce((sum, each) => sum + each, 0) / counts.length;
    expect(Math.abs(mean - 3)).toBeLessThan(1);
    expect(new Set(counts).size).toBeGreaterThan(1);

    const now = at(days.at(-1) ?? "");
    const later = feedServer({ arxivUrl: arxiv.url, config, store });
    expect(idsByDay(await later.edition(now))).toEqual(seen);
    expect(await later.text(now)).toContain("About 3 papers a day");
    // One day alone is what it is among the others.
    const [day = ""] = days.slice(5);
    expect(idsByDay(await later.edition(now, `/rss?date=${day}`))).toEqual({ [day]: seen[day] });
    const more = idsByDay(await later.edition(now, "/rss?budget=5"));
    expect(more[day]?.slice(0, seen[day]?.length)).toEqual(seen[day]);
    expect(Object.values(more).flat().length).toBeGreaterThan(Object.values(seen).flat().length);
    const few = idsByDay(await later.edition(now, "/rss?limit=2"));
    expect(Math.max(...Object.values(few).map(({ length }) => length))).toBe(2);
  });
});
