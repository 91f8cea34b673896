import { z } from "zod";

/** What a model can be given of a paper: its text from HTML or PDF, the PDF itself, or the abstract. */
export const textSources = ["html", "pdf", "upload", "abstract"] as const;
export type TextSource = (typeof textSources)[number];

/** The four parts of a summary, in their order. */
export const summaryParts = ["contributions", "methods", "results", "conclusions"] as const;
export type SummaryPart = (typeof summaryParts)[number];

/** What of a paper's text the model was not given, since there was too much of it. */
export const leftOutParts = ["references", "appendices", "end"] as const;
export type LeftOutPart = (typeof leftOutParts)[number];

/** A model's text on one paper in one language; bought once. */
export const summarySchema = z.object({
  id: z.string(), // the paper's, without version
  version: z.int().positive(), // which the model read
  language: z.string(), // as config.json writes it: "en", "zh", "German"
  model: z.string(),
  source: z.enum(textSources),
  leftOut: z.array(z.enum(leftOutParts)),
  prompt: z.string(), // names the prompt by a hash of its text
  madeAt: z.number(), // ms
  /** One sentence that can stand alone, plain text with formulas as TeX; null where the model gave none. */
  sentence: z.string().nullable(),
  /** Markdown with a heading of the second level for each part, formulas as TeX between `$`. */
  markdown: z.string(),
  missing: z.array(z.enum(summaryParts)), // parts that the model left out
  isCut: z.boolean(), // its answer ended too soon
  /** Figures in it that the text does not hold, each marked there; null where there was no text to check. */
  unfound: z.array(z.string()).nullable(),
});
export type Summary = z.infer<typeof summarySchema>;
