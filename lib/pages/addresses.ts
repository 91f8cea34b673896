import type { Day } from "../arxiv/calendar";
import { type Links, selectionQuery } from "../feeds/links";
import type { Interest } from "../interest/interest";

/** What of an interest stands in the address of its pages. */
export type Selection = Pick<Interest, "path" | "query">;

/** The page of a selection, of its newest day or of the day given, as a path. */
export function selectionPath(
  selection: Selection,
  day: Day | null,
  links: Links,
  further: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(selectionQuery({ ...selection, day: null }));
  for (const [name, value] of Object.entries(further)) query.set(name, value);
  return links.within(day === null ? "/" : `/day/${day}`, query.toString());
}

/** Where the selection is changed with a view of what that brings. */
export function buildPath(
  selection: Selection,
  links: Links,
  further: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(selectionQuery({ ...selection, day: null }));
  for (const [name, value] of Object.entries(further)) query.set(name, value);
  return links.within("/build", query.toString());
}

/** The same as a whole address, which names the page for search engines and previews. */
export function selectionAddress(selection: Selection, day: Day | null, links: Links): string {
  const query = selectionQuery({ ...selection, day: null });
  return day === null ? links.selection({ ...selection, day }) : links.page(`/day/${day}`, query);
}

/** The selection with one paper more among those that the reader likes. */
export function withLike({ path, query }: Selection, id: string): Selection {
  const search = new URLSearchParams(query);
  const liked = (search.get("like") ?? "").split(",").filter((each) => each !== "" && each !== id);
  search.set("like", [...liked, id].sort().join(","));
  search.sort();
  return { path, query: search.toString() };
}

/** Where readers of a selection's feed find one day of it alone. */
export function ofDay(interest: Interest, day: Day): Interest {
  const search = new URLSearchParams(interest.query);
  search.delete("days");
  search.set("date", day);
  search.sort();
  return { ...interest, day, query: search.toString() };
}
