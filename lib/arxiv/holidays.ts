/**
 * Evenings (New York) on which arXiv announces nothing although the weekday says it would.
 *
 * The evening's mailing is what the feeds of the NEXT day carry, so it is the next day's feed that
 * stays empty. One line a date; further years are added below as arXiv publishes them.
 * Source: https://info.arxiv.org/help/availability.html
 */
export const skippedEvenings: Readonly<Record<string, string>> = {
  "2026-01-01": "New Year's Day",
  "2026-01-19": "Martin Luther King Day",
  "2026-06-19": "Juneteenth",
  "2026-07-03": "Independence Day",
  "2026-09-07": "Labor Day",
  "2026-11-26": "Thanksgiving",
  "2026-12-25": "Christmas",
  "2026-12-29": "the winter break",
  "2026-12-31": "New Year's Eve",
};
