import type { Day } from "../arxiv/calendar";
import { dayInWords } from "../arxiv/calendar";
import { capitalised, counted, listed } from "../words";
import type { CategoryStatus, RunStatus, Status, Told } from "./status";

/** What `/status` says in place of the words that programs read. */

/** All is well, or what is wrong; and what a reader sees meanwhile. */
export function headlineOf(told: Told): string {
  const { inForce, quiet } = told.today;
  const { heldTo, missing } = told.history;
  const of = `the announcement of ${dayInWords(inForce)}`;
  const faults = faultsIn(told);
  if (faults.length > 0) {
    const meanwhile =
      heldTo === null
        ? "feeds have nothing to show until arXiv has answered"
        : `feeds show what there is, up to ${dayInWords(heldTo)}`;
    return `${capitalised([...faults, meanwhile].join("; "))}.`;
  }
  if (heldTo === null) {
    return `Nothing has been fetched yet: a reader who opens a feed, or a refresh, brings ${of}.`;
  }
  const gaps =
    missing.length === 0 ? "" : `; ${counted(missing.length, "day")} still to be filled in`;
  if (told.categories.some(({ state }) => state === "due")) {
    return `All is well: ${of} is due and comes with the next refresh; feeds show what there is, up to ${dayInWords(heldTo)}${gaps}.`;
  }
  return quiet === null
    ? `All is well: feeds have ${of}${gaps}.`
    : `All is well: arXiv announces nothing today, and feeds have ${of}, the newest there is${gaps}.`;
}

function faultsIn({ today, categories, store }: Told): string[] {
  const of = `the announcement of ${dayInWords(today.inForce)}`;
  const named = (isMeant: (category: CategoryStatus) => boolean) => {
    const meant = categories.filter(isMeant).map(({ category }) => category);
    return meant.length === 0 ? null : ` in ${listed(meant)}`;
  };
  const failed = named(({ state }) => state === "failed");
  const late = named(({ state }) => state === "late");
  const missed = named((each) => each.state === "quiet" && each.missed !== undefined);
  return [
    failed === null ? [] : `${of} could not be fetched${failed}`,
    late === null ? [] : `arXiv has not served ${of}${late} yet`,
    missed === null ? [] : `${of} was missed${missed}`,
    store === null ? [] : "what is fetched is not kept, since the store cannot be used",
  ].flat();
}

/** "has the announcement of Tuesday, 16 June"; when it is asked again is told beside it. */
export function stateInWords(category: CategoryStatus): string {
  const { day } = category;
  const has = day === null ? "nothing is there yet" : `has the announcement of ${dayInWords(day)}`;
  switch (category.state) {
    case "current":
      return has;
    case "quiet":
      if (category.missed === undefined) return day === null ? has : `${has}, the newest there is`;
      return `missed the announcement of ${dayInWords(category.missed)}, which is to be filled in; ${has}`;
    case "due":
      return `due: ${has}`;
    case "late":
      return `late: ${category.reason}; ${has}`;
    case "failed":
      return `failed: ${category.reason}; ${has}`;
  }
}

/** "arXiv announces nothing today: it is the weekend."; null on an announcement day. */
export function quietInWords({ quiet }: Status["today"]): string | null {
  if (quiet === null) return null;
  const why = quiet === "weekend" ? "it is the weekend" : `its feeds stay empty ${quiet}`;
  return `arXiv announces nothing today: ${why}.`;
}

const daysNamed = 4;

/** One line for each set of categories: "cs.AI: Monday, 15 June; Tuesday, 16 June". */
export function missingInWords({
  history,
  categories,
}: Pick<Told, "history" | "categories">): string[] {
  const groups = new Map<string, Day[]>();
  for (const { day, categories: lacking } of history.missing) {
    const whom = lacking.length === categories.length ? "all categories" : listed(lacking);
    groups.set(whom, [...(groups.get(whom) ?? []), day]);
  }
  return [...groups].map(([whom, days]) => {
    const [newest = "", oldest = ""] = [days[0], days.at(-1)];
    const which =
      days.length <= daysNamed
        ? days.map(dayInWords).reverse().join("; ")
        : `${counted(days.length, "day")} between ${dayInWords(oldest)} and ${dayInWords(newest)}`;
    return `${whom}: ${which}`;
  });
}

export const triggerInWords: Record<RunStatus["trigger"], string> = {
  cron: "the schedule",
  form: "the form on this page",
  command: "npm run refresh",
  timer: "the timer",
  request: "a reader's request",
};

/** "English" for "en"; others are named as config.json writes them. */
export function languageInWords(language: string): string {
  return { en: "English", zh: "Chinese" }[language] ?? language;
}

export const outcomeInWords: Record<RunStatus["outcome"], string> = {
  done: "done",
  partly: "not finished",
  failed: "failed",
};

/** One line for each reason: "cs.AI and cs.CL: arXiv cannot be reached (ECONNREFUSED)". */
export function failuresInWords({ failed }: Pick<RunStatus, "failed">): string[] {
  const groups = new Map<string, string[]>();
  for (const { category, reason } of failed) {
    groups.set(reason, [...(groups.get(reason) ?? []), category]);
  }
  return [...groups].map(([reason, categories]) => `${listed(categories)}: ${reason}`);
}
