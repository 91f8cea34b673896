import { parseFeedXml } from "@/lib/arxiv/feed-xml";
import { composeEdition, type Edition, planEdition } from "@/lib/editions/edition";
import { selectDay } from "@/lib/editions/selection";
import { createLinks } from "@/lib/feeds/links";
import { type Interest, noLibrary } from "@/lib/interest/interest";
import { noFilters } from "@/lib/interest/rsshub";
import { type Batch, batchOf, kindOf } from "@/lib/papers/batch";
import { type CategoryRecord, newRecord } from "@/lib/papers/category-record";
import { emptyHead, type Head } from "@/lib/papers/head";
import { announceTypes, type Paper } from "@/lib/papers/paper";
import { emptyStatistics } from "@/lib/ranking/statistics";
import { rssFeed } from "@/tests/support/arxiv-xml";
import { inventDay } from "@/tests/support/invented";
import { newYorkMidnight } from "@/tests/support/new-york";
import { aBatch, aPaper } from "@/tests/support/papers";

export const links = createLinks("https://feeds.example");

/** Everything that is announced in cs.LG, cs.CL and cs.RO, unless a test wants less. */
export function anInterest(partial: Partial<Interest> = {}): Interest {
  return {
    path: "",
    query: "",
    title: "Invented papers",
    categories: ["cs.CL", "cs.LG", "cs.RO"],
    keywords: [],
    exclude: [],
    match: "any",
    minScore: 0,
    scoring: "weighted",
    announceTypes,
    within: null,
    isPrimaryOnly: false,
    authors: [],
    likes: [],
    unlikes: [],
    library: noLibrary,
    search: null,
    filters: noFilters,
    sort: "score",
    maxPapers: 500,
    budget: null,
    daysBack: 7,
    day: null,
    isAll: false,
    hasRest: false,
    digest: null,
    summary: "full",
    language: "en",
    summarised: 15,
    math: "auto",
    dropsSameTitle: false,
    ...partial,
  };
}

/** A head that names these batches; every category of `held` stands on the day given. */
export function aHead(
  batches: readonly Batch[],
  held: Readonly<Record<string, Partial<CategoryRecord>>> = {},
): Head {
  return {
    ...emptyHead,
    days: Object.fromEntries(
      batches.map(({ day, announcements }) => [
        day,
        {
          hash: `hash of ${announcements.length}`,
          parts: 1,
          count: announcements.length,
          changedAt: newYorkMidnight(day).getTime() + 60_000,
        },
      ]),
    ),
    categories: Object.fromEntries(
      Object.entries(held).map(([category, record]) => [category, { ...newRecord, ...record }]),
    ),
  };
}

/** The edition that the program would make of these batches, as they stand in an archive. */
export function editionOf(batches: readonly Batch[], partial: Partial<Interest> = {}): Edition {
  const interest = anInterest(partial);
  const newestFirst = [...batches].sort((a, b) => (a.day < b.day ? 1 : -1));
  const now = newYorkMidnight(newestFirst[0]?.day ?? "2026-06-16");
  const plan = planEdition(interest, aHead(newestFirst), now);
  const inWindow = newestFirst.filter(({ day }) => plan.days.includes(day));
  const selections = inWindow.map((batch) => ({
    day: batch.day,
    ranked: selectDay(interest, batch, emptyStatistics),
  }));
  return composeEdition(plan, selections, inWindow);
}

/** An edition of one paper that was announced on a Tuesday. */
export function editionWith(paper: Partial<Paper>): Edition {
  return editionOf([aBatch("2026-06-16", aPaper(paper))]);
}

/** An invented day the way the program gets it: served as arXiv does, and parsed. */
export function inventedBatch(plan: {
  day: string;
  count: number;
  seed: number;
  hostile?: boolean;
}): Batch {
  const asked = ["cs.AI", "cs.CL", "cs.CV", "cs.DC", "cs.LG"];
  const builtAt = newYorkMidnight(plan.day);
  const xml = rssFeed({ asked, day: plan.day, builtAt, items: inventDay(plan) });
  const parsed = parseFeedXml(xml);
  if ("code" in parsed) throw new Error(parsed.message);
  if (parsed.malformed.length > 0) throw new Error(parsed.malformed.join("; "));
  return batchOf(
    plan.day,
    parsed.papers.map(({ paper, announceType }) => ({ paper, kind: kindOf(announceType) })),
  );
}

/** Three days, the middle one with everything that trips parsers and pages. */
export function inventedEdition(): Edition {
  return editionOf([
    inventedBatch({ day: "2026-06-15", count: 12, seed: 5 }),
    inventedBatch({ day: "2026-06-16", count: 20, seed: 6, hostile: true }),
    inventedBatch({ day: "2026-06-17", count: 12, seed: 7 }),
  ]);
}

/** An invented day by its length; the same each time. */
export function aBatchOf(day: string, count: number, options: { hostile?: boolean } = {}): Batch {
  return inventedBatch({ day, count, seed: 5, ...options });
}
