import type { Day } from "../arxiv/calendar";
import type { Interest } from "../interest/interest";
import type { Format } from "./format";

/**
 * The addresses of this server, as it writes them into feeds and pages.
 *
 * On a private deployment they carry its key: readers such as Miniflux adopt the self link as the
 * feed's address, and would be locked out by one without. Nobody else is given these bytes.
 */
export type Links = {
  home: string;
  page(path: string, query?: string): string; // "/status"
  asset(path: string): string; // "/icon-144.png", which needs no key
  /** The page that shows what a feed holds, of one day where the interest is in one. */
  selection(interest: Pick<Interest, "path" | "query" | "day">): string;
  /** The page of one paper, which stands under that day in a feed. */
  paper(id: string, place: { feed: Pick<Interest, "path">; day: Day }): string;
  feed(format: Format, interest: Interest): string;
  /** Names a feed for ever, so it holds no key, which may change; nothing need be there to fetch. */
  feedId(format: Format, interest: Interest): string;
  /** A page without the origin, for pages: works by whatever name a browser reached this server. */
  within(path: string, query?: string): string;
  key: string | null; // the key that they carry
};

export function createLinks(origin: string, accessToken?: string): Links {
  const key = accessToken === undefined ? "" : new URLSearchParams({ key: accessToken }).toString();
  return {
    home: address(`${origin}/`, key),
    page: (path, query = "") => address(`${origin}${path}`, query, key),
    asset: (path) => address(`${origin}${path}`),
    selection: (interest) => address(`${origin}/`, selectionQuery(interest), key),
    paper: (id) => address(`${origin}/papers/${id}`, key),
    feed: (format, { path, query }) => address(`${origin}/${format}${path}`, query, key),
    feedId: (format, { path, query }) => address(`${origin}/${format}${path}`, query),
    within: (path, query = "") => withQueries(path, query, key),
    key: accessToken ?? null,
  };
}

/** A feed's address as parameters of a page: `feed` holds its path. */
export function selectionQuery({
  path,
  query,
  day,
}: Pick<Interest, "path" | "query" | "day">): string {
  const search = new URLSearchParams(query);
  if (path !== "") search.set("feed", path.slice(1));
  if (day !== null) {
    search.delete("days");
    search.set("date", day);
  }
  search.sort();
  return search.toString();
}

/** In the one spelling that all formats write: `feed` writes links as a URL parser would. */
function address(base: string, ...queries: readonly string[]): string {
  return new URL(withQueries(base, ...queries)).href;
}

function withQueries(base: string, ...queries: readonly string[]): string {
  const query = queries.filter((each) => each !== "").join("&");
  return query === "" ? base : `${base}?${query}`;
}
