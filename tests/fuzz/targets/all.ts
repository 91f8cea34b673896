import type { Target } from "@/tests/fuzz/target";
import { api, catchup, rss } from "@/tests/fuzz/targets/arxiv-xml";
import { fullTextHtml, fullTextPdf, pdfPages } from "@/tests/fuzz/targets/full-texts";
import { bibtex, bibtexOfPapers, writtenIds, zotero } from "@/tests/fuzz/targets/likes";

/** Every way in. */
export const targets: readonly Target[] = [
  ...[rss, api, catchup, fullTextHtml, fullTextPdf, pdfPages],
  ...[bibtex, bibtexOfPapers, writtenIds, zotero],
];
