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
  const offset = numberingOf(pages);
  return pages.map((page, index) =>
    page.filter((line) => {
      if (stamp.test(line.text)) return false;
      if (!isInMargin(line)) return true;
      if (offset !== null && numbersAt(line).includes(index + offset)) return false;
      return !pageNumber.test(line.text.slice(0, 100)) && (seen.get(formOf(line)) ?? 0) < often;
    }),
  );
}

function isInMargin({ y, pageHeight }: PdfLine): boolean {
  return y > pageHeight * 0.9 || y < pageHeight * 0.09;
}

/** What is added to a page's place to give the number in its margin; null where none is plain. */
function numberingOf(pages: readonly PdfLine[][]): number | null {
  const counts = new Map<number, number>();
  for (const [index, page] of pages.entries()) {
    const offsets = page
      .filter(isInMargin)
      .flatMap(numbersAt)
      .map((number) => number - index);
    for (const offset of new Set(offsets)) counts.set(offset, (counts.get(offset) ?? 0) + 1);
  }
  const [offset, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  return count >= 3 && count >= pages.length / 2 ? offset : null;
}

/** With which a line begins or ends: "12 Nachtigall et al.", "Chapter 2: Gates 13". */
function numbersAt({ text }: PdfLine): number[] {
  const found = [/^\d{1,4}(?=\s|$)/.exec(text)?.[0], /(?<=\s)\d{1,4}$/.exec(text)?.[0]];
  return found.flatMap((number) => (number === undefined ? [] : [Number(number)]));
}

/** The same on every page, but for its number. */
function formOf({ text, y }: PdfLine): string {
  return `${Math.round(y / 6)} ${text.replace(/\d+/g, "#").toLowerCase()}`;
}

const pageNumber =
  /^(?:page )?[-–—]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–—]?(?:\s*(?:of|\/)\s*\d{1,4})?$/i;
const stamp = /^arXiv:\S{9,20}\s*\[[\w.-]+\]\s*\d{1,2} \w{3} \d{4}$/;
