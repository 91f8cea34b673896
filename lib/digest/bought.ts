import { z } from "zod";
import type { Edition } from "../editions/edition";
import { type Summary, summarySchema } from "../summaries/summary";

/**
 * The summaries of a day's papers as a file beside its digest: what was paid for outlives every cache.
 * One a paper, version and language, in an order of its own, so that equal summaries are equal bytes.
 */
export function boughtText(summaries: readonly Summary[]): string {
  return `${JSON.stringify(summaries, null, 2)}\n`;
}

/** Null where the file does not hold summaries. */
export function boughtIn(file: string): Summary[] | null {
  try {
    const parsed = boughtSchema.safeParse(JSON.parse(file));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

const boughtSchema = z.array(summarySchema);

/** Both, of two of one version the later. */
export function withBought(held: readonly Summary[], more: readonly Summary[]): Summary[] {
  const byName = new Map<string, Summary>();
  for (const summary of [...held, ...more]) {
    const name = nameOf(summary);
    const other = byName.get(name);
    if (other === undefined || summary.madeAt > other.madeAt) byName.set(name, summary);
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, summary]) => inOrder(summary));
}

function nameOf({ id, version, language }: Summary): string {
  return JSON.stringify([id, language, version]);
}

/** With its keys as the schema has them, from wherever it came. */
function inOrder(summary: Summary): Summary {
  return summarySchema.parse(summary);
}

/** The edition with summaries that were kept of papers that it knows none of. */
export function editionWithBought(edition: Edition, bought: readonly Summary[]): Edition {
  const { language, summary: wish } = edition.interest;
  if (wish === "none" || bought.length === 0) return edition;
  const find = (id: string, version: number) =>
    bought
      .filter((each) => each.id === id && each.language === language && each.version <= version)
      .sort((a, b) => b.version - a.version)[0];
  const days = edition.days.map((day) => ({
    ...day,
    items: day.items.map((item) => {
      const found = item.summary ?? find(item.paper.id, item.paper.version);
      return found === undefined ? item : { ...item, summary: found };
    }),
  }));
  return { ...edition, days };
}
