import { XMLParser, XMLValidator } from "fast-xml-parser";
import { z } from "zod";
import { type AnnouncedPaper, announceTypeSchema, paperSchema } from "../papers/paper";
import type { FeedFailure } from "./announcements";
import { parseAuthors } from "./authors";
import type { Day } from "./calendar";
import { parseArxivId } from "./ids";

/**
 * Reads one RSS document of rss.arxiv.org.
 *
 * Form: https://info.arxiv.org/help/rss_specifications.html. An item that cannot be read is told in
 * `malformed` and skipped; a document that is no such feed, or only the beginning of one, fails
 * as a whole.
 */
export type FeedDocument = {
  papers: AnnouncedPaper[];
  malformed: string[]; // one sentence an item
  day: Day | null; // the date the document gives itself, by New York's calendar
};

export function parseFeedXml(xml: string): FeedDocument | FeedFailure {
  const failure = refusal(xml);
  if (failure) return failure;
  let channel: z.infer<typeof documentSchema>["rss"]["channel"];
  try {
    channel = documentSchema.parse(parser.parse(xml)).rss.channel;
  } catch (error) {
    return { code: "not_a_feed", message: `arXiv's answer is not a feed: ${firstIssue(error)}` };
  }
  if (channel.title.startsWith("Feed error for query")) {
    return { code: "refused_query", message: `arXiv refused the query: ${channel.description}` };
  }
  const papers: AnnouncedPaper[] = [];
  const malformed: string[] = [];
  for (const [index, item] of channel.item.entries()) {
    const result = itemSchema.safeParse(item);
    if (result.success) papers.push(result.data);
    else
      malformed.push(`item ${index + 1} of arXiv's feed was skipped: ${firstIssue(result.error)}`);
  }
  return { papers, malformed, day: dayOf(channel.pubDate) };
}

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false, // "2501.10" is no number
  trimValues: false, // it would trim the parts of a text around a CDATA section
  processEntities: true,
  htmlEntities: true, // numeric character references are part of XML; the parser files them here
  isArray: (name) => name === "item" || name === "category",
});

/** An element's text; of several elements of one name the first counts. */
const text = z.preprocess(
  (value) => (Array.isArray(value) ? value[0] : value),
  z.string("it is missing or no plain text").trim(),
);
const optionalText = text.optional().transform((value) => collapse(value ?? "") || undefined);

const documentSchema = z.object({
  rss: z.object({
    channel: z.object({
      title: text,
      description: text.default(""),
      pubDate: text.optional(),
      item: z.array(z.unknown()).default([]),
    }),
  }),
});

/** arXiv names all people in one element; one element each says the same. */
const creators = z.preprocess(
  (value) => (Array.isArray(value) ? value.join(", ") : value),
  z.string("it is no plain text").default(""),
);

const categories = z
  .array(text, "none is named")
  .transform((names) => names.filter((name) => name !== ""))
  .refine((names) => names.length > 0, "none is named");

const itemSchema = z
  .object(
    {
      title: text,
      description: text,
      guid: text.default(""),
      category: categories,
      "arxiv:announce_type": text.optional(),
      "dc:creator": creators,
      "dc:rights": optionalText,
      "arxiv:DOI": optionalText,
      "arxiv:journal_reference": optionalText,
    },
    "it is empty",
  )
  .transform((item, context): AnnouncedPaper => {
    const description = descriptionForm.exec(item.description)?.groups;
    const identity =
      parseArxivId(item.guid.replace(/^oai:arXiv\.org:/, "")) ??
      parseArxivId(description?.guid ?? "");
    if (identity === null) {
      context.addIssue(`its guid ${JSON.stringify(item.guid.slice(0, 60))} names no paper`);
      return z.NEVER;
    }
    const type = announceTypeSchema.safeParse(
      item["arxiv:announce_type"] ?? description?.announceType,
    );
    if (!type.success) {
      context.addIssue(`${identity.id} has no announce type that is known`);
      return z.NEVER;
    }
    const paper = paperSchema.safeParse({
      ...identity,
      title: collapse(item.title),
      abstract: paragraphs(description?.abstract ?? item.description),
      authors: parseAuthors(item["dc:creator"]),
      categories: item.category,
      licence: item["dc:rights"],
      doi: item["arxiv:DOI"],
      journalReference: item["arxiv:journal_reference"],
    });
    if (!paper.success) {
      context.addIssue(`${identity.id}: ${firstIssue(paper.error)}`);
      return z.NEVER;
    }
    return { paper: paper.data, announceType: type.data };
  });

const descriptionForm =
  /^arXiv:(?<guid>\S+) Announce Type: (?<announceType>\S+)\s+Abstract:\s*(?<abstract>[\s\S]*)$/;

function refusal(xml: string): FeedFailure | null {
  const start = xml.slice(0, 1000).trimStart();
  if (start === "") return { code: "not_a_feed", message: "arXiv's answer is empty" };
  if (/^<!doctype html|^<html/i.test(start)) {
    return { code: "not_a_feed", message: "arXiv answered with a web page instead of a feed" };
  }
  // A feed declares no entities of its own, so none are ever expanded.
  if (/<!DOCTYPE/i.test(xml)) {
    return {
      code: "not_a_feed",
      message: "arXiv's answer declares a document type, as no feed does",
    };
  }
  if (!/<rss[\s>]/.test(start)) {
    return { code: "not_a_feed", message: "arXiv's answer is not an RSS document" };
  }
  if (!xml.trimEnd().endsWith("</rss>")) {
    return { code: "truncated", message: "arXiv's answer breaks off in the middle" };
  }
  // The parser forgives a tag that is not closed and files what follows inside of it, out of
  // sight. A stray "&" does no such harm and costs nobody the day's papers.
  const nesting = XMLValidator.validate(xml.trim().replaceAll("&", " "));
  if (nesting !== true) {
    const why = nesting.err.msg.slice(0, 200);
    return { code: "not_a_feed", message: `arXiv's answer is not a feed: ${why}` };
  }
  return null;
}

/** An abstract's paragraphs, parted by a blank line; arXiv writes a line feed and two blanks. */
function paragraphs(abstract: string): string {
  return abstract
    .split(/\n(?: {2,}|\s*\n)/)
    .map(collapse)
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

function collapse(value: string): string {
  return value.replace(/\s+/g, " ").trim();
}

/** "Tue, 16 Jun 2026 00:00:00 -0400" is the 16th in New York, whatever the server's time zone. */
function dayOf(pubDate: string | undefined): Day | null {
  const match = /(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})/.exec(pubDate ?? "");
  const parsed = match
    ? Date.parse(`${match[1]} ${match[2]} ${match[3]} 00:00:00 GMT`)
    : Number.NaN;
  return Number.isNaN(parsed) ? null : new Date(parsed).toISOString().slice(0, 10);
}

function firstIssue(error: unknown): string {
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    const path = issue?.path.join(".");
    return path ? `${path}: ${issue?.message}` : (issue?.message ?? "it has another form");
  }
  return error instanceof Error ? error.message : String(error);
}
