import { z } from "zod";
import type { Paper } from "../papers/paper";
import { termsOf } from "./terms";

/**
 * How many papers each term occurs in, over the papers announced up to a day.
 *
 * Stored with the day's batch, so that a term weighs the same in that day's scores for ever.
 */
export type Statistics = {
  documents: number;
  terms: ReadonlyMap<string, number>; // stem → papers that have it in title or abstract
};

export const emptyStatistics: Statistics = { documents: 0, terms: new Map() };

/** Stored as two columns: one string of all terms packs better than an object's keys. */
export const statisticsSchema = z
  .object({
    documents: z.int().nonnegative(),
    terms: z.string(), // parted by blanks
    counts: z.array(z.int().positive()),
  })
  .transform(({ documents, terms, counts }, context): Statistics => {
    const words = terms === "" ? [] : terms.split(" ");
    if (words.length !== counts.length) {
      context.addIssue("terms and counts differ in number");
      return z.NEVER;
    }
    return { documents, terms: new Map(words.map((word, index) => [word, counts[index] ?? 0])) };
  });

export function storedStatistics(statistics: Statistics): z.input<typeof statisticsSchema> {
  const { documents, terms } = statistics;
  return { documents, terms: [...terms.keys()].join(" "), counts: [...terms.values()] };
}

export function statisticsOf(announcements: Iterable<{ paper: Paper }>): Statistics {
  const terms = new Map<string, number>();
  let documents = 0;
  for (const { paper } of announcements) {
    const { title, abstract } = termsOf(paper);
    documents++;
    for (const term of new Set([...title.stems, ...abstract.stems])) {
      terms.set(term, (terms.get(term) ?? 0) + 1);
    }
  }
  return { documents, terms };
}

/** About three months of four busy categories; beyond it the past counts half, again and again. */
const documentsRemembered = 40_000;

export function addStatistics(background: Statistics, own: Statistics): Statistics {
  const past = background.documents > documentsRemembered ? halved(background) : background;
  const terms = new Map(past.terms);
  for (const [term, count] of own.terms) terms.set(term, (terms.get(term) ?? 0) + count);
  return { documents: past.documents + own.documents, terms };
}

function halved({ documents, terms }: Statistics): Statistics {
  const kept = [...terms]
    .map(([term, count]): [string, number] => [term, Math.floor(count / 2)])
    .filter(([, count]) => count > 0);
  return { documents: Math.floor(documents / 2), terms: new Map(kept) };
}
