import { abstractUrl, htmlUrl, pdfUrl } from "../arxiv/ids";
import { nameOf } from "../arxiv/taxonomy";
import { type Prose, proseHtml } from "../feeds/prose";
import type { SummaryHtml } from "../feeds/summary-text";
import { cutAtWord, plainLine, titleText } from "../feeds/text";
import type { Interest } from "../interest/interest";
import { bibtexOf } from "../papers/bibtex";
import { licenceName } from "../papers/licence";
import type { Paper } from "../papers/paper";
import type { Reason } from "../ranking/reason";
import type { AnnouncedOn, PaperSeen } from "../server/papers";
import type { Summary } from "../summaries/summary";
import { selectionPath, withLike } from "./addresses";
import { citationTags } from "./citation";
import { type Html, html, joined, trusted } from "./html";
import { pageHtml, type Site } from "./layout";
import { type Marker, markedHtml, markerFor } from "./marking";
import { dayTime } from "./moment";
import { codeName } from "./paper";
import { similarList } from "./similar-list";
import { standingList } from "./standing";

/** One paper: its text, what a model wrote about it, why feeds have it, and what is like it. */
export function paperPage(seen: PaperSeen, site: Site, summaryHtml?: SummaryHtml): string {
  const { paper, announced, summaries, standings, similar } = seen;
  const { id, version } = paper;
  const { links } = site;
  const title = titleText(paper.title) || id;
  const abstract = proseHtml(paper.abstract, "mathml");
  const marker = markerIn(seen);
  const more = selectionPath(withLike({ path: "", query: "" }, id), null, links);
  const main = html`<article class="prose">
<h1>${titleHtml(paper, marker)}</h1>
<p class="by">${paper.authors.map(({ name }) => plainLine(name)).join(", ")}</p>
<p class="links">${joined(paperLinks(paper, abstract), " · ")}</p>
${facts(paper, announced)}
<h2>Abstract</h2>
<div>${joined(
    abstract.blocks.map((block) => markedHtml(block, marker)),
    "\n",
  )}</div>
${summaries.map((summary, index) => summarySection(summary, { version, isFirst: index === 0, summaryHtml }))}
</article>
${standingList(standings, links)}
${similarList(similar, links)}
<p><a href="${more}" rel="nofollow">More like this</a>: the papers of the day, ranked by likeness to this one too.</p>
<section aria-labelledby="bibtex">
<h2 id="bibtex">BibTeX</h2>
<pre class="copied">${bibtexOf(paper)}</pre>
</section>`;
  return pageHtml(
    {
      title,
      description: cutAtWord(abstract.paragraphs.join(" "), 300),
      address: links.page(`/papers/${id}`),
      kind: "article",
      head: citationTags(paper, announced),
      main,
    },
    site,
  );
}

/** What any of the feeds found in it, in the way that the first of these finds. */
function markerIn({ standings }: PaperSeen): Marker {
  const found = new Map<string, Reason>();
  let scoring: Interest["scoring"] | undefined;
  for (const { interest, standing } of standings) {
    if (!("ranked" in standing)) continue;
    scoring ??= interest.scoring;
    for (const reason of standing.ranked.reasons) {
      if (found.get(reason.keyword)?.within === undefined) found.set(reason.keyword, reason);
    }
  }
  return markerFor([...found.values()], scoring ?? "weighted");
}

/** A title is one line, formulas included. */
function titleHtml({ title, id }: Paper, marker: Marker): Html {
  const blocks = proseHtml(title, "mathml").blocks.map((block) =>
    block.replace(/^<p>|<\/p>$/g, ""),
  );
  return blocks.length === 0 ? html`${id}` : markedHtml(blocks.join(" "), marker);
}

function paperLinks({ id, version, doi = "" }: Paper, { codeUrls }: Prose): Html[] {
  const dois = doi.split(/\s+/).filter((each) => each.startsWith("10."));
  return [
    html`<a href="${abstractUrl(id)}">arXiv:${id}</a>`,
    html`<a href="${pdfUrl(id, version)}">PDF</a>`,
    html`<a href="${htmlUrl(id, version)}">HTML</a>`,
    ...dois.map((each) => html`<a href="https://doi.org/${each}">doi:${each}</a>`),
    ...codeUrls.map((url) => html`<a href="${url}">${codeName(url)}</a>`),
  ];
}

function facts(paper: Paper, announced: readonly AnnouncedOn[]): Html {
  const { categories, journalReference = "", licence } = paper;
  const rows: [string, Html | null][] = [
    [
      "Categories",
      html`${categories.map((each) => html`<span>${each} (${nameOf(each)})</span> `)}`,
    ],
    ["Announced", html`${announced.map((each) => html`<span>${announcedHtml(each)}</span> `)}`],
    ["Published", journalReference === "" ? null : html`${plainLine(journalReference)}`],
    ["Licence", licence === undefined ? null : licenceHtml(licence)],
  ];
  return html`<dl class="facts">
${rows.map(([name, value]) => value && html`<dt>${name}</dt>\n<dd>${value}</dd>\n`)}
</dl>`;
}

function announcedHtml({ day, version, kind }: AnnouncedOn): Html {
  return html`version ${version} on ${dayTime(day)}${kind === "cross" && ", cross-listed"}`;
}

function licenceHtml(url: string): Html {
  const name = licenceName(url);
  return /^https?:\/\//i.test(url)
    ? html`<a href="${url}" rel="license">${name}</a>`
    : html`${name}`;
}

function summarySection(
  summary: Summary,
  place: { version: number; isFirst: boolean; summaryHtml?: SummaryHtml },
): Html {
  const whole = { math: "mathml", mostBytes: Number.POSITIVE_INFINITY, paperUrl: "" } as const;
  const blocks = place.summaryHtml?.(summary, { ...whole, version: place.version }).blocks ?? [];
  const language = /^[a-z]{2}$/.test(summary.language) && html` lang="${summary.language}"`;
  return html`<section${place.isFirst && html` id="summary"`}${language}>${trusted(blocks)}</section>\n`;
}
