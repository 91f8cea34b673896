import { expand } from "../../arxiv/taxonomy";
import type { Config } from "../../config/schema";
import type { Links } from "../../feeds/links";
import { selectionQuery } from "../../feeds/links";
import type { Interest } from "../../interest/interest";
import { parseParameters } from "../../interest/parameters";
import { interestAt } from "../../interest/path";
import { interestFromPage } from "../../interest/url";
import { buildPath } from "../addresses";
import { isSame } from "../asked";
import { type FormValues, formValues, fromForm, writtenValues } from "../form-values";

/** What the builder's form shows: texts by a feed's parameters, and the categories that are ticked. */
export type BuildValues = { texts: FormValues; ticked: readonly string[]; of: string };

/** What the address of the builder asks for, or the one address under which the same stands. */
export type BuildAsked = { interest: Interest; reader: string | null } | { elsewhere: string };

/** Throws AppError as `interestFromPage` does. */
export function buildAskedAt(
  url: URL,
  { config, links, now }: { config: Config; links: Links; now: Date },
): BuildAsked {
  const written = new URLSearchParams(url.search);
  written.delete("key");
  const search = written.has("form")
    ? fromBuildForm(written, config)
    : new URLSearchParams(written);
  const reader = search.get("reader")?.trim() || null;
  for (const name of ["reader", "date"]) search.delete(name); // a feed is built for all days
  const interest = interestFromPage(search, config, now);
  const further: Record<string, string> = reader === null ? {} : { reader };
  const canonical = new URLSearchParams({ ...fieldsOf(interest), ...further });
  if (isSame(written, canonical)) return { interest, reader };
  return { elsewhere: buildPath(interest, links, further) };
}

export function fieldsOf(interest: Interest): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(selectionQuery({ ...interest, day: null })));
}

/** What the form shows for a feed. */
export function buildValues(interest: Interest, config: Config): BuildValues {
  return {
    texts: formValues(interest, config),
    ticked: interest.categories,
    of: interest.path.slice(1),
  };
}

/** What it shows of an address that was refused: everything as it was written. */
export function writtenBuildValues(url: URL, config: Config): BuildValues {
  const search = url.searchParams;
  const of = search.get("form") ?? search.get("feed") ?? "";
  const ticked = search.has("form") ? search.getAll("in") : categoriesAt(of, config);
  return { texts: writtenValues(search, config), ticked, of };
}

/**
 * The address that the submitted form asks for. Other categories make another feed, under the main
 * feed's filters; the form's values hold there as well, whatever they were before.
 */
function fromBuildForm(search: URLSearchParams, config: Config): URLSearchParams {
  const form = search.get("form") ?? "";
  const ticked = search.getAll("in");
  const isUnchanged = isSameList(ticked, categoriesAt(form, config));
  const feed = isUnchanged ? form : ticked.join("+");
  const asked = new URLSearchParams(search);
  asked.delete("in");
  asked.set("form", feed);
  asked.set("feed", feed);
  return fromForm(asked, config);
}

function categoriesAt(path: string, config: Config): readonly string[] {
  try {
    return interestAt(path === "" ? [] : [path], config).categories;
  } catch {
    return path.split("+").filter((id) => id !== "");
  }
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  const all = (list: readonly string[]) => [...expand(list)].sort().join();
  return all(a) === all(b);
}

/** The field whose value an address was refused for, "in" for its categories; null where none is. */
export function faultyField({ texts, ticked }: BuildValues, sentence: string): string | null {
  const named = /parameter "(\w+)"|is in "(\w+)" and/.exec(sentence);
  const name = named?.[1] ?? named?.[2];
  if (name !== undefined) return name;
  if (texts.q !== undefined && !isFine("q", texts.q)) return "q";
  return /categor|archive|feed/.test(sentence) && ticked.length > 0 ? "in" : null;
}

function isFine(name: string, text: string): boolean {
  try {
    parseParameters(new URLSearchParams({ [name]: text }));
    return true;
  } catch {
    return false;
  }
}
