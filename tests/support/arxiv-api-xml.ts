/** Atom 1.0 exactly as arXiv's query API writes it: elements, order, line breaks and escapes. */

import type { ApiQuery } from "@/tests/support/arxiv-api";
import type { HistoryPaper } from "@/tests/support/arxiv-history";
import { escapeText } from "@/tests/support/arxiv-xml";
import { splitCreator } from "@/tests/support/invented-people";

/** One page of an answer. `total`: what all pages hold together. */
export function apiFeed(
  feed: Pick<ApiQuery, "text" | "start" | "maxResults"> & {
    entries: HistoryPaper[];
    total: number;
    at: Date;
  },
): string {
  const { text, start, maxResults, entries, total, at } = feed;
  const query = `search_query=${text}&id_list=&start=${start}&max_results=${maxResults}`;
  return document([
    element("id", "https://arxiv.org/api/cHxbiOdZaP56ODnBPIenZhzg5f8"),
    element("title", `arXiv Query: ${query}`),
    element("updated", stamp(at)),
    `<link href="https://arxiv.org/api/query?${escapeText(query)}" type="application/atom+xml"/>`,
    element("opensearch:itemsPerPage", String(maxResults)),
    element("opensearch:totalResults", String(total)),
    element("opensearch:startIndex", String(start)),
    ...entries.flatMap(writeEntry),
  ]);
}

/** What arXiv answers, mostly with status 400, where it cannot make sense of a query. */
export function apiErrorFeed(message: string, at: Date): string {
  return document([
    element("id", "https://arxiv.org/"),
    element("title", "arXiv Search Results"),
    element("updated", stamp(at)),
    element("opensearch:itemsPerPage", "1"),
    element("opensearch:totalResults", "1"),
    element("opensearch:startIndex", "0"),
    "<entry>",
    `  ${element("id", "https://arxiv.org/api/errors")}`,
    `  ${element("title", "Error")}`,
    `  ${element("updated", stamp(at))}`,
    '  <link href="https://arxiv.org/api/errors" rel="alternate" type="text/html"/>',
    `  ${element("summary", message)}`,
    "  <author>",
    `    ${element("name", "arXiv api core")}`,
    "  </author>",
    "</entry>",
  ]);
}

function writeEntry({ announced, submittedAt, latestVersion }: HistoryPaper): string[] {
  const version = latestVersion ?? announced.version;
  const name = `${announced.id}v${version}`;
  // A later version comes as many days later as its number says.
  const updatedAt = new Date(submittedAt.getTime() + (version - 1) * 86_400_000);
  const { doi, journalReference } = announced;
  const lines = [
    element("id", `http://arxiv.org/abs/${name}`),
    element("title", wrap(announced.title, "\n  ")),
    element("updated", stamp(updatedAt)),
    `<link href="https://arxiv.org/abs/${name}" rel="alternate" type="text/html"/>`,
    `<link href="https://arxiv.org/pdf/${name}" rel="related" type="application/pdf" title="pdf"/>`,
    element("summary", `  ${wrap(announced.abstract, "\n")}\n`),
    ...announced.categories.map(
      (category) => `<category term="${category}" scheme="http://arxiv.org/schemas/atom"/>`,
    ),
    element("published", stamp(submittedAt)),
    element("arxiv:comment", `${announced.title.length} pages,\n  one figure & no table`),
    `<arxiv:primary_category term="${announced.categories[0]}"/>`,
    ...(journalReference ? [element("arxiv:journal_ref", journalReference)] : []),
    ...splitCreator(announced.creator).flatMap(({ name: author, affiliations }) => [
      "<author>",
      `  ${element("name", author)}`,
      ...affiliations.map((each) => `  ${element("arxiv:affiliation", each)}`),
      "</author>",
    ]),
    ...(doi
      ? [
          element("arxiv:doi", doi),
          `<link rel="related" href="https://doi.org/${escapeText(doi)}" title="doi"/>`,
        ]
      : []),
  ];
  return ["<entry>", ...lines.map((line) => `  ${line}`), "</entry>"];
}

function document(lines: string[]): string {
  return [
    "<?xml version='1.0' encoding='UTF-8'?>",
    '<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">',
    ...lines.map((line) => `  ${line}`),
    "</feed>\n",
  ].join("\n");
}

/** arXiv breaks a text after at most 79 letters; what begins a paragraph keeps its two blanks. */
function wrap(text: string, lineEnd: string): string {
  const wrapLine = (line: string) => {
    let length = 0;
    const parts = line.split(" ").map((word, index) => {
      const isBroken = index > 0 && word !== "" && length + 1 + word.length > 79;
      length = isBroken ? word.length : length + 1 + word.length;
      return index === 0 ? word : (isBroken ? lineEnd : " ") + word;
    });
    return parts.join("");
  };
  return text.split("\n").map(wrapLine).join("\n");
}

/** "2026-06-15T17:59:58Z" */
function stamp(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`;
}

function element(name: string, text: string): string {
  return `<${name}>${escapeText(text)}</${name}>`;
}
