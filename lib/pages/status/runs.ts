import type { RunStatus, Status, SummaryRunStatus, SummaryStatus } from "../../server/status";
import {
  failuresInWords,
  languageInWords,
  outcomeInWords,
  triggerInWords,
} from "../../server/status-words";
import { capitalised, counted, listed, spanInWords } from "../../words";
import { type Html, html } from "../html";
import { moment } from "../moment";
import { table } from "../table";

const shown = 10;

/** The last refreshes that had something to do, newest first. */
export function runsTable(runs: Status["runs"], now: Date): Html {
  if (runs === null) {
    return html`<p>What was done last cannot be told, since the store cannot be read.</p>`;
  }
  if (runs.length === 0) return html`<p>None yet.</p>`;
  return table(
    "The last refreshes, newest first",
    ["When", "Outcome", "What it did"],
    runs
      .slice(0, shown)
      .map((run) => [
        runTime(run, now),
        run.outcome === "failed"
          ? { content: outcomeInWords[run.outcome], kind: "trouble" }
          : outcomeInWords[run.outcome],
        { content: html`${capitalised(run.summary)}.${list(failuresInWords(run))}`, kind: "long" },
      ]),
  );
}

/** Which model writes, how much of today's work is done, and what the last runs did and spent. */
export function summaryParagraphs(summaries: SummaryStatus | null, now: Date): Html {
  if (summaries === null) {
    return html`<p>None are written; under Setup it says what that would take.</p>`;
  }
  const { model, languages, left, goesOnAt, askedToday, mostADay, runs } = summaries;
  return html`<p>
${model} writes them, ${languages.length === 1 ? "in" : "each in"} ${listed(languages.map(languageInWords))}.
Today it was asked ${counted(askedToday, "question")} of ${mostADay} at most.
</p>
<p>
${left === 0 ? "None is left to be written." : `${left} ${left === 1 ? "is" : "are"} left.`}
${goesOnAt !== null && html`The next request or refresh goes on with them, not before ${moment(goesOnAt, now)}.`}
</p>
${runs.length > 0 && summaryRuns(runs, now)}`;
}

function summaryRuns(runs: readonly SummaryRunStatus[], now: Date): Html {
  const failures = ({ failed }: SummaryRunStatus) =>
    failed.map(({ id, language, reason }) => `${id} (${language}): ${reason}`);
  return table(
    "The last times that summaries were written, newest first",
    ["When", "What was done"],
    runs
      .slice(0, shown)
      .map((run) => [
        runTime(run, now),
        { content: html`${capitalised(run.summary)}.${list(failures(run))}`, kind: "long" },
      ]),
  );
}

type Run = Pick<RunStatus, "trigger" | "startedAt" | "finishedAt">;

/** When a run began, what started it and how long it took. */
function runTime({ trigger, startedAt, finishedAt }: Run, now: Date): Html {
  const tookMs = Date.parse(finishedAt) - Date.parse(startedAt);
  return html`${moment(startedAt, now)}
<span class="quiet">by ${triggerInWords[trigger]}, took ${spanInWords(tookMs)}</span>`;
}

function list(sentences: readonly string[]): Html | null {
  if (sentences.length === 0) return null;
  return html`<ul>${sentences.map((sentence) => html`<li>${sentence}.</li>`)}</ul>`;
}
