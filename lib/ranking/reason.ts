import { z } from "zod";

/** Why a paper is in an edition: a keyword, where it was found, and what it added to the score. */
export const reasonSchema = z.object({
  keyword: z.string(),
  where: z.enum(["title", "abstract", "both"]),
  points: z.number(),
  /** The longer word that ends with the keyword, where nothing better was found: "NVFP4". */
  within: z.string().optional(),
});
export type Reason = z.infer<typeof reasonSchema>;

/** What a scoring makes of a day's papers, each told by its number in the day's index. */
export type DayScores = {
  /** How many different keywords there are to find. */
  size: number;
  isExcluded(paper: number): boolean;
  /** How many of the keywords a paper has. */
  found(paper: number): number;
  /** The sum of what they add. */
  score(paper: number): number;
  /** What was found and what each added, most first. */
  reasons(paper: number): Reason[];
};

export function whereFound(inTitle: boolean, inAbstract: boolean): Reason["where"] {
  if (inTitle) return inAbstract ? "both" : "title";
  return "abstract";
}

/** To the hundredth, so that a score reads well and equal papers tie. */
export function roundPoints(points: number): number {
  return Math.round(points * 100) / 100;
}
