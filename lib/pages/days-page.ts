import {
  type Day,
  dayInForce,
  daySchema,
  longDate,
  newYorkDay,
  quietReason,
} from "../arxiv/calendar";
import type { DayShown } from "../server/pages";
import { counted } from "../words";
import { type Html, html } from "./html";
import { pageHtml, type Site } from "./layout";
import { dayTime } from "./moment";

/** All days that have a page, newest first, by months. */
export function daysPage(
  { days, store }: { days: readonly DayShown[]; store: string | null },
  site: Site,
): string {
  const { links } = site;
  const main = html`<h1>Days</h1>
<p class="lead">${
    days.length === 0
      ? html`None is ${store === null ? "held yet" : "at hand"}. Opening <a href="${links.within("/")}">the first page</a> fetches the newest, and
refreshes fill in those before; the <a href="${links.within("/status")}">status page</a> tells how far that is.`
      : `The announcements of ${counted(days.length, "day")} are held here, with all that arXiv listed in the categories followed.`
  }</p>
${store !== null && html`<p class="state">${store}</p>`}
${months(days).map(
  ([month, ofMonth]) => html`<h2>${month}</h2>
<ul class="days">
${ofMonth.map((each) => dayItem(each, links.within(`/day/${each.day}`)))}
</ul>
`,
)}`;
  return pageHtml(
    {
      title: "Days",
      description: `Announcement days of ${site.title}.`,
      address: links.page("/day"),
      place: "days",
      main,
    },
    site,
  );
}

function dayItem({ day, announcements }: DayShown, path: string): Html {
  return html`<li><a href="${path}">${dayTime(day)}</a>
<span class="quiet">${counted(announcements, "announcement")}</span></li>\n`;
}

/** "June 2026" and its days. */
function months(days: readonly DayShown[]): [string, DayShown[]][] {
  const byMonth = new Map<string, DayShown[]>();
  for (const each of days) {
    const name = longDate(each.day).split(" ").slice(2).join(" ");
    byMonth.set(name, [...(byMonth.get(name) ?? []), each]);
  }
  return [...byMonth];
}

/** Why a day has no page; `store` is what is wrong with it. */
export function whyNoPage(
  written: string,
  { days, store }: { days: readonly DayShown[]; store: string | null },
  now: Date,
): string {
  const day = daySchema.safeParse(written);
  if (!day.success) return "A day is written as 2026-06-16.";
  return `${reason(day.data, days, now)}.${store === null ? "" : ` ${store}`}`;
}

function reason(day: Day, shown: readonly DayShown[], now: Date): string {
  const today = newYorkDay(now);
  if (day > today) {
    return `${longDate(day)} has not come yet at arXiv, where it is ${longDate(today)}`;
  }
  const quiet = quietReason(day);
  if (quiet !== null) return `arXiv announced nothing on ${longDate(day)} (${quiet})`;
  if (day === dayInForce(now)) {
    return `The announcement of ${longDate(day)}, the newest there is, has not been fetched yet`;
  }
  const oldest = shown.at(-1)?.day;
  const since = oldest === undefined ? "" : `; the oldest day that is held is ${longDate(oldest)}`;
  return `The announcement of ${longDate(day)} is not held here${since}`;
}
