import type { EditionItem } from "../editions/edition";
import { summaryHtml } from "../feeds/summary";
import { summaryText } from "../feeds/summary-text";
import type { MathStyle } from "../tex/math-style";
import { text } from "./layout";

/** An item's whole summary; folded where its sentence is to be enough. Nothing where it has none. */
export function summaryBlocks(
  { summary, paper }: EditionItem,
  { math, isFolded }: { math: MathStyle; isFolded: boolean },
): string[] {
  if (summary === undefined) return [];
  const whole = { math, version: paper.version, mostBytes: Number.POSITIVE_INFINITY, paperUrl: "" };
  const { blocks } = summaryHtml(summary, whole);
  if (!isFolded) return ['<div class="summary">', ...blocks, "</div>"];
  const sentence = summaryText(summary);
  const label = `Summary by ${text(summary.model)}`;
  return [
    ...(sentence === null ? [] : [`<p>${text(sentence)}</p>`]),
    '<details class="summary">',
    `<summary>${label}</summary>`,
    ...blocks.filter((block) => !block.startsWith("<h3>")),
    "</details>",
  ];
}
