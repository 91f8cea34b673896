import { longDate } from "../arxiv/calendar";
import { abstractUrl } from "../arxiv/ids";
import { chosenHow, emptiness, stateSentences } from "../feeds/description";
import { titleText } from "../feeds/text";
import type { EditionSeen } from "../server/pages";
import { html } from "./html";
import { allFormats, pageHtml, type Site } from "./layout";

/** The newest day of an interest. */
export function readingPage({ edition, store }: EditionSeen, site: Site): string {
  const { interest } = edition;
  const [newest] = edition.days;
  const remarks = [...emptiness(edition), ...stateSentences(edition.states)];
  const main = html`<h1>${newest === undefined ? "No papers yet" : longDate(newest.day)}</h1>
${store !== null && html`<p class="state">${store}</p>`}
${remarks.map((remark) => html`<p class="state">${remark}</p>`)}
<ol>${newest?.items.map(({ paper }) => html`<li><a href="${abstractUrl(paper.id)}">${titleText(paper.title)}</a></li>`)}</ol>`;
  return pageHtml(
    {
      title: interest.title,
      description: chosenHow(interest),
      address: site.links.selection(interest),
      place: "today",
      feeds: allFormats(interest),
      main,
    },
    site,
  );
}
