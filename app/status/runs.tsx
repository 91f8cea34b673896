import type { RunStatus } from "@/lib/server/status";
import { failuresInWords, outcomeInWords } from "@/lib/server/status-words";
import { capitalised } from "@/lib/words";
import { RunTime } from "./run-time";

const shown = 10;

/** The last refreshes that had something to do, newest first. */
export function Runs({ runs, now }: { runs: readonly RunStatus[] | null; now: Date }) {
  if (runs === null) {
    return <p>What was done last cannot be told, since the store cannot be read.</p>;
  }
  if (runs.length === 0) return <p>None yet.</p>;
  return (
    <table>
      <caption>The last refreshes, newest first</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Outcome</th>
          <th scope="col">What it did</th>
        </tr>
      </thead>
      <tbody>
        {runs.slice(0, shown).map((run) => (
          <tr key={`${run.startedAt} ${run.trigger}`}>
            <th scope="row">
              <RunTime run={run} now={now} />
            </th>
            <td className={run.outcome === "failed" ? "trouble" : undefined}>
              {outcomeInWords[run.outcome]}
            </td>
            <td className="long">
              {capitalised(run.summary)}.
              <Failures run={run} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Failures({ run }: { run: RunStatus }) {
  const failures = failuresInWords(run);
  if (failures.length === 0) return null;
  return (
    <ul>
      {failures.map((failure) => (
        <li key={failure}>{failure}.</li>
      ))}
    </ul>
  );
}
