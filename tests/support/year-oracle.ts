/**
 * What the server under test should know at each moment of the invented year: told from the script
 * and the truth, with a plain model of when a server looks, and not with the program's own rules.
 */

import {
  addDays,
  announcementDayBefore,
  announcementOf,
  latestAnnouncementDay,
  newYorkDay,
} from "@/lib/arxiv/calendar";
import type { HistoryPaper } from "@/tests/support/arxiv-history";
import { coveredCategories } from "@/tests/support/arxiv-taxonomy";
import { isListed } from "@/tests/support/arxiv-xml";
import { isQuiet, quietDays, type Served, servedAt, sourcesAt } from "@/tests/support/year-script";
import { groupedBy, hoursInto } from "@/tests/support/year-truth";

export type Expected = { feed: Map<string, string>; filled: Set<string> }; // guid and id; ids

const minute = 60_000;
const keptDays = 30;
/** Before which the server knows of nothing. */
const firstDay = "2026-01-01";
const unusedAfterMs = 7 * 86_400_000;

export function createOracle(truth: readonly HistoryPaper[], configured: readonly string[]) {
  const byDay = groupedBy(truth, ({ announcedOn }) => announcedOn);
  const byId = groupedBy(truth, ({ announced }) => announced.id);
  const bySubmission = groupedBy(
    [...byId.values()].flatMap((all) => all.slice(0, 1)),
    ({ submittedAt }) => announcementOf(submittedAt),
  );
  const days = new Map<string, Expected>();
  const isNewSince = new Map<string, string>(); // id and the day on which the feed had it as new
  const whole = new Set<string>(); // "<day> <category>", from the feed or filled in
  const holds = new Map<string, string>(); // category and the newest day it holds
  const looks = new Map<string, { at: number; grownAt: number }>();
  const missingSince = new Map<string, number>();
  let askedAt: number | null = null; // of the category that only a URL asks for

  const expected = (day: string): Expected => {
    const known = days.get(day) ?? { feed: new Map(), filled: new Set() };
    days.set(day, known);
    return known;
  };

  const followedAt = (now: Date): string[] =>
    askedAt !== null && now.getTime() - askedAt < unusedAfterMs
      ? [...configured, "cs.CV"]
      : [...configured];

  const visible = (served: Served, category: string): HistoryPaper[] => {
    if (served.failing || served.of === null) return [];
    const covered = coveredCategories([category]);
    const all = byDay.get(served.of) ?? [];
    const there = served.isPart ? all.filter((_, index) => index % 3 === 0) : all;
    return there.filter(({ announced }) => isListed(announced, covered));
  };

  /** Puts what one look at a category brought under its day; true when any of it is news. */
  const take = (day: string, papers: readonly HistoryPaper[], followed: Set<string>): boolean => {
    let isNews = false;
    for (const { announced } of papers) {
      const { id, version, action, categories } = announced;
      const guid = `${id}v${version}`;
      const { feed } = expected(day);
      if (!feed.has(guid)) isNews = true;
      feed.set(guid, id);
      if (action !== "new" || !followed.has(categories[0] ?? "")) continue;
      if (!isNewSince.has(id)) isNewSince.set(id, day);
      for (const each of days.values()) each.filled.delete(id);
    }
    for (const { announced } of papers) expected(day).filled.delete(announced.id);
    return isNews;
  };

  const look = (now: Date) => {
    const today = newYorkDay(now);
    const hour = (now.getTime() - hoursInto(today, 0).getTime()) / 3_600_000;
    const followed = followedAt(now);
    const inForce = latestAnnouncementDay(today);
    const covered = coveredCategories(followed);
    const at = now.getTime();
    for (const category of followed) {
      const holdsNewest = (holds.get(category) ?? "") >= inForce;
      const last = looks.get(category) ?? { at: 0, grownAt: 0 };
      const isConfirmed = whole.has(`${today} ${category}`);
      const isTold = isQuiet(today) && !(today in quietDays);
      if (holdsNewest && (isConfirmed || isTold)) continue;
      const sinceGrownMs = last.at - last.grownAt;
      const isWaiting = at - last.at < Math.max(45 * minute, sinceGrownMs);
      if (holdsNewest && holds.get(category) === today && isWaiting) continue;
      const served = servedAt(today, hour, category);
      if (served.failing || served.of === null) {
        looks.set(category, { ...last, at });
      } else {
        // After a missed day nothing tells yesterday's papers under today's date from today's.
        const isUntold = !days.get(served.of)?.feed.size && served.dated > served.of;
        const day = isUntold ? served.dated : served.of;
        const isNews = take(day, visible(served, category), covered);
        looks.set(category, { at, grownAt: isNews ? at : last.grownAt });
        if (day > (holds.get(category) ?? "")) holds.set(category, day);
        // Part of a batch stays doubtful, and so does the first one after a missed day.
        const isAfterGap = !days.get(announcementDayBefore(today))?.feed.size;
        const isSure = !served.isPart && (!isAfterGap || today === firstDay);
        if (day === today && !isNews && at - last.grownAt >= 45 * minute && isSure) {
          whole.add(`${today} ${category}`);
        }
      }
      if ((holds.get(category) ?? "") >= inForce) missingSince.delete(category);
      else if (!isQuiet(today) && !missingSince.has(category)) missingSince.set(category, at);
    }
  };

  /** Days that are over and not known whole, from a second source, as far as there is one. */
  const fill = (now: Date) => {
    const today = newYorkDay(now);
    const inForce = latestAnnouncementDay(today);
    const oldest = addDays(inForce, 1 - keptDays);
    for (const each of [...days.keys()]) if (each < oldest) days.delete(each);
    for (const [id, since] of isNewSince) if (since < oldest) isNewSince.delete(id);
    const { api, catchup } = sourcesAt(today);
    if (api !== null && catchup !== null) return;
    let day = inForce < today ? inForce : announcementDayBefore(inForce);
    for (; day >= oldest; day = announcementDayBefore(day)) {
      const lacking = followedAt(now).filter((category) => !whole.has(`${day} ${category}`));
      if (lacking.length === 0) continue;
      const covered = coveredCategories(lacking);
      const { feed, filled } = expected(day);
      const onThatDay = new Set(feed.values());
      for (const id of api === null ? submitted(day, covered, today) : listed(day, covered)) {
        if (!isNewSince.has(id) && !onThatDay.has(id)) filled.add(id);
      }
      for (const category of lacking) {
        whole.add(`${day} ${category}`);
        if (day > (holds.get(category) ?? "")) holds.set(category, day);
      }
    }
  };

  /** What the API knows of a day: by submission, by the paper's categories of today. */
  const submitted = (day: string, covered: Set<string>, today: string): string[] =>
    (bySubmission.get(day) ?? []).flatMap(({ announced: { id } }) => {
      const known = byId.get(id)?.filter(({ announcedOn }) => announcedOn <= today) ?? [];
      const categories = known.at(-1)?.announced.categories ?? [];
      return categories.some((each) => covered.has(each)) ? [id] : [];
    });

  /** What arXiv's own pages list for a day, but for replacements. */
  const listed = (day: string, covered: Set<string>): string[] =>
    (byDay.get(day) ?? [])
      .filter(({ announced }) => announced.action !== "replace" && isListed(announced, covered))
      .map(({ announced }) => announced.id);

  return {
    followedAt,
    expected: days,
    /** A URL asks for the further category. */
    ask(now: Date) {
      const at = now.getTime();
      if (askedAt === null || at - askedAt > 86_400_000) askedAt = at;
    },
    /** A run of the job. */
    run(now: Date) {
      look(now);
      fill(now);
    },
    state(category: string, now: Date): object {
      const today = newYorkDay(now);
      const inForce = latestAnnouncementDay(today);
      const day = holds.get(category) ?? null;
      const isHeld = (day ?? "") >= inForce;
      if (isQuiet(today)) return { state: "quiet", day, reason: quietDays[today] ?? "weekend" };
      if (isHeld) return { state: "current", day };
      const hour = (now.getTime() - hoursInto(today, 0).getTime()) / 3_600_000;
      const { failing } = servedAt(today, hour, category);
      return failing ? { state: "failed", day } : { state: "late", day };
    },
    /** The newest day of which a category that is followed has anything. */
    newestDay: (now: Date) =>
      followedAt(now)
        .map((category) => holds.get(category) ?? "")
        .sort()
        .at(-1),
    /** Since when, ms, the longest missing of the followed categories has been missing. */
    missingSince: (now: Date) =>
      Math.min(...followedAt(now).map((category) => missingSince.get(category) ?? Infinity)),
  };
}
