import type { Paper } from "../papers/paper";
import type { DayIndex } from "./day-index";
import { type DayScores, type Reason, whereFound } from "./reason";

/**
 * The predecessor's scoring: 1 for each keyword found as a substring of title and abstract, half a
 * point more when it is in the title; letter case is ignored, word boundaries are too. An exclude
 * found anywhere drops the paper.
 */
export function countScores(
  keywords: readonly string[],
  excludes: readonly string[],
  index: DayIndex,
): DayScores {
  const wanted = keywords.map((text) => ({ text, lower: text.toLowerCase() }));
  const unwanted = excludes.map((text) => text.toLowerCase());
  const read = new Map<number, { isExcluded: boolean; reasons: Reason[] }>();
  const readOnce = (number: number) => {
    const known = read.get(number);
    if (known !== undefined) return known;
    const paper = index.papers[number];
    const texts = lowerText(paper ?? { title: "", abstract: "" });
    const isExcluded = unwanted.some((exclude) => texts.all.includes(exclude));
    const made = { isExcluded, reasons: isExcluded ? [] : reasonsIn(texts, wanted) };
    read.set(number, made);
    return made;
  };
  return {
    size: wanted.length,
    isExcluded: (number) => readOnce(number).isExcluded,
    found: (number) => readOnce(number).reasons.length,
    score: (number) => readOnce(number).reasons.reduce((sum, { points }) => sum + points, 0),
    reasons: (number) => [...readOnce(number).reasons].sort((a, b) => b.points - a.points),
  };
}

type Texts = { title: string; all: string };

function reasonsIn({ title, all }: Texts, wanted: readonly { text: string; lower: string }[]) {
  const abstract = all.slice(title.length + 1);
  return wanted
    .filter(({ lower }) => all.includes(lower))
    .map(({ text, lower }): Reason => {
      const inTitle = title.includes(lower);
      const where = whereFound(inTitle, abstract.includes(lower));
      return { keyword: text, where, points: inTitle ? 1.5 : 1 };
    });
}

function lowerText(paper: Pick<Paper, "title" | "abstract">): Texts {
  const title = paper.title.toLowerCase();
  return { title, all: `${title} ${paper.abstract.replaceAll("\n\n", " ").toLowerCase()}` };
}
