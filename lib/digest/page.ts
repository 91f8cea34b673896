import { longDate } from "../arxiv/calendar";
import { nameOf } from "../arxiv/taxonomy";
import { howMany } from "../feeds/description";
import { printable } from "../feeds/text";
import { capitalised, counted, listed } from "../words";
import type { Digest } from "./digest";
import { linkTarget, markdownText } from "./escape";
import { paperLine, paperSection, type SummaryPlace } from "./paper";
import { stateLines } from "./states";

/** What a page says besides its papers. */
export type Surroundings = {
  /** Address of the Deploy button; null where the repository is not known. */
  deployUrl: string | null;
  /** Of a server of this repository's; null where none is configured. */
  siteUrl: string | null;
  /** When the workflow looks, in UTC: "05:40". */
  times: readonly string[];
};

/** Where a page lies, seen from which its links lead. */
export type Place = {
  root: string; // "" beside config.json, "../" in a folder
  archive: string; // the day's archive file, "digests/2026-06-16.md"
  summaries: SummaryPlace;
  most?: number; // so many papers at most, with a link to the archive for the others
};

/** The whole digest: the front page that forks of the predecessor know, in its order. */
export function digestPage(digest: Digest, surroundings: Surroundings, place: Place): string {
  const title = `# 🤖 ${markdownText(printable(digest.interest.title))}`;
  return document([title, ...sections(digest, surroundings, place)]);
}

/** The same for a place within another page, which has a title already. */
export function digestBody(digest: Digest, surroundings: Surroundings, place: Place): string {
  return document(sections(digest, surroundings, place));
}

const listLength = 10;

/** The best papers a line each, and where the others are. */
export function digestList(digest: Digest, place: Place, full: string): string {
  const { items, day } = digest;
  const shown = items.slice(0, listLength).map((item, index) => paperLine(item, index + 1));
  const rest = items.length - shown.length;
  const all =
    rest > 0 ? `All ${counted(items.length, "paper")} with their abstracts` : "With abstracts";
  return document([
    `### Papers of ${longDate(day)}`,
    ...(items.length === 0 ? [nothing(digest)] : [shown.join("\n")]),
    items.length === 0
      ? `[The digest](${linkTarget(full)}), [its archive](${linkTarget(place.archive)})`
      : `${all}: [the digest](${linkTarget(full)}), [its archive](${linkTarget(place.archive)}). Last updated ${momentOf(digest)}.`,
  ]);
}

/** The values of a template's placeholders. */
export function templateValues(
  digest: Digest,
  surroundings: Surroundings,
  place: Place,
): Record<string, string> {
  const { interest, items, day } = digest;
  return {
    PAPERS_SECTION: papers(digest, place),
    PAPERS_LIST:
      items.map((item, index) => paperLine(item, index + 1)).join("\n") || nothing(digest),
    LAST_UPDATED: momentOf(digest),
    PAPER_COUNT: String(items.length),
    CATEGORIES: markdownText(interest.categories.join(", ")),
    KEYWORDS: words(interest.keywords),
    EXCLUDE_KEYWORDS: words(interest.exclude),
    STATES: stateLines(digest).join("\n"),
    FEED_TITLE: markdownText(printable(interest.title)),
    DATE: day,
    DEPLOY_SECTION: deployment(surroundings, place).join("\n\n"),
  };
}

function sections(digest: Digest, surroundings: Surroundings, place: Place): string[] {
  const { interest, items, day } = digest;
  return [
    "## RSS Vercel Deployment",
    ...deployment(surroundings, place),
    "## Statistics",
    [
      `- **Last Updated**: ${momentOf(digest)}`,
      `- **Announcement**: ${longDate(day)}`,
      `- **Total Papers Found**: ${items.length}`,
      `- **Categories Monitored**: ${markdownText(interest.categories.join(", "))}`,
      ...stateLines(digest).map((line) => `  ${line}`),
    ].join("\n"),
    "## Recent Papers",
    papers(digest, place),
    "## Configuration",
    ...configuration(digest),
    "## Schedule",
    schedule(surroundings),
    "## How to Use",
    howToUse(place),
    "## Customization",
    customization(place),
    "## Manual Trigger",
    manualTrigger,
    closing,
  ];
}

