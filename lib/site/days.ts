import { type Day, dayInWords, longDate } from "../arxiv/calendar";
import { dayFile, daysFile } from "../feeds/static-links";
import type { Interest } from "../interest/interest";
import { href } from "./layout";

/** Pages of a feed's days, and how they lead to each other. `days` are all that have one, newest first. */
type Feed = Pick<Interest, "path">;

/**
 * From a day to the days beside it that have a page, and to the list of all. Where a page has it
 * twice, the labels tell one from the other.
 */
export function dayNavigation(feed: Feed, day: Day, days: readonly Day[], label = "Days"): string {
  const file = dayFile(feed, day);
  const earlier = days.find((each) => each < day);
  const later = days.findLast((each) => each > day);
  const link = (to: Day, rel: "prev" | "next") =>
    `<a rel="${rel}" href="${href(file, dayFile(feed, to))}">${named(to, rel)}</a>`;
  return [
    `<nav class="days" aria-label="${label}">`,
    ...(earlier === undefined ? [] : [link(earlier, "prev")]),
    `<a href="${href(file, daysFile(feed))}">All days</a>`,
    ...(later === undefined ? [] : [link(later, "next")]),
    "</nav>",
  ].join("\n");
}

function named(day: Day, rel: "prev" | "next"): string {
  return rel === "prev" ? `← ${dayInWords(day)}` : `${dayInWords(day)} →`;
}

/**
 * A day's page that an earlier run wrote, leading to the days that have pages now. Nothing of a
 * paper can stand for the navigation, since tags in texts are escaped.
 */
export function withNavigation(page: string, feed: Feed, day: Day, days: readonly Day[]): string {
  return page.replace(/<nav class="days" aria-label="([^"]*)">[\s\S]*?<\/nav>/g, (_, label) =>
    dayNavigation(feed, day, days, label),
  );
}

/** Links from a page to days of a feed, a list item each. */
export function dayLinks(file: string, feed: Feed, days: readonly Day[]): string[] {
  return days.map(
    (day) => `<li><a href="${href(file, dayFile(feed, day))}">${longDate(day)}</a></li>`,
  );
}
