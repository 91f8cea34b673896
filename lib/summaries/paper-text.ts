import type { LeftOutPart } from "./summary";

/** A paper's text for a model: Markdown with formulas as TeX between `$`, in the paper's order. */
export type PaperText = {
  source: "html" | "pdf" | "abstract";
  sections: readonly TextSection[];
};

export type TextSection = {
  heading: string; // "3.1 Data"; "" where the text has none, as before the first
  level: number; // 1 for a section, 2 for one within it, …
  kind: "body" | "references" | "appendix";
  text: string;
};

/** As much of a text as a model may be given, and what was left out of it. */
export type FittedText = { text: string; leftOut: LeftOutPart[] };
