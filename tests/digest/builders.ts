import { type Digest, digestOf } from "@/lib/digest/digest";
import type { Place, Surroundings } from "@/lib/digest/page";
import type { EditionItem } from "@/lib/editions/edition";
import type { Interest } from "@/lib/interest/interest";
import type { Batch } from "@/lib/papers/batch";
import type { Summary } from "@/lib/summaries/summary";
import { editionOf } from "@/tests/feeds/builders";

export const surroundings: Surroundings = {
  deployUrl: "https://vercel.example/new?repository-url=x",
  siteUrl: "https://feeds.example",
  times: ["05:40", "11:20"],
};

export const place: Place = { root: "", archive: "digests/2026-06-16.md", summaries: "here" };

export function aSummary(partial: Partial<Summary> = {}): Summary {
  return {
    id: "2606.00001",
    version: 1,
    language: "en",
    model: "model-9",
    source: "html",
    leftOut: [],
    prompt: "0123",
    madeAt: Date.parse("2026-06-16T05:50:30.900Z"),
    sentence: null,
    markdown: "## Contributions\n\nTowels **fold**.",
    missing: [],
    isCut: false,
    unfound: null,
    ...partial,
  };
}

/** The digest of a batch's day; `summaries` go to the papers in ranking order. */
export function aDigest(
  batch: Batch,
  interest: Partial<Interest> = {},
  summaries: readonly (Partial<Summary> | null)[] = [],
): Digest {
  const edition = editionOf([batch], interest);
  const days = edition.days.map((day) => ({
    ...day,
    items: day.items.map((item, index): EditionItem => {
      const summary = summaries[index];
      return summary ? { ...item, summary: aSummary({ id: item.paper.id, ...summary }) } : item;
    }),
  }));
  const digest = digestOf({ ...edition, days }, batch.day, new Date("2026-06-16T05:40:12.345Z"));
  if (digest === null) throw new Error("the edition lacks the batch's day");
  return digest;
}
