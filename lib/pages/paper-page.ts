import { dayInWords } from "../arxiv/calendar";
import { abstractUrl, htmlUrl, pdfUrl } from "../arxiv/ids";
import { nameOf } from "../arxiv/taxonomy";
import { proseHtml } from "../feeds/prose";
import type { SummaryHtml } from "../feeds/summary-text";
import { cutAtWord, plainLine, plainParagraphs, titleText } from "../feeds/text";
import type { PaperSeen } from "../server/papers";
import { listed } from "../words";
import { html, trusted } from "./html";
import { pageHtml, type Site } from "./layout";

/** One paper: its abstract, and all that a model wrote about it. */
export function paperPage(seen: PaperSeen, site: Site, summaryHtml?: SummaryHtml): string {
  const { paper, announced, summaries } = seen;
  const { id, version } = paper;
  const title = titleText(paper.title) || id;
  const days = [...new Set(announced.map(({ day }) => dayInWords(day)))].reverse();
  const whole = { math: "mathml", mostBytes: Number.POSITIVE_INFINITY, paperUrl: "" } as const;
  const written = summaries.map((summary, index) => {
    const blocks = summaryHtml?.(summary, { ...whole, version }).blocks ?? [];
    const language = /^[a-z]{2}$/.test(summary.language) && html` lang="${summary.language}"`;
    return html`<section${index === 0 && html` id="summary"`}${language}>${trusted(blocks)}</section>\n`;
  });
  const main = html`<article class="prose">
<h1>${title}</h1>
<p class="by">${paper.authors.map(({ name }) => plainLine(name)).join(", ")}</p>
<p class="by">${paper.categories.map((each) => `${each} (${nameOf(each)})`).join(", ")} ·
version ${version} · announced on ${listed(days)}</p>
<p class="links"><a href="${abstractUrl(id)}">Abstract page</a> ·
<a href="${pdfUrl(id, version)}">PDF</a> ·
<a href="${htmlUrl(id, version)}">HTML</a></p>
<h2>Abstract</h2>
${trusted(proseHtml(paper.abstract, "mathml").blocks)}
${written}
</article>`;
  return pageHtml(
    {
      title,
      description: cutAtWord(plainParagraphs(paper.abstract).join(" "), 300),
      address: site.links.page(`/papers/${id}`),
      kind: "article",
      main,
    },
    site,
  );
}
