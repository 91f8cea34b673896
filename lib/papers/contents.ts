import { createHash } from "node:crypto";
import { z } from "zod";
import type { Day } from "../arxiv/calendar";
import { type Statistics, statisticsSchema, storedStatistics } from "../ranking/statistics";
import type { Store } from "../store/store";
import type { Values } from "../store/values";
import { announcementSchema, type Batch } from "./batch";
import { batchPrefix, type Head, type HeldDay, listingKey, partKeys, statisticsKey } from "./head";
import { type Listing, listedSchema, listingOf, storedListing } from "./listing";

/**
 * What the head names: each day's batch, in parts that no store finds too large, and beside it the
 * day's term statistics and its listing. Keys hold a hash of the content, so nothing is ever changed in place.
 */
const partSize = 500;

export type DayContent = { batch: Batch; held: HeldDay; terms: Statistics };

export function heldDay(batch: Batch, changedAt: Date): HeldDay {
  const content = JSON.stringify(batch.announcements);
  return {
    hash: createHash("sha256").update(content).digest("hex").slice(0, 16),
    parts: Math.max(1, Math.ceil(batch.announcements.length / partSize)),
    count: batch.announcements.length,
    changedAt: changedAt.getTime(),
  };
}

/** Null when a part is not there or cannot be read. */
export async function readBatch(
  values: Values,
  day: Day,
  held: Pick<HeldDay, "hash" | "parts">,
): Promise<Batch | null> {
  const parts = await values.readMany(partKeys(day, held), z.array(announcementSchema));
  if (parts.some((part) => part === null)) return null;
  return { day, announcements: parts.flatMap((part) => part ?? []) };
}

export function readStatistics(values: Values, day: Day, held: HeldDay) {
  return values.read(statisticsKey(day, held), statisticsSchema);
}

/** How many listings one request may ask for: of a whole archive's days, some 30 KB each. */
const listingsAtOnce = 20;

/** In the order of the days; null where a listing is not there or cannot be read. */
export async function readListings(
  values: Values,
  days: readonly (readonly [Day, HeldDay])[],
): Promise<(Listing | null)[]> {
  const found: (Listing | null)[] = [];
  for (let from = 0; from < days.length; from += listingsAtOnce) {
    const some = days.slice(from, from + listingsAtOnce);
    const keys = some.map(([day, held]) => listingKey(day, held));
    const listed = await values.readMany(keys, listedSchema);
    for (const [index, [day]] of some.entries()) {
      const entries = listed[index] ?? null;
      found.push(entries && { day, entries });
    }
  }
  return found;
}

export async function writeContent(values: Values, content: DayContent): Promise<void> {
  const { batch, held, terms } = content;
  for (const [index, key] of partKeys(batch.day, held).entries()) {
    const from = index * partSize;
    await values.write(key, batch.announcements.slice(from, from + partSize));
  }
  await values.write(statisticsKey(batch.day, held), storedStatistics(terms));
  await values.write(listingKey(batch.day, held), storedListing(listingOf(batch)));
}

/**
 * Deletes what the head before named and the one after does not. Another instance may ask for it
 * for a minute: to the archive it is then missing, and a new look at the head tells why.
 *
 * When days have become too old, all that is as old goes with them: what a process wrote that died
 * before it could write the head is named by none.
 */
export async function deleteSuperseded(
  store: Store,
  before: Head,
  after: Head,
  keepFrom: Day,
): Promise<void> {
  const superseded = Object.entries(before.days)
    .filter(([day, held]) => after.days[day]?.hash !== held.hash)
    .flatMap(([day, held]) => [
      ...partKeys(day, held),
      statisticsKey(day, held),
      listingKey(day, held),
    ]);
  const isAgeing = Object.keys(before.days).some((day) => day < keepFrom);
  const tooOld = isAgeing
    ? (await store.list(batchPrefix)).filter((key) => key < `${batchPrefix}${keepFrom}`)
    : [];
  const keys = new Set([...superseded, ...tooOld]);
  if (keys.size > 0) await store.delete(...keys);
}
