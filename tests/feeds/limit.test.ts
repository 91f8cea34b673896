import { describe, expect, it } from "vitest";
import { formats } from "@/lib/feeds/format";
import { renderFeed } from "@/lib/feeds/render";
import { maxCompleteBytes, maxFeedBytes } from "@/lib/feeds/room";
import { editionOf, links } from "@/tests/feeds/builders";
import { atomViolations, jsonFeedViolations, rssViolations } from "@/tests/feeds/conformance";
import { readFeed } from "@/tests/feeds/reading";
import { aBatch, paperNumber } from "@/tests/support/papers";

const violationsOf = { rss: rssViolations, atom: atomViolations, json: jsonFeedViolations };

/** `count` papers of about `size` bytes each, numbered from `from`. */
function papers(from: number, count: number, size = 1000) {
  return Array.from({ length: count }, (_, index) =>
    paperNumber(from + index, { abstract: "word ".repeat(size / 5) }),
  );
}

const week = editionOf([
  aBatch("2026-06-15", ...papers(1, 20)),
  aBatch("2026-06-16", ...papers(21, 20)),
  aBatch("2026-06-17", ...papers(41, 20)),
]);

describe.each(formats)("the size limit of %s", (format) => {
  const numbers = (edition: typeof week, maxBytes: number) =>
    readFeed(format, renderFeed(edition, format, links, maxBytes).toString("utf8")).items.map(
      ({ id }) => Number(id.slice(-5)),
    );
  const size = (edition: typeof week) => renderFeed(edition, format, links, 1e9).length;
  const range = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);

  it("leaves alone what fits, to the byte", () => {
    expect(numbers(week, size(week))).toHaveLength(60);
  });

  it("drops the oldest days first, whole", () => {
    expect(numbers(week, size(week) - 1)).toEqual([...range(41, 60), ...range(21, 40)]);
    const newest = { ...week, days: week.days.slice(0, 1) };
    expect(numbers(week, size(newest))).toEqual(range(41, 60));
  });

  it("cuts a single day that is too large at its end, and not by much more than it must", () => {
    const newest = { ...week, days: week.days.slice(0, 1) };
    const kept = numbers(week, size(newest) * 0.75);
    expect(kept).toEqual(range(41, 40 + kept.length));
    expect(kept.length).toBeGreaterThanOrEqual(13);
    expect(kept.length).toBeLessThanOrEqual(15);
  });

  it("shows what fits of an older day when the newer ones chose nothing", () => {
    const quiet = editionOf([aBatch("2026-06-16", ...papers(1, 20)), aBatch("2026-06-17")]);
    const kept = numbers(quiet, size(quiet) * 0.75);
    expect(kept.length).toBeGreaterThanOrEqual(13);
  });

  it("ends with an empty feed when not even one paper fits", () => {
    for (const maxBytes of [0, 1, 100, 1500]) expect(numbers(week, maxBytes)).toEqual([]);
    const uneven = editionOf([aBatch("2026-06-17", ...papers(1, 1, 50_000), ...papers(2, 5))]);
    expect(numbers(uneven, 20_000)).toEqual([]);
  });

  it("says how many papers it cut, and nothing where none were", () => {
    const newest = { ...week, days: week.days.slice(0, 1) };
    const text = renderFeed(newest, format, links, size(newest) * 0.75).toString("utf8");
    const kept = readFeed(format, text).items.length;
    expect(text).toContain(` Only the first ${kept} of 20 papers of the day fit into one feed.`);
    expect(renderFeed(week, format, links, size(week) - 1).toString("utf8")).not.toContain("Only");
  });

  it("makes nothing of days that cannot fit any more", () => {
    const untouched = {
      day: "2026-06-12",
      rest: [],
      get items(): never {
        throw new Error("made");
      },
    };
    for (const digest of [null, "daily"] as const) {
      const month = editionOf(
        [aBatch("2026-06-16", ...papers(1, 5)), aBatch("2026-06-17", ...papers(21, 20))],
        { digest },
      );
      const longer = { ...month, days: [...month.days, untouched] };
      const most = digest === null ? 22_000 : 100;
      expect(numbers(longer, most)).toEqual(numbers(month, most));
      expect(() => numbers(longer, 1e6)).toThrow("made");
    }
  });

  it("never leaves out a digest, or a day with papers would seem to have none", () => {
    const digest = editionOf(
      [aBatch("2026-06-16", ...papers(1, 5)), aBatch("2026-06-17", ...papers(21, 20))],
      {
        digest: "daily",
      },
    );
    for (const edition of [digest, { ...digest, behindOn: "2026-06-18" }]) {
      const text = renderFeed(edition, format, links, 1000).toString("utf8");
      expect(text).toContain("Wednesday, 17 June 2026: 20 papers");
      expect(text).not.toContain("Tuesday, 16 June 2026");
    }
  });

  it("says less of each paper rather than leave one out, where all of a day is asked for", () => {
    const all = editionOf(
      [aBatch("2026-06-16", ...papers(1, 5)), aBatch("2026-06-17", ...papers(2001, 1100, 1800))],
      { isAll: true, maxPapers: 2000 },
    );
    const text = renderFeed(all, format, links).toString("utf8");
    expect(violationsOf[format](text, { selfUrl: links.feed(format, all.interest) })).toEqual([]);
    const { items } = readFeed(format, text);
    expect(items).toHaveLength(1105);
    expect(text.length).toBeGreaterThan(maxFeedBytes);
    expect(text.length).toBeLessThan(maxCompleteBytes);
    expect(items[0]?.authors).not.toBe("");
    const few = editionOf([aBatch("2026-06-17", ...papers(1, 3))], { isAll: true });
    expect(renderFeed(few, format, links).toString("utf8")).toContain("Authors:");
  });

  it("stays under the limit with all that a month may hold", () => {
    const days = range(1, 30).map((day) =>
      aBatch(`2026-06-${String(day).padStart(2, "0")}`, ...papers(day * 1000, 100, 1500)),
    );
    const month = editionOf(days, { daysBack: 30 });
    const bytes = renderFeed(month, format, links);
    expect(bytes.length).toBeLessThanOrEqual(maxFeedBytes);
    expect(bytes.length).toBeGreaterThan(maxFeedBytes / 2);
  });
});
