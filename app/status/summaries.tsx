import type { SummaryRunStatus, SummaryStatus } from "@/lib/server/status";
import { languageInWords } from "@/lib/server/status-words";
import { capitalised, counted, listed } from "@/lib/words";
import { Moment } from "./moment";
import { RunTime } from "./run-time";

const shown = 10;

/** Which model writes, how much of today's work is done, and what the last runs did and spent. */
export function Summaries({ summaries, now }: { summaries: SummaryStatus | null; now: Date }) {
  if (summaries === null) return <p>None are written; under Setup it says what that would take.</p>;
  const { model, languages, left, goesOnAt, askedToday, mostADay, runs } = summaries;
  return (
    <>
      <p>
        {model} writes them, {languages.length === 1 ? "in" : "each in"}{" "}
        {listed(languages.map(languageInWords))}. Today it was asked{" "}
        {counted(askedToday, "question")} of {mostADay} at most.
      </p>
      <p>
        {left === 0 ? "None is left to be written." : `${left} ${left === 1 ? "is" : "are"} left. `}
        {goesOnAt !== null && (
          <>
            The next request or refresh goes on with them, not before{" "}
            <Moment at={goesOnAt} now={now} />.
          </>
        )}
      </p>
      {runs.length > 0 && <SummaryRuns runs={runs} now={now} />}
    </>
  );
}

function SummaryRuns({ runs, now }: { runs: readonly SummaryRunStatus[]; now: Date }) {
  return (
    <table>
      <caption>The last times that summaries were written, newest first</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What was done</th>
        </tr>
      </thead>
      <tbody>
        {runs.slice(0, shown).map((run) => (
          <tr key={`${run.startedAt} ${run.trigger}`}>
            <th scope="row">
              <RunTime run={run} now={now} />
            </th>
            <td className="long">
              {capitalised(run.summary)}.
              {run.failed.length > 0 && (
                <ul>
                  {run.failed.map(({ id, language, reason }) => (
                    <li key={`${id} ${language}`}>
                      {id} ({language}): {reason}.
                    </li>
                  ))}
                </ul>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
