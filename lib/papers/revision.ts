import type { Day } from "../arxiv/calendar";
import {
  addStatistics,
  emptyStatistics,
  type Statistics,
  statisticsOf,
} from "../ranking/statistics";
import { type Batch, batchOf, extended } from "./batch";
import { type DayContent, heldDay } from "./contents";
import { daysHeld, type Head } from "./head";
import type { Listing } from "./listing";
import { guidOf } from "./paper";

/** A change of the archive, made from what is held; what it leaves out stays as it is. */
export type ArchiveChange = (state: { head: Head; listings: readonly Listing[] }) => {
  /** Announcements to add to their days; those of a version that a day holds take its place. */
  batches?: readonly Batch[];
  /** Copies that were filled in under a day and that the feed has announced on another. */
  withdrawn?: Readonly<Record<Day, readonly string[]>>; // guids
  /** What else the head says, each member whole. */
  head?: Partial<
    Pick<
      Head,
      "categories" | "validators" | "coverage" | "historyTrouble" | "summaries" | "summaryWork"
    >
  >;
  /** Days before this one are dropped. */
  keepFrom?: Day;
};

/** What a change makes of the archive: the next head, and the content it names that is new. */
export type Revision = { head: Head; contents: DayContent[]; keepFrom: Day };

/** What a change is made on. */
export type Held = {
  head: Head;
  listings: readonly Listing[];
  /** What must be written whatever the change says of it. */
  unwritten: readonly Batch[];
  batch(day: Day): Promise<Batch | null>;
  statistics(day: Day): Promise<Statistics>;
};

/**
 * Applies a change to what is held. No announcement of the feed's is ever left out: a day keeps what
 * it has, gains what the change adds, and loses only copies that were filled in.
 */
export async function revise(held: Held, change: ArchiveChange, now: Date): Promise<Revision> {
  const { batches = [], withdrawn = {}, keepFrom = "", ...result } = change(held);
  const changed = new Set([
    ...[...held.unwritten, ...batches].map(({ day }) => day),
    ...Object.keys(withdrawn).filter((day) => held.head.days[day] !== undefined),
  ]);

  const days = Object.fromEntries(
    Object.entries(held.head.days).filter(([day]) => day >= keepFrom),
  );
  const contents: DayContent[] = [];
  const terms = new Map<Day, Statistics>();
  const termsOn = async (day: Day) => terms.get(day) ?? held.statistics(day);

  for (const day of [...changed].sort()) {
    if (day < keepFrom) continue;
    const batch = await revised(day);
    const before = held.head.days[day];
    const made = heldDay(batch, now);
    const isSame = before?.hash === made.hash;
    days[day] = isSame ? before : made;
    terms.set(day, isSame ? await termsOn(day) : await grown(batch));
    contents.push({ batch, held: days[day], terms: await termsOn(day) });
  }
  const kept = <T>(byDay: Readonly<Record<Day, T>>): Record<Day, T> =>
    Object.fromEntries(Object.entries(byDay).filter(([day]) => day >= keepFrom));
  const head: Head = {
    ...held.head,
    ...result.head,
    generation: held.head.generation + 1,
    days,
    coverage: kept(result.head?.coverage ?? held.head.coverage),
    summaries: kept(result.head?.summaries ?? held.head.summaries),
  };
  return { head, contents, keepFrom };

  async function revised(day: Day): Promise<Batch> {
    const refused = held.unwritten.find((batch) => batch.day === day)?.announcements ?? [];
    const added = batches.filter((batch) => batch.day === day).flatMap((b) => b.announcements);
    const stored = held.head.days[day] === undefined ? null : await held.batch(day);
    const whole = extended(extended(stored ?? batchOf(day, []), refused), added);
    const gone = new Set(withdrawn[day]);
    const stays = whole.announcements.filter(
      ({ paper, filled }) => !(filled && gone.has(guidOf(paper))),
    );
    return { day, announcements: stays };
  }

  /**
   * The statistics of the day before, from however long ago, and the batch's own. A day that was
   * filled in counts alone, so that its scores do not depend on which day was filled in first.
   */
  async function grown(batch: Batch): Promise<Statistics> {
    const own = statisticsOf(batch.announcements);
    if (batch.announcements.every(({ filled }) => filled)) return own;
    const all = { ...held.head.days, ...days };
    const before = daysHeld({ ...held.head, days: all }).find((day) => day < batch.day);
    const background = before === undefined ? emptyStatistics : await termsOn(before);
    return addStatistics(background, own);
  }
}
