import type { Day } from "../arxiv/calendar";
import { canonical } from "../arxiv/taxonomy";
import { type Announcement, type Batch, batchOf, kindOf, strongerKind } from "./batch";
import { type AnnouncedPaper, guidOf, type Paper } from "./paper";

/** What is usual is judged by so many days. */
const daysRemembered = 6;
/** Of two days of one category the smaller has rarely less than this share of the mean. */
const thinShare = 0.6;

/** The batches held, open for additions. */
export class KnownBatches {
  private readonly days = new Map<Day, Map<string, Announcement>>();
  private readonly daysByGuid = new Map<string, Day[]>();
  private readonly added = new Map<Day, Set<string>>();

  constructor(held: readonly Batch[]) {
    for (const batch of [...held].sort((a, b) => (a.day < b.day ? -1 : 1))) {
      for (const announcement of batch.announcements) this.put(batch.day, announcement);
    }
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
    const counts = new Map<Day, number>();
    for (const day of guids.flatMap((guid) => this.daysOf(guid)).filter(mayCount)) {
      counts.set(day, (counts.get(day) ?? 0) + 1);
    }
    const [commonest] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? 1 : -1));
    return commonest?.[0] ?? null;
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

  hasCategories(day: Day, paper: Paper): boolean {
    const held = this.days.get(day)?.get(guidOf(paper))?.paper.categories ?? [];
    return paper.categories.every((category) => held.includes(category));
  }

  hasNew(day: Day, members: ReadonlySet<string>): boolean {
    return [...(this.added.get(day) ?? [])].some((guid) => {
      const announcement = this.days.get(day)?.get(guid);
      return announcement !== undefined && isIn(announcement.paper, members);
    });
  }

  /** Adds an announcement or strengthens the one held; true when that changed anything. */
  place(day: Day, { paper, announceType }: AnnouncedPaper): boolean {
    const guid = guidOf(paper);
    const held = this.days.get(day)?.get(guid);
    const kind = kindOf(announceType);
    if (held === undefined) {
      this.put(day, { paper, kind });
      this.added.set(day, (this.added.get(day) ?? new Set()).add(guid));
      return true;
    }
    const stronger = strongerKind(held.kind, kind);
    const isWider = paper.categories.length > held.paper.categories.length;
    if (stronger === held.kind && !isWider) return false;
    this.put(day, { ...held, paper: isWider ? paper : held.paper, kind: stronger });
    return true;
  }

  /** A whole batch in its lasting order, each paper with its announcements of earlier days. */
  batch(day: Day): Batch {
    const announcements = [...(this.days.get(day)?.values() ?? [])].map(
      ({ paper, kind, earlier: recorded = [] }): Announcement => {
        // Days that have left the archive are known from the announcement alone.
        const forgotten = recorded.filter((sighting) => !this.days.has(sighting.day));
        const earlier = [...forgotten, ...this.earlierThan(day, paper.id)];
        return earlier.length === 0 ? { paper, kind } : { paper, kind, earlier };
      },
    );
    return batchOf(day, announcements);
  }

  private earlierThan(day: Day, id: string): NonNullable<Announcement["earlier"]> {
    return (this.sightings().get(id) ?? []).filter((sighting) => sighting.day < day);
  }

  private byId: Map<string, NonNullable<Announcement["earlier"]>> | null = null;

  private sightings() {
    if (this.byId !== null) return this.byId;
    this.byId = new Map();
    for (const day of [...this.days.keys()].sort()) {
      for (const { paper, kind } of this.days.get(day)?.values() ?? []) {
        const list = this.byId.get(paper.id) ?? [];
        list.push({ day, kind, categories: paper.categories });
        this.byId.set(paper.id, list);
      }
    }
    return this.byId;
  }

  private put(day: Day, announcement: Announcement): void {
    const guid = guidOf(announcement.paper);
    const batch = this.days.get(day) ?? new Map<string, Announcement>();
    this.days.set(day, batch.set(guid, announcement));
    const days = this.daysByGuid.get(guid) ?? [];
    if (!days.includes(day)) this.daysByGuid.set(guid, [...days, day].sort());
    this.byId = null;
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
    for (const { paper } of this.days.get(day)?.values() ?? []) {
      if (isIn(paper, members) && !isIn(paper, others)) count++;
    }
    return count;
  }

  private countIn(day: Day, members: ReadonlySet<string>): number {
    let count = 0;
    for (const { paper } of this.days.get(day)?.values() ?? []) if (isIn(paper, members)) count++;
    return count;
  }
}

/** True when a paper is listed in one of the (canonical) categories. */
export function isIn(paper: Paper, members: ReadonlySet<string>): boolean {
  return paper.categories.some((category) => members.has(canonical(category)));
}
