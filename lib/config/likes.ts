import { z } from "zod";
import { writtenArxivId } from "../arxiv/written-id";
import { within } from "./values";

/** Papers that a feed is to be like: by arXiv's ids, in a file of BibTeX, or in a library of Zotero's. */

const zoteroAllowed =
  'an object such as { "zotero": "users/12345" } or { "zotero": "groups/67890", "collection": "ABCD1234" }';

const zoteroSchema = z.strictObject(
  {
    zotero: z
      .string('the library, as "users/12345" or "groups/67890"')
      .regex(/^(users|groups)\/\d{1,12}$/, 'the library, as "users/12345" or "groups/67890"'),
    collection: z
      .string("the eight letters and digits that name a collection")
      .regex(/^[A-Z0-9]{8}$/, "the eight letters and digits that name a collection")
      .optional(),
  },
  { error: zoteroAllowed },
);
export type ZoteroLibrary = z.infer<typeof zoteroSchema>;

export function isBibFile(text: string): boolean {
  return /\.bib$/i.test(text);
}

const textAllowed =
  'an arXiv id, such as "2401.12345", the address of a paper there, or a BibTeX file within the ' +
  'repository, such as "papers.bib"';

const textSchema = z
  .string(textAllowed)
  .trim()
  .transform((text, context) => {
    const isPath = text.length <= 200 && !/^https?:/i.test(text) && isBibFile(text);
    if (isPath && within.test(text)) return text;
    const id = writtenArxivId(text);
    if (id !== null) return id;
    context.addIssue(textAllowed);
    return z.NEVER;
  });

const sourceAllowed = `${textAllowed}, or ${zoteroAllowed}`;

/** One that is wrong is told by what it was meant to be. */
const sourceSchema = z.unknown().transform((found, context): LikeSource => {
  const isObject = typeof found === "object" && found !== null && "zotero" in found;
  const result =
    typeof found === "string" ? textSchema.safeParse(found) : zoteroSchema.safeParse(found);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const isTold = typeof found === "string" || isObject;
  context.addIssue({
    code: "custom",
    message: isTold ? (issue?.message ?? sourceAllowed) : sourceAllowed,
    path: isObject ? [...(issue?.path ?? [])] : [],
  });
  return z.NEVER;
});
export type LikeSource = string | ZoteroLibrary;

const mostLikes = 500;
export const likesSchema = z
  .array(sourceSchema, "a list of arXiv ids, BibTeX files and Zotero libraries")
  .max(mostLikes, `a list of at most ${mostLikes}; a BibTeX file holds more`);

const idAllowed = 'an arXiv id, such as "2401.12345", or the address of a paper there';
export const unlikesSchema = z
  .array(
    z.string(idAllowed).transform((text, context) => {
      const id = writtenArxivId(text);
      if (id !== null) return id;
      context.addIssue(idAllowed);
      return z.NEVER;
    }),
    "a list of arXiv ids",
  )
  .max(mostLikes, `a list of at most ${mostLikes}`);
