import type { Config } from "../config/schema";
import type { Archive } from "../papers/archive";
import { newRecord } from "../papers/category-record";
import { type CategoryState, categoryState } from "../papers/freshness";
import { followedCategories } from "../refresh/followed";

export type Health = {
  /** failing: there is nothing to serve. degraded: something is late, failed or not kept. */
  status: "ok" | "degraded" | "failing";
  categories: Record<string, CategoryState>;
  store: string | null; // what is wrong with it
};

export async function healthOf(
  archive: Archive,
  config: Pick<Config, "categories">,
  now: Date,
): Promise<Health> {
  const head = await archive.head(now);
  const followed = followedCategories(config.categories, head.categories, now);
  const categories = Object.fromEntries(
    followed.map((category) => [
      category,
      categoryState(head.categories[category] ?? newRecord, now),
    ]),
  );
  const store = archive.trouble();
  const states = Object.values(categories).map(({ state }) => state);
  const isEmpty = Object.keys(head.days).length === 0;
  if (isEmpty && states.includes("failed")) return { status: "failing", categories, store };
  const isTroubled = store !== null || states.includes("failed") || states.includes("late");
  return { status: isTroubled ? "degraded" : "ok", categories, store };
}
