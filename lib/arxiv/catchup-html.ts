import type { HTMLElement } from "node-html-parser";
import type { FeedFailure } from "./announcements";
import type { Day } from "./calendar";
import { parseCatchupEntry } from "./catchup-entry";
import type { HistoryEntry } from "./history";
import { pageTree } from "./page-tree";
import { collapse } from "./texts";

/**
 * Reads one of arXiv's catchup pages, the listing of one announcement day.
 *
 * Form: catchup.html and list_macros.html of https://github.com/arXiv/arxiv-browse. An entry that
 * cannot be read is told in `malformed` and skipped; a page that is no such listing, or only the
 * beginning of one, fails as a whole. A day without announcements has a page that says so.
 */
export type CatchupPage = {
  day: Day;
  entries: HistoryEntry[]; // new papers and cross-lists
  malformed: string[]; // one sentence an entry
  entryCount: number; // on this page, replacements and those that cannot be read included
  total: number; // on all pages of the day
  hasReplacements: boolean; // they come last, so that no page behind this one has new papers
};

export function parseCatchupHtml(html: string): CatchupPage | FeedFailure {
  if (!/\bid=["']?dlpage\b/.test(html)) return noListing;
  if (!html.trimEnd().endsWith("</html>")) {
    return { code: "truncated", message: "arXiv's page breaks off in the middle" };
  }
  const tree = pageTree(html);
  if (tree === null) {
    return { code: "not_a_feed", message: "arXiv's page has too many elements, one in another" };
  }
  const page = tree.querySelector("#dlpage");
  const heading = headingForm.exec(flat(page?.querySelector("h1")))?.groups;
  const day = dayOf(heading?.date);
  if (page === null || day === null) return noListing;
  const total = totalForm.exec(flat(page))?.[1];
  if (total === undefined) {
    return { code: "not_a_feed", message: "arXiv's page does not say how many papers it lists" };
  }
  const found: CatchupPage = {
    day,
    entries: [],
    malformed: [],
    entryCount: 0,
    total: Number(total),
    hasReplacements: false,
  };
  for (const list of page.querySelectorAll("dl")) {
    const failure = readSection(list, found);
    if (failure) return failure;
  }
  // One paper may be odd; when most are, the page has another form than the one known here.
  if (found.malformed.length > found.entries.length) {
    return { code: "not_a_feed", message: `arXiv's page cannot be read: ${found.malformed[0]}` };
  }
  return found;
}

/** A captive portal, a notice of maintenance, or another page of arXiv's. */
const noListing: FeedFailure = {
  code: "not_a_feed",
  message: "arXiv answered with a page that lists no day's papers",
};

/** "Catchup results for Machine Learning on Wed, 03 Jun 2026" */
const headingForm = /^Catchup results for .+ on \w+, (?<date>\d{1,2} [A-Z][a-z]{2} \d{4})$/;
const totalForm = /Total of (\d{1,9}) entries/;

/** "Cross submissions (continued, showing last 19 of 119 entries)" */
const sectionForm = /^(?<name>\w+)\b.*\(.*\bshowing (?:\w+ )?(?<shown>\d{1,9}) of \d+ entries ?\)$/;

/** Adds what a section lists; a failure where it is none, or does not hold what it says. */
function readSection(list: HTMLElement, found: CatchupPage): FeedFailure | null {
  const heading = flat(list.querySelector("h3"));
  const section = sectionForm.exec(heading)?.groups;
  const kind = sectionKinds[section?.name?.toLowerCase() ?? ""];
  if (section === undefined || kind === undefined) {
    const message = `arXiv's page has a section unknown here: ${JSON.stringify(heading.slice(0, 80))}`;
    return { code: "not_a_feed", message };
  }
  const terms = list.querySelectorAll("dt");
  if (terms.length !== Number(section.shown)) {
    const message = `arXiv's page lists ${terms.length} of ${section.shown} papers under one heading`;
    return { code: "truncated", message };
  }
  for (const term of terms) {
    found.entryCount++;
    // A replacement's number stands nowhere on the page, and without it nothing tells which
    // versions are known already: replacements are left to the feeds.
    if (kind === "replace") found.hasReplacements = true;
    else {
      const entry = parseCatchupEntry(term, kind);
      if ("problem" in entry) {
        found.malformed.push(
          `entry ${found.entryCount} of arXiv's page was skipped: ${entry.problem}`,
        );
      } else found.entries.push(entry);
    }
  }
  return null;
}

const sectionKinds: Record<string, "new" | "cross" | "replace"> = {
  new: "new",
  cross: "cross",
  replacement: "replace",
};

/** Why arXiv lists nothing at an address, from the page that comes with status 400. */
export function parseRefusalHtml(html: string): string | null {
  return flat(pageTree(html)?.querySelector("title")).slice(0, 200) || null;
}

function flat(element: HTMLElement | null | undefined): string {
  return collapse(element?.text ?? "");
}

/** "03 Jun 2026" */
function dayOf(date: string | undefined): Day | null {
  const parsed = Date.parse(`${date} 00:00:00 GMT`);
  return Number.isNaN(parsed) ? null : new Date(parsed).toISOString().slice(0, 10);
}
