import fc from "fast-check";
import { parseFeedXml } from "@/lib/arxiv/feed-xml";
import { composeEdition, planEdition } from "@/lib/editions/edition";
import { selectDay } from "@/lib/editions/selection";
import { interestFromUrl } from "@/lib/interest/url";
import { type Batch, batchOf, kindOf, kinds } from "@/lib/papers/batch";
import { emptyStatistics } from "@/lib/ranking/statistics";
import { leftOutParts, type Summary, summaryParts, textSources } from "@/lib/summaries/summary";
import { mathStyles } from "@/lib/tex/math-style";
import { aHead, editionOf, inventedBatch } from "@/tests/feeds/builders";
import { parameters, path } from "@/tests/fuzz/addresses";
import { rssDocuments } from "@/tests/fuzz/documents";
import { mutated } from "@/tests/fuzz/mutations";
import { hostilePaper } from "@/tests/fuzz/papers";
import { xmlPieces } from "@/tests/fuzz/pieces";
import { requireSoundFeeds } from "@/tests/fuzz/sound-feeds";
import { requireEqual, target } from "@/tests/fuzz/target";
import { config, interestOr, now } from "@/tests/fuzz/targets/requests";
import { hostileLine, hostileText, modelText } from "@/tests/fuzz/texts";
import { faultsIn, pageOf } from "@/tests/pages/page";

/** The whole way to the bytes of a feed, in every format. */

const day = "2026-06-16";

export const rssToFeeds = target({
  name: "from arXiv's RSS to feeds",
  casesInTests: 60,
  casesAtLength: 10_000,
  cases: () => mutated(rssDocuments(), xmlPieces),
  check: (xml) => {
    const read = parseFeedXml(xml);
    if ("code" in read) return;
    const announcements = read.papers.map(({ paper, announceType }) => ({
      paper,
      kind: kindOf(announceType),
    }));
    requireSoundFeeds(editionOf([batchOf(day, announcements)]));
  },
});

const announcement = fc.record({ paper: hostilePaper, kind: fc.constantFrom(...kinds) });
const batch = fc
  .array(announcement, { minLength: 1, maxLength: 3 })
  .map((each) => batchOf(day, each));

export const aSummary: fc.Arbitrary<Omit<Summary, "id" | "version">> = fc.record({
  language: fc.constantFrom("en", "zh", "German", "<b>"),
  model: fc.oneof(fc.constant("gpt"), hostileLine),
  source: fc.constantFrom(...textSources),
  leftOut: fc.subarray([...leftOutParts]),
  prompt: fc.constant("0a1b2c3d"),
  madeAt: fc.constantFrom(Date.UTC(2026, 5, 16, 12), 0, Date.UTC(2026, 5, 20)),
  sentence: fc.option(hostileText),
  markdown: modelText,
  missing: fc.subarray([...summaryParts]),
  isCut: fc.boolean(),
  unfound: fc.option(fc.array(hostileLine, { maxLength: 3 })),
});

const wishes = fc.record({
  math: fc.constantFrom(...mathStyles),
  digest: fc.constantFrom(null, null, "daily" as const),
  isAll: fc.boolean(),
  hasRest: fc.boolean(),
  maxPapers: fc.constantFrom(1, 500),
  title: fc.oneof(
    fc.constant("Papers"),
    hostileLine.map((text) => text.trim() || "x"),
  ),
  keywords: fc.array(fc.oneof(fc.constantFrom("the", "*", "kernel"), hostileLine), {
    maxLength: 3,
  }),
  dropsSameTitle: fc.boolean(),
  sort: fc.constantFrom("score" as const, "date" as const),
});

export const papersToFeeds = target({
  name: "from papers to feeds",
  casesInTests: 80,
  casesAtLength: 20_000,
  cases: () => fc.tuple(batch, fc.option(aSummary), wishes, fc.constantFrom(undefined, 5_000)),
  check: ([found, summary, asked, mostBytes]) => {
    const bare = editionOf([found], asked);
    const days = bare.days.map((each) => ({
      ...each,
      items: each.items.map((item) => {
        const { id, version } = item.paper;
        return summary === null ? item : { ...item, summary: { ...summary, id, version } };
      }),
    }));
    const edition = { ...bare, days };
    requireSoundFeeds(edition, mostBytes);
    requireEqual(faultsIn(pageOf(edition)), [], "the page");
  },
});

let held: readonly Batch[] = [];
function archive(): readonly Batch[] {
  if (held.length === 0) {
    held = [
      inventedBatch({ day: "2026-06-17", count: 10, seed: 7 }),
      inventedBatch({ day, count: 6, seed: 6, hostile: true }),
      inventedBatch({ day: "2026-06-15", count: 6, seed: 5 }),
    ];
  }
  return held;
}

export const addressesToFeeds = target({
  name: "from addresses to feeds",
  casesInTests: 60,
  casesAtLength: 10_000,
  cases: () => fc.tuple(path, parameters),
  check: ([at, given]) => {
    const interest = interestOr(() => interestFromUrl(at, new URLSearchParams(given), config, now));
    if (interest === null) return;
    const batches = archive();
    const head = aHead(batches, { "cs.LG": { day: "2026-06-17" }, "cs.CL": { day } });
    const plan = planEdition(interest, head, now);
    const inWindow = batches.filter((each) => plan.days.includes(each.day));
    const chosen = inWindow.map((each) => ({
      day: each.day,
      ranked: selectDay(interest, each, emptyStatistics),
    }));
    requireSoundFeeds(composeEdition(plan, chosen, inWindow));
  },
});
