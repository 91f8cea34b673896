import type { FeedFailure } from "../arxiv/announcements";
import type { Day } from "../arxiv/calendar";
import type { HistoryAnswer, HistorySource } from "../arxiv/history";
import type { Archive } from "../papers/archive";
import { recordAfterFilling } from "../papers/category-record";
import type { Head } from "../papers/head";
import {
  coverageAfterFilling,
  fillDay,
  type Gap,
  gapsIn,
  mayBeEmpty,
  nextFilling,
  troubleAfter,
} from "../papers/history";
import { type Followed, followedCategories, oldestKept } from "./followed";

/** What a run filled in of the days that this server did not see. */
export type Filled = {
  days: { day: Day; categories: number; papers: number; source: HistorySource["name"] }[];
  left: number; // days that still lack a category
  failure?: string;
  remarks: string[];
};

/** The days that lack a category, newest first. */
export function allGaps(followed: Followed, head: Head, now: Date): Gap[] {
  const names = followedCategories(followed.categories, head.categories, now);
  return gapsIn(head.coverage, names, oldestKept(followed, now), now);
}

/** A piece is begun only when this much time is left for it. */
const pieceMs = 30_000;

/**
 * Fills in missing days, newest first and one at a time, until none is left, the time is up, or
 * arXiv will not answer. Each piece is kept as it comes, so a run that is cut off loses none before
 * it: a day in all categories, or in some where a source is slow.
 */
export async function fillHistory(needs: {
  clock: () => Date;
  deadline: Date;
  followed: Followed;
  sources: readonly HistorySource[]; // in the order in which they are asked
  archive: Pick<Archive, "head" | "listings" | "update">;
  /** What goes before the next piece. */
  before: (head: Head) => Promise<void>;
  tell: (day: Day) => void;
}): Promise<Filled> {
  const { clock, followed, archive } = needs;
  const filled: Filled = { days: [], left: 0, remarks: [] };
  const skipped = new Set<Day>();
  let sources = needs.sources;
  if (sources.length === 0) return filled;

  const hasTime = () => needs.deadline.getTime() - clock().getTime() >= pieceMs;
  for (;;) {
    if (hasTime()) await needs.before(await archive.head(clock()));
    const now = clock();
    const head = await archive.head(now);
    const gaps = allGaps(followed, head, now);
    const mayAsk = skipped.size > 0 || nextFilling(head.historyTrouble) <= now.getTime();
    const gap = mayAsk ? gaps.find(({ day }) => !skipped.has(day)) : undefined;
    filled.left = gaps.length;
    if (gap === undefined || !hasTime()) break;

    const asked = await ask(gap, head);
    sources = sources.filter(({ name }) => !asked.away.includes(name));
    if ("failure" in asked) {
      filled.failure = asked.failure.message;
      if (skipped.size === 0) await noteTrouble(asked.failure);
      skipped.add(gap.day);
      if (sources.length === 0) break;
      continue;
    }
    await keep(asked.piece, asked.answer);
    const { papers, remarks } = asked.answer;
    filled.days = withPiece(filled.days, {
      day: gap.day,
      categories: asked.piece.categories.length,
      papers: papers.length,
      source: asked.source,
    });
    filled.remarks.push(...remarks);
    needs.tell(gap.day);
  }
  return filled;

  /**
   * Asks one source after the other, each for as many of the categories as it can tell of in time. An
   * answer without any paper is believed where the categories are small, or where all sources give it.
   */
  async function ask(gap: Gap, head: Head): Promise<Asked> {
    const away: HistorySource["name"][] = [];
    let failure: Pick<FeedFailure, "message" | "retryAfterSeconds"> | null = null;
    let emptyAnswers = 0;
    for (const { name, papersOf, categoriesAtOnce = Infinity } of sources) {
      const piece = { day: gap.day, categories: gap.categories.slice(0, categoriesAtOnce) };
      const answer = await papersOf(piece.day, piece.categories);
      if ("code" in answer) {
        failure = answer;
        if (isAway(answer)) away.push(name);
        continue;
      }
      if (answer.papers.length === 0) emptyAnswers++;
      const isBelieved =
        answer.papers.length > 0 ||
        emptyAnswers === needs.sources.length ||
        mayBeEmpty(piece, { coverage: head.coverage, listings: await archive.listings(head) });
      if (isBelieved) return { answer, piece, source: name, away };
    }
    const unsaid = { message: `arXiv names no paper of ${gap.day}, which cannot be true` };
    return { failure: failure ?? unsaid, away };
  }

  async function noteTrouble(failure: { message: string; retryAfterSeconds?: number }) {
    const now = clock();
    await archive.update(now, ({ head }) => ({
      head: { historyTrouble: troubleAfter(head.historyTrouble, failure, now) },
    }));
  }

  async function keep(gap: Gap, { papers }: HistoryAnswer): Promise<void> {
    const now = clock();
    await archive.update(now, ({ head, listings }) => {
      const batch = fillDay(gap.day, papers, listings);
      const records = gap.categories.flatMap((category) => {
        const record = head.categories[category];
        return record ? [[category, recordAfterFilling(record, gap.day, now)] as const] : [];
      });
      return {
        batches: batch.announcements.length > 0 ? [batch] : [],
        head: {
          categories: { ...head.categories, ...Object.fromEntries(records) },
          coverage: coverageAfterFilling(head.coverage, gap),
          // A day that failed in this run is tried again after a pause, whatever came since.
          ...(skipped.size === 0 && { historyTrouble: undefined }),
        },
        keepFrom: oldestKept(followed, now),
      };
    });
  }
}

type Asked = { away: HistorySource["name"][] } & (
  | { answer: HistoryAnswer; piece: Gap; source: HistorySource["name"] }
  | { failure: { message: string; retryAfterSeconds?: number } }
);

/** A day that comes in several pieces from one source is told as one. */
function withPiece(days: Filled["days"], piece: Filled["days"][number]): Filled["days"] {
  const last = days.at(-1);
  if (last?.day !== piece.day || last.source !== piece.source) return [...days, piece];
  const categories = last.categories + piece.categories;
  return [...days.slice(0, -1), { ...last, categories, papers: last.papers + piece.papers }];
}

/** Another day would fare no better. */
function isAway({ code }: FeedFailure): boolean {
  return ["unreachable", "timeout", "rate_limited", "server_error"].includes(code);
}
