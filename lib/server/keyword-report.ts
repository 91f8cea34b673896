import { planEdition } from "../editions/edition";
import type { ConfiguredFeed } from "../interest/configured";
import type { Archive } from "../papers/archive";
import { type DayIndex, dayIndexOf } from "../ranking/day-index";
import { commonShare, type KeywordUse, keywordRemarks, keywordUse } from "../ranking/keyword-use";
import { listed } from "../words";

/** How a feed's keywords are found in the days of its window. */
export type FeedKeywords = {
  feed: string; // its name; "" for the main feed
  days: number;
  uses: KeywordUse[];
  common: string[]; // sentences, see `keywordRemarks`
  unused: string[];
};

/** Of fewer days and papers nothing follows. */
const leastDays = 5;
const leastPapers = 300;
const mostNamed = 3;

/** Of the configured feeds, each with its own keywords; equal lists are told once. */
export async function keywordsInUse(
  archive: Pick<Archive, "head" | "batch">,
  feeds: readonly ConfiguredFeed[],
  now: Date,
): Promise<FeedKeywords[]> {
  const head = await archive.head(now);
  const told = new Set<string>();
  const found: FeedKeywords[] = [];
  for (const { interest } of feeds) {
    const list = JSON.stringify(interest.keywords);
    if (interest.keywords.length === 0 || interest.scoring === "count" || told.has(list)) continue;
    told.add(list);
    const indexes: DayIndex[] = [];
    for (const day of planEdition(interest, head, now).days) {
      const batch = await archive.batch(head, day);
      if (batch !== null) indexes.push(dayIndexOf(batch.announcements));
    }
    const uses = keywordUse(interest.keywords, indexes);
    const feed = interest.path.slice(1);
    found.push({ feed, days: indexes.length, uses, ...keywordRemarks(uses, indexes) });
  }
  return found;
}

/** What a report says of them, few lines a feed: what is common in one, what is unused in one each. */
export function keywordSentences(found: readonly FeedKeywords[]): string[] {
  return found.flatMap(({ feed, days, uses, common, unused }) => {
    if (days < leastDays || (uses[0]?.of ?? 0) < leastPapers) return [];
    const keywords = feed === "" ? "keywords" : `keywords of ${feed}`;
    const percent = Math.round(commonShare * 100);
    const more = unused.length - mostNamed;
    return [
      ...(common.length === 0
        ? []
        : [`${keywords} in more than ${percent} % of papers: ${named(common.map(withoutUnit))}`]),
      ...unused.slice(0, mostNamed).map((remark) => `${keywords}: ${remark}`),
      ...(more > 0 ? [`${keywords}: ${more} more never in ${days} days`] : []),
    ];
  });
}

/** "RL: 12 % of papers" behind a sentence that says of what. */
function withoutUnit(remark: string): string {
  return remark.replace(/: (\d+ %) of papers$/, " ($1)");
}

function named(remarks: readonly string[]): string {
  const more = remarks.length - mostNamed;
  return listed([...remarks.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])]);
}
