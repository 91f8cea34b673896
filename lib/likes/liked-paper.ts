import { z } from "zod";
import { digest } from "../interest/interest";
import type { Paper } from "../papers/paper";
import { fold } from "../tex/fold";

/** A paper that a reader named, from wherever its text is known: what likeness is measured by. */
export const likedPaperSchema = z.object({
  key: z.string(), // the arXiv id; of others a name made from the title
  id: z.string().nullable(), // arXiv's, without version
  title: z.string(), // TeX, as arXiv has it
  abstract: z.string(), // "" where nobody told it
  authors: z.array(z.string()),
  categories: z.array(z.string()), // primary first; none where it is not from arXiv
  addedAt: z.number().optional(), // when the reader put it into a library, ms
});
export type LikedPaper = z.infer<typeof likedPaperSchema>;

/** Likeness is measured by titles and abstracts, of which arXiv's own are no longer than this. */
const longestAbstract = 2_500;
const mostAuthors = 100;

export function likedFromPaper(paper: Paper): LikedPaper {
  const { id, title, abstract, authors, categories } = paper;
  return likedPaper({ id, title, abstract, authors: authors.map(({ name }) => name), categories });
}

/** Named by its id, else by its title, so that one paper from two libraries counts once. */
export function likedPaper(told: Omit<LikedPaper, "key">): LikedPaper {
  const { id, title, abstract, authors } = told;
  return {
    ...told,
    key:
      id ??
      `title:${digest(
        fold(title)
          .replace(/[^\p{L}\p{N}]+/gu, " ")
          .trim(),
      )}`,
    title: title.slice(0, 500),
    abstract: abstract.slice(0, longestAbstract),
    authors: authors.slice(0, mostAuthors),
  };
}
