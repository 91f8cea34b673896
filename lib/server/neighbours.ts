import type { Archive } from "../papers/archive";
import { contentName, daysHeld, type Head } from "../papers/head";
import type { Paper } from "../papers/paper";
import { dayIndexOf } from "../ranking/day-index";
import { type IndexedDay, type SimilarPaper, similarPapers } from "../ranking/similar";
import { emptyStatistics } from "../ranking/statistics";

/** What is most like a paper in the archive, and how many days were looked at. */
export type Neighbours = { papers: SimilarPaper[]; days: number };

const mostShown = 8;
/** What memory holds of batches; to read more for one page would push out what feeds need. */
const mostPapers = 20_000;
/** A process that has just started takes more days with each page: reading and indexing takes time. */
const newPapersAPage = 4_000;

export function createNeighbours(archive: Pick<Archive, "batch" | "statistics">) {
  let familiar = new Set<string>(); // days that were taken before, and so are in memory

  const daysFor = async (head: Head): Promise<IndexedDay[]> => {
    const taken = new Set<string>();
    const days: IndexedDay[] = [];
    let [papers, fresh] = [0, 0];
    for (const day of daysHeld(head)) {
      const held = head.days[day];
      if (held === undefined) continue;
      papers += held.count;
      if (papers > mostPapers) break;
      const name = contentName(day, held);
      if (!familiar.has(name)) fresh += held.count;
      // The newest day is taken however large it is.
      if (fresh > newPapersAPage && days.length > 0 && !familiar.has(name)) continue;
      const batch = await archive.batch(head, day);
      if (batch === null) continue;
      days.push({ day, index: dayIndexOf(batch.announcements) });
      taken.add(name);
    }
    familiar = taken;
    return days;
  };

  return async (paper: Paper, head: Head): Promise<Neighbours> => {
    const days = await daysFor(head);
    const [newest] = days;
    if (newest === undefined) return { papers: [], days: 0 };
    const background = (await archive.statistics(head, newest.day)) ?? emptyStatistics;
    return { papers: similarPapers(paper, days, background, mostShown), days: days.length };
  };
}
