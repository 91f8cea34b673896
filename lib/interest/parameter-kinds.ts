import { z } from "zod";
import type { Day } from "../arxiv/calendar";
import { canonicalId } from "../arxiv/taxonomy";
import { writtenArxivId } from "../arxiv/written-id";
import { ownLanguageName } from "../config/schema";
import { QueryError } from "./query/error";
import { parseQuery } from "./query/parse";
import { printQuery } from "./query/print";
import type { Query } from "./query/query";
import { shown } from "./shown";

/**
 * The kinds of values that a feed URL's parameters hold: a schema from the text to the value, whose
 * message says what is allowed, and the value's one canonical text. Null where it says nothing, so
 * that the parameter is left out.
 */
export type Kind<T> = {
  schema: z.ZodType<T>;
  print: (value: T) => string | null;
  /** The sentence on a wrong text, where the schema's message is one already. */
  refusal?: (message: string) => string;
};

export function wholeNumber(least: number, most: number): Kind<number> {
  const allowed = `a whole number from ${least} to ${most}`;
  const schema = z
    .string()
    .regex(/^\d{1,8}$/, allowed)
    .transform(Number)
    .pipe(z.number().min(least, allowed).max(most, allowed));
  return { schema, print: String };
}

/** A score, to the hundredth as scores are. */
export function decimal(least: number, most: number): Kind<number> {
  const allowed = `a number from ${least} to ${most}, with two decimals at most`;
  const schema = z
    .string()
    .regex(/^\d{1,6}(\.\d{1,2})?$/, allowed)
    .transform(Number)
    .pipe(z.number().min(least, allowed).max(most, allowed));
  return { schema, print: String };
}

/** One of a few words; `usual` is what holds without the parameter. */
export function oneOf<const T extends string>(values: readonly T[], usual?: T): Kind<T> {
  const allowed = anyOf(values);
  const schema = z
    .string()
    .transform((text) => text.trim().toLowerCase())
    .pipe(z.enum(values as readonly [T, ...T[]], allowed));
  return { schema, print: (value) => (value === usual ? null : value) };
}

/** Several of a few words, in whatever order; printed in the order of `values`. */
export function someOf<const T extends string>(values: readonly T[]): Kind<T[]> {
  const allowed = `a list of ${anyOf(values)}, parted by commas`;
  const schema = z
    .string()
    .transform((text) => partsOf(text.toLowerCase()))
    .pipe(z.array(z.enum(values as readonly [T, ...T[]], allowed)).min(1, allowed))
    .transform((given) => values.filter((value) => given.includes(value)));
  return { schema, print: (value) => value.join(",") };
}

export const flag: Kind<boolean> = {
  schema: z.enum(["1", "true", "0", "false"], "1 or 0").transform((text) => /1|true/.test(text)),
  print: (value) => (value ? "1" : null),
};

export const date: Kind<Day> = {
  schema: z.iso.date("a date such as 2026-06-16"),
  print: String,
};

/** arXiv's search syntax; the parser's sentence points at the character. Nothing is no query. */
export const searchQuery: Kind<Query | undefined> = {
  schema: z.string().transform((text, context) => {
    if (text.trim() === "") return undefined;
    try {
      return parseQuery(text);
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      context.addIssue(error.message);
      return z.NEVER;
    }
  }),
  print: (query) => (query === undefined ? null : printQuery(query)),
  refusal: (message) => message,
};

/** What has a schema and needs no other text than its own. */
export function plain<T extends string | number | boolean>(
  schema: z.ZodType<T | undefined>,
): Kind<T | undefined> {
  return { schema, print: (value) => (value === undefined ? null : String(value)) };
}

/** Categories and archives in any spelling that arXiv knows. */
export function categoryList(most: number): Kind<string[]> {
  const allowed = `a list of 1 to ${most} arXiv categories, parted by commas`;
  const schema = z.string().transform((text, context) => {
    const ids = text
      .split(/[,+\s]+/)
      .filter((name) => name !== "")
      .map(canonicalId);
    if (ids.length > 0 && ids.length <= most && ids.every((id) => id !== null)) {
      return [...new Set(ids)].sort();
    }
    context.addIssue(allowed);
    return z.NEVER;
  });
  return { schema, print: (value) => value.join(",") };
}

/** Papers by arXiv's ids, in any form in which people paste them; a set, so in one order. */
export function paperList(name: string, most: number): Kind<string[]> {
  const schema = z.string().transform((text, context) => {
    const ids = new Set<string>();
    for (const written of text.replace(/arxiv:\s+/gi, "arxiv:").split(/[,\s]+/)) {
      if (written === "") continue;
      const id = writtenArxivId(written);
      if (id === null) {
        context.addIssue(
          `The parameter "${name}" holds "${shown(written)}", which is no arXiv id; ` +
            "one is such as 2401.12345 or hep-th/9901001.",
        );
        return z.NEVER;
      }
      ids.add(id);
    }
    if (ids.size <= most) return [...ids].sort();
    context.addIssue(`The parameter "${name}" names ${ids.size} papers; allowed are ${most}.`);
    return z.NEVER;
  });
  return { schema, print: (ids) => ids.join(","), refusal: (message) => message };
}

const languageAllowed = "the name of a language, such as en, zh or German";

/** A language by any of its names; which ones there are is not known here. */
export const language: Kind<string> = {
  schema: z
    .string()
    .trim()
    .min(1, languageAllowed)
    .max(30, languageAllowed)
    .transform((name) => ownLanguageName(name).toLowerCase()),
  print: String,
};

/** Texts parted by commas, in whatever order; quotation marks keep a comma. */
export function textList(noun: string, most: number, mostWildcards?: number): Kind<string[]> {
  const allowed = `a list of at most ${most} ${noun} of 1 to 100 characters, parted by commas`;
  const isBounded = (texts: readonly string[]) =>
    mostWildcards === undefined ||
    texts.filter((t) => t.normalize("NFKC").includes("*")).length <= mostWildcards;
  const schema = z
    .string()
    .transform((text, context) => {
      const texts = splitTexts(text);
      if (texts !== null) return texts.sort(); // their order means nothing
      context.addIssue("a list in which every quotation mark is closed");
      return z.NEVER;
    })
    .pipe(
      z
        .array(z.string().max(100, allowed))
        .max(most, allowed)
        // Each is looked for in every word there is.
        .refine(isBounded, `a list in which at most ${mostWildcards} ${noun} have a *`),
    );
  return { schema, print: joinTexts };
}

/**
 * `a,"b, c",moe*` as three texts: parted by commas outside quotation marks, each trimmed, the
 * marks taken off, doubles and empty ones dropped. Null when a quotation mark stays open.
 */
export function splitTexts(text: string): string[] | null {
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
  const texts = [...parts, part].map((each) => each.normalize().replace(/\s+/g, " ").trim());
  return [...new Set(texts.filter((each) => each !== ""))];
}

function joinTexts(texts: readonly string[]): string {
  return texts.map((text) => (text.includes(",") ? `"${text}"` : text)).join(",");
}

function partsOf(text: string): string[] {
  return text.split(/[,+\s]+/).filter((part) => part !== "");
}

function anyOf(values: readonly string[]): string {
  return values.length === 1
    ? `${values[0]}`
    : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}
