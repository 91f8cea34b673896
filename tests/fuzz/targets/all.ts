import type { Target } from "@/tests/fuzz/target";
import { api, catchup, rss } from "@/tests/fuzz/targets/arxiv-xml";
import { addressesToFeeds, papersToFeeds, rssToFeeds } from "@/tests/fuzz/targets/feeds";
import { fullTextHtml, fullTextPdf, pdfPages } from "@/tests/fuzz/targets/full-texts";
import { bibtex, bibtexOfPapers, writtenIds, zotero } from "@/tests/fuzz/targets/likes";
import { pageAddresses, queries, urls } from "@/tests/fuzz/targets/requests";
import { configs, environments } from "@/tests/fuzz/targets/settings";
import { storedBytes, storedValues } from "@/tests/fuzz/targets/stored";
import { digests, markdown, replies, summaries, tex } from "@/tests/fuzz/targets/texts";

/** Every way in, in groups that tests run beside each other. */
export const documentTargets = [rss, api, catchup, fullTextHtml, fullTextPdf, pdfPages];
export const likesTargets = [bibtex, bibtexOfPapers, writtenIds, zotero];
export const requestTargets = [urls, queries, pageAddresses, configs, environments];
export const storeTargets = [storedBytes, storedValues];
export const textTargets = [tex, replies, markdown, summaries, digests];
export const feedTargets = [rssToFeeds, papersToFeeds, addressesToFeeds];

export const targets: readonly Target[] = [
  ...documentTargets,
  ...likesTargets,
  ...requestTargets,
  ...storeTargets,
  ...textTargets,
  ...feedTargets,
];
