import { announcementDayBefore, type Day, isAnnouncementDay } from "../arxiv/calendar";
import { canonical, expand } from "../arxiv/taxonomy";
import type { Listing } from "../papers/listing";

/** How many new papers each category had on the announcement days held, oldest day first. */
export type Activity = { days: readonly Day[]; categories: readonly CategoryActivity[] };

export type CategoryActivity = {
  category: string;
  /** By the place of the day; null where that day is not held, or not whole for this category. */
  papers: readonly (number | null)[];
  mean: number | null; // of the days that are known
};

/** Half a year: longer charts cannot be read. */
const mostDays = 130;

/**
 * Counts papers that were new on a day and are listed in the category, first or among others. An
 * older paper's new version or new category is none; and a day that was filled in from a second
 * source, which knows of neither, counts the same.
 */
export function activityOf(
  listings: readonly Listing[],
  categories: readonly string[],
  isWhole: (day: Day, category: string) => boolean,
): Activity {
  const days = announcementDays(listings.map(({ day }) => day));
  const byDay = new Map(listings.map((listing) => [listing.day, newPapers(listing)]));
  return {
    days,
    categories: categories.map((category) => {
      const members = expand([category]);
      const papers = days.map((day) => {
        const listed = byDay.get(day);
        if (listed === undefined || !isWhole(day, category)) return null;
        return listed.filter((each) => each.some((id) => members.has(id))).length;
      });
      return { category, papers, mean: meanOf(papers) };
    }),
  };
}

/** From the oldest day held to the newest, those between that are not held included. */
function announcementDays(held: readonly Day[]): Day[] {
  const sorted = [...held].sort();
  const [oldest, newest] = [sorted[0], sorted.at(-1)];
  if (oldest === undefined || newest === undefined) return [];
  const days: Day[] = [];
  for (
    let day = newest;
    day >= oldest && days.length < mostDays;
    day = announcementDayBefore(day)
  ) {
    if (isAnnouncementDay(day) || held.includes(day)) days.push(day);
  }
  return days.reverse();
}

function newPapers({ entries }: Listing): string[][] {
  return entries
    .filter(({ kind }) => kind === "new")
    .map(({ categories }) => categories.map(canonical));
}

function meanOf(counts: readonly (number | null)[]): number | null {
  const known = counts.filter((count) => count !== null);
  if (known.length === 0) return null;
  return known.reduce((sum, count) => sum + count, 0) / known.length;
}
