/** All that an invented arXiv announces from December 2025 to the first week of 2027. */

import { addDays, isAnnouncementDay, midnightOf } from "@/lib/arxiv/calendar";
import { type HistoryPaper, inventHistory } from "@/tests/support/arxiv-history";
import { type Announced, inventDay } from "@/tests/support/invented";
import { chanceFrom } from "@/tests/support/seeded";

export const yearsCategories = ["cs.CL", "cs.LG", "cs.RO", "cs.CV"];
const [from, to] = ["2025-12-01", "2027-01-08"];
const papersADay = 32;

/** A Wednesday whose mailing arXiv put off to the next day. */
export const putOff = "2026-03-18";
/** The Friday after Thanksgiving, which by the published calendar has no papers. */
export const unplanned = "2026-11-27";
/** A day with more papers than one feed holds. */
export const crowded = "2026-09-16";
const papersWhenCrowded = 2_300;

/** In the order of announcement. */
export function inventYear(): HistoryPaper[] {
  const plan = { seed: "year", count: papersADay, categories: yearsCategories };
  const ordinary = inventHistory({ ...plan, from, to });
  const crowd = inventDay({ ...plan, day: crowded, count: papersWhenCrowded });
  const extra = inventDay({ ...plan, day: unplanned });
  const all = [
    ...ordinary.filter(({ announcedOn }) => announcedOn !== crowded),
    ...crowd.map((each) => onItsDay(each, crowded, "2026-09-15T12:00:00Z")),
    // Submitted between Wednesday's deadline and Thursday's.
    ...extra.map((each) => onItsDay(each, unplanned, "2026-11-26T12:00:00Z")),
  ].filter(isPossible);
  const once = [...new Map(all.map((each) => [each.announced.id, each])).values()];
  const announced = [...once, ...returning(once)].map((each) =>
    each.announcedOn === putOff ? { ...each, announcedOn: addDays(putOff, 1) } : each,
  );
  // Of two actions on one paper in one mailing the feeds tell the first.
  const byDay = new Map(
    announced.toReversed().map((each) => [`${each.announcedOn} ${each.announced.id}`, each]),
  );
  return [...byDay.values()].sort((a, b) => (a.announcedOn < b.announcedOn ? -1 : 1));
}

function onItsDay(announced: Announced, announcedOn: string, submittedAt: string): HistoryPaper {
  const isNew = announced.action === "new";
  return { announced, announcedOn, submittedAt: new Date(isNew ? submittedAt : "2020-01-02") };
}

/** An old paper that would have been announced within the time told of here was not: it is left out. */
function isPossible({ announced: { action, id } }: HistoryPaper): boolean {
  return action === "new" || id.slice(0, 4) < "2511";
}

/** Some papers come back within days: as version 2, or newly listed in a further category. */
function returning(papers: readonly HistoryPaper[]): HistoryPaper[] {
  const chance = chanceFrom("returning");
  return papers.flatMap((paper): HistoryPaper[] => {
    const { announced } = paper;
    if (announced.action !== "new" || chance.next() > 0.25) return [];
    if (paper.announcedOn === crowded) return []; // they would crowd the days after it too
    const announcedOn = announcementDayIn(paper.announcedOn, chance.between(1, 4));
    if (announcedOn > to) return [];
    const target = yearsCategories.find((each) => !announced.categories.includes(each));
    if (target === undefined || chance.happens(0.5)) {
      const title = `${announced.title}, Revised`;
      const revised = { ...announced, title, version: 2, action: "replace" as const };
      return [{ ...paper, announced: revised, announcedOn }];
    }
    const categories = [...announced.categories, target];
    const listed = { ...announced, categories, action: "cross" as const, crossTo: [target] };
    return [{ ...paper, announced: listed, announcedOn }];
  });
}

/** The announcement day so many of them later. */
function announcementDayIn(day: string, steps: number): string {
  let at = day;
  for (let left = steps; left > 0; ) {
    at = addDays(at, 1);
    if (isAnnouncementDay(at)) left -= 1;
  }
  return at;
}

/** So many hours into a day in New York. */
export function hoursInto(day: string, hours: number): Date {
  return new Date(midnightOf(day).getTime() + hours * 3_600_000);
}

export function groupedBy<T>(values: readonly T[], nameOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const name = nameOf(value);
    const group = groups.get(name) ?? [];
    group.push(value);
    groups.set(name, group);
  }
  return groups;
}
