import type { LikedPaper } from "../../likes/liked-paper";
import { type DayIndex, indexPapers } from "../day-index";

/** Papers that a reader named, as a day of their own; kept as long as the list is. */
export function indexOfNamed(papers: readonly LikedPaper[]): DayIndex {
  const known = named.get(papers);
  if (known !== undefined) return known;
  const index = indexPapers(
    papers.map(({ key, title, abstract }) => ({
      id: key,
      version: 1,
      title,
      abstract,
      authors: [],
      categories: [],
    })),
  );
  named.set(papers, index);
  return index;
}

const named = new WeakMap<readonly LikedPaper[], DayIndex>();
