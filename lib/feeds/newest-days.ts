import type { FeedItem } from "./document";

/**
 * As many of the newest days as fit, at least one, and the bytes they make.
 *
 * Making bytes is most of a feed's work, so a month that does not fit is not made anew for each day
 * that leaves: what one day takes for its content tells how many will fit, and numbers next to that
 * are tried until one day more would be too many.
 */
export function newestThatFit(
  items: readonly FeedItem[],
  bytesOf: (items: readonly FeedItem[]) => Buffer,
  maxBytes: number,
): { items: readonly FeedItem[]; bytes: Buffer } {
  const ends = endsOfDays(items);
  const newest = (count: number) => items.slice(0, ends[count - 1]);
  const lengths = ends.map((end) => contentLength(items.slice(0, end)));
  const lengthOf = (count: number) => lengths[count - 1] ?? 0;
  if (ends.length === 1 || lengthOf(ends.length) * mostBytesALetter <= maxBytes) {
    const bytes = bytesOf(items);
    if (ends.length === 1 || bytes.length <= maxBytes) return { items, bytes };
  }
  const around = bytesOf([]).length;
  const aLetter = (count: number, { length }: Buffer) => (length - around) / lengthOf(count);
  const likely = (bytesALetter: number) =>
    Math.max(1, lengths.filter((length) => around + length * bytesALetter <= maxBytes).length);

  let count = likely(aLetter(1, bytesOf(newest(1))));
  let bytes = bytesOf(newest(count));
  while (count > 1 && bytes.length > maxBytes) {
    count = Math.min(count - 1, likely(aLetter(count, bytes)));
    bytes = bytesOf(newest(count));
  }
  while (count < ends.length && bytes.length <= maxBytes) {
    const next = (lengthOf(count + 1) - lengthOf(count)) * aLetter(count, bytes);
    const more = bytes.length + next * leastShare > maxBytes ? null : bytesOf(newest(count + 1));
    if (more === null || more.length > maxBytes) break;
    bytes = more;
    count++;
  }
  return { items: newest(count), bytes };
}

/** What a letter of content takes in a feed, at the most: abstracts stand in it twice. */
const mostBytesALetter = 2.5;
/** A further day takes at least so much of what the days before it let expect. */
const leastShare = 0.75;
/** What an item takes besides its content, counted in letters of that. */
const lettersAround = 300;

function contentLength(items: readonly FeedItem[]): number {
  return items.reduce((sum, { contentHtml }) => sum + contentHtml.length + lettersAround, 1);
}

/** How many items there are up to the end of each day. */
function endsOfDays(items: readonly FeedItem[]): number[] {
  const ends = items.flatMap(({ day }, at) => (items[at + 1]?.day === day ? [] : [at + 1]));
  return ends.length === 0 ? [0] : ends;
}
