/** Days and hours as arXiv counts them: a day is "YYYY-MM-DD" in America/New_York. */

const clock = new Intl.DateTimeFormat("en-CA", {
  timeZone: "America/New_York",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  timeZoneName: "longOffset",
});
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** The day it is in New York at this instant. */
export function newYorkDay(at: Date): string {
  const parts = new Map(clock.formatToParts(at).map((part) => [part.type, part.value]));
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
}

/** The instant at which a New York day begins: 04:00 UTC in summer, 05:00 in winter. */
export function newYorkMidnight(day: string): Date {
  const summerMidnight = new Date(`${day}T04:00:00Z`);
  return newYorkOffset(summerMidnight) === "-0400" ? summerMidnight : new Date(`${day}T05:00:00Z`);
}

/** Whole seconds from an instant to the next midnight in New York, at least one. */
export function secondsToNewYorkMidnight(at: Date): number {
  const noon = new Date(`${newYorkDay(at)}T12:00:00Z`);
  const tomorrow = new Date(noon.getTime() + 86_400_000).toISOString().slice(0, 10);
  return Math.max(1, Math.floor((newYorkMidnight(tomorrow).getTime() - at.getTime()) / 1000));
}

/** RFC 822, New York midnight of a day: "Tue, 16 Jun 2026 00:00:00 -0400". */
export function midnightText(day: string): string {
  const [year, month, date] = day.split("-");
  const weekday = weekdays[new Date(`${day}T12:00:00Z`).getUTCDay()];
  const offset = newYorkOffset(newYorkMidnight(day));
  return `${weekday}, ${date} ${months[Number(month) - 1]} ${year} 00:00:00 ${offset}`;
}

/** RFC 822 in UTC with a numeric zone: "Tue, 16 Jun 2026 04:00:01 +0000". */
export function utcText(at: Date): string {
  return at.toUTCString().replace("GMT", "+0000");
}

function newYorkOffset(at: Date): string {
  const zone = clock.formatToParts(at).find((part) => part.type === "timeZoneName")?.value;
  return (zone ?? "").replace("GMT", "").replace(":", "");
}
