import { dayInForce } from "@/lib/arxiv/calendar";
import { canonicalCategories } from "@/lib/arxiv/taxonomy";
import { recordedBatch } from "@/tests/support/arxiv-batches";
import type { ArxivStandIn } from "@/tests/support/arxiv-server";
import { inventDay } from "@/tests/support/invented";

/** What arXiv announces on the day that is measured. */
export type Day = {
  name: string;
  now: Date; // noon in UTC of the day announced
  categories: readonly string[];
  serve(arxiv: ArxivStandIn): void;
};

const inventedDay = "2026-06-16";
const papersADay = 2400;

/** A usual day: recorded feeds where there are some, else invented papers. */
export function usualDay(categories: readonly string[], feeds: string | null): Day {
  if (feeds !== null) {
    const { day } = recordedBatch(feeds);
    return { name: day, now: noon(day), categories, serve: (arxiv) => arxiv.serveRecorded(feeds) };
  }
  return invented("an invented day", papersADay, categories);
}

/**
 * Days of once, 4 and 16 times as many papers, over the same 48 categories: a single feed of
 * arXiv's holds 2000 items, so that many papers only come from many feeds.
 */
export function growingDays(): Day[] {
  const wide = canonicalCategories.filter((id) => /^(cs|eess|stat|q-bio)\./.test(id)).slice(0, 48);
  return [1, 4, 16].map((times) => invented(`${times}×`, times * papersADay, wide));
}

/** The same for a server that asks the real clock. */
export function serveToday(arxiv: ArxivStandIn, feeds: string | null, categories: string[]): void {
  if (feeds !== null) {
    arxiv.serveRecorded(feeds);
    return;
  }
  const day = dayInForce(new Date());
  arxiv.announce(day, inventDay({ seed: 1, count: papersADay, day, categories }));
}

function invented(name: string, count: number, categories: readonly string[]): Day {
  const items = inventDay({
    seed: 1,
    count,
    day: inventedDay,
    categories: [...categories],
  });
  return {
    name,
    now: noon(inventedDay),
    categories,
    serve: (arxiv) => arxiv.announce(inventedDay, items),
  };
}

function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
