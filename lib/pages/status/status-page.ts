import type { Check } from "../../server/check";
import { setting } from "../../server/check";
import type { Setup } from "../../server/doctor";
import type { Status } from "../../server/status";
import { missingInWords, quietInWords } from "../../server/status-words";
import { counted, distanceInWords, timeInWords } from "../../words";
import { type Html, html } from "../html";
import { pageHtml, type Site } from "../layout";
import { dayTime } from "../moment";
import { table } from "../table";
import { categoriesTable } from "./categories";
import { type Fault, faultsOf, verdictOf } from "./faults";
import { likesSection } from "./likes";
import { runsTable, summaryParagraphs } from "./runs";

export type StatusSeen = {
  status: Status;
  setup: Pick<Setup, "hasCronSecret" | "isOnVercel">;
  wasStarted: boolean; // a refresh, by the form on this page
};

/** All that `/status.json` tells, for people: how it stands, what is wrong, then the rest. */
export function statusPage(seen: StatusSeen, site: Site, now: Date): string {
  const { status } = seen;
  const { links } = site;
  const faults = faultsOf(status, now);
  const verdict = verdictOf(status, faults);
  const isTroubled = faults.length > 0 || status.status !== "ok";
  const main = html`<h1>Status</h1>
<p class="lead${isTroubled && " trouble"}">${verdict}</p>
${faults.length > 0 && faultList(faults)}
${(status.running || seen.wasStarted) && underWay(status.running)}

<h2>Today at arXiv</h2>
${today(status.today, now)}

<h2>Categories</h2>
${categoriesTable(status, now)}

<h2>History</h2>
${history(status)}

<h2>Summaries</h2>
${summaryParagraphs(status.summaries, now)}

${status.likes !== null && likesSection(status.likes, now)}

<h2>Setup</h2>
${checks(status.checks)}

<h2 id="runs">Last refreshes</h2>
${runsTable(status.runs, now)}
<h3>Start a refresh</h3>
${refreshForm(seen.setup, links.key)}

<p class="quiet">This page for programs: <a href="${links.within("/status.json")}">status.json</a>,
<a href="${links.within("/health")}">health</a></p>`;
  return pageHtml(
    {
      title: "Status",
      description: verdict,
      address: links.page("/status"),
      place: "status",
      isForSearch: false,
      main,
    },
    site,
  );
}

function faultList(faults: readonly Fault[]): Html {
  return html`<h2>What is wrong</h2>
<ul class="faults">
${faults.map(({ what, remedy }) => html`<li>${what} <strong>${remedy}</strong></li>\n`)}
</ul>`;
}

function underWay(isHere: boolean): Html {
  return html`<p class="notice" role="status">
${isHere ? "A refresh is under way." : "A refresh was started."} Load this page again in a while:
what it did is told under <a href="#runs">Last refreshes</a>.
</p>`;
}

function today(today: Status["today"], now: Date): Html {
  const { day, inForce, next } = today;
  return html`<p>
In New York, whose midnight counts for arXiv, it is ${dayTime(day)}.
${quietInWords(today) ?? "arXiv announces papers today."}
</p>
<p>
${
  inForce === day
    ? "In force is today’s announcement."
    : html`In force is the announcement of ${dayTime(inForce)}.`
}
The next one is due on ${dayTime(next.day)}, at
<time datetime="${next.due}">${timeInWords(next.due)}</time>, ${distanceInWords(next.due, now)}.
</p>`;
}

function history(status: Status): Html {
  const { heldFrom, days, announcements, keptFrom } = status.history;
  const missing = missingInWords(status);
  const held =
    heldFrom === null
      ? "No day is held yet."
      : html`${counted(days, "day")} with ${counted(announcements, "announcement")} of papers
${days === 1 ? "is" : "are"} held, back to ${dayTime(heldFrom)}.`;
  return html`<p>
${held}
What arXiv announced since ${dayTime(keptFrom)} is kept.
</p>
${
  missing.length === 0
    ? html`<p>No announcement since then is missing.</p>`
    : html`<p>Missing or perhaps not whole, and filled in by refreshes, newest first:</p>
<ul>${missing.map((line) => html`<li>${line}</li>`)}</ul>`
}`;
}

/** The setup doctor: what fails, what is lacking and what to do about that, then what is there. */
function checks(all: readonly Check[]): Html {
  return table(
    "What this server has been set up with",
    ["What", "State", "Finding"],
    [...all]
      .sort((a, b) => order[a.state] - order[b.state])
      .map(({ name, state, finding, remedy }) => [
        name,
        state === "failing" ? { content: state, kind: "trouble" } : state,
        {
          content: html`${finding}${
            remedy !== undefined && html`<p><strong>To do:</strong> ${remedy}</p>`
          }`,
          kind: "long",
        },
      ]),
  );
}

const order: Readonly<Record<Check["state"], number>> = { failing: 0, missing: 1, found: 2 };

/** Starts a refresh, for whoever knows the secret; without one it says how to set it. */
function refreshForm({ hasCronSecret, isOnVercel }: StatusSeen["setup"], key: string | null): Html {
  if (!hasCronSecret) {
    return html`<p>
To start a refresh here, there must be a password for it.
${setting("CRON_SECRET", "16 characters or more of your own making", isOnVercel)}
</p>`;
  }
  return html`<form class="line" method="post" action="/api/cron/refresh">
${key !== null && html`<input type="hidden" name="key" value="${key}" />`}
<label for="secret">The value of CRON_SECRET</label>
<input id="secret" name="secret" type="password" autocomplete="current-password" required="required" />
<button type="submit">Start a refresh</button>
</form>`;
}
