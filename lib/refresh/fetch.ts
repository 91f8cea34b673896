import type { Announcements } from "../arxiv/announcements";
import type { ArxivClient } from "../arxiv/client";
import type { Archive } from "../papers/archive";
import { newRecord, recordAfterFailure, recordAfterUnchanged } from "../papers/category-record";
import { nextCheck } from "../papers/freshness";
import type { Head } from "../papers/head";
import { coverageAfterAnswer } from "../papers/history";
import { placeAnnouncements } from "../papers/placement";
import { type Followed, followedCategories, oldestKept } from "./followed";

/** What asking arXiv for today's announcements brought. */
export type Fetched = {
  asked: string[]; // categories that were due
  changedDays: string[];
  papers: number; // listed in arXiv's answers
  failed: { category: string; reason: string }[];
  remarks: string[];
};

/** What two looks of one run brought together; of a category that was asked twice the later counts. */
export function together(first: Fetched, second: Fetched): Fetched {
  const askedAgain = new Set(second.asked);
  return {
    asked: [...new Set([...first.asked, ...second.asked])],
    changedDays: [...new Set([...first.changedDays, ...second.changedDays])],
    papers: first.papers + second.papers,
    failed: [...first.failed.filter(({ category }) => !askedAgain.has(category)), ...second.failed],
    remarks: [...first.remarks, ...second.remarks],
  };
}

export const nothingFetched: Fetched = {
  asked: [],
  changedDays: [],
  papers: 0,
  failed: [],
  remarks: [],
};

/**
 * Asks arXiv for the categories that are due and puts what it answers into the archive.
 *
 * Expected failures are lines of what it returns: one category's never stops another's.
 */
export async function fetchDue(needs: {
  now: Date;
  followed: Followed;
  head: Head;
  arxiv: Pick<ArxivClient, "announcements">;
  archive: Pick<Archive, "update">;
}): Promise<Fetched> {
  const { now, followed, head } = needs;
  const asked = dueCategories(followed, head, now);
  if (asked.length === 0) return nothingFetched;

  const answer = await needs.arxiv.announcements(asked, head.validators);
  const changedDays: string[] = [];
  await needs.archive.update(now, (state) => {
    const records = state.head.categories;
    const {
      batches,
      withdrawn,
      records: placed,
    } = placeAnnouncements({
      answer,
      held: state.listings,
      records,
      now,
    });
    changedDays.splice(0, Infinity, ...batches.map(({ day }) => day));
    const categories = withoutUnfollowed(
      { ...records, ...unplaced(answer, records, now), ...placed },
      followed,
      now,
    );
    return {
      batches,
      withdrawn,
      head: {
        categories,
        validators: newest({ ...state.head.validators, ...answer.validators }),
        coverage: coverageAfterAnswer(state.head.coverage, categories, now),
      },
      keepFrom: oldestKept(followed, now),
    };
  });
  return {
    asked,
    changedDays,
    papers: answer.papers.length,
    failed: answer.failed.map(({ category, failure }) => ({ category, reason: failure.message })),
    remarks: answer.remarks,
  };
}

/** The records of categories for which there was nothing to place. */
function unplaced(answer: Announcements, records: Head["categories"], now: Date) {
  const record = (category: string) => records[category] ?? newRecord;
  return Object.fromEntries([
    ...answer.unchanged.map((each) => [each, recordAfterUnchanged(record(each), now)] as const),
    ...answer.failed.map(
      ({ category, failure }) =>
        [category, recordAfterFailure(record(category), failure, now)] as const,
    ),
  ]);
}

function withoutUnfollowed(records: Head["categories"], followed: Followed, now: Date) {
  const names = new Set(followedCategories(followed.categories, records, now));
  return Object.fromEntries(Object.entries(records).filter(([category]) => names.has(category)));
}

/** Each combination of categories that was ever due is an address of its own. */
const validatorsKept = 20;

function newest(validators: Head["validators"]): Head["validators"] {
  return Object.fromEntries(Object.entries(validators).slice(-validatorsKept));
}

export function dueCategories({ categories }: Followed, head: Head, now: Date): string[] {
  return followedCategories(categories, head.categories, now).filter(
    (category) => nextCheck(head.categories[category] ?? newRecord, now) <= now.getTime(),
  );
}
