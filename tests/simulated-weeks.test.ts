import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  addDays,
  announcementDayBefore,
  isAnnouncementDay,
  midnightOf,
} from "@/lib/arxiv/calendar";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { coveredCategories } from "@/tests/support/arxiv-taxonomy";
import { feedServer } from "@/tests/support/feed-server";
import { type Announced, inventDay } from "@/tests/support/invented";

/**
 * Five weeks of arXiv, polled every twelve minutes, with an odd morning on most days. The clocks go
 * back on 1 November, and the evening of Thanksgiving has no mailing. In the end the archive must
 * hold every paper on its day, and nothing else.
 */
const [first, last] = ["2026-10-26", "2026-11-30"];
const followed = ["cs.AI", "cs.CL", "cs.DC", "cs.LG", "stat.ML"];
const covered = coveredCategories(followed);
const hourMs = 3_600_000;

type Oddity =
  | "none"
  | "yesterday's"
  | "yesterday's, redated"
  | "empty"
  | "failing"
  | "one missing"
  | "half";
const oddities: Oddity[] = [
  "none",
  "yesterday's",
  "one missing",
  "failing",
  "yesterday's, redated",
  "empty",
  "half",
];

let arxiv: ArxivStandIn;
beforeEach(async () => {
  arxiv = await startArxiv();
});
afterEach(() => arxiv.close());

function papersOf(day: string): Announced[] {
  return isAnnouncementDay(day) ? inventDay({ seed: 9, count: 80, day, categories: followed }) : [];
}

/** Puts a morning's oddity on; with `none` the stand-in behaves. */
function behave(oddity: Oddity, day: string): void {
  const before = announcementDayBefore(day);
  const papers = papersOf(day);
  arxiv.fault(null);
  arxiv.announce(day, papers);
  if (oddity === "yesterday's") arxiv.announce(before, papersOf(before));
  if (oddity === "yesterday's, redated") arxiv.announce(day, papersOf(before));
  if (oddity === "empty") arxiv.announce(day, []);
  if (oddity === "failing") arxiv.fault({ kind: "status", code: 503 });
  if (oddity === "one missing") arxiv.perCategory("cs.LG", day, []);
  if (oddity === "half")
    arxiv.announce(
      day,
      papers.filter((_, index) => index % 2 === 0),
    );
}

function isListed({ action, categories, crossTo, version }: Announced): boolean {
  const where = action === "cross" ? (crossTo ?? categories.slice(1)) : categories;
  return (action !== "replace" || version < 6) && where.some((each) => covered.has(each));
}

describe("five weeks with odd mornings", () => {
  it("end with every paper on its day, asked for politely", async () => {
    const server = feedServer({
      arxivUrl: arxiv.url,
      config: {
        categories: followed,
        keywords: [],
        exclude_keywords: [],
        max_papers: 2000,
        history_days: 60,
      },
    });
    let now = midnightOf(first);
    let days = 0;
    for (let day = first; day <= last; day = addDays(day, 1)) {
      const isOdd = isAnnouncementDay(day) && day !== first;
      const oddity = (isOdd && oddities[days++ % oddities.length]) || "none";
      behave(oddity, day);
      const start = midnightOf(day).getTime();
      const end = midnightOf(addDays(day, 1)).getTime();
      let isBehaving = oddity === "none";
      for (let at = start + 60_000; at < end; at += 12 * 60_000) {
        if (!isBehaving && at - start > 2.5 * hourMs) {
          behave("none", day);
          isBehaving = true;
        }
        now = new Date(at);
        await server.edition(now).catch(() => {});
      }
    }

    const head = await server.archive.head(now);
    for (let day = first; day <= last; day = addDays(day, 1)) {
      const batch = head.days[day] ? await server.archive.batch(head, day) : null;
      const found = (batch?.announcements ?? []).map(({ paper }) => `${paper.id}v${paper.version}`);
      const truth = papersOf(day)
        .filter(isListed)
        .map(({ id, version }) => `${id}v${version}`);
      expect(found, day).toEqual(truth.sort());
    }
    // 25 announcement days at two requests each; the rest are mornings spent waiting.
    expect(arxiv.requests.length).toBeLessThan(400);
  }, 120_000);
});
