import type { Day } from "../arxiv/calendar";
import type { Config } from "../config/schema";
import type { Answer } from "../feeds/conditional";
import { configuredFeeds } from "../interest/configured";
import { digest, interestFromConfig } from "../interest/interest";
import { createMemo } from "../memo";
import type { Archive } from "../papers/archive";
import type { Batch } from "../papers/batch";
import { contentName, covers, daysHeld, type Head } from "../papers/head";
import { compileKeyword } from "../ranking/keyword";
import { type Followed, followedCategories } from "../refresh/followed";
import { type Activity, activityOf } from "../trends/activity";
import type { DayTally } from "../trends/day-tally";
import { type KeywordShares, keywordShares } from "../trends/keyword-shares";
import { daysOfLastWeek, leastDays, type Rising, risingOf, tallyBatch } from "../trends/trends";
import type { Access } from "./access";
import { answerOf } from "./bodies";
import { storeTrouble } from "./health";
import { pageType } from "./pages";

/** What `/trends` shows. */
export type TrendsSeen = {
  held: number; // announcement days
  leastDays: number; // so many it takes
  unreadable: number; // days held that the store could not give
  activity: Activity;
  categories: readonly string[]; // the main feed's: keywords and terms are counted in these
  keywords: KeywordShares | null; // null on fewer days
  keywordsLeft: number; // configured, but beyond what is counted
  rising: Rising | null; // null where too little is held
  store: string | null; // what is wrong with it
};

export type Trends = (now: Date, render: (seen: TrendsSeen) => string) => Promise<Answer>;

/** A month of busy categories; of older days papers are counted, but not read. */
const mostPapers = 40_000;
const mostKeywords = 60;
const talliesKept = 150;

/**
 * The page is made once for each state of the archive, and asks arXiv nothing. Of a day it keeps
 * counts alone, so that a new one costs that day's batch and the last week's, for spellings.
 */
export function createTrends(needs: {
  config: Config;
  archive: Pick<Archive, "head" | "batch" | "listings" | "trouble">;
  followed: Followed;
  access: Access;
}): Trends {
  const { config, archive, access } = needs;
  const { categories } = interestFromConfig(config);
  const configured = configuredFeeds(config).flatMap(({ interest }) => interest.keywords);
  const all = [...new Set(configured)];
  const keywords = all.slice(0, mostKeywords);
  const compiled = keywords.map(compileKeyword);
  const tallies = createMemo<DayTally>(talliesKept, () => 1);
  let made: { name: string; answer: Answer } | null = null;
  let making: { name: string; answer: Promise<Answer> } | null = null;

  const tallyDays = async (head: Head): Promise<{ days: DayTally[]; unreadable: number }> => {
    const days: DayTally[] = [];
    let unreadable = 0;
    for (const day of newestDays(head)) {
      const held = head.days[day];
      const name = held === undefined ? day : contentName(day, held);
      let tally = tallies.get(name);
      if (tally === undefined) {
        const batch = await archive.batch(head, day);
        if (batch === null) {
          unreadable++;
          continue;
        }
        tally = tallyBatch(batch, categories, compiled);
        tallies.set(name, tally);
      }
      days.push(tally);
    }
    return { days, unreadable };
  };

  const see = async (head: Head, followed: readonly string[]): Promise<TrendsSeen> => {
    const held = daysHeld(head);
    const listings = await archive.listings(head);
    const isEnough = held.length >= leastDays;
    const { days, unreadable } = isEnough ? await tallyDays(head) : { days: [], unreadable: 0 };
    const lastWeek: Batch[] = [];
    for (const day of daysOfLastWeek(days)) {
      const batch = await archive.batch(head, day);
      if (batch !== null) lastWeek.push(batch);
    }
    return {
      held: held.length,
      leastDays,
      unreadable: isEnough ? unreadable : held.length - listings.length,
      activity: activityOf(listings, followed, isWholeIn(head)),
      categories,
      keywords: days.length < leastDays ? null : keywordShares(keywords, days),
      keywordsLeft: all.length - keywords.length,
      rising: risingOf(days, lastWeek, categories),
      store: archive.trouble() === null ? null : storeTrouble,
    };
  };

  return async (now, render) => {
    const head = await archive.head(now);
    const followed = followedCategories(needs.followed.categories, head.categories, now);
    const newest = followed.map((category) => head.categories[category]?.day);
    const { days, coverage } = head;
    const name = digest([days, coverage, followed, newest, archive.trouble() !== null]);
    if (made?.name === name) return made.answer;
    if (making?.name === name) return making.answer;
    const make = async (): Promise<Answer> => {
      const seen = await see(head, followed);
      const isWhole = seen.unreadable === 0 && seen.store === null;
      const answer = answerOf(Buffer.from(render(seen), "utf8"), {
        lastModified: now,
        contentType: pageType,
        cacheControl: isWhole ? lifetime(access) : "no-store",
      });
      if (isWhole) made = { name, answer };
      return answer;
    };
    const answer = make().finally(() => {
      making = null;
    });
    making = { name, answer };
    return answer;
  };
}

/** The newest day counts as arXiv has served it, though that is confirmed only hours later. */
function isWholeIn({ categories, coverage }: Head): (day: Day, category: string) => boolean {
  return (day, category) => covers(coverage[day], [category]) || categories[category]?.day === day;
}

/** Days whose papers are read, newest first. */
function newestDays(head: Head): Day[] {
  const days: Day[] = [];
  let papers = 0;
  for (const day of daysHeld(head)) {
    papers += head.days[day]?.count ?? 0;
    if (papers > mostPapers && days.length >= leastDays) break;
    days.push(day);
  }
  return days;
}

function lifetime({ isPrivate }: Access): string {
  return isPrivate ? "private, max-age=900" : "public, max-age=900, s-maxage=900";
}
