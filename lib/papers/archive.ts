import type { Day } from "../arxiv/calendar";
import { causeChain } from "../errors";
import type { Log } from "../log";
import { type Statistics, statisticsOf } from "../ranking/statistics";
import { withLock } from "../store/lock";
import { type Store, StoreError } from "../store/store";
import { valuesIn } from "../store/values";
import type { Batch } from "./batch";
import { deleteSuperseded, writeContent } from "./contents";
import { daysHeld, emptyHead, type Head, headKey, headSchema } from "./head";
import { createHeldContents } from "./held-contents";
import { type Listing, listingOf } from "./listing";
import { daysFound, withoutDays, withRecords } from "./recovery";
import { type ArchiveChange, type Revision, revise } from "./revision";

export type { ArchiveChange } from "./revision";

/**
 * The batches of the last days and what is known of the categories, kept in the store.
 *
 * Reads are answered from memory where the head says that nothing changed; the head itself is read
 * at most once a minute. When the store fails, what is in memory keeps being served, and what
 * could not be written is kept in memory and written by the next update that can.
 */
export type Archive = {
  /** `isFresh` asks the store though the last look was within the minute. */
  head(now: Date, isFresh?: boolean): Promise<Head>;
  /** A held day's batch; null when the head does not name it or its parts cannot be read. */
  batch(head: Head, day: Day): Promise<Batch | null>;
  /**
   * Term statistics over the archive as of that day; they freeze the day's scores. Null while the
   * store fails: other statistics would give other scores.
   */
  statistics(head: Head, day: Day): Promise<Statistics | null>;
  /** What was announced on all days held, without texts; a day that cannot be read is left out. */
  listings(head: Head): Promise<readonly Listing[]>;
  /** Changes the archive as one step; others' changes since the last read are seen first. */
  update(now: Date, change: ArchiveChange): Promise<Head>;
  /** Why the store cannot be used at the moment, one sentence; null when it can. */
  trouble(): string | null;
};

const headLifeMs = 60_000;
const lockOptions = { ttlSeconds: 60, waitMs: 15_000 };

