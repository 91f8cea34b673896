import { longDate, midnightOf } from "../arxiv/calendar";
import type { Edition } from "../editions/edition";
import { escapeHtml } from "../escape";
import type { Links } from "./links";
import { type Notice, noticeId } from "./notice";

const hourMs = 3_600_000;

/**
 * An item for a day whose announcement has been missing for half a day, or null.
 *
 * Its id is the day's, so that a reader shows it once however often it asks. Why the announcement is
 * missing changes with every try and is on the status page; here it would make every poll an update.
 */
export function statusItem(edition: Edition, links: Links): Notice | null {
  const day = edition.behindOn;
  if (day === null) return null;
  const behind = Object.entries(edition.states)
    .filter(([, state]) => {
      const isMissed = state.state === "quiet" && state.missed !== undefined;
      return state.state === "late" || state.state === "failed" || isMissed;
    })
    .map(([category]) => category);
  const url = links.page("/status");
  const categories = behind.join(", ");
  const text =
    `The papers that arXiv announced on ${longDate(day)} in ${categories} are not in this feed yet: ` +
    "arXiv has not served them to this server, or could not be asked. They will be added when they come.";
  return {
    id: noticeId(links, "status", day),
    day,
    url,
    title: `arXiv's announcement of ${day} is missing in ${categories}`,
    text,
    contentHtml: [
      `<p>${escapeHtml(text)}</p>`,
      `<p><a href="${escapeHtml(url)}">What this server knows, and what to do</a></p>`,
    ].join("\n"),
    date: new Date(midnightOf(day).getTime() + 12 * hourMs),
  };
}
