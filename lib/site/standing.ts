import { type Day, longDate } from "../arxiv/calendar";
import type { Edition } from "../editions/edition";
import { emptiness, stateSentences } from "../feeds/description";
import { listed } from "../words";

/**
 * How the announcement stands. The page outlives the day on which it was made, so what is said of
 * "today" names it.
 */
export function standing(edition: Edition, today: Day): string[] {
  const { states } = edition;
  const troubles = stateSentences(states);
  const due = Object.keys(states).filter((category) => states[category]?.state === "due");
  if (due.length > 0) {
    troubles.push(`${due.join(", ")}: today's announcement is due, and was not asked for yet.`);
  }
  const current = Object.keys(states).filter((category) => states[category]?.state === "current");
  const latest = `This is the latest that arXiv has announced in ${listed(current)}.`;
  return [
    ...emptiness(edition),
    ...(current.length > 0 ? [latest] : []),
    ...(troubles.length > 0 ? [`As of ${longDate(today)}: ${troubles.join(" ")}`] : []),
  ];
}
