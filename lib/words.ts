import { dayInWords } from "./arxiv/calendar";

/** Moments, spans and counts as pages and reports write them: in English, in UTC, with few figures. */

/** "04:24 UTC". */
export function timeInWords(iso: string): string {
  return `${iso.slice(11, 16)} UTC`;
}

/** "04:24 UTC", or with its day where that is not today's: "Wednesday, 17 June, 04:00 UTC". */
export function momentInWords(iso: string, now: Date): string {
  const day = iso.slice(0, 10);
  const time = timeInWords(iso);
  return day === now.toISOString().slice(0, 10) ? time : `${dayInWords(day)}, ${time}`;
}

const relative = new Intl.RelativeTimeFormat("en", { numeric: "always" });

/** "in 15 hours", "3 minutes ago", in the largest unit of which there are two. */
export function distanceInWords(iso: string, now: Date): string {
  const minutes = (Date.parse(iso) - now.getTime()) / 60_000;
  const size = Math.abs(minutes);
  if (size < 1) return minutes > 0 ? "in less than a minute" : "less than a minute ago";
  if (size < 120) return relative.format(Math.trunc(minutes), "minute");
  if (size < 48 * 60) return relative.format(Math.round(minutes / 60), "hour");
  return relative.format(Math.round(minutes / 60 / 24), "day");
}

/** "less than a second", "12 seconds", "3 minutes". */
export function spanInWords(ms: number): string {
  if (ms < 1_000) return "less than a second";
  const seconds = Math.round(ms / 1_000);
  return seconds < 120 ? counted(seconds, "second") : counted(Math.round(seconds / 60), "minute");
}

/** "1 day", "7,310 papers". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** "cs.AI", "cs.AI and cs.CL", "cs.AI, cs.CL and cs.LG". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

/** The beginning of a sentence; a name that is written small stays so. */
export function capitalised(text: string): string {
  return text.startsWith("arXiv") ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
