/**
 * arXiv identifiers: `2501.01234` since April 2007, `archive[.SC]/YYMMNNN` before.
 * Source: https://info.arxiv.org/help/arxiv_identifier.html
 */
const identifier =
  /^(\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?\/\d{7})(?:v([1-9]\d{0,2}))?$/;

/** An id apart from its version; null when the text is no arXiv id. Version is 1 when unsaid. */
export function parseArxivId(text: string): { id: string; version: number } | null {
  const match = identifier.exec(text);
  if (!match?.[1]) return null;
  return { id: match[1], version: match[2] === undefined ? 1 : Number(match[2]) };
}

/** When the first version came: identifiers begin with year and month, those of the old scheme since 1991. */
export function submissionMonth(id: string): { year: number; month: number } {
  const [, year = "", month = ""] = /(?:^|\/)(\d\d)(\d\d)/.exec(id) ?? [];
  const century = id.includes("/") && Number(year) > 90 ? 1900 : 2000;
  return { year: century + Number(year), month: Number(month) };
}

/** Addresses of one paper. The abstract page carries no version: it is the paper for ever. */
export function abstractUrl(id: string): string {
  return `https://arxiv.org/abs/${id}`;
}

export function pdfUrl(id: string, version: number): string {
  return `https://arxiv.org/pdf/${id}v${version}`;
}

export function htmlUrl(id: string, version: number): string {
  return `https://arxiv.org/html/${id}v${version}`;
}
