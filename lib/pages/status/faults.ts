import { type Day, dayInWords } from "../../arxiv/calendar";
import type { CategoryStatus, Status } from "../../server/status";
import { listed, momentInWords } from "../../words";

/** One thing that is wrong: what, in one sentence, and what to do about it in another. */
export type Fault = { of: string; what: string; remedy: string };

/** All that is wrong, the worst first; what was never set up is no fault. */
export function faultsOf(status: Status, now: Date): Fault[] {
  return [...failingChecks(status), ...categoryFaults(status, now), ...historyFaults(status, now)];
}

function failingChecks({ checks }: Status): Fault[] {
  return checks
    .filter(({ state }) => state === "failing")
    .map(({ name, finding, remedy = "The server’s log has the cause." }) => ({
      of: named(name),
      what: finding,
      remedy,
    }));
}

/** The late and the missed; of those that failed the check of arXiv tells. */
function categoryFaults({ categories }: Status, now: Date): Fault[] {
  const groups = new Map<string, CategoryStatus[]>();
  for (const each of categories) {
    const sentence = sentenceOf(each);
    if (sentence !== null) groups.set(sentence, [...(groups.get(sentence) ?? []), each]);
  }
  return [...groups].map(([sentence, those]) => {
    const next = those.map(({ askAgainAt }) => askAgainAt).sort()[0] ?? "";
    const isDue = Date.parse(next) <= now.getTime();
    const when = isDue ? "with the next refresh" : `at ${momentInWords(next, now)}`;
    return {
      of: listed(those.map(({ category }) => category)),
      what: `${listed(those.map(({ category }) => category))}: ${sentence}.`,
      remedy: `Wait: arXiv is asked again ${when}, and nothing is lost.`,
    };
  });
}

function sentenceOf(each: CategoryStatus): string | null {
  if (each.state === "late") return each.reason;
  if (each.state !== "quiet" || each.missed === undefined) return null;
  return missedSentence(each.missed);
}

function missedSentence(day: Day): string {
  return `the announcement of ${dayInWords(day)} was missed`;
}

function historyFaults({ history: { trouble } }: Status, now: Date): Fault[] {
  if (trouble === null) return [];
  return [
    {
      of: "history",
      what: `Days that are missing could not be filled in: ${trouble.reason}.`,
      remedy: `Wait: this is tried again at ${momentInWords(trouble.askAgainAt, now)}.`,
    },
  ];
}

function named(check: string): string {
  return check.startsWith("arXiv") ? check : check.charAt(0).toLowerCase() + check.slice(1);
}

/** One sentence on how it stands; what is wrong comes first. */
export function verdictOf({ summary }: Status, faults: readonly Fault[]): string {
  const isWell = summary.startsWith(allIsWell);
  if (faults.length === 0 || !(isWell || summary.startsWith("Nothing has been fetched"))) {
    return summary;
  }
  const what = `Something is wrong with ${listed([...new Set(faults.map((fault) => fault.of))])}`;
  if (!isWell) return `${what}. ${summary}`;
  return `${what}; ${summary.slice(allIsWell.length)}`;
}

const allIsWell = "All is well: ";
