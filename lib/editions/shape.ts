/** How RSSHub's parameters shape a feed whose papers are chosen. */

/** `filter_time`: no older than so many seconds. What lies ahead of `now` is not old. */
export function isWithin(date: Date, seconds: number, now: Date): boolean {
  return now.getTime() - date.getTime() <= seconds * 1000;
}

/** `brief`: plain text cut after so many UTF-16 units, but not within a character. */
export function briefText(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}
