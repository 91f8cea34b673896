import type { Day } from "../arxiv/calendar";
import {
  addStatistics,
  emptyStatistics,
  type Statistics,
  statisticsOf,
} from "../ranking/statistics";
import { type Batch, batchOf } from "./batch";
import { type DayContent, heldDay } from "./contents";
import { daysHeld, type Head } from "./head";

export type ArchiveChange = (state: { head: Head; batches: Batch[] }) => {
  batches: Batch[]; // new or changed, whole
  categories: Head["categories"]; // all of them
  validators: Head["validators"];
  /** Days before this one are dropped. */
  keepFrom: Day;
};

/** What a change makes of the archive: the next head, and the content it names that is new. */
export type Revision = { head: Head; contents: DayContent[]; keepFrom: Day };

/**
 * Applies a change to what is held: the batches of the head, and those that must be written
 * whatever the change says of them. No announcement of either is ever left out.
 */
export async function revise(
  held: { head: Head; batches: readonly Batch[]; unwritten: readonly Batch[] },
  change: ArchiveChange,
  statisticsOn: (head: Head, day: Day) => Promise<Statistics>,
  now: Date,
): Promise<Revision> {
  const batches = merged(held.batches, held.unwritten);
  const { categories, validators, keepFrom, ...result } = change({ head: held.head, batches });
  const changed = new Set([...held.unwritten, ...result.batches].map(({ day }) => day));

  const days = Object.fromEntries(
    Object.entries(held.head.days).filter(([day]) => day >= keepFrom),
  );
  const contents: DayContent[] = [];
  const terms = new Map<Day, Statistics>();
  const termsOn = async (day: Day) => terms.get(day) ?? statisticsOn(held.head, day);

  for (const batch of oldestFirst(merged(batches, result.batches))) {
    const { day } = batch;
    if (!changed.has(day) || day < keepFrom) continue;
    const before = held.head.days[day];
    const made = heldDay(batch, now);
    const isSame = before?.hash === made.hash;
    days[day] = isSame ? before : made;
    terms.set(day, isSame ? await termsOn(day) : await grown(batch));
    contents.push({ batch, held: days[day], terms: await termsOn(day) });
  }
  const generation = held.head.generation + 1;
  return { head: { generation, days, categories, validators }, contents, keepFrom };

  /** The statistics of the day before, from however long ago, and the batch's own. */
  async function grown(batch: Batch): Promise<Statistics> {
    const all = { ...held.head.days, ...days };
    const before = daysHeld({ ...held.head, days: all }).find((day) => day < batch.day);
    const background = before === undefined ? emptyStatistics : await termsOn(before);
    return addStatistics(background, statisticsOf(batch.announcements));
  }
}

/** Two sets of batches; where both have a day, each announcement of either, the second's first. */
function merged(base: readonly Batch[], over: readonly Batch[]): Batch[] {
  const byDay = new Map(base.map((batch) => [batch.day, batch]));
  for (const { day, announcements } of over) {
    byDay.set(day, batchOf(day, [...(byDay.get(day)?.announcements ?? []), ...announcements]));
  }
  return [...byDay.values()];
}

function oldestFirst(batches: readonly Batch[]): Batch[] {
  return [...batches].sort((a, b) => (a.day < b.day ? -1 : 1));
}
