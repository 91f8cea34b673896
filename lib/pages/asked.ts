import type { Day } from "../arxiv/calendar";
import type { Config } from "../config/schema";
import { type Links, selectionQuery } from "../feeds/links";
import type { Interest } from "../interest/interest";
import { interestFromPage } from "../interest/url";
import { selectionPath } from "./addresses";
import { fromForm } from "./form-values";

/**
 * What the address of a reading page asks for, or the one address under which the same stands: a
 * submitted form, another spelling and what other people append lead there.
 */
export type Asked =
  | { interest: Interest; reader: string | null } // of all days; `day` is the page's own
  | { elsewhere: string };

/** Throws AppError as `interestFromPage` does. `day` is that of the page, null for the newest. */
export function askedAt(
  url: URL,
  day: Day | null,
  needs: { config: Config; links: Links; now: Date },
): Asked {
  const { config, links, now } = needs;
  const written = new URLSearchParams(url.search);
  written.delete("key");
  const search = written.has("form") ? fromForm(written, config) : new URLSearchParams(written);
  const reader = search.get("reader")?.trim() || null;
  search.delete("reader");
  // The page of a day has its date in its path; feeds know a day by the parameter.
  const date = search.get("date");
  if (date !== null) {
    interestFromPage(search, config, now);
    search.delete("date");
  }
  const interest = interestFromPage(search, config, now);
  const further: Record<string, string> = reader === null ? {} : { reader };
  const canonical = new URLSearchParams(selectionQuery({ ...interest, day: null }));
  if (reader !== null) canonical.set("reader", reader);
  if (date === null && isSame(written, canonical)) return { interest, reader };
  return { elsewhere: selectionPath(interest, date ?? day, links, further) };
}

/** Whether two addresses say the same, in whatever order. */
export function isSame(a: URLSearchParams, b: URLSearchParams): boolean {
  const sorted = (search: URLSearchParams) =>
    [...search].map((each) => JSON.stringify(each)).sort();
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}
