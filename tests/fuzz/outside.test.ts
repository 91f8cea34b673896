import { testTargets } from "@/tests/fuzz/in-tests";
import { api, catchup, rss } from "@/tests/fuzz/targets/arxiv-xml";
import { fullTextHtml, fullTextPdf, pdfPages } from "@/tests/fuzz/targets/full-texts";
import { bibtex, bibtexOfPapers, writtenIds, zotero } from "@/tests/fuzz/targets/likes";

testTargets([rss, api, catchup, fullTextHtml, fullTextPdf, pdfPages]);
testTargets([bibtex, bibtexOfPapers, writtenIds, zotero]);
