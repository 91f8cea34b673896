import { type Day, longDate } from "../arxiv/calendar";
import { dayFile, daysFile, frontFile } from "../feeds/static-links";
import type { Interest } from "../interest/interest";
import { counted } from "../words";
import { allFormats, href, pageHtml, text } from "./layout";

/** All days of a feed that have a page, newest first, and the digests that were kept of them. */
export function daysPage(
  interest: Interest,
  days: readonly Day[],
  digests: ReadonlyMap<Day, string>, // paths in the site
): string {
  const file = daysFile(interest);
  const title = `All days · ${interest.title}`;
  const digestLink = (day: Day) => {
    const digest = digests.get(day);
    return digest === undefined
      ? ""
      : ` · <a href="${href(file, digest)}" type="text/markdown">digest</a>`;
  };
  return pageHtml({
    file,
    title,
    description: `${counted(days.length, "announcement day")} of ${interest.title}.`,
    announced: allFormats(interest),
    header: [
      `<p class="site"><a href="${href(file, frontFile(interest))}">${text(interest.title)}</a></p>`,
      "<h1>All days</h1>",
    ],
    main: [
      ...(days.length === 0 ? ["<p>There are none yet.</p>"] : []),
      ...months(days).flatMap(([month, ofMonth]) => [
        `<h2>${month}</h2>`,
        '<ul class="days">',
        ...ofMonth.map(
          (day) =>
            `<li><a href="${href(file, dayFile(interest, day))}">${longDate(day)}</a>${digestLink(day)}</li>`,
        ),
        "</ul>",
      ]),
    ],
  });
}

/** "June 2026" and its days. */
function months(days: readonly Day[]): [string, Day[]][] {
  const byMonth = new Map<string, Day[]>();
  for (const day of days) {
    const [, , month = "", year = ""] = longDate(day).split(" ");
    const name = `${month} ${year}`;
    byMonth.set(name, [...(byMonth.get(name) ?? []), day]);
  }
  return [...byMonth];
}
