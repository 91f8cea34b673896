import type { PdfLine } from "./pdf-reading-order";

/**
 * Leaves out what stands in the margins of pages and is no part of the text: running titles,
 * numbers of pages, and arXiv's stamp where it is not turned.
 */
export function dropMargins(pages: readonly PdfLine[][]): PdfLine[][] {
  const seen = new Map<string, number>();
  for (const page of pages) {
    for (const form of new Set(page.filter(isInMargin).map(formOf))) {
      seen.set(form, (seen.get(form) ?? 0) + 1);
    }
  }
  // Left and right pages have different ones, the first page often has none.
  const often = Math.max(2, Math.min(3, Math.ceil(pages.length / 3)));
  return pages.map((page) =>
    page.filter((line) => {
      if (stamp.test(line.text)) return false;
      if (!isInMargin(line)) return true;
      return !pageNumber.test(line.text) && (seen.get(formOf(line)) ?? 0) < often;
    }),
  );
}

function isInMargin({ y, pageHeight }: PdfLine): boolean {
  return y > pageHeight * 0.9 || y < pageHeight * 0.09;
}

/** The same on every page, but for its number. */
function formOf({ text, y }: PdfLine): string {
  return `${Math.round(y / 6)} ${text.replace(/\d+/g, "#").toLowerCase()}`;
}

const pageNumber =
  /^(?:page )?[-–—]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–—]?(?:\s*(?:of|\/)\s*\d{1,4})?$/i;
const stamp = /^arXiv:\S{9,20}\s*\[[\w.-]+\]\s*\d{1,2} \w{3} \d{4}$/;
