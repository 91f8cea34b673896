import { z } from "zod";
import type { ZoteroLibrary } from "../config/schema";
import { causeChain } from "../errors";
import { digest } from "../interest/interest";
import type { Log } from "../log";
import { withLock } from "../store/lock";
import type { Store } from "../store/store";
import type { Values } from "../store/values";
import {
  afterFailure,
  type LibraryRecord,
  libraryKey,
  libraryName,
  libraryPapersKey,
  libraryRecordSchema,
  nextReading,
} from "./kept-library";
import { type LikedPaper, likedPaperSchema } from "./liked-paper";
import type { Zotero, ZoteroPapers } from "./zotero";

/**
 * Zotero libraries as they were last read. Only `refresh` asks Zotero; everything else looks into
 * memory and the store, and while that fails memory goes on.
 */
export type Libraries = {
  papersOf(library: ZoteroLibrary, now: Date): Promise<readonly LikedPaper[]>;
  record(library: ZoteroLibrary, now: Date): Promise<LibraryRecord | null>;
  /** As far as memory knows; false while it knows nothing of the library. */
  isDue(library: ZoteroLibrary, now: Date): boolean;
  /** Reads the library where it is time. Null where it was not; a sentence where it failed. */
  refresh(library: ZoteroLibrary, now: Date): Promise<{ failure?: string } | null>;
  /** Counts up when papers changed. */
  generation(): number;
};

type Held = { record: LibraryRecord | null; papers: readonly LikedPaper[]; lookedAt: number };

const papersSchema = z.array(likedPaperSchema);
/** How long what another instance has read may go unseen. */
const recordLifeMs = 300_000;
const lock = { ttlSeconds: 60, waitMs: 0, isKept: true };

export function createLibraries(needs: {
  zotero: Zotero;
  store: Store;
  values: Values;
  log: Log;
  sleep: (ms: number) => Promise<void>;
}): Libraries {
  const { zotero, store, values, log } = needs;
  const memory = new Map<string, Held>();
  let generation = 0;

  const nothing: Held = { record: null, papers: [], lookedAt: Number.NEGATIVE_INFINITY };
  const heldOf = (library: ZoteroLibrary) => memory.get(libraryKey(library)) ?? nothing;

  const hold = (
    library: ZoteroLibrary,
    record: LibraryRecord | null,
    papers: readonly LikedPaper[],
    now: Date,
  ): Held => {
    const held = { record, papers, lookedAt: now.getTime() };
    if (record?.reading?.papersHash !== heldOf(library).record?.reading?.papersHash) generation++;
    memory.set(libraryKey(library), held);
    return held;
  };

  /** What the store has; what memory has where the store fails, or has lost the papers. */
  const read = async (library: ZoteroLibrary, now: Date): Promise<Held> => {
    const before = heldOf(library);
    try {
      const record = await values.read(libraryKey(library), libraryRecordSchema);
      if (record === null) return hold(library, before.record, before.papers, now);
      const hash = record.reading?.papersHash;
      if (hash === undefined || hash === before.record?.reading?.papersHash) {
        return hold(library, record, before.papers, now);
      }
      const papers = await values.read(libraryPapersKey(library, hash), papersSchema);
      if (papers !== null) return hold(library, record, papers, now);
      // Without its papers a reading is none, and has to be made again.
      return hold(library, { checkedAt: 0 }, before.papers, now);
    } catch (error) {
      log.warn("a library could not be read from the store", { why: causeChain(error) });
      return hold(library, before.record, before.papers, now);
    }
  };

  const look = async (library: ZoteroLibrary, now: Date): Promise<Held> => {
    const held = heldOf(library);
    return Math.abs(now.getTime() - held.lookedAt) < recordLifeMs ? held : read(library, now);
  };

  const keep = async (
    library: ZoteroLibrary,
    record: LibraryRecord,
    papers: readonly LikedPaper[] | null,
    now: Date,
  ): Promise<void> => {
    const before = heldOf(library);
    const hash = record.reading?.papersHash;
    const replaced = before.record?.reading?.papersHash;
    hold(library, record, papers ?? before.papers, now);
    try {
      // Where an earlier write was refused the store has not got what memory has.
      if (hash !== undefined) {
        await values.write(libraryPapersKey(library, hash), papers ?? before.papers);
      }
      await values.write(libraryKey(library), record);
      if (replaced !== undefined && replaced !== hash) {
        await store.delete(libraryPapersKey(library, replaced));
      }
    } catch (error) {
      log.warn("a library could not be kept", { why: causeChain(error) });
    }
  };

  const ask = async (library: ZoteroLibrary, now: Date): Promise<{ failure?: string } | null> => {
    const { record } = await read(library, now);
    if (nextReading(record) > now.getTime()) return null;
    const reading = record?.reading;
    const answer = await zotero.papersOf(library, reading?.version);
    if ("code" in answer) {
      await keep(library, afterFailure(record, answer, now), null, now);
      return { failure: `${answer.message}: ${libraryName(library)}` };
    }
    const checkedAt = now.getTime();
    if ("unchanged" in answer) {
      const same = reading && { ...reading, readAt: checkedAt };
      await keep(library, { checkedAt, ...(same && { reading: same }) }, null, now);
    } else {
      await keep(library, { checkedAt, reading: readingOf(answer, now) }, answer.papers, now);
    }
    return {};
  };

  return {
    papersOf: async (library, now) => (await look(library, now)).papers,
    record: async (library, now) => (await look(library, now)).record,
    isDue(library, now) {
      const { record, lookedAt } = heldOf(library);
      return Number.isFinite(lookedAt) && nextReading(record) <= now.getTime();
    },
    async refresh(library, now) {
      let hasBegun = false;
      const work = () => {
        hasBegun = true;
        return ask(library, now);
      };
      const name = `zotero/${digest(libraryName(library))}`;
      try {
        const locked = await withLock(store, name, { ...lock, sleep: needs.sleep }, work);
        return locked?.result ?? null;
      } catch (error) {
        if (hasBegun) throw error;
        return work(); // without a store each process is on its own
      }
    },
    generation: () => generation,
  };
}

function readingOf({ papers, version, isCut }: ZoteroPapers, now: Date) {
  const papersHash = digest(papers);
  return { readAt: now.getTime(), version, papersHash, count: papers.length, isCut };
}
