import { configEntry } from "../../builder/config-entry";
import type { Config } from "../../config/schema";
import { chosenHow } from "../../feeds/description";
import { selectionQuery } from "../../feeds/links";
import type { Interest } from "../../interest/interest";
import type { Preview } from "../../server/previews";
import { counted, listed } from "../../words";
import { selectionPath } from "../addresses";
import { hiddenFields } from "../filter-form";
import { type Html, html } from "../html";
import type { Site } from "../layout";
import { subscribeSection } from "../subscribe";
import { fieldsOf } from "./build-values";
import { dayChart, mean } from "./day-chart";
import { keywordSection } from "./keyword-table";
import { topPapers } from "./top-papers";

/** What a feed would have brought, and how to get it. */
export function previewSection(
  preview: Preview,
  { interest, reader }: { interest: Interest; reader: string | null },
  { config, site: { links } }: { config: Config; site: Site },
): Html {
  const { replay } = preview;
  return html`<section id="preview" aria-labelledby="brings">
<h2 id="brings">What it brings</h2>
<p class="lead" role="status">${headline(preview)}</p>
<p class="quiet">${chosenHow(interest)}</p>
${notes(preview).map((note) => html`<p class="state">${note}</p>\n`)}
${dayChart(replay)}
${keywordSection(replay.keywords, interest)}
${replay.newest !== null && topPapers(replay.newest, interest, links)}
<p><a href="${selectionPath(interest, null, links)}">Read it as a page</a></p>
${subscribeSection(
  {
    interest,
    reader,
    action: "/build",
    hidden: hiddenFields([
      ...Object.entries(fieldsOf(interest)),
      ...(links.key === null ? [] : [["key", links.key] as const]),
    ]),
  },
  links,
)}
<p>For a reader’s import: <a href="${links.within("/opml", selectionQuery({ ...interest, day: null }) || "feed=")}">this feed as OPML</a></p>
${inConfig(interest, config)}
</section>`;
}

/** In place of the preview, while what was written is not right. */
export function noPreview(sentence: string): Html {
  return html`<section id="preview" aria-labelledby="brings">
<h2 id="brings">What it brings</h2>
<p class="trouble" role="alert">${sentence}</p>
</section>`;
}

function headline({ replay: { days, perDay } }: Preview): string {
  if (days.length === 0) return "Nothing is held here yet to try it out on.";
  const over = days.length === 1 ? "the one day held" : `the last ${days.length} days held`;
  return `${mean(perDay)} ${perDay === 1 ? "paper" : "papers"} a day, over ${over}.`;
}

/** What keeps the preview from being the whole truth. */
function notes({ notFollowed, unknownLikes, unread, store, replay }: Preview): string[] {
  const count = replay.days.length;
  return [
    ...(notFollowed.length === 0
      ? []
      : [
          `This server does not have ${listed(notFollowed)} yet: ${notFollowed.length === 1 ? "it" : "they"} will be ` +
            "fetched when the feed is first asked for. What is counted here was listed in other categories as well.",
        ]),
    ...(count > 0 && count < fewDays ? [`So few days tell little.`] : []),
    ...(unknownLikes === 0
      ? []
      : [
          `${counted(unknownLikes, "liked paper")} ${unknownLikes === 1 ? "is" : "are"} not known here yet and will be ` +
            "fetched when the feed is first asked for.",
        ]),
    ...(unread === 0 ? [] : [`${counted(unread, "day")} could not be read.`]),
    ...(store === null ? [] : [store]),
  ];
}

const fewDays = 5;

function inConfig(interest: Interest, config: Config): Html {
  const { text, query } = configEntry(interest, feedName, config);
  const rest =
    query !== "" &&
    html`<p class="quiet">What has no key there stays in the address: <code>/rss/${feedName}?${query}</code></p>`;
  return html`<details id="in-config"><summary>As a named feed of config.json</summary>
<p>Put this into config.json, and the feed is <code>/rss/${feedName}</code>.</p>
<pre><code>${text}</code></pre>
${rest}</details>`;
}

const feedName = "my-feed";
