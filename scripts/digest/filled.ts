import type { Day } from "../../lib/arxiv/calendar";
import type { Status } from "../../lib/server/status";

/**
 * The days of which all that is held came from a second source: filled in for each category, and
 * never seen in an announcement, as far as the last runs know.
 */
export function filledDays({ runs, categories }: Pick<Status, "runs" | "categories">): Set<Day> {
  const configured = categories.filter(({ isConfigured }) => isConfigured).length;
  const counts = new Map<Day, number>();
  const announced = new Set((runs ?? []).flatMap(({ changedDays }) => changedDays));
  for (const { day, categories: count } of (runs ?? []).flatMap(({ filled }) => filled)) {
    counts.set(day, (counts.get(day) ?? 0) + count);
  }
  const filled = [...counts].filter(([, count]) => count >= configured).map(([day]) => day);
  return new Set(filled.filter((day) => !announced.has(day)));
}
