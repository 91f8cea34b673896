import { z } from "zod";
import { parseArxivId } from "../arxiv/ids";

export const authorSchema = z.object({
  name: z.string().min(1),
  affiliations: z.array(z.string()).optional(), // as written in brackets behind the name
});
export type Author = z.infer<typeof authorSchema>;

/** What arXiv says an announcement is, relative to the categories that were asked for. */
export const announceTypes = ["new", "cross", "replace", "replace-cross"] as const;
export const announceTypeSchema = z.enum(announceTypes);
export type AnnounceType = z.infer<typeof announceTypeSchema>;

/** One arXiv paper at one version. Source: an item of rss.arxiv.org. */
export const paperSchema = z.object({
  id: z.string().refine((id) => parseArxivId(id)?.id === id, "not an arXiv id without version"),
  version: z.int().positive(),
  title: z.string(), // TeX as arXiv serves it, whitespace collapsed
  abstract: z.string(), // TeX; paragraphs parted by a blank line, else whitespace collapsed
  authors: z.array(authorSchema),
  categories: z.array(z.string()).min(1), // as announced, primary first: "cs.RO"
  licence: z.string().optional(), // URL
  doi: z.string().optional(), // bare; may hold several, parted by blanks
  journalReference: z.string().optional(),
});
export type Paper = z.infer<typeof paperSchema>;

/** A paper as one answer of arXiv lists it. */
export type AnnouncedPaper = { paper: Paper; announceType: AnnounceType };

/** arXiv's name of one version, its feeds' guid without the prefix: `2501.01234v2`. */
export function guidOf(paper: { id: string; version: number }): string {
  return `${paper.id}v${paper.version}`;
}
