import { announcementDayBefore, type Day } from "../arxiv/calendar";
import { canonical } from "../arxiv/taxonomy";
import { type Announcement, type Batch, batchOf, kindOf, strongerKind } from "./batch";
import type { Listed, Listing } from "./listing";
import { type AnnouncedPaper, guidOf, type Paper } from "./paper";

/** What is usual is judged by so many days. */
const daysRemembered = 6;
/** Of two days of one category the smaller has rarely less than this share of the mean. */
const thinShare = 0.6;

type Added = Pick<Announcement, "paper" | "kind">;
type Sighting = NonNullable<Announcement["earlier"]>[number];

/**
 * The announcements held, open for additions.
 *
 * What counts as known is what the feed announced. Copies that were filled in stand under a day that
 * their submission suggests, which is not always the right one: they prove little (`filledShare`),
 * and give way when the feed announces the paper.
 */
export class KnownBatches {
  private readonly days = new Map<Day, Map<string, Listed>>();
  private readonly daysByGuid = new Map<string, Day[]>();
  private readonly filledById = new Map<string, Map<Day, Listed>>();
  private readonly added = new Map<Day, Map<string, Added>>();
  private readonly gone = new Map<Day, Set<string>>();

  constructor(held: readonly Listing[]) {
    for (const { day, entries } of held) {
      for (const entry of entries) {
        if (entry.isFilled) this.putFilled(day, entry);
        else this.put(day, entry);
      }
    }
    for (const days of this.daysByGuid.values()) days.sort();
  }

  daysOf(guid: string): readonly Day[] {
    return this.daysByGuid.get(guid) ?? [];
  }

  count(day: Day, guids: readonly string[]): number {
    const batch = this.days.get(day);
    return batch === undefined ? 0 : guids.filter((guid) => batch.has(guid)).length;
  }

  lastDayWith(members: ReadonlySet<string>, before: Day): Day | null {
    return this.newestFirst().find((day) => day < before && this.countIn(day, members) > 0) ?? null;
  }

  /** Of the days that may count, the one on which most of the versions were announced. */
  commonestDay(guids: readonly string[], mayCount: (day: Day) => boolean): Day | null {
    return commonest(guids.flatMap((guid) => this.daysOf(guid)).filter(mayCount));
  }

  /**
   * Of the days that may count, the one under which most of the papers were filled in, and the share
   * of them that was.
   */
  filledShare(
    ids: readonly string[],
    mayCount: (day: Day) => boolean,
  ): { day: Day; share: number } {
    const days = ids.flatMap((id) => [...(this.filledById.get(id)?.keys() ?? [])].filter(mayCount));
    const day = commonest(days) ?? "";
    return { day, share: days.filter((each) => each === day).length / Math.max(1, ids.length) };
  }

  /** Papers a day in these categories and no others, over the last days that had any paper in them. */
  usualCount(members: ReadonlySet<string>, others: ReadonlySet<string>, butNot?: Day): number {
    const days = this.daysWith(members).filter((day) => day !== butNot);
    const total = days.reduce((sum, day) => sum + this.ownCount(day, members, others), 0);
    return days.length === 0 ? 0 : total / days.length;
  }

  /** True when a day has far fewer papers in these categories and no others than is usual. */
  isThin(day: Day, members: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
    const usual = this.usualCount(members, others, day);
    return this.ownCount(day, members, others) < usual * thinShare;
  }

  /** True when earlier days are known from the feed, but not the announcement day before this one. */
  isAfterGap(day: Day, members: ReadonlySet<string>): boolean {
    const previous = this.lastDayWith(members, day);
    return previous !== null && previous < announcementDayBefore(day);
  }

  hasCategories(day: Day, paper: Paper): boolean {
    const held = this.days.get(day)?.get(guidOf(paper))?.categories ?? [];
    return paper.categories.every((category) => held.includes(category));
  }

  hasNew(day: Day, members: ReadonlySet<string>): boolean {
    return [...(this.added.get(day)?.values() ?? [])].some(({ paper }) => isIn(paper, members));
  }

  /** Adds an announcement or strengthens the one held; true when that changed anything. */
  place(day: Day, announced: AnnouncedPaper): boolean {
    const guid = guidOf(announced.paper);
    const held = this.days.get(day)?.get(guid);
    const kind = kindOf(announced.announceType);
    if (kind === "new") this.withdrawFilled(announced.paper.id);
    if (held === undefined) {
      this.add(day, announced.paper, kind);
      this.daysByGuid.get(guid)?.sort();
      return true;
    }
    const stronger = strongerKind(held.kind, kind);
    const isWider = announced.paper.categories.length > held.categories.length;
    if (stronger === held.kind && !isWider) return false;
    const categories = isWider ? announced.paper.categories : [...held.categories];
    this.add(day, { ...announced.paper, categories }, stronger);
    return true;
  }

