import type { Paper } from "../papers/paper";
import { type Matcher, type Reason, whereFound } from "./reason";

/**
 * The predecessor's scoring: 1 for each keyword found as a substring of title and abstract, half a
 * point more when it is in the title; letter case is ignored, word boundaries are too. An exclude
 * found anywhere drops the paper.
 */
export function countMatcher(keywords: readonly string[], excludes: readonly string[]): Matcher {
  const wanted = keywords.map((text) => ({ text, lower: text.toLowerCase() }));
  const unwanted = excludes.map((text) => text.toLowerCase());
  const find: Matcher["find"] = (paper) => {
    const { title, all } = lowerText(paper);
    if (unwanted.some((exclude) => all.includes(exclude))) return null;
    const abstract = all.slice(title.length + 1);
    return wanted
      .filter(({ lower }) => all.includes(lower))
      .map(({ text, lower }): Reason => {
        const inTitle = title.includes(lower);
        const where = whereFound(inTitle, abstract.includes(lower));
        return { keyword: text, where, points: inTitle ? 1.5 : 1 };
      });
  };
  return { find, size: wanted.length };
}

function lowerText(paper: Paper): { title: string; all: string } {
  const title = paper.title.toLowerCase();
  return { title, all: `${title} ${paper.abstract.replaceAll("\n\n", " ").toLowerCase()}` };
}
