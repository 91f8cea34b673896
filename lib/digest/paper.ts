import type { Day } from "../arxiv/calendar";
import { abstractUrl, pdfUrl } from "../arxiv/ids";
import type { EditionItem } from "../editions/edition";
import { nearWhat } from "../feeds/content";
import { namesInShort, plainLine } from "../feeds/text";
import { guidOf } from "../papers/paper";
import type { Reason } from "../ranking/reason";
import type { Summary } from "../summaries/summary";
import { counted } from "../words";
import { htmlText, markdownText } from "./escape";
import { abstractLine, texLine } from "./prose";
import { summaryMarkdown } from "./summary-markdown";

/** Where a summary stands: folded under its paper, or in another file, of which this is the address. */
export type SummaryPlace = "here" | { file: string };

const namesShown = 20;
const abstractCharacters = 300;

/** One paper as a section of the digest, with its place in it. */
export function paperSection(
  { paper, announceType, score, reasons, likeness, summary }: EditionItem,
  { day, number, summaries }: { day: Day; number: number; summaries: SummaryPlace },
): string {
  const names = paper.authors.map(({ name }) => plainLine(name)).filter((name) => name !== "");
  const facts: [string, string][] = [
    ["Authors", markdownText(namesInShort(names, namesShown))],
    ["Category", markdownText(paper.categories.join(", "))],
    ["Published", day],
    ["Score", score.toFixed(1)],
    ["Why this", markdownText(why(reasons, likeness))],
    ["Type", announceType],
    ["ArXiv ID", `${guidOf(paper)} ([PDF](${pdfUrl(paper.id, paper.version)}))`],
  ];
  return [
    `### ${number}. ${titleLink(paper)}`,
    // Two blanks end a line on GitHub; its Markdown files join what a line feed alone parts.
    facts
      .filter(([, value]) => value !== "")
      .map(([label, value]) => `**${label}**: ${value}`)
      .join("  \n"),
    "#### Abstract",
    abstractLine(paper.abstract, abstractCharacters) || "There is none.",
    ...(summary === undefined ? [] : [summaryBlock(summary, summaries)]),
    "---",
  ].join("\n\n");
}

/** A paper in one line of a list, with its summary's one sentence where there is one. */
export function paperLine(
  { paper, score, reasons, likeness, summary }: EditionItem,
  number: number,
): string {
  const facts = [paper.categories[0], `score ${score.toFixed(1)}`, why(reasons, likeness)];
  const lines = [
    titleLink(paper),
    markdownText(facts.filter(Boolean).join(" · ")),
    ...(summary?.sentence ? [texLine(summary.sentence)] : []),
  ];
  return `${number}. ${lines.join("<br>")}`;
}

function why(reasons: readonly Reason[], likeness: EditionItem["likeness"]): string {
  return [foundWhere(reasons), nearWhat(likeness) ?? ""].filter((part) => part !== "").join("; ");
}

/** "FP8, cache (title and abstract); decode (abstract)", each in the order of what counted most. */
function foundWhere(reasons: readonly Reason[]): string {
  const places = [
    ["both", "title and abstract"],
    ["title", "title"],
    ["abstract", "abstract"],
  ] as const;
  return places
    .map(([place, words]) => [reasons.filter(({ where }) => where === place), words] as const)
    .filter(([found]) => found.length > 0)
    .map(([found, words]) => `${found.map(foundAs).join(", ")} (${words})`)
    .join("; ");
}

function foundAs({ keyword, within }: Reason): string {
  return within === undefined ? keyword : `${keyword} in ${within}`;
}

function titleLink(paper: EditionItem["paper"]): string {
  return `[${markdownText(plainLine(paper.title) || paper.id)}](${abstractUrl(paper.id)})`;
}

function summaryBlock(summary: Summary, place: SummaryPlace): string {
  const label = `🤖 AI Summary (by ${htmlText(summary.model)})`;
  if (place !== "here") return `**${label}**: [in the archive](${place.file})`;
  return [
    `<details><summary><strong>${label}</strong> - Click to expand</summary>`,
    summaryMarkdown(summary.markdown),
    `<em>${markdownText(madeFrom(summary))}</em>`,
    "</details>",
  ].join("\n\n");
}

/** What a reader should know before believing it. */
function madeFrom({ source, version, leftOut, isCut, missing, unfound }: Summary): string {
  const read = {
    html: "the paper's HTML",
    pdf: "the paper's PDF",
    upload: "the paper's PDF",
    abstract: "the abstract only",
  }[source];
  return [
    `Made from ${read}, version ${version}${leftOut.length === 0 ? "" : `, without its ${leftOut.join(" and ")}`}.`,
    ...(isCut ? ["The model's answer ended too soon."] : []),
    ...(missing.length === 0 ? [] : [`The model left out: ${missing.join(", ")}.`]),
    ...(unfound === null || unfound.length === 0
      ? []
      : [
          `${counted(unfound.length, "figure")} in it could not be found in the paper: ${unfound.join(", ")}.`,
        ]),
  ].join(" ");
}