  /** What was added to a day, each paper with its announcements of earlier days. */
  additions(day: Day): Batch {
    const added = [...(this.added.get(day)?.values() ?? [])].map(
      ({ paper, kind }): Announcement => {
        const earlier = this.sightingsOf(paper.id).filter((sighting) => sighting.day < day);
        return earlier.length === 0 ? { paper, kind } : { paper, kind, earlier };
      },
    );
    return batchOf(day, added);
  }

  /** Filled copies, by day, of what the feed has announced by now; guids. */
  withdrawn(): Record<Day, string[]> {
    return Object.fromEntries([...this.gone].map(([day, guids]) => [day, [...guids]]));
  }

  private withdrawFilled(id: string): void {
    for (const [day, copy] of this.filledById.get(id) ?? []) {
      this.gone.set(day, (this.gone.get(day) ?? new Set()).add(guidOf(copy)));
    }
    this.filledById.delete(id);
  }

  private add(day: Day, paper: Paper, kind: Announcement["kind"]): void {
    const { id, version, categories } = paper;
    this.put(day, { id, version, kind, categories, isFilled: false });
    const added = this.added.get(day) ?? new Map<string, Added>();
    this.added.set(day, added.set(guidOf(paper), { paper, kind }));
  }

  private sightingsById: Map<string, Sighting[]> | null = null;

  private sightingsOf(id: string): Sighting[] {
    this.sightingsById ??= this.allSightings();
    return this.sightingsById.get(id) ?? [];
  }

  private allSightings(): Map<string, Sighting[]> {
    const byId = new Map<string, Sighting[]>();
    for (const day of this.newestFirst().reverse()) {
      for (const { id, kind, categories } of this.days.get(day)?.values() ?? []) {
        const list = byId.get(id) ?? [];
        list.push({ day, kind, categories: [...categories] });
        byId.set(id, list);
      }
    }
    for (const [id, copies] of this.filledById) {
      const sightings = byId.get(id) ?? [];
      for (const [day, { kind, categories }] of copies) {
        sightings.push({ day, kind, categories: [...categories] });
      }
      byId.set(
        id,
        sightings.sort((a, b) => (a.day < b.day ? -1 : 1)),
      );
    }
    return byId;
  }

  private put(day: Day, entry: Listed): void {
    const guid = guidOf(entry);
    const batch = this.days.get(day) ?? new Map<string, Listed>();
    this.days.set(day, batch.set(guid, entry));
    const days = this.daysByGuid.get(guid);
    if (days === undefined) this.daysByGuid.set(guid, [day]);
    else if (!days.includes(day)) days.push(day);
    this.sightingsById = null;
  }

  private putFilled(day: Day, entry: Listed): void {
    const copies = this.filledById.get(entry.id) ?? new Map<Day, Listed>();
    this.filledById.set(entry.id, copies.set(day, entry));
  }

  private newestFirst(): Day[] {
    return [...this.days.keys()].sort().reverse();
  }

  private daysWith(members: ReadonlySet<string>): Day[] {
    const days: Day[] = [];
    for (const day of this.newestFirst()) {
      if (days.length === daysRemembered) break;
      if (this.countIn(day, members) > 0) days.push(day);
    }
    return days;
  }

  private ownCount(day: Day, members: ReadonlySet<string>, others: ReadonlySet<string>): number {
    let count = 0;
    for (const entry of this.days.get(day)?.values() ?? []) {
      if (isIn(entry, members) && !isIn(entry, others)) count++;
    }
    return count;
  }

  private countIn(day: Day, members: ReadonlySet<string>): number {
    let count = 0;
    for (const entry of this.days.get(day)?.values() ?? []) if (isIn(entry, members)) count++;
    return count;
  }
}

/** Of several that occur equally often, the latest. */
function commonest(days: readonly Day[]): Day | null {
  const counts = new Map<Day, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  const [first] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? 1 : -1));
  return first?.[0] ?? null;
}

/** True when a paper is listed in one of the (canonical) categories. */
export function isIn(
  { categories }: { categories: readonly string[] },
  members: ReadonlySet<string>,
): boolean {
  return categories.some((category) => members.has(canonical(category)));
}
