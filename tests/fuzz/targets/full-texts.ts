import fc from "fast-check";
import { z } from "zod";
import { parseFullTextHtml } from "@/lib/arxiv/full-text/html";
import { parseFullTextPdf } from "@/lib/arxiv/full-text/pdf";
import { dropMargins } from "@/lib/arxiv/full-text/pdf-margins";
import type { PdfPage } from "@/lib/arxiv/full-text/pdf-pages";
import { inReadingOrder } from "@/lib/arxiv/full-text/pdf-reading-order";
import { sectionsOf } from "@/lib/arxiv/full-text/pdf-sections";
import { readRefusal } from "@/lib/arxiv/full-text/refusals";
import { fitText } from "@/lib/summaries/paper-text";
import { fullTextPages, fullTextPdfs, textPaper } from "@/tests/fuzz/documents";
import { mutated, mutatedBytes } from "@/tests/fuzz/mutations";
import { htmlPieces } from "@/tests/fuzz/pieces";
import { target } from "@/tests/fuzz/target";
import { hostileLine } from "@/tests/fuzz/texts";

/** A paper's full text: sections that a model can be given, or why there are none. */

const failure = z.strictObject({
  code: z.enum(["none", "withdrawn", "wrong_paper", "incomplete", "unreadable", "too_large"]),
  message: z.string().min(1).max(400),
});
const paperText = z.strictObject({
  source: z.enum(["html", "pdf"]),
  sections: z.array(
    z.strictObject({
      heading: z.string(),
      level: z.int().positive(),
      kind: z.enum(["body", "references", "appendix"]),
      text: z.string(),
    }),
  ),
});

function checkText(found: unknown): void {
  const text = z.union([paperText, failure]).parse(found);
  if ("code" in text) return;
  const { length } = fitText(text, 5_000).text;
  if (length > 5_000) throw new Error(`the text has ${length} characters where 5000 may be`);
}

export const fullTextHtml = target({
  name: "full texts as HTML",
  casesInTests: 40,
  casesAtLength: 30_000,
  cases: () => mutated(fullTextPages(), htmlPieces),
  monsters: () => {
    const [page = ""] = fullTextPages();
    const pieces = [
      "<d>",
      "<p>",
      "<!--",
      "<![CDATA[",
      "<math>",
      "<math alttext='$'></math>",
      "<a b=",
    ];
    const others = [
      "</div>",
      "<td>",
      "<tr><td>",
      "&",
      "&#",
      "<",
      "$",
      "<span class='a'>",
      "<script>",
    ];
    return [...pieces, ...others].map((piece) =>
      page.replace('<div class="ltx_abstract">', (found) => piece.repeat(20_000) + found),
    );
  },
  check: (html) => {
    const text = parseFullTextHtml(html, textPaper);
    if (text !== null) checkText(text);
    const refusal = readRefusal({ status: 200, page: html });
    if (refusal !== null) failure.parse(refusal);
  },
});

export const fullTextPdf = target({
  name: "full texts as PDF",
  casesInTests: 3,
  casesAtLength: 3_000,
  cases: () => mutatedBytes(fullTextPdfs()),
  check: async (bytes) => checkText(await parseFullTextPdf(bytes)),
});

const number = fc.oneof(
  fc.integer({ min: -50, max: 900 }),
  fc.constantFrom(0, -0, 1e9, -1e9, Number.NaN, Number.POSITIVE_INFINITY, 1e-9),
);
const piece = fc.record({
  text: fc.oneof(
    hostileLine,
    fc.constantFrom("References", "1 Introduction", "Ap-", "word", "[1]"),
  ),
  x: number,
  y: number,
  width: number,
  size: fc.oneof(fc.constantFrom(8, 10, 12), number),
  font: fc.constantFrom("a", "b", "__proto__"),
});
const pages: fc.Arbitrary<PdfPage[]> = fc.array(
  fc.record({ width: number, height: number, pieces: fc.array(piece, { maxLength: 60 }) }),
  { maxLength: 4 },
);

export const pdfPages = target({
  name: "pages of a PDF",
  casesInTests: 150,
  casesAtLength: 50_000,
  cases: () => pages,
  check: (found) => checkText(sectionsOf(dropMargins(inReadingOrder(found)))),
});
