import type { Check } from "@/lib/server/check";

/** The setup doctor: what this deployment has, what it lacks, and what to do about that. */
export function Checks({ checks }: { checks: readonly Check[] }) {
  return (
    <table>
      <caption>What this server has been set up with</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">State</th>
          <th scope="col">Finding, and what to do</th>
        </tr>
      </thead>
      <tbody>
        {checks.map(({ name, state, finding, remedy }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={state === "failing" ? "trouble" : undefined}>{state}</td>
            <td className="long">
              {finding}
              {remedy !== undefined && (
                <p>
                  <strong>To do:</strong> {remedy}
                </p>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
