import type { Summary } from "../summaries/summary";
import type { MathStyle } from "../tex/math-style";
import { plainLine } from "./text";

/**
 * What makes HTML of a summary (`summary.ts`). It is handed to those who render feeds, since its
 * libraries take longer to load than all the rest, and most feeds have no use for them.
 */
export type SummaryHtml = (summary: Summary, place: SummaryPlace) => { blocks: string[] };

export type SummaryPlace = {
  math: MathStyle;
  /** The paper's newest, which the summary need not be of. */
  version: number;
  /** Of the summary's HTML in UTF-8, blocks parted by a line break; `Infinity` for all of it. */
  mostBytes: number;
  /** Where all of it is. */
  paperUrl: string;
};

/** The one sentence as plain text, for lists; null where the model gave none. */
export function summaryText({ sentence }: Pick<Summary, "sentence">): string | null {
  return sentence === null ? null : plainLine(sentence) || null;
}
