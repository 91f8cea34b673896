import { z } from "zod";
import { nearest } from "../nearest";

/**
 * The parameters of a feed URL: one schema a parameter, from its text to its value.
 *
 * A schema's message says what is allowed. To add a parameter, add a line here and use its value
 * in `url.ts`; the check for misspelt names and the canonical form follow by themselves.
 */
function wholeNumber(least: number, most: number) {
  const allowed = `a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, allowed)
    .transform(Number)
    .pipe(z.number().min(least, allowed).max(most, allowed));
}

const mostWildcards = 20;
const keywordsAllowed = "a list of at most 100 keywords of 1 to 100 characters, parted by commas";

const keywordList = z
  .string()
  .transform((text, context) => {
    const keywords = splitKeywords(text);
    if (keywords !== null) return keywords.sort(); // their order means nothing
    context.addIssue("a list in which every quotation mark is closed");
    return z.NEVER;
  })
  .pipe(
    z
      .array(z.string().max(100, keywordsAllowed))
      .max(100, keywordsAllowed)
      // Each is looked for in every word there is.
      .refine(
        (keywords) => keywords.filter((keyword) => keyword.includes("*")).length <= mostWildcards,
        `a list in which at most ${mostWildcards} keywords have a *`,
      ),
  );

const parameterSchemas = {
  keywords: keywordList,
  exclude: keywordList,
  limit: wholeNumber(1, 2000),
  days: wholeNumber(1, 90),
};

/** Lets a reader in to a private deployment (`lib/server/access.ts`) and says nothing of a feed. */
const keyParameter = "key";

type Name = keyof typeof parameterSchemas;
export type Parameters = { [N in Name]?: z.output<(typeof parameterSchemas)[N]> };

const names = Object.keys(parameterSchemas) as Name[];

/** Reads the known parameters; throws RangeError with one sentence on the first that is wrong. */
export function parseParameters(search: URLSearchParams): Parameters {
  for (const name of new Set(search.keys())) {
    const meant = isKnown(name) || name === keyParameter ? null : nearMiss(name);
    if (meant !== null) {
      throw new RangeError(`There is no parameter "${shown(name)}"; did you mean "${meant}"?`);
    }
  }
  const values: Partial<Record<Name, unknown>> = {};
  for (const name of names) {
    const given = search.getAll(name);
    if (given.length === 0) continue;
    if (given.length > 1 && new Set(given).size > 1) {
      throw new RangeError(`The parameter "${name}" is given ${given.length} times; give it once.`);
    }
    const result = parameterSchemas[name].safeParse(given[0]);
    if (!result.success) {
      const allowed = result.error.issues[0]?.message ?? "something else";
      throw new RangeError(
        `The parameter "${name}" is "${shown(given[0] ?? "")}"; allowed is ${allowed}.`,
      );
    }
    values[name] = result.data;
  }
  return values as Parameters;
}

/**
 * `a,"b, c",moe*` as three keywords: parted by commas outside quotation marks, each trimmed, the
 * marks taken off, doubles and empty ones dropped. Null when a quotation mark stays open.
 */
export function splitKeywords(text: string): string[] | null {
  const parts: string[] = [];
  let part = "";
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === "," && !isQuoted) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  if (isQuoted) return null;
  const keywords = [...parts, part].map((each) => each.normalize().replace(/\s+/g, " ").trim());
  return [...new Set(keywords.filter((keyword) => keyword !== ""))];
}

export function joinKeywords(keywords: readonly string[]): string {
  return keywords.map((keyword) => (keyword.includes(",") ? `"${keyword}"` : keyword)).join(",");
}

function isKnown(name: string): name is Name {
  return (names as string[]).includes(name);
}

/** Readers and proxies append parameters of their own; only a slip of one of ours is refused. */
function nearMiss(name: string): Name | null {
  if (name.length < 3 || name.length > 20) return null;
  const meant = nearest(name, names);
  return meant !== null && isKnown(meant) ? meant : null;
}

/** A text of the reader as an error sentence shows it: on one line, and not too long. */
export function shown(text: string): string {
  const characters = [...text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")];
  return characters.length <= 60 ? characters.join("") : `${characters.slice(0, 57).join("")}...`;
}
