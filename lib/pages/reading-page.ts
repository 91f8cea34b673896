import { type Day, dayInWords, longDate } from "../arxiv/calendar";
import type { Config } from "../config/schema";
import type { Edition, EditionDay } from "../editions/edition";
import { chosenHow, emptiness, stateSentences } from "../feeds/description";
import { type Links, selectionQuery } from "../feeds/links";
import { paperAnchor } from "../feeds/static-links";
import { titleText } from "../feeds/text";
import { configuredFeeds } from "../interest/configured";
import type { Interest } from "../interest/interest";
import type { EditionSeen } from "../server/pages";
import { counted } from "../words";
import { buildPath, ofDay, selectionAddress, selectionPath, withLike } from "./addresses";
import { dayNavigation, daysBeside } from "./day-links";
import { filterForm, hiddenFields } from "./filter-form";
import { formValues } from "./form-values";
import { type Html, html, type Shown } from "./html";
import { allFormats, type PlaceName, pageHtml, type Site } from "./layout";
import { longDayTime } from "./moment";
import { paperArticle } from "./paper";
import { formatLinks, subscribeSection } from "./subscribe";

export type ReadingPlace = {
  interest: Interest; // as it was asked for, which is what its feed holds: of all days
  day: Day | null; // that the page is of; null: the newest
  reader: string | null; // the address of a feed reader of one's own
  lack: string | null; // what summaries take here
};

/** One announcement day of an interest. */
export function readingPage(
  seen: EditionSeen,
  place: ReadingPlace,
  needs: { site: Site; config: Config },
): string {
  const { edition, days } = seen;
  const { interest, day } = place;
  const { site, config } = needs;
  const { links } = site;
  const [newest] = edition.days;
  const shown = newest?.day ?? day;
  const beside = shown === null ? {} : daysBeside(shown, days);
  const path = (to: Day | undefined) =>
    to === undefined ? undefined : selectionPath(interest, to, links);
  const feeds = configuredFeeds(config);
  const others = feeds.filter(
    (each) => interest.query !== "" || each.interest.path !== interest.path,
  );
  const isConfigured = others.length < feeds.length;
  return pageHtml(
    {
      title: day === null ? interest.title : `${longDate(day)} · ${interest.title}`,
      description: descriptionOf(edition),
      address: selectionAddress(interest, day, links),
      place: placeOf(place),
      feeds: [
        ...allFormats(interest),
        ...(isConfigured ? others : []).map((each) => ({
          format: "atom" as const,
          interest: each.interest,
        })),
      ],
      isForSearch: interest.query === "",
      previous: path(beside.earlier),
      next: path(beside.later),
      main: html`${heading(seen, place, needs)}
${newest !== undefined && papers(newest, { ...place, days }, links)}
${subscribeSection({ ...place, ...formPlace(place, links) }, links)}
${shown !== null && thisDayOnly(interest, shown, links)}
${otherFeeds(
  others.map((each) => each.interest).filter(({ path }) => path !== interest.path),
  links,
)}
${place.lack !== null && html`<p class="quiet">A language model can summarise the best papers here. ${place.lack}</p>`}`,
    },
    site,
  );
}

function placeOf({ interest, day }: ReadingPlace): PlaceName | undefined {
  if (day !== null) return "days";
  return interest.path === "" && interest.query === "" ? "today" : undefined;
}

function descriptionOf({ interest, days: [newest] }: Edition): string {
  const count =
    newest === undefined
      ? ""
      : `${counted(newest.items.length, "paper")} of ${longDate(newest.day)}. `;
  return `${count}${chosenHow(interest)}`;
}

