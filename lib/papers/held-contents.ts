import type { Day } from "../arxiv/calendar";
import { emptyStatistics, type Statistics, statisticsOf } from "../ranking/statistics";
import type { Values } from "../store/values";
import type { Batch } from "./batch";
import { type DayContent, readBatch, readListings, readStatistics } from "./contents";
import { createDayCache } from "./day-cache";
import { contentName, type Head } from "./head";
import { type Listing, listingOf } from "./listing";
import type { Revision } from "./revision";

/**
 * What a head names, read from memory where it is there and from the store where it is not. Every
 * read rejects when the store fails; null says that the content is lost, or another's by now.
 */
export type HeldContents = {
  batch(head: Head, day: Day): Promise<Batch | null>;
  /** A day's own terms where its statistics are lost, or are an older program's. */
  statistics(head: Head, day: Day): Promise<Statistics>;
  /**
   * The listings of all days held, newest first; a day of which there is neither listing nor batch
   * is left out. With a `rescue`, which is told of failures, what is in memory is all there is.
   */
  listings(head: Head, rescue?: (error: unknown) => void): Promise<Listing[]>;
  /** The days of this head that were looked for and not found. */
  missingFrom(head: Head): Set<Day>;
  /** Looks again for what was not found; what remains lost. */
  lostFrom(head: Head): Promise<Set<Day>>;
  /** Keeps what a revision made, and forgets what its head no longer names. */
  adopt(revision: Revision): void;
};

/** A month of all of arXiv, some 200 MB with its indexes; older days are read when asked for. */
const papersInMemory = 40_000;

export function createHeldContents(needs: {
  values: Values;
  /** What the store has refused so far, and so is in no store. */
  refused: () => readonly DayContent[];
  /** Told when content was not found, since the head may be old. */
  onMissing: () => void;
}): HeldContents {
  const { values } = needs;
  const batches = createDayCache<Batch>(papersInMemory);
  const statistics = createDayCache<Statistics>(papersInMemory);
  const listings = createDayCache<Listing>(Number.POSITIVE_INFINITY); // small, and all are needed
  const missing = new Map<string, number>(); // content not found, and the head's generation then

  const batch: HeldContents["batch"] = async (head, day) => {
    const held = head.days[day];
    if (held === undefined) return null;
    const name = contentName(day, held);
    if (missing.get(name) === head.generation) return null;
    const isThis = (each: DayContent) => contentName(each.batch.day, each.held) === name;
    const refused = needs.refused().find(isThis);
    if (refused !== undefined) return refused.batch;
    const read = await batches.get(day, held, () => readBatch(values, day, held));
    if (read !== null) return read;
    missing.set(name, head.generation);
    needs.onMissing();
    return null;
  };

  const readUnknownListings = async (head: Head): Promise<void> => {
    const unknown = Object.entries(head.days).filter(
      ([day, held]) => listings.peek(day, held) === null,
    );
    const read = await readListings(values, unknown);
    for (const [index, [day, held]] of unknown.entries()) {
      const listing = read[index] ?? null;
      if (listing !== null) listings.put(day, held, listing);
    }
  };

  return {
    batch,

    async statistics(head, day) {
      const held = head.days[day];
      if (held === undefined) return emptyStatistics;
      const found = await statistics.get(day, held, async () => {
        const stored = await readStatistics(values, day, held);
        if (stored !== null) return stored;
        const own = await batch(head, day);
        return own && statisticsOf(own.announcements);
      });
      return found ?? emptyStatistics;
    },

    async listings(head, rescue) {
      const orElse = (error: unknown): null => {
        if (rescue === undefined) throw error;
        rescue(error);
        return null;
      };
      await readUnknownListings(head).catch(orElse);
      const found: Listing[] = [];
      for (const [day, held] of Object.entries(head.days).sort(([a], [b]) => (a < b ? 1 : -1))) {
        const known = listings.peek(day, held);
        const whole = known === null ? await batch(head, day).catch(orElse) : null;
        if (known !== null) found.push(known);
        else if (whole !== null) found.push(listingOf(whole));
      }
      return found;
    },

    missingFrom(head) {
      const lost = Object.entries(head.days)
        .filter(([day, held]) => missing.get(contentName(day, held)) === head.generation)
        .map(([day]) => day);
      return new Set(lost);
    },

    async lostFrom(head) {
      const names = new Set(missing.keys());
      missing.clear();
      const lost = new Set<Day>();
      for (const [day, held] of Object.entries(head.days)) {
        if (names.has(contentName(day, held)) && (await batch(head, day)) === null) lost.add(day);
      }
      return lost;
    },

    adopt({ head, contents }) {
      for (const { batch, held, terms } of contents) {
        batches.put(batch.day, held, batch);
        statistics.put(batch.day, held, terms);
        listings.put(batch.day, held, listingOf(batch));
      }
      for (const cache of [batches, statistics, listings]) cache.forgetAllBut(head);
    },
  };
}
