import { z } from "zod";
import { skippedEvenings } from "./holidays";

/**
 * arXiv's announcement calendar.
 *
 * The feeds change once a day at midnight in New York, Monday to Friday, save after an evening
 * without a mailing. A **day** is a New York calendar date, "2026-06-16"; an **announcement day**
 * is one whose feed carries papers. Source: https://info.arxiv.org/help/availability.html and
 * https://info.arxiv.org/help/rss.html
 */
export type Day = string;

export const daySchema = z.iso.date();

const newYork = new Intl.DateTimeFormat("en-CA", {
  timeZone: "America/New_York",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  hourCycle: "h23",
});

const hourMs = 3_600_000;

/** The date on a New York calendar at this moment. */
export function newYorkDay(moment: Date): Day {
  const { year, month, day } = partsOf(moment);
  return `${year}-${month}-${day}`;
}

/** The moment at which a day begins in New York: 04:00 UTC in summer, 05:00 in winter. */
export function midnightOf(day: Day): Date {
  const summer = new Date(Date.parse(`${day}T00:00:00Z`) + 4 * hourMs);
  return partsOf(summer).hour === "00" ? summer : new Date(summer.getTime() + hourMs);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * hourMs).toISOString().slice(0, 10);
}

const weekdays = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
const months =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** "Tuesday, 16 June", the same on every machine. */
export function dayInWords(day: Day): string {
  const date = new Date(`${day}T00:00:00Z`);
  return `${weekdays[date.getUTCDay()]}, ${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
}

/** "Tuesday, 16 June 2026" */
export function longDate(day: Day): string {
  return `${dayInWords(day)} ${day.slice(0, 4)}`;
}

/** Why arXiv's feeds of a day are empty by the calendar; null on an announcement day. */
export function quietReason(day: Day): "weekend" | `after ${string}` | null {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return "weekend";
  const holiday = skippedEvenings[addDays(day, -1)];
  return holiday === undefined ? null : `after ${holiday}`;
}

export function isAnnouncementDay(day: Day): boolean {
  return quietReason(day) === null;
}

/** The announcement day whose papers are the newest there can be at this moment. */
export function dayInForce(now: Date): Day {
  return latestAnnouncementDay(newYorkDay(now));
}

/** The given day, or the last announcement day before it. */
export function latestAnnouncementDay(day: Day): Day {
  let at = day;
  while (!isAnnouncementDay(at)) at = addDays(at, -1);
  return at;
}

export function announcementDayBefore(day: Day): Day {
  return latestAnnouncementDay(addDays(day, -1));
}

/** The next announcement day after this moment's date, and the moment its batch is due. */
export function nextAnnouncement(now: Date): { day: Day; due: Date } {
  let day = addDays(newYorkDay(now), 1);
  while (!isAnnouncementDay(day)) day = addDays(day, 1);
  return { day, due: midnightOf(day) };
}

/**
 * The submissions that are announced on a day: those received in [from, to). Both ends are
 * deadlines, 14:00 in New York: on the day of the mailing, the evening before the feed's day, but
 * on Friday for Sunday's. A skipped evening passes its submissions on to the next mailing, so
 * the window begins at the last mailing's deadline; a day without announcements has an empty one.
 *
 * When a paper was submitted does not tell for sure when it was announced: moderation holds some
 * for days. Source: https://info.arxiv.org/help/availability.html
 */
export function submissionWindow(day: Day): { from: Date; to: Date } {
  const from = deadlineFor(announcementDayBefore(day));
  return { from, to: isAnnouncementDay(day) ? deadlineFor(day) : from };
}

/** The announcement day of a submission that moderation does not hold. */
export function announcementOf(submittedAt: Date): Day {
  let day = newYorkDay(submittedAt);
  while (!isAnnouncementDay(day) || submittedAt >= deadlineFor(day)) day = addDays(day, 1);
  return day;
}

/** Clocks change on Sundays, when there is no deadline: 14:00 is 14 hours after midnight. */
function deadlineFor(announcementDay: Day): Date {
  const isMonday = new Date(`${announcementDay}T00:00:00Z`).getUTCDay() === 1;
  const midnight = midnightOf(addDays(announcementDay, isMonday ? -3 : -1));
  return new Date(midnight.getTime() + 14 * hourMs);
}

type Parts = Record<string, string>;

/**
 * Date and hour in New York. The same for all moments of an hour, and asked for several times a
 * request while it takes longer than all else there: so the last hours are remembered.
 */
function partsOf(moment: Date): Parts {
  const hour = Math.floor(moment.getTime() / hourMs);
  const known = partsByHour.get(hour);
  if (known !== undefined) return known;
  const parts: Parts = Object.fromEntries(
    newYork.formatToParts(moment).map(({ type, value }) => [type, value]),
  );
  if (partsByHour.size >= 1000) partsByHour.clear();
  partsByHour.set(hour, parts);
  return parts;
}

const partsByHour = new Map<number, Parts>();
