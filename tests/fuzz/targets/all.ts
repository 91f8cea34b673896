import type { Target } from "@/tests/fuzz/target";
import { api, catchup, rss } from "@/tests/fuzz/targets/arxiv-xml";
import { addressesToFeeds, papersToFeeds, rssToFeeds } from "@/tests/fuzz/targets/feeds";
import { fullTextHtml, fullTextPdf, pdfPages } from "@/tests/fuzz/targets/full-texts";
import { bibtex, bibtexOfPapers, writtenIds, zotero } from "@/tests/fuzz/targets/likes";
import { pageAddresses, queries, urls } from "@/tests/fuzz/targets/requests";
import { configs, environments } from "@/tests/fuzz/targets/settings";
import { storedBytes, storedValues } from "@/tests/fuzz/targets/stored";
import { digests, markdown, replies, summaries, tex } from "@/tests/fuzz/targets/texts";

/** Every way in. A test has a few cases of each, see `outside`, `asked` and `shown`. */
export const targets: readonly Target[] = [
  ...[rss, api, catchup, fullTextHtml, fullTextPdf, pdfPages],
  ...[bibtex, bibtexOfPapers, writtenIds, zotero],
  ...[urls, queries, pageAddresses, configs, environments, storedBytes, storedValues],
  ...[tex, replies, markdown, summaries, digests],
  ...[rssToFeeds, papersToFeeds, addressesToFeeds],
];
