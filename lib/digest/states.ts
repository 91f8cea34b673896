import { type Day, dayInWords } from "../arxiv/calendar";
import { nameOf } from "../arxiv/taxonomy";
import type { CategoryState } from "../papers/freshness";
import type { Digest } from "./digest";
import { markdownText } from "./escape";

/**
 * The categories, a line each, with how the day's announcement stands in them.
 *
 * In words that hold until the announcement itself changes. That it is the weekend, that arXiv is
 * late this morning, or why it could not be asked, would change a committed file by the hour.
 */
export function stateLines({ interest, day, states }: Digest): string[] {
  const told = Object.entries(states);
  if (told.length === 0) return interest.categories.map((category) => `- ${named(category)}`);
  return told.map(([category, state]) => `- ${named(category)}: ${standing(state, day)}`);
}

function named(category: string): string {
  return markdownText(`${category} (${nameOf(category)})`);
}

function standing({ day: held }: CategoryState, day: Day): string {
  if (held === null) return "nothing has been fetched yet";
  if (held >= day) return `has the announcement of ${dayInWords(day)}`;
  return `lacks the announcement of ${dayInWords(day)}; the newest there is of ${dayInWords(held)}`;
}
