import { z } from "zod";
import { canonicalId, suggestId } from "../arxiv/taxonomy";

/**
 * The kinds of values that config.json holds.
 *
 * A message says what is allowed; path and found value are put before it by the reader
 * (`load.ts`), in the same words for every key.
 */
export function wholeNumber(least: number, most: number) {
  const allowed = `a whole number from ${least} to ${most}`;
  return z.number(allowed).int(allowed).min(least, allowed).max(most, allowed);
}

export function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, `one of ${values.map((value) => JSON.stringify(value)).join(", ")}`);
}

export const webAddress = "an http or https URL";

export const trueOrFalse = z.boolean("true or false");
export const someText = z.string("a text").trim().min(1, "a text that is not empty");
export const titleSchema = someText.max(200, "a text of at most 200 characters");

/** A category or archive under any name arXiv knows; becomes its canonical id. */
export const categorySchema = z
  .string('the id of an arXiv category, such as "cs.AI"')
  .transform((name, context) => {
    const id = canonicalId(name.trim());
    if (id !== null) return id;
    const meant = suggestId(name.trim());
    context.addIssue(
      `the id of an arXiv category or archive${meant ? ` (did you mean "${meant}"?)` : ""}`,
    );
    return z.NEVER;
  });

const keywordAllowed = "a text of 1 to 100 characters";
const keywordSchema = z
  .string(keywordAllowed)
  .trim()
  .min(1, keywordAllowed)
  .max(100, keywordAllowed);
export const keywordsSchema = z
  .array(keywordSchema, "a list of texts")
  .max(200, "a list of at most 200 texts");

export const namesSchema = z
  .array(keywordSchema, "a list of people's names")
  .max(50, "a list of at most 50 names");

/** A path that stays within the repository, and out of git's own folder. */
export const within =
  /^(?!\/)(?:(?!\.{1,2}(?:\/|$)|\.git(?:\/|$))[^/\\:*?"<>|\0]+(?:\/(?=.)|$))+$/i;
