import { z } from "zod";
import type { Paper } from "../papers/paper";
import { dayIndexOf } from "./day-index";
import { termsVersion } from "./terms";

/**
 * How many papers each term occurs in, over the papers announced up to a day.
 *
 * Stored with the day's batch, so that a term weighs the same in that day's scores for ever.
 */
export type Statistics = {
  documents: number;
  terms: ReadonlyMap<string, number>; // term → papers that have it in title or abstract
};

export const emptyStatistics: Statistics = { documents: 0, terms: new Map() };

/**
 * Stored as two columns: one string of all terms packs better than an object's keys. Null where the
 * terms are those of another version of this program, which would not be found under ours.
 */
export const statisticsSchema = z
  .object({
    termsVersion: z.int().default(1),
    documents: z.int().nonnegative(),
    terms: z.string(), // parted by blanks
    counts: z.array(z.int().positive()),
  })
  .transform(({ termsVersion: version, documents, terms, counts }, context): Statistics | null => {
    const words = terms === "" ? [] : terms.split(" ");
    if (words.length !== counts.length) {
      context.addIssue("terms and counts differ in number");
      return z.NEVER;
    }
    if (version !== termsVersion) return null;
    return { documents, terms: new Map(words.map((word, index) => [word, counts[index] ?? 0])) };
  });

export function storedStatistics(statistics: Statistics): z.input<typeof statisticsSchema> {
  const { documents, terms } = statistics;
  return {
    termsVersion,
    documents,
    terms: [...terms.keys()].join(" "),
    counts: [...terms.values()],
  };
}

export function statisticsOf(announcements: readonly { paper: Paper }[]): Statistics {
  const { papers, terms, vocabulary } = dayIndexOf(announcements);
  const counts = new Uint32Array(vocabulary.termCount());
  const order: number[] = [];
  for (const term of terms.ids) {
    if (counts[term] === 0) order.push(term);
    counts[term] = (counts[term] ?? 0) + 1;
  }
  return {
    documents: papers.length,
    terms: new Map(order.map((term) => [vocabulary.termText(term), counts[term] ?? 0])),
  };
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
