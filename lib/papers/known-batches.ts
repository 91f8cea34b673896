import type { Day } from "../arxiv/calendar";
import { canonical } from "../arxiv/taxonomy";
import { type Announcement, type Batch, batchOf, kindOf, strongerKind } from "./batch";
import { type AnnouncedPaper, guidOf, type Paper } from "./paper";

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
    const days = [...this.days.keys()]
      .filter((day) => day < before)
      .sort()
      .reverse();
    return days.find((day) => this.countIn(day, members) > 0) ?? null;
  }

  meanCount(members: ReadonlySet<string>): number {
    const days = [...this.days.keys()];
    const total = days.reduce((sum, day) => sum + this.countIn(day, members), 0);
    return days.length === 0 ? 0 : total / days.length;
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
