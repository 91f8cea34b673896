import { z } from "zod";
import type { ZoteroLibrary } from "../config/schema";
import { digest } from "../interest/interest";

const codes = [
  "forbidden",
  "not_found",
  "rate_limited",
  "server_error",
  "unreachable",
  "malformed",
] as const;

/** Why a library could not be read. */
export type ZoteroFailure = {
  code: (typeof codes)[number];
  message: string; // one sentence without its full stop; no key is in it
  retryAfterSeconds?: number;
};

/**
 * What the store keeps of a Zotero library: this small value, which names the papers last read, and
 * those by a hash of their own. A reading that failed leaves the last good one.
 */
export const libraryRecordSchema = z.object({
  checkedAt: z.number(), // when Zotero was last asked, ms
  failure: z
    .object({
      code: z.enum(codes),
      message: z.string(),
      count: z.int().positive(), // in a row
      retryAt: z.number(), // ms
    })
    .optional(),
  reading: z
    .object({
      readAt: z.number(), // when it was last known to be as it is, ms
      version: z.number(), // of the library, as Zotero counts
      papersHash: z.string(),
      count: z.number(),
      isCut: z.boolean(), // there are more, older ones
    })
    .optional(),
});
export type LibraryRecord = z.infer<typeof libraryRecordSchema>;

const readEveryMs = 6 * 3_600_000;
const firstPauseMs = 15 * 60_000;

/** When Zotero may be asked again, ms. */
export function nextReading(record: LibraryRecord | null): number {
  if (record === null) return Number.NEGATIVE_INFINITY;
  return record.failure?.retryAt ?? record.checkedAt + readEveryMs;
}

/** Pauses double up to the usual one; longer only where Zotero asks for it. */
export function afterFailure(
  record: LibraryRecord | null,
  { code, message, retryAfterSeconds = 0 }: ZoteroFailure,
  now: Date,
): LibraryRecord {
  const count = (record?.failure?.count ?? 0) + 1;
  const pauseMs = Math.min(readEveryMs, firstPauseMs * 2 ** (count - 1));
  const retryAt = now.getTime() + Math.max(pauseMs, retryAfterSeconds * 1000);
  return { ...record, checkedAt: now.getTime(), failure: { code, message, count, retryAt } };
}

export function libraryName({ zotero, collection }: ZoteroLibrary): string {
  return collection === undefined ? zotero : `${zotero}, collection ${collection}`;
}

export function libraryKey(library: ZoteroLibrary): string {
  return `likes/zotero/${digest([library.zotero, library.collection ?? null])}`;
}

export function libraryPapersKey(library: ZoteroLibrary, papersHash: string): string {
  return `${libraryKey(library)}/${papersHash}`;
}
