import type { PaperText } from "../../summaries/paper-text";
import { dropMargins } from "./pdf-margins";
import { type PdfPage, readPdfPages } from "./pdf-pages";
import { inReadingOrder } from "./pdf-reading-order";
import { sectionsOf } from "./pdf-sections";
import type { TextFailure } from "./text-failure";

/**
 * Reads a paper from its PDF: words at places on pages, of which lines, columns, paragraphs and
 * headings are guessed. Formulas come out as their signs in a row.
 */
export async function parseFullTextPdf(bytes: Uint8Array): Promise<PaperText | TextFailure> {
  const pages = await readPdfPages(bytes);
  if ("code" in pages) return pages;
  const words = charactersOf(pages);
  if (words.all < 200) {
    return { code: "none", message: "the PDF holds pictures of its pages, and no text" };
  }
  // Old fonts of dots tell no characters, only numbers of shapes.
  if (words.letters / words.all < 0.4) {
    return { code: "unreadable", message: "the PDF does not tell which characters it shows" };
  }
  return sectionsOf(dropMargins(inReadingOrder(pages)));
}

function charactersOf(pages: readonly PdfPage[]): { all: number; letters: number } {
  let all = 0;
  let letters = 0;
  for (const { pieces } of pages) {
    for (const { text } of pieces) {
      all += text.replace(/\s+/g, "").length;
      letters += text.match(/\p{L}/gu)?.length ?? 0;
    }
  }
  return { all, letters };
}
