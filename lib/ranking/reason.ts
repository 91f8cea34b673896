import { z } from "zod";
import type { Paper } from "../papers/paper";

/** Why a paper is in an edition: a keyword, where it was found, and what it added to the score. */
export const reasonSchema = z.object({
  keyword: z.string(),
  where: z.enum(["title", "abstract", "both"]),
  points: z.number(),
});
export type Reason = z.infer<typeof reasonSchema>;

/** Keywords and excludes made ready for many papers. */
export type Matcher = {
  /** The keywords a paper matches, or null when an exclude drops it. */
  find(paper: Paper): Reason[] | null;
  /** How many different keywords there are to find. */
  size: number;
};

export function whereFound(inTitle: boolean, inAbstract: boolean): Reason["where"] {
  if (inTitle) return inAbstract ? "both" : "title";
  return "abstract";
}

/** To the hundredth, so that a score reads well and equal papers tie. */
export function roundPoints(points: number): number {
  return Math.round(points * 100) / 100;
}
