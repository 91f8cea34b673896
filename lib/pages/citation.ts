import { abstractUrl, pdfUrl, submissionMonth } from "../arxiv/ids";
import { plainLine, plainParagraphs, titleText } from "../feeds/text";
import type { Paper } from "../papers/paper";
import type { AnnouncedOn } from "../server/papers";
import { type Html, html } from "./html";

/**
 * What Google Scholar and reference managers read in a page's head. Zotero makes a report of arXiv's
 * of it, with the abstract page as its address: https://github.com/zotero/translators, "Embedded
 * Metadata"; https://scholar.google.com/intl/en/scholar/inclusion.html#indexing.
 */
export function citationTags(paper: Paper, announced: readonly AnnouncedOn[]): Html {
  const { id, version, title, abstract, authors, doi } = paper;
  const tags: [string, string][] = [
    ["title", titleText(title) || id],
    ...authors.map(({ name }): [string, string] => ["author", plainLine(name)]),
    ["date", dateOf(id, announced)],
    ["technical_report_institution", "arXiv"],
    ["technical_report_number", `arXiv:${id}`],
    ["arxiv_id", id],
    ["doi", doi?.split(/\s+/)[0] ?? `10.48550/arXiv.${id}`],
    ["abstract", plainParagraphs(abstract).join(" ")],
    ["pdf_url", pdfUrl(id, version)],
    ["abstract_html_url", abstractUrl(id)],
    ["public_url", abstractUrl(id)],
    ["language", "en"],
  ];
  return html`${tags
    .filter(([, content]) => content !== "")
    .map(([name, content]) => html`<meta name="citation_${name}" content="${content}" />\n`)}`;
}

/** The day on which it was announced as new, where that was seen; else the month in its identifier. */
function dateOf(id: string, announced: readonly AnnouncedOn[]): string {
  const first = announced.find(({ kind, version }) => kind === "new" && version === 1);
  if (first !== undefined) return first.day.replaceAll("-", "/");
  const { year, month } = submissionMonth(id);
  return `${year}/${String(month).padStart(2, "0")}`;
}
