import { z } from "zod";
import { digest } from "../interest/interest";
import { likedPaperSchema } from "./liked-paper";

/**
 * What is known of papers that were named by their ids, as the store keeps it: in a few values by a
 * hash of the id, so that a request reads one or some of them and never a key a paper.
 */
export const keptTextSchema = z.object({
  paper: likedPaperSchema.nullable(), // null: arXiv has no such paper
  foundAt: z.number(), // ms
  askedAt: z.number(), // when a feed last wanted it, to about a day, ms
  ownUntil: z.number().optional(), // until then config.json counts as naming it, ms
});
export type KeptText = z.infer<typeof keptTextSchema>;

export const bucketSchema = z.record(z.string(), keptTextSchema);
export type Bucket = z.infer<typeof bucketSchema>;

export const bucketCount = 32;
/** Of papers that only addresses name; anyone may write any number of ids into one. */
const mostInBucket = Math.floor(5_000 / bucketCount);

const absentDays = 30;

export function bucketOf(id: string): number {
  return Number.parseInt(digest(id).slice(0, 8), 16) % bucketCount;
}

export function bucketKey(number: number): string {
  return `likes/papers/${number}`;
}

/** False for what arXiv did not have so long ago that it is worth another question. */
export function isCurrent({ paper, foundAt }: KeptText, now: Date): boolean {
  return paper !== null || now.getTime() - foundAt < absentDays * 86_400_000;
}

/**
 * Two states of one text: the newer finding counts, but a text is never lost to an answer that did not
 * have it, and stays as it was found first, so that scores do.
 */
function together(a: KeptText, b: KeptText): KeptText {
  const [older, newer] = a.foundAt <= b.foundAt ? [a, b] : [b, a];
  const ownUntil = Math.max(a.ownUntil ?? 0, b.ownUntil ?? 0);
  return {
    paper: older.paper ?? newer.paper,
    foundAt: older.paper === null ? newer.foundAt : older.foundAt,
    askedAt: Math.max(a.askedAt, b.askedAt),
    ...(ownUntil > 0 && { ownUntil }),
  };
}

/** A bucket with more in it; of what config.json does not name the longest unasked leave. */
export function withTexts(bucket: Bucket, more: ReadonlyMap<string, KeptText>, now: Date): Bucket {
  const all = new Map(Object.entries(bucket));
  for (const [id, text] of more) {
    const known = all.get(id);
    all.set(id, known === undefined ? text : together(known, text));
  }
  const isOwn = ({ ownUntil = 0 }: KeptText) => ownUntil > now.getTime();
  const others = [...all].filter(([, text]) => !isOwn(text) && isCurrent(text, now));
  others.sort(([, a], [, b]) => b.askedAt - a.askedAt);
  const own = [...all].filter(([, text]) => isOwn(text));
  return Object.fromEntries([...own, ...others.slice(0, mostInBucket)]);
}
