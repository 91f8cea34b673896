import { z } from "zod";
import type { Interest } from "../interest/interest";
import {
  leftOutParts,
  type Summary,
  summaryParts,
  summarySchema,
  textSources,
} from "../summaries/summary";
import { hasRoomForTexts } from "./room";
import { printable } from "./text";

/** A summary as `_arxiv.summary` of JSON Feed items: for programs, and for other deployments. */
export const summaryFactsSchema = z.object({
  model: z.string().max(200),
  source: z.enum(textSources),
  version: z.int().positive(), // of the paper that the model read
  language: z.string(),
  sentence: z.string().max(5_000).nullable(),
  /** Markdown, formulas as TeX between `$`; null in feeds of many days, which have no room for it. */
  text: z.string().min(1).max(100_000).nullable(),
  made: z.iso.datetime(),
  missing: z.array(z.enum(summaryParts)),
  left_out: z.array(z.enum(leftOutParts)),
  is_cut: z.boolean(),
  unfound: z.array(z.string()).nullable(),
  prompt: z.string(),
});
export type SummaryFacts = z.infer<typeof summaryFactsSchema>;

export function summaryFacts(summary: Summary, interest: Interest): SummaryFacts {
  return {
    model: printable(summary.model),
    source: summary.source,
    version: summary.version,
    language: summary.language,
    sentence: summary.sentence === null ? null : printable(summary.sentence),
    text: hasRoomForTexts(interest) ? printable(summary.markdown) : null,
    made: new Date(summary.madeAt).toISOString(),
    missing: summary.missing,
    left_out: summary.leftOut,
    is_cut: summary.isCut,
    unfound: summary.unfound?.map(printable) ?? null,
    prompt: summary.prompt,
  };
}

/** The other way round, of the paper with this id; null where the text is not there. */
export function summaryFromFacts(id: string, facts: SummaryFacts): Summary | null {
  const { text: markdown, made, left_out: leftOut, is_cut: isCut, ...rest } = facts;
  if (markdown === null) return null;
  return summarySchema.parse({ ...rest, id, markdown, leftOut, isCut, madeAt: Date.parse(made) });
}
