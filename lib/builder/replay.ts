import type { Day } from "../arxiv/calendar";
import { candidatesOf, type Selected } from "../editions/selection";
import type { Interest } from "../interest/interest";
import type { Batch } from "../papers/batch";
import { countListed, type KeywordEffects, keywordEffects } from "./keyword-effects";

/** What a feed would have brought on the days that are held, had it been there. */
export type Replay = {
  days: ReplayedDay[]; // newest first
  perDay: number; // papers, on average
  keywords: KeywordEffects;
  newest: { day: Day; chosen: Selected[]; rest: Selected[] } | null; // the rest: below the cut
};

export type ReplayedDay = {
  day: Day;
  papers: number; // chosen
  of: number; // announced in the feed's categories, in the ways that it asks for
};

/** A day with what the feed chooses of it, as its editions do. */
export type ChosenDay = { batch: Batch; ranked: readonly Selected[] };

/** The predecessor's scoring reads every text for every keyword: of fewer days. */
const daysRead = 3;

/** Of days newest first; whatever they hold is the feed's own choice, so this cannot flatter it. */
export function replayOf(interest: Interest, chosenDays: readonly ChosenDay[]): Replay {
  const candidates = chosenDays.map(({ batch }) => candidatesOf(interest, batch));
  const days = chosenDays.map(({ batch, ranked }, at) => ({
    day: batch.day,
    papers: ranked.filter(({ isBelowCut }) => !isBelowCut).length,
    of: countListed(candidates[at] ?? { listedAs: [] }),
  }));
  const total = days.reduce((sum, { papers }) => sum + papers, 0);
  const read = interest.scoring === "count" ? candidates.slice(0, daysRead) : candidates;
  const [newest] = chosenDays;
  return {
    days,
    perDay: days.length === 0 ? 0 : total / days.length,
    keywords: keywordEffects(interest, read),
    newest:
      newest === undefined
        ? null
        : {
            day: newest.batch.day,
            chosen: newest.ranked.filter(({ isBelowCut }) => !isBelowCut),
            rest: newest.ranked.filter(({ isBelowCut }) => isBelowCut),
          },
  };
}
