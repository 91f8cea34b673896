import type { Archive } from "../papers/archive";
import { newRecord } from "../papers/category-record";
import { type CategoryState, statesIn } from "../papers/freshness";
import type { Head } from "../papers/head";
import { type Followed, followedCategories } from "../refresh/followed";

export type Health = {
  /**
   * failing: arXiv could not be asked and there is nothing to serve. degraded: something is late,
   * failed, was missed or is not kept.
   */
  status: "ok" | "degraded" | "failing";
  categories: Record<string, CategoryState>;
  store: string | null; // what is wrong with it
};

export async function healthOf(
  archive: Pick<Archive, "head" | "trouble">,
  followed: Followed,
  now: Date,
): Promise<Health> {
  const head = await archive.head(now);
  // The cause, with its paths and addresses, is for the log.
  return healthIn(head, followed, archive.trouble() === null ? null : storeTrouble, now);
}

export function healthIn(
  head: Head,
  { categories: configured }: Followed,
  store: string | null,
  now: Date,
): Health {
  const followed = followedCategories(configured, head.categories, now);
  const records = followed.map((category) => {
    return [category, head.categories[category] ?? newRecord] as const;
  });
  const categories = statesIn(head, records, now);
  const states = Object.values(categories);
  const isEmpty = Object.keys(head.days).length === 0;
  if (isEmpty && states.some(({ state }) => state === "failed")) {
    return { status: "failing", categories, store };
  }
  const isTroubled = store !== null || states.some(isBehind);
  return { status: isTroubled ? "degraded" : "ok", categories, store };
}

export const storeTrouble =
  "The store cannot be used: papers are kept in memory only and are lost at the next start.";

function isBehind(state: CategoryState): boolean {
  if (state.state === "quiet") return state.missed !== undefined;
  return state.state === "failed" || state.state === "late";
}
