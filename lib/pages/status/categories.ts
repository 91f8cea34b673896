import type { CategoryStatus, Status } from "../../server/status";
import { stateInWords } from "../../server/status-words";
import { capitalised } from "../../words";
import { type Html, html } from "../html";
import { moment } from "../moment";
import { table } from "../table";

/** What this server has of each category that it follows, and when it asks for more. */
export function categoriesTable({ categories, today }: Status, now: Date): Html {
  return table(
    "What there is of each category",
    ["Category", "State", "Last asked"],
    categories.map((each) => [
      html`${each.category} <span class="quiet">${each.name}</span>`,
      {
        kind: isTroubled(each) ? "long trouble" : "long",
        content: html`${capitalised(stateInWords(each))}${askedAgain(each, today.next.due, now)}.${
          !each.isConfigured &&
          html` <span class="quiet">Followed because a feed’s address asked for it.</span>`
        }`,
      },
      each.askedAt === null ? "never" : moment(each.askedAt, now),
    ]),
  );
}

function isTroubled(category: CategoryStatus): boolean {
  const { state } = category;
  return state === "late" || state === "failed" || (state === "quiet" && "missed" in category);
}

/** Where that is before the next announcement, which the page tells for all of them. */
function askedAgain({ askAgainAt, state }: CategoryStatus, due: string, now: Date): Html | null {
  if (askAgainAt >= due) return null;
  if (Date.parse(askAgainAt) <= now.getTime()) return html`; asked with the next refresh`;
  const why = state === "current" && ", in case there is more";
  return html`; asked again at ${moment(askAgainAt, now)}${why}`;
}
