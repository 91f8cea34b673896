import { expand } from "../arxiv/taxonomy";
import type { Interest } from "../interest/interest";
import { type Announcement, announceTypeIn, type Batch } from "../papers/batch";
import type { AnnounceType } from "../papers/paper";
import { type Ranked, rank } from "../ranking/rank";
import type { Statistics } from "../ranking/statistics";
import { fold } from "../tex/fold";
import { readable } from "../tex/readable";

/**
 * The papers of one announcement day that an interest chooses, best first, at most `maxPapers`.
 *
 * It depends on the interest, the batch and the batch's own statistics only, so a day's selection
 * stays as it is when later days come. A paper that the interest could have met on an earlier day
 * belongs there and is not chosen again.
 */
export function selectDay(interest: Interest, batch: Batch, background: Statistics): Ranked[] {
  const asked = expand(interest.categories);
  const wanted = (announcement: Pick<Announcement, "kind">, categories: readonly string[]) => {
    const type = announceTypeIn(asked, announcement.kind, categories);
    return type !== null && interest.announceTypes.includes(type) ? type : null;
  };
  const candidates = batch.announcements.flatMap((announcement) => {
    const announceType: AnnounceType | null = wanted(announcement, announcement.paper.categories);
    if (announceType === null) return [];
    const stoodEarlier = announcement.earlier?.some((each) => wanted(each, each.categories));
    return stoodEarlier ? [] : [{ paper: announcement.paper, announceType }];
  });
  const ranked = rank(interest, candidates, background);
  return (interest.dropsSameTitle ? withoutSameTitle(ranked) : ranked).slice(0, interest.maxPapers);
}

function withoutSameTitle(ranked: readonly Ranked[]): Ranked[] {
  const seen = new Set<string>();
  return ranked.filter(({ paper }) => {
    const title = fold(readable(paper.title)).replace(/\s+/g, " ");
    if (title !== "" && seen.has(title)) return false;
    seen.add(title);
    return true;
  });
}
