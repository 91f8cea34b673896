import { describe, expect, it } from "vitest";
import { formats } from "@/lib/feeds/format";
import { renderFeed } from "@/lib/feeds/render";
import { aBatchOf, editionOf, links } from "@/tests/feeds/builders";
import { atomViolations, jsonFeedViolations, rssViolations } from "@/tests/feeds/conformance";
import { readFeed } from "@/tests/feeds/reading";

const violationsOf = { rss: rssViolations, atom: atomViolations, json: jsonFeedViolations };
const batches = [
  aBatchOf("2026-06-15", 12),
  aBatchOf("2026-06-16", 20, { hostile: true }),
  aBatchOf("2026-06-17", 12),
];

describe.each(formats)("in %s", (format) => {
  const render = (edition: ReturnType<typeof editionOf>) =>
    renderFeed(edition, format, links).toString("utf8");

  it("a daily digest is one item a day that lists its papers", () => {
    const edition = editionOf(batches, { digest: "daily", path: "/moe" });
    const text = render(edition);
    const selfUrl = links.feed(format, edition.interest);
    expect(violationsOf[format](text, { selfUrl })).toEqual([]);

    const { items } = readFeed(format, text);
    expect(items.map(({ title }) => title)).toEqual(
      edition.days.map(({ day, items: papers }) => {
        const long = {
          "2026-06-15": "Monday, 15",
          "2026-06-16": "Tuesday, 16",
          "2026-06-17": "Wednesday, 17",
        };
        return `${long[day as keyof typeof long]} June 2026: ${papers.length} papers`;
      }),
    );
    for (const { paper } of edition.days.flatMap((day) => day.items)) {
      expect(text).toContain(`https://arxiv.org/abs/${paper.id}`);
    }
  });

  it("what just missed the cut is one item a day, behind the day's papers", () => {
    const edition = editionOf(batches, { hasRest: true, maxPapers: 4 });
    const text = render(edition);
    const selfUrl = links.feed(format, edition.interest);
    expect(violationsOf[format](text, { selfUrl })).toEqual([]);
    const { items } = readFeed(format, text);
    const days = edition.days.length;
    expect(items).toHaveLength(days * 5);
    for (let day = 0; day < days; day++) {
      expect(items[day * 5 + 4]?.title).toMatch(/^Just below the cut on 2026-06-1\d: \d+ more$/);
    }
    const dates = items.map(({ published }) => published);
    expect(dates).toEqual([...dates].sort().reverse());
  });
});

describe("a notice's link", () => {
  it("is its day's page, which filter_time would empty when the day is over", () => {
    const partial = { digest: "daily", query: "digest=daily&filter_time=86400&limit=5" } as const;
    const [newest] = readFeed(
      "json",
      renderFeed(editionOf(batches, partial), "json", links).toString("utf8"),
    ).items;
    expect(newest?.url).toBe("https://feeds.example/?date=2026-06-17&digest=daily&limit=5");
  });
});

describe("a digest's id", () => {
  it("is another for another feed of the same day, and the same in every format", () => {
    const idsOf = (partial: Parameters<typeof editionOf>[1]) =>
      formats.map((format) => {
        const text = renderFeed(editionOf(batches, partial), format, links).toString("utf8");
        return readFeed(format, text).items.map(({ id }) => id);
      });
    const [rss, atom, json] = idsOf({ digest: "daily" });
    expect(atom).toEqual(rss);
    expect(json).toEqual(rss);
    const [other] = idsOf({ digest: "daily", path: "/cs.RO" });
    expect(rss?.filter((id) => other?.includes(id))).toEqual([]);
    expect(rss?.[0]).toMatch(/^tag:feeds\.example,2026:digest\/2026-06-17\/[0-9a-f]{16}$/);
  });
});
