import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import type { Author, Paper } from "../papers/paper";
import type { FeedFailure } from "./announcements";
import { parseArxivId } from "./ids";
import { collapse, paragraphs } from "./texts";
import { badNesting, firstIssue, notAFeed, optionalText, refusal, text, textOptions } from "./xml";

/**
 * Reads one Atom document of arXiv's query API.
 *
 * Form: https://info.arxiv.org/help/api/user-manual.html, section 3.3. An entry that cannot be read
 * is told in `malformed` and skipped; a document that is none of the API's, or only the beginning
 * of one, fails as a whole, and so does one that only says what is wrong with the query.
 */
export type ApiDocument = {
  papers: SubmittedPaper[];
  malformed: string[]; // one sentence an entry
  entryCount: number; // in this document, those that cannot be read included
  total: number; // what the whole query finds, of which this document may be a page
};

/** A paper at its latest version, and when its first one was submitted. */
export type SubmittedPaper = { paper: Paper; submittedAt: Date };

export function parseApiXml(xml: string): ApiDocument | FeedFailure {
  const failure = refusal(xml, "feed");
  if (failure) return failure;
  let feed: z.infer<typeof documentSchema>["feed"];
  try {
    feed = documentSchema.parse(parser.parse(xml)).feed;
  } catch (error) {
    return notAFeed(firstIssue(error));
  }
  const papers: SubmittedPaper[] = [];
  const malformed: string[] = [];
  for (const [index, entry] of feed.entry.entries()) {
    const said = errorSchema.safeParse(entry);
    if (said.success) {
      const message = `arXiv refused the query: ${collapse(said.data.summary)}`;
      return { code: "refused_query", message };
    }
    const result = entrySchema.safeParse(entry);
    if (result.success) papers.push(result.data);
    else {
      const why = firstIssue(result.error);
      malformed.push(`entry ${index + 1} of arXiv's answer was skipped: ${why}`);
    }
  }
  const entryCount = feed.entry.length;
  const isDoubtful = malformed.length > 0 || entryCount !== countEntries(xml);
  const document = { papers, malformed, entryCount, total: feed["opensearch:totalResults"] };
  return (isDoubtful && badNesting(xml)) || document;
}

/** Entries as written, without reading them. */
function countEntries(xml: string): number {
  return xml.split(/<entry[\s>]/).length - 1;
}

const lists: readonly string[] = ["entry", "author", "category", "arxiv:affiliation"];

const parser = new XMLParser({
  ...textOptions,
  ignoreAttributes: [/^(?!term$)/], // a text with attributes would be read as an object
  attributeNamePrefix: "",
  isArray: (name) => lists.includes(name),
});

const documentSchema = z.object({
  feed: z.object({
    "opensearch:totalResults": text.pipe(
      z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number),
    ),
    entry: z.array(z.unknown()).default([]),
  }),
});

/** What is wrong with a query is said in an entry, with status 400 and sometimes with 200. */
const errorSchema = z.object({
  id: text.pipe(z.string().regex(/\/api\/errors(#|$)/)),
  title: text.pipe(z.literal("Error")),
  summary: text.default("it does not say why"),
});

const namedCategory = z.object({ term: z.string() }).transform(({ term }) => term.trim());

/** arXiv lists ACM and MSC classes ("I.2.6", "68T05") among a paper's categories. */
const categoryForm = /^[a-z]+(-[a-z]+)*(\.[A-Za-z]+(-[a-z]+)*)?$/;

const authorSchema = z
  .object({ name: text, "arxiv:affiliation": z.array(text).default([]) })
  .transform((author): Author => {
    const affiliations = author["arxiv:affiliation"].map(collapse).filter((each) => each !== "");
    const name = collapse(author.name);
    return affiliations.length === 0 ? { name } : { name, affiliations };
  });

const entrySchema = z
  .object(
    {
      id: text,
      title: text,
      summary: text,
      published: text.pipe(z.iso.datetime({ offset: true, error: "it is no date" })),
      author: z.array(authorSchema).default([]),
      category: z.array(namedCategory).default([]),
      "arxiv:primary_category": namedCategory,
      "arxiv:doi": optionalText,
      "arxiv:journal_ref": optionalText,
    },
    "it is empty",
  )
  .transform((entry, context): SubmittedPaper => {
    const identity = parseArxivId(entry.id.replace(/^https?:\/\/[^/]+\/abs\//, ""));
    if (identity === null) {
      context.addIssue(`its id ${JSON.stringify(entry.id.slice(0, 60))} names no paper`);
      return z.NEVER;
    }
    const primary = entry["arxiv:primary_category"];
    const categories = new Set([primary, ...entry.category].filter((id) => categoryForm.test(id)));
    if (!categories.has(primary)) {
      context.addIssue(`${identity.id} has the primary category ${JSON.stringify(primary)}`);
      return z.NEVER;
    }
    const paper: Paper = {
      ...identity,
      title: collapse(entry.title),
      abstract: paragraphs(entry.summary),
      authors: entry.author.filter(({ name }) => name !== ""),
      categories: [...categories],
      doi: entry["arxiv:doi"],
      journalReference: entry["arxiv:journal_ref"],
    };
    return { paper, submittedAt: new Date(entry.published) };
  });
