/** arXiv's catchup pages: what was announced on one of the last 90 days in one subject. */

import { addDays, nextAnnouncement } from "@/lib/arxiv/calendar";
import { catchupPage, errorPage, type Listed } from "@/tests/support/arxiv-catchup-html";
import type { HistoryPaper } from "@/tests/support/arxiv-history";
import type { Served } from "@/tests/support/arxiv-served";
import { aliasOf, coveredCategories, readQuery } from "@/tests/support/arxiv-taxonomy";
import { announceType, isListed } from "@/tests/support/arxiv-xml";
import { newYorkDay } from "@/tests/support/new-york";

const headers = { "Content-Type": "text/html; charset=utf-8" };
const pageLength = 2000;

/** Of two names of a category, those under which arXiv keeps no pages. */
const aliases = ["cs.NA", "cs.SY", "math.IT", "math.MP", "q-fin.EC", "stat.TH"];

/** The answer at "/catchup/<subject>/<day>?…", or null where the path is another. */
export function catchupAt(path: string, papers: HistoryPaper[], now: Date): Served | null {
  const url = new URL(path, "http://arxiv.org");
  const [, subject = "", day = ""] = /^\/catchup\/([^/]+)\/([^/]+)$/.exec(url.pathname) ?? [];
  if (subject === "") return null;
  const wrong = whatIsWrong(subject, day, url.searchParams, now);
  if (wrong !== null) {
    const body = errorPage(wrong);
    return { status: 400, headers, body, emptyBody: body };
  }
  const number = Number(url.searchParams.get("page") ?? "1");
  const hasAbstracts = url.searchParams.get("abs") === "True";
  if (aliases.includes(subject)) {
    const query = `abs=${hasAbstracts ? "True" : "False"}&page=${number}`;
    const target = `/catchup/${aliasOf(subject)}/${day}?${query}`;
    const body = `<!doctype html>\n<title>Redirecting...</title>\n<p>See ${target}.</p>\n`;
    return { status: 301, headers: { ...headers, Location: target }, body, emptyBody: body };
  }
  const all = listing(subject, day, papers);
  const skipped = (number - 1) * pageLength;
  const listed = all.slice(skipped, skipped + pageLength);
  const after = nextAnnouncement(new Date(`${day}T17:00:00Z`)).day;
  const nextDay = after <= newYorkDay(now) ? after : null;
  const page = { subject, day, number, skipped, pageLength, hasAbstracts, nextDay };
  return {
    status: 200,
    headers,
    body: catchupPage({ ...page, all, listed }),
    emptyBody: catchupPage({ ...page, all: [], listed: [] }),
    shortBody: catchupPage({ ...page, all, listed: listed.slice(0, listed.length / 2) }),
  };
}

/** What arXiv says of an address that it does not answer. */
function whatIsWrong(
  subject: string,
  day: string,
  parameters: URLSearchParams,
  now: Date,
): string | null {
  if ([...parameters.keys()].some((name) => name !== "abs" && name !== "page")) {
    return "Unexpected parameters. Only accepted parameters are: 'page', and 'abs'";
  }
  const read = readQuery(subject);
  if ("error" in read || read.asked[0] !== subject) {
    return "Invalid subject. Subject must be an archive, category or 'grp_physics'";
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) {
    return "Invalid date format. Use format: YYYY-MM-DD";
  }
  const today = newYorkDay(now);
  if (day < addDays(today, -91)) {
    return `Invalid date: ${day}. Catchup only allowed for past 90 days`;
  }
  if (day > today) return `Invalid date: ${day}. Can't request date later than today`;
  if (!["True", "False"].includes(parameters.get("abs") ?? "False")) {
    return "Invalid abs value. Use ?abs=True to include abstracts or ?abs=False to not";
  }
  if (!/^[1-9]\d*$/.test(parameters.get("page") ?? "1")) {
    return "Invalid page value. Page value should be a positive integer like ?page=3";
  }
  return null;
}

const sections = ["new", "cross", "rep"] as const;

/** New papers, cross-lists, replacements; each by ascending id. */
function listing(subject: string, day: string, papers: HistoryPaper[]): Listed[] {
  const covered = coveredCategories([subject]);
  return papers
    .filter(({ announced, announcedOn }) => announcedOn === day && isListed(announced, covered))
    .map((paper): Listed => {
      const type = announceType(paper.announced, covered);
      return { ...paper, section: type === "new" || type === "cross" ? type : "rep" };
    })
    .sort(
      (a, b) =>
        sections.indexOf(a.section) - sections.indexOf(b.section) ||
        (a.announced.id < b.announced.id ? -1 : 1),
    );
}
