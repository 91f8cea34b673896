import type { CategoryStatus, Status } from "@/lib/server/status";
import { stateInWords } from "@/lib/server/status-words";
import { capitalised } from "@/lib/words";
import { Moment } from "./moment";

/** What this server has of each category that it follows, and when it asks for more. */
export function Categories({ status, now }: { status: Status; now: Date }) {
  const { categories, today } = status;
  return (
    <table>
      <caption>What there is of each category</caption>
      <thead>
        <tr>
          <th scope="col">Category</th>
          <th scope="col">State</th>
          <th scope="col">Last asked</th>
        </tr>
      </thead>
      <tbody>
        {categories.map((each) => (
          <tr key={each.category}>
            <th scope="row">
              {each.category} <span className="quiet">{each.name}</span>
            </th>
            <td className={isTroubled(each) ? "long trouble" : "long"}>
              {capitalised(stateInWords(each))}
              <AskedAgain category={each} due={today.next.due} now={now} />.
              {!each.isConfigured && (
                <span className="quiet"> Followed because a feed’s address asked for it.</span>
              )}
            </td>
            <td>{each.askedAt === null ? "never" : <Moment at={each.askedAt} now={now} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isTroubled(category: CategoryStatus): boolean {
  const { state } = category;
  return state === "late" || state === "failed" || (state === "quiet" && "missed" in category);
}

/** Where that is before the next announcement, which the page tells for all of them. */
function AskedAgain(props: { category: CategoryStatus; due: string; now: Date }) {
  const { category, due, now } = props;
  const { askAgainAt, state } = category;
  if (askAgainAt >= due) return null;
  if (Date.parse(askAgainAt) <= now.getTime()) return "; asked with the next refresh";
  return (
    <>
      ; asked again at <Moment at={askAgainAt} now={now} />
      {state === "current" && ", in case there is more"}
    </>
  );
}