function heading(
  { edition, days, store }: EditionSeen,
  place: ReadingPlace,
  { site: { links, title }, config }: { site: Site; config: Config },
): Html {
  const { interest, day } = place;
  const [newest] = edition.days;
  const remarks = [...emptiness(edition), ...stateSentences(edition.states)];
  const values = formValues(interest, config);
  const { action } = formPlace(place, links);
  return html`<div class="head">
${interest.title !== title && html`<p class="feed"><a href="${selectionPath(interest, null, links)}">${interest.title}</a></p>`}
<h1>${newest === undefined ? "No papers yet" : longDayTime(newest.day)}</h1>
<p class="lead">${newest !== undefined && newest.items.length > 0 && `${counted(newest.items.length, "paper")}, ${interest.sort === "date" ? "newest" : "best"} first.`}
${remarks.map((remark) => html`<span class="state">${remark}</span>\n`)}</p>
${store !== null && html`<p class="state">${store}</p>`}
<p class="quiet">${chosenHow(edition.interest.day === null ? edition.interest : { ...edition.interest, day: null })}
Feed: ${formatLinks(interest, links)} · <a href="#subscribe">how to subscribe</a> · <a href="${buildPath(interest, links)}" rel="nofollow">change it in the builder</a>${
    interest.query !== "" &&
    html` · <a href="${selectionPath({ path: interest.path, query: "" }, day, links)}">without these filters</a>`
  }</p>
${newest !== undefined && dayNavigation({ selection: interest, day: newest.day, days }, links)}
<details class="panel"><summary>Filter and order</summary>
${filterForm({ values, action, of: interest.path.slice(1) }, { config, links })}
</details>
</div>`;
}

/** So many papers are shown whole; of a day with more, the others by their titles. */
const mostShown = 100;

function papers(
  { day, items, rest }: EditionDay,
  { interest, days }: ReadingPlace & { days: readonly Day[] },
  links: Links,
): Html | null {
  if (items.length === 0) return null;
  const page = daysBeside(day, days).later === undefined ? null : day;
  const liked = (new URLSearchParams(interest.query).get("like") ?? "").split(",");
  const linksOf = (id: string) => ({
    details: links.within(`/papers/${id}`),
    like: liked.includes(id) ? null : selectionPath(withLike(interest, id), page, links),
  });
  const titles = [...items.slice(mostShown), ...rest];
  return html`<ol class="papers">
${items.slice(0, mostShown).map((item) => html`<li>${paperArticle(item, interest, linksOf(item.paper.id))}</li>\n`)}
</ol>
${
  titles.length > 0 &&
  html`<h2>More papers, by their titles</h2>
<ol class="titles" start="${Math.min(items.length, mostShown) + 1}">
${titles.map(
  ({ paper }) =>
    html`<li id="${paperAnchor(paper.id)}"><a href="${linksOf(paper.id).details}">${titleText(paper.title) || paper.id}</a></li>\n`,
)}
</ol>`
}
${dayNavigation({ selection: interest, day, days, label: "Days" }, links)}`;
}

/** Where the page's forms lead, and what its address holds. */
function formPlace(
  { interest, day }: ReadingPlace,
  links: Links,
): { action: string; hidden: Shown } {
  const query = new URLSearchParams(selectionQuery({ ...interest, day: null }));
  const key = links.key === null ? [] : [["key", links.key] as const];
  return {
    action: day === null ? "/" : `/day/${day}`,
    hidden: hiddenFields([...query, ...key]),
  };
}

function thisDayOnly(interest: Interest, day: Day, links: Links): Html {
  return html`<p class="quiet">${dayInWords(day)} alone, for programs:
${formatLinks(ofDay(interest, day), links)}</p>`;
}

function otherFeeds(interests: readonly Interest[], links: Links): Html | null {
  if (interests.length === 0) return null;
  return html`<h2>Other feeds here</h2>
<ul class="feeds">
${interests.map(
  (interest) =>
    html`<li><a href="${selectionPath(interest, null, links)}">${interest.title}</a>: ${formatLinks(interest, links)}</li>\n`,
)}
</ul>
<p class="quiet">All of them in one file that readers import: <a href="${links.within("/opml")}">OPML</a></p>`;
}
