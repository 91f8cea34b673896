import type { LikesShown } from "../../server/status";
import { counted, listed } from "../../words";
import { type Html, html } from "../html";
import { moment } from "../moment";
import { table } from "../table";

const namedAbsent = 5;

/** How it stands with the papers that feeds are to be like, and with where they are listed. */
export function likesSection(likes: LikesShown, now: Date): Html {
  const { known, missing, absent, libraries } = likes;
  const more = absent.length - namedAbsent;
  return html`<h2>Liked papers</h2>
<p>
${counted(known, "paper")} ${known === 1 ? "is" : "are"} known${missing > 0 && html`, and ${missing} ${missing === 1 ? "is" : "are"} still to be fetched from arXiv`}.
${absent.length > 0 && html`arXiv does not have ${listed([...absent.slice(0, namedAbsent), ...(more > 0 ? [`${more} more`] : [])])}.`}
</p>
${
  libraries.length > 0 &&
  table(
    "Libraries that list them",
    ["Library", "State", "Papers", "Last read", "Read again"],
    libraries.map(({ name, papers, readAt, failure, askAgainAt }) => [
      name,
      failure === null
        ? readAt === null
          ? "not read yet"
          : "read"
        : { content: `${failure}.`, kind: "trouble" as const },
      papers,
      readAt === null ? "never" : moment(readAt, now),
      Date.parse(askAgainAt) <= now.getTime() ? "with the next refresh" : moment(askAgainAt, now),
    ]),
  )
}`;
}
