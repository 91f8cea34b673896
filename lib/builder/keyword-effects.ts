import type { Candidates } from "../editions/selection";
import type { Interest } from "../interest/interest";
import type { DayIndex } from "../ranking/day-index";
import { compileKeyword } from "../ranking/keyword";
import { searchKeyword } from "../ranking/keyword-search";
import { commonShare, type KeywordUse, keywordRemarks, keywordUse } from "../ranking/keyword-use";

/** What a keyword finds among the papers that a feed's other conditions leave to the keywords. */
export type KeywordEffect = KeywordUse & {
  /** Papers that no other keyword finds. */
  alone: number;
};

export type KeywordEffects = {
  effects: KeywordEffect[]; // in the keywords' order
  days: number; // that they are counted over
  common: string[]; // sentences: keywords that tell little, since so many papers have them
  unused: string[]; // and those that find nothing
};

/** So many keywords that find nothing are told of, with what may have been meant. */
const mostUnused = 8;

export function keywordEffects(
  { keywords, scoring }: Pick<Interest, "keywords" | "scoring">,
  days: readonly Candidates[],
): KeywordEffects {
  const found = keywords.map(() => 0);
  const alone = keywords.map(() => 0);
  for (const day of days) {
    const matches = keywords.map((keyword) => matchesOf(keyword, scoring, day));
    const times = new Uint8Array(day.listedAs.length);
    for (const papers of matches) for (const each of papers) times[each] = (times[each] ?? 0) + 1;
    for (const [at, papers] of matches.entries()) {
      found[at] = (found[at] ?? 0) + papers.length;
      alone[at] = (alone[at] ?? 0) + papers.filter((paper) => times[paper] === 1).length;
    }
  }
  const of = days.reduce((sum, day) => sum + countListed(day), 0);
  const effects = keywords.map((keyword, at): KeywordEffect => {
    const papers = found[at] ?? 0;
    return { keyword, papers, of, share: of === 0 ? 0 : papers / of, alone: alone[at] ?? 0 };
  });
  const indexes = days.map(({ index }) => index);
  return { effects, days: days.length, ...remarksOn(effects, indexes) };
}

function remarksOn(effects: readonly KeywordEffect[], indexes: readonly DayIndex[]) {
  const unused = effects.filter(({ papers, of }) => papers === 0 && of > 0).slice(0, mostUnused);
  const elsewhere = keywordUse(
    unused.map(({ keyword }) => keyword),
    indexes,
  ).filter(({ papers }) => papers > 0);
  const isElsewhere = ({ keyword }: KeywordUse) =>
    elsewhere.some((each) => each.keyword === keyword);
  const remarkable = effects.filter(({ share }) => share > commonShare);
  const nowhere = unused.filter((each) => !isElsewhere(each));
  const told = keywordRemarks([...remarkable, ...nowhere], indexes);
  const others = elsewhere.map(
    ({ keyword }) => `${keyword}: only in papers that this feed does not ask for`,
  );
  return { common: told.common, unused: [...told.unused, ...others] };
}

/** How many papers are left to the keywords. */
export function countListed({ listedAs }: Pick<Candidates, "listedAs">): number {
  let count = 0;
  for (const type of listedAs) if (type !== null) count++;
  return count;
}

/** The numbers of the candidates that have a keyword, by the scoring's own comparison. */
function matchesOf(
  keyword: string,
  scoring: Interest["scoring"],
  { index, listedAs }: Candidates,
): number[] {
  const isListed = (paper: number) => listedAs[paper] !== null;
  if (scoring === "weighted") {
    return searchKeyword(compileKeyword(keyword), index).numbers.filter(isListed);
  }
  const wanted = keyword.toLowerCase();
  return [...index.papers.keys()].filter((number) => {
    const { title = "", abstract = "" } = index.papers[number] ?? {};
    return isListed(number) && `${title} ${abstract}`.toLowerCase().includes(wanted);
  });
}
