import { type Day, dayInWords, longDate } from "../arxiv/calendar";
import { momentInWords } from "../words";
import { type Html, html } from "./html";

/** "04:24 UTC", with its day where that is not today's. */
export function moment(iso: string, now: Date): Html {
  return html`<time datetime="${iso}">${momentInWords(iso, now)}</time>`;
}

/** "Tuesday, 16 June" */
export function dayTime(day: Day): Html {
  return html`<time datetime="${day}">${dayInWords(day)}</time>`;
}

/** "Tuesday, 16 June 2026" */
export function longDayTime(day: Day): Html {
  return html`<time datetime="${day}">${longDate(day)}</time>`;
}
