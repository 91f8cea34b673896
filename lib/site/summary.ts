import type { EditionItem } from "../editions/edition";
import { plainLine } from "../feeds/text";
import { text } from "./layout";

/** An item's summary in the plainest of forms: its paragraphs and headings, all else as it is written. */
export function plainSummaryHtml({ summary }: EditionItem): string {
  if (summary === undefined) return "";
  const blocks = summary.markdown
    .split(/\n{2,}|(?<=^#.*)\n/m)
    .map((block) => block.trim())
    .filter((block) => block !== "");
  return [
    '<details class="summary">',
    `<summary>Summary by ${text(summary.model)}</summary>`,
    ...blocks.map((block) => {
      const heading = /^#{1,6}\s+(.*)$/.exec(block)?.[1];
      return heading === undefined
        ? `<p>${text(plainLine(block))}</p>`
        : `<p><strong>${text(plainLine(heading))}</strong></p>`;
    }),
    "</details>",
  ].join("\n");
}
