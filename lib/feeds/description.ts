import { longDate, quietReason } from "../arxiv/calendar";
import { nameOf } from "../arxiv/taxonomy";
import type { Edition } from "../editions/edition";
import type { Interest } from "../interest/interest";
import { printQuery } from "../interest/query/print";
import { isDefault } from "../interest/rsshub";
import type { CategoryState } from "../papers/freshness";
import { capitalised, counted } from "../words";

/** What the feed holds, and what its reader should know about the day. No time of day in it. */
export function describe(edition: Edition): string {
  const { interest, states } = edition;
  return [chosenHow(interest), ...emptiness(edition), ...stateSentences(states)].join(" ");
}

/**
 * Why a feed shows nothing of a day: arXiv announced nothing, it is not held, or nothing in it was
 * what the interest asks for. Of several days only the newest is told of.
 */
export function emptiness({ interest: { day: asked }, days }: Edition): string[] {
  const [newest] = days;
  if (newest !== undefined) {
    if (newest.items.length > 0) return [];
    return [`Nothing in the announcement of ${longDate(newest.day)} is what this feed asks for.`];
  }
  if (asked === null) return [];
  const quiet = quietReason(asked);
  return quiet === null
    ? [`The announcement of ${longDate(asked)} is not held here.`]
    : [`arXiv announced nothing on ${longDate(asked)} (${quiet}).`];
}

/** One sentence on which papers an interest chooses. */
export function chosenHow(interest: Interest): string {
  const { keywords, match, authors, search, filters, day, isAll } = interest;
  const categories = interest.categories.map((id) => `${id} (${nameOf(id)})`).join(", ");
  const from = `arXiv's announcements${day === null ? "" : ` of ${longDate(day)}`} in ${categories}`;
  const words = match === "all" ? "all" : "at least one";
  const conditions = [
    ...(keywords.length > 0 ? [`with ${words} of ${counted(keywords.length, "keyword")}`] : []),
    ...(authors.length > 0 ? [`by ${authors.join(" or ")}`] : []),
    ...(search === null ? [] : [`found by ${printQuery(search)}`]),
    ...(isDefault(filters) ? [] : ["left by its filters"]),
  ].join(" ");
  if (isAll && conditions === "") return `All of ${from}.`;
  const choice = conditions === "" ? "" : ` ${conditions}, best first,`;
  return `${capitalised(howMany(interest))} a day${choice} from ${from}.`;
}

/** "up to 30 papers", "about 15 papers", "about 15 papers, at most 20": of a day. */
export function howMany({ maxPapers, budget }: Pick<Interest, "maxPapers" | "budget">): string {
  if (budget === null || budget.papers >= maxPapers) return `up to ${counted(maxPapers, "paper")}`;
  const about = `about ${counted(budget.papers, "paper")}`;
  return maxPapers < 2 * budget.papers ? `${about} (${maxPapers} at most)` : about;
}

/** One sentence for each condition that holds, with the categories it holds for. */
export function stateSentences(states: Readonly<Record<string, CategoryState>>): string[] {
  const groups = new Map<string, string[]>();
  for (const [category, state] of Object.entries(states)) {
    const sentence = sentenceOf(state);
    if (sentence !== null) groups.set(sentence, [...(groups.get(sentence) ?? []), category]);
  }
  return [...groups].map(([sentence, categories]) => `${categories.join(", ")}: ${sentence}.`);
}

function sentenceOf(state: CategoryState): string | null {
  switch (state.state) {
    case "current":
    case "due":
      return null;
    case "quiet":
      return state.missed === undefined
        ? `arXiv announces nothing today (${state.reason})`
        : `arXiv announces nothing today (${state.reason}), and the announcement of ${state.missed} was missed`;
    case "late":
      return `today's announcement has not come yet; ${state.reason}`;
    case "failed":
      return `today's announcement could not be fetched; ${state.reason}`;
  }
}
