import type { Config } from "../config/schema";
import type { Interest } from "../interest/interest";
import { splitTexts } from "../interest/parameter-kinds";
import { type Parameters, parseParameters, printParameters } from "../interest/parameters";
import { interestAt } from "../interest/path";

/**
 * The filters of a page as a form has them: texts by the names of a feed's parameters, and `feed`.
 *
 * A form shows what holds, so it begins with what its feed has of its own. Only what was changed
 * goes into the address; `form` names the feed whose own values were shown, so that they can be told
 * from a reader's.
 */
export type FormValues = Readonly<Record<string, string>>;

export const formNames = [
  "feed",
  "keywords",
  "match",
  "exclude",
  "authors",
  "q",
  "categories",
  "type",
  "sort",
  "budget",
  "limit",
  "min_score",
  "summary",
] as const;
export type FormName = (typeof formNames)[number];

/** What a form shows for an interest. */
export function formValues(interest: Interest, config: Config): FormValues {
  const path = interest.path.slice(1);
  const given = Object.fromEntries(new URLSearchParams(interest.query));
  const values = { ...ownValues(path, config), ...given, feed: path };
  return Object.fromEntries(
    Object.entries(values).map(([name, text]) => [name, lists.has(name) ? spaced(text) : text]),
  );
}

const lists: ReadonlySet<string> = new Set<FormName>(["keywords", "exclude", "authors"]);

/** A list as people write it: lines break behind its commas. */
function spaced(text: string): string {
  const quoted = (each: string) => (each.includes(",") ? `"${each}"` : each);
  return splitTexts(text)?.map(quoted).join(", ") ?? text;
}

/** What it shows of an address that was refused: each text as it was written. */
export function writtenValues(search: URLSearchParams, config: Config): FormValues {
  const given = Object.fromEntries(
    [...new Set(search.keys())].map((name) => [name, textIn(search, name)]),
  );
  return { ...ownValues(given.form ?? given.feed ?? "", config), ...given };
}

/** The address that a submitted form asks for: without what is the feed's own. */
export function fromForm(search: URLSearchParams, config: Config): URLSearchParams {
  const own = ownValues(search.get("form") ?? "", config);
  const asked = new URLSearchParams();
  for (const name of new Set(search.keys())) {
    const text = textIn(search, name).trim();
    if (name === "form" || isOwn(name, text, own[name] ?? "")) continue;
    asked.set(name, name === "feed" ? text.split(/[\s,+]+/).join("+") : text);
  }
  return asked;
}

/** Boxes of one name stand for one list. */
function textIn(search: URLSearchParams, name: string): string {
  const texts = search.getAll(name);
  return name === "type" ? texts.join(",") : (texts[0] ?? "");
}

/** A field that is left empty says nothing, but for lists, which can be emptied. */
function isOwn(name: string, text: string, own: string): boolean {
  if (text === "" && name !== "keywords" && name !== "authors") return true;
  if (name === "feed") return false;
  return text === own || canonicalText(name, text) === canonicalText(name, own);
}

/** A value in the one spelling that an address has for it; as it is where it is wrong. */
function canonicalText(name: string, text: string): string {
  // A feed of config.json may have more of them than an address.
  if (lists.has(name)) return JSON.stringify(splitTexts(text)?.sort() ?? text);
  try {
    return printParameters(parseParameters(new URLSearchParams({ [name]: text })));
  } catch {
    return text;
  }
}

/** What a feed has without parameters; nothing of one that is not there. */
function ownValues(path: string, config: Config): FormValues {
  try {
    const {
      keywords,
      match,
      authors,
      announceTypes,
      maxPapers,
      budget,
      minScore,
      sort,
      summary,
      language,
    } = interestAt(path === "" ? [] : [path], config);
    const own: Parameters = {
      keywords: [...keywords].sort(),
      authors: [...authors],
      type: [...announceTypes],
      limit: maxPapers,
      min_score: minScore,
      ...(budget !== null && { budget: budget.papers }),
    };
    const printed = Object.fromEntries(new URLSearchParams(printParameters(own)));
    return { ...printed, match, sort, summary, lang: language, feed: path };
  } catch {
    return {};
  }
}
