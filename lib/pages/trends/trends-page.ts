import type { TrendsSeen } from "../../server/trends";
import { counted, listed } from "../../words";
import { type Html, html } from "../html";
import { pageHtml, type Site } from "../layout";
import { dayTime } from "../moment";
import { activitySection } from "./activity";
import { risingSection } from "./rising";
import { keywordSection } from "./shares";

/** What the days held are about, and how that changes. */
export function trendsPage(seen: TrendsSeen, site: Site): string {
  const { links } = site;
  const main = html`<h1>Trends</h1>
<p class="lead">${lead(seen)}</p>
${troubles(seen).map((sentence) => html`<p class="state">${sentence}</p>\n`)}
${seen.held > 0 && sections(seen, site)}`;
  return pageHtml(
    {
      title: "Trends",
      description: `What ${site.title} are about: rising terms, shares of keywords, papers a day.`,
      address: links.page("/trends"),
      place: "trends",
      main,
    },
    site,
  );
}

function lead({ held, activity: { days }, store }: TrendsSeen): Html {
  const [first, last] = [days[0], days.at(-1)];
  if (held === 0 || first === undefined || last === undefined) {
    return html`No announcement day is ${store === null ? "held yet" : "at hand"}, so there is nothing to compare.`;
  }
  if (held === 1) return html`One announcement day is held, ${dayTime(first)}.`;
  return html`${counted(held, "announcement day")} are held, from ${dayTime(first)} to ${dayTime(last)}.`;
}

function troubles({ store, unreadable, held }: TrendsSeen): string[] {
  const lacking =
    unreadable === held ? "None of them could" : `${counted(unreadable, "day")} of them could not`;
  return [
    ...(store === null ? [] : [store]),
    ...(unreadable === 0 ? [] : [`${lacking} be read just now, and what follows is without.`]),
  ];
}

function sections(seen: TrendsSeen, { links }: Site): Html {
  const { categories, rising, keywords, keywordsLeft, activity } = seen;
  return html`<p class="quiet">Counted are papers that were new, each once: not the new versions of older ones, nor
these where they were newly listed in a further category. Terms and keywords are looked for in the
main feed’s categories: ${listed(categories)}.</p>
<h2>Rising terms</h2>
${rising === null ? lacking(seen) : risingSection(rising, links)}
<h2>Keywords</h2>
${
  keywords === null
    ? lacking(seen)
    : keywords.keywords.length === 0
      ? html`<p>No feed of config.json has keywords.</p>`
      : keywordSection(keywords, { left: keywordsLeft, links })
}
<h2>Papers a day</h2>
${activitySection(activity)}`;
}

/** What it takes to tell more, where it is not there. */
function lacking({ held, unreadable, leastDays }: TrendsSeen): Html {
  const readable = held - unreadable;
  if (readable >= leastDays) {
    return html`<p>There are too few new papers in the last week, or in the time before it, to compare their words.</p>`;
  }
  return html`<p>This takes ${leastDays} announcement days; ${counted(readable, "day")} ${readable === 1 ? "is" : "are"} ${unreadable === 0 ? "held" : "at hand"}.
Each announcement adds one, and refreshes fill in those of the days before, as far as config.json’s history_days goes.</p>`;
}