function deployment({ deployUrl, siteUrl }: Surroundings, { root }: Place): string[] {
  const badges = [
    ...(siteUrl === null
      ? []
      : [
          `[![Deployed Example](https://img.shields.io/badge/Deployed-Example-blue?style=flat-square)](${linkTarget(siteUrl)})`,
        ]),
    ...(deployUrl === null
      ? []
      : [`[![Deploy with Vercel](https://vercel.com/button)](${linkTarget(deployUrl)})`]),
  ];
  return [
    "The same papers as a feed for a reader, in RSS, Atom and JSON Feed, from a server of your own; " +
      `[docs/deploy.md](${root}docs/deploy.md) has every step.`,
    ...(badges.length === 0 ? [] : [badges.join("\n")]),
  ];
}

function papers(digest: Digest, { summaries, archive, most = Infinity }: Place): string {
  const { items, day } = digest;
  if (items.length === 0) return nothing(digest);
  const shown = items
    .slice(0, most)
    .map((item, index) => paperSection(item, { day, number: index + 1, summaries }));
  const rest = items.length - shown.length;
  const others = `${counted(rest, "more paper")} of this day: [in the archive](${linkTarget(archive)})`;
  return [...shown, ...(rest > 0 ? [others] : [])].join("\n\n");
}

function nothing({ day }: Digest): string {
  return `Nothing in the announcement of ${longDate(day)} is what this feed asks for.`;
}

function configuration({ interest }: Digest): string[] {
  const { keywords, exclude, authors, budget, maxPapers } = interest;
  const most = `At most ${counted(maxPapers, "paper")}`;
  const only = authors.length === 0 ? [] : [`Only papers by ${markdownText(listed(authors))}.`];
  return [
    keywords.length === 0
      ? "No keywords are set: every paper is taken."
      : `A paper is taken when it has one of these keywords: ${words(keywords)}`,
    ...(exclude.length === 0 ? [] : [`It is left out when it has one of these: ${words(exclude)}`]),
    [...only, `${budget === null ? most : capitalised(howMany(interest))} a day, best first.`].join(
      " ",
    ),
  ];
}

function schedule({ times }: Surroundings): string {
  const when =
    times.length === 0
      ? "This page is made after that."
      : `This page is made after that, at ${listed(times)} UTC; GitHub may begin somewhat later.`;
  return (
    "arXiv announces new papers at midnight in New York, Monday to Friday, which is 04:00 UTC in " +
    `summer and 05:00 UTC in winter. ${when} Where nothing is new, nothing is committed.`
  );
}

function howToUse({ root }: Place): string {
  return [
    "1. **Fork** this repository.",
    `2. **Customise** [config.json](${root}config.json): your categories, your keywords.`,
    "3. **Enable Actions**: in your fork, open the *Actions* tab, allow workflows, and enable *Daily digest*.",
    "4. From then on the repository shows the papers of each announcement, and keeps those of the days before.",
  ].join("\n");
}

const commonCategories = ["cs.AI", "cs.CL", "cs.CV", "cs.DC", "cs.LG", "cs.RO", "cs.SE", "stat.ML"];

function customization({ root }: Place): string {
  return [
    `Everything is in [config.json](${root}config.json):`,
    [
      `- **Categories**: ${commonCategories.map((id) => `\`${id}\` ${nameOf(id)}`).join(", ")}, and ` +
        "[all others](https://arxiv.org/category_taxonomy)",
      "- **Keywords**: whole words in title and abstract; rare ones count more, and in the title all do",
      "- **Exclude keywords**: a paper that has one of them is left out, whatever else it has",
    ].join("\n"),
  ].join("\n\n");
}

const manualTrigger =
  "In the *Actions* tab choose *Daily digest*, then *Run workflow*; a date makes the page of that day.";

const closing =
  "*This page was generated from arXiv's announcements. Thank you to arXiv for use of its open access interoperability.*";

function words(list: readonly string[]): string {
  return list.map((word) => markdownText(printable(word))).join(", ");
}

/** "2026-06-16 04:10:00 UTC" */
function momentOf({ updated }: Digest): string {
  return `${updated.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

function document(parts: readonly string[]): string {
  return `${parts.join("\n\n")}\n`;
}
