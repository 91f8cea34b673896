import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { type AnnouncedPaper, announceTypeSchema, type Paper } from "../papers/paper";
import type { FeedFailure } from "./announcements";
import { parseAuthors } from "./authors";
import type { Day } from "./calendar";
import { parseArxivId } from "./ids";
import { collapse, paragraphs } from "./texts";
import { badNesting, firstIssue, notAFeed, optionalText, refusal, text, textOptions } from "./xml";

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
  const failure = refusal(xml, "rss");
  if (failure) return failure;
  let channel: z.infer<typeof documentSchema>["rss"]["channel"];
  try {
    channel = documentSchema.parse(parser.parse(xml)).rss.channel;
  } catch (error) {
    return notAFeed(firstIssue(error));
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
  const isDoubtful = malformed.length > 0 || channel.item.length !== countItems(xml);
  return (isDoubtful && badNesting(xml)) || { papers, malformed, day: dayOf(channel.pubDate) };
}

/** Items as written, without reading them. */
export function countItems(xml: string): number {
  return xml.split("<item>").length - 1;
}

const parser = new XMLParser({
  ...textOptions,
  ignoreAttributes: true,
  isArray: (name) => name === "item" || name === "category",
});

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
    const paper: Paper = {
      ...identity,
      title: collapse(item.title),
      abstract: paragraphs(description?.abstract ?? item.description),
      authors: parseAuthors(item["dc:creator"]),
      categories: item.category,
      licence: item["dc:rights"],
      doi: item["arxiv:DOI"],
      journalReference: item["arxiv:journal_reference"],
    };
    return { paper, announceType: type.data };
  });

const descriptionForm =
  /^arXiv:(?<guid>\S+) Announce Type: (?<announceType>\S+)\s+Abstract:\s*(?<abstract>[\s\S]*)$/;

/** "Tue, 16 Jun 2026 00:00:00 -0400" is the 16th in New York, whatever the server's time zone. */
function dayOf(pubDate: string | undefined): Day | null {
  const match = /(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})/.exec(pubDate ?? "");
  const parsed = match
    ? Date.parse(`${match[1]} ${match[2]} ${match[3]} 00:00:00 GMT`)
    : Number.NaN;
  return Number.isNaN(parsed) ? null : new Date(parsed).toISOString().slice(0, 10);
}
