import type { Day } from "../arxiv/calendar";
import { longDate } from "../arxiv/calendar";
import type { Edition, EditionDay } from "../editions/edition";
import { chosenHow, emptiness } from "../feeds/description";
import { dayFile, frontFile } from "../feeds/static-links";
import { counted } from "../words";
import { dayNavigation } from "./days";
import { allFormats, href, pageHtml, text } from "./layout";
import { paperHtml } from "./paper";

/** One announcement day of a feed, with all that there is to say of its papers. */
export function dayPage(
  edition: Edition,
  { day, items, rest }: EditionDay,
  days: readonly Day[], // that have a page, newest first
): string {
  const { interest } = edition;
  const file = dayFile(interest, day);
  const style = { heading: "h2", isFolded: false, math: interest.math } as const;
  const remarks = emptiness({ ...edition, days: [{ day, items, rest }] });
  return pageHtml({
    file,
    title: `${longDate(day)} · ${interest.title}`,
    description: `${counted(items.length, "paper")} of ${longDate(day)}. ${chosenHow(interest)}`,
    announced: allFormats(interest),
    header: [
      `<p class="site"><a href="${href(file, frontFile(interest))}">${text(interest.title)}</a></p>`,
      `<h1><time datetime="${day}">${longDate(day)}</time></h1>`,
      `<p class="quiet">${counted(items.length, "paper")}, best first.</p>`,
      dayNavigation(interest, day, days),
    ],
    main: [
      ...remarks.map((remark) => `<p class="state">${text(remark)}</p>`),
      ...(items.length === 0
        ? []
        : ["<ol>", ...items.map((item) => paperHtml(item, style)), "</ol>"]),
      ...(items.length === 0 ? [] : [dayNavigation(interest, day, days, "Days beside this one")]),
    ],
  });
}