export function createArchive(needs: {
  store: Store;
  log: Log;
  sleep: (ms: number) => Promise<void>;
}): Archive {
  const { store, log } = needs;
  const values = valuesIn(store, log);
  let known: { head: Head; readAt: number } | null = null;
  let readingHead: Promise<Head> | null = null;
  let lastUpdate: Promise<unknown> = Promise.resolve();
  let unwritten: Revision | null = null; // what the store has refused so far
  let trouble: string | null = null;
  const contents = createHeldContents({
    values,
    refused: () => unwritten?.contents ?? [],
    // Another instance has replaced it, or it is lost: see what the store says.
    onMissing: () => {
      if (known !== null) known = { ...known, readAt: Number.NEGATIVE_INFINITY };
    },
  });

  const note = (error: unknown) => {
    if (trouble === null) log.error("the store failed", { why: causeChain(error) });
    trouble = `The store (${store.name}) cannot be used: ${causeChain(error)}`;
  };

  const head: Archive["head"] = async (now, isFresh = false) => {
    if (!isFresh && known !== null && now.getTime() - known.readAt < headLifeMs) return known.head;
    readingHead ??= readHead(now).finally(() => {
      readingHead = null;
    });
    return readingHead;
  };

  const readHead = async (now: Date): Promise<Head> => {
    const before = known;
    let read = before?.head ?? emptyHead;
    try {
      const stored = await values.read(headKey, headSchema);
      if (unwritten === null) {
        read = stored ?? (await lostHead(now));
        trouble = null;
      }
    } catch (error) {
      note(error);
    }
    // An update that ended in the meantime knows better.
    if (known === before) known = { head: withoutMissing(read), readAt: now.getTime() };
    return known?.head ?? read;
  };

  /** What to go by where the store has no head. */
  const lostHead = async (now: Date): Promise<Head> => {
    if (known !== null && daysHeld(known.head).length > 0) return known.head;
    return { ...(known?.head ?? emptyHead), days: await daysFound(store, values, now) };
  };

  const withoutMissing = (from: Head): Head => withoutDays(from, contents.missingFrom(from));

  const batch: Archive["batch"] = (from, day) =>
    contents.batch(from, day).catch((error) => {
      note(error);
      return null;
    });

  const statisticsOn: Archive["statistics"] = (from, day) =>
    contents.statistics(from, day).catch((error) => {
      note(error);
      return null;
    });

  /** For changes that live in memory until the store works; they are made anew when it does. */
  const statisticsAtHand = async (from: Head, day: Day): Promise<Statistics> =>
    (await statisticsOn(from, day)) ?? statisticsOf((await batch(from, day))?.announcements ?? []);

  const refused = (): Batch[] => unwritten?.contents.map((each) => each.batch) ?? [];

  /** A change made in the store, by the one process that holds the lock. */
  const updateStore = async (now: Date, change: ArchiveChange): Promise<Head> => {
    const stored = await values.read(headKey, headSchema);
    const base = stored ?? (await lostHead(now));
    const lost = await contents.lostFrom(base);
    // Where the head was lost the content may be too: all that is known is written.
    const mustWrite =
      stored === null ? [...(await allBatches(base, lost)), ...refused()] : refused();

    const attempt = async (): Promise<Revision> => {
      const found = await contents.listings(withoutDays(base, lost));
      for (const day of daysHeld(base)) if (!found.some((each) => each.day === day)) lost.add(day);
      const head = withoutDays(withRecords(base, unwritten?.head ?? emptyHead), lost);
      const held = {
        head,
        listings: withRefused(found.filter(({ day }) => !lost.has(day))),
        unwritten: mustWrite,
        batch: async (day: Day) => (await contents.batch(head, day)) ?? isLost(day),
        statistics: (day: Day) => contents.statistics(head, day),
      };
      return revise(held, change, now).catch((error) => {
        if (!(error instanceof LostDay)) throw error;
        lost.add(error.day);
        return attempt();
      });
    };
    const revision = await attempt();

    for (const each of revision.contents) await writeContent(values, each);
    // A process that was frozen in between finds another's head here, and must not go back on it.
    if (!(await values.replace(headKey, headSchema, stored, revision.head))) {
      throw new StoreError("another process changed the archive, though it was locked");
    }
    unwritten = null;
    trouble = null;
    adopt(revision, now);
    await deleteSuperseded(store, base, revision.head, revision.keepFrom).catch((error) =>
      log.warn("what is superseded could not be deleted", { why: causeChain(error) }),
    );
    return revision.head;
  };

  /** The batches of all days held that can be read. Rejects when the store fails. */
  const allBatches = async (from: Head, butNot: ReadonlySet<Day>): Promise<Batch[]> => {
    const found: Batch[] = [];
    for (const day of daysHeld(from)) {
      const held = butNot.has(day) ? null : await contents.batch(from, day);
      if (held !== null) found.push(held);
    }
    return found;
  };

  /** A listing tells of what is held; what could not be written yet is held as well. */
  const withRefused = (found: readonly Listing[]): Listing[] => {
    const byDay = new Map(found.map((listing) => [listing.day, listing]));
    for (const more of refused()) {
      const known = byDay.get(more.day)?.entries ?? [];
      byDay.set(more.day, { day: more.day, entries: [...known, ...listingOf(more).entries] });
    }
    return [...byDay.values()];
  };

  /** A change made in memory alone, until the store can be written again. */
  const updateMemory = async (now: Date, change: ArchiveChange): Promise<Head> => {
    const base = await head(now);
    const found = await contents.listings(base, note);
    const held = {
      head: base,
      listings: withRefused(found),
      unwritten: refused(),
      batch: (day: Day) => batch(base, day),
      statistics: (day: Day) => statisticsAtHand(base, day),
    };
    unwritten = await revise(held, change, now);
    adopt(unwritten, now);
    return unwritten.head;
  };

  const adopt = (revision: Revision, now: Date) => {
    contents.adopt(revision);
    known = { head: revision.head, readAt: now.getTime() };
  };

  const update: Archive["update"] = async (now, change) => {
    try {
      const locked = await withLock(store, "archive", { ...lockOptions, sleep: needs.sleep }, () =>
        updateStore(now, change),
      );
      if (locked !== null) return locked.result;
      throw new StoreError("another process holds the archive's lock");
    } catch (error) {
      const updated = await updateMemory(now, change);
      note(error); // not before: a head that could be read would be taken for the end of it
      return updated;
    }
  };

  return {
    head,
    batch,
    statistics: statisticsOn,
    listings: (from) => contents.listings(from, note),
    trouble: () => trouble,
    update(now, change) {
      const turn = lastUpdate.then(() => update(now, change));
      lastUpdate = turn.catch(() => {});
      return turn;
    },
  };
}

/** Thrown where a day's content turns out to be lost while a change is made on it. */
class LostDay extends Error {
  constructor(readonly day: Day) {
    super(`${day} is lost`);
  }
}

function isLost(day: Day): never {
  throw new LostDay(day);
}
