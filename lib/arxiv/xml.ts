import { XMLValidator } from "fast-xml-parser";
import { z } from "zod";
import type { FeedFailure } from "./announcements";
import { collapse } from "./texts";

/** What arXiv's feeds and its API have in common: what is no document, and what is a text. */

/** Options of the parser under which a text stays what it is. */
export const textOptions = {
  parseTagValue: false, // "2501.10" is no number
  trimValues: false, // it would trim the parts of a text around a CDATA section
  processEntities: true,
  htmlEntities: true, // numeric character references are part of XML; the parser files them here
} as const;

/** An element's text; of several elements of one name the first counts. */
export const text = z.preprocess(
  (value) => (Array.isArray(value) ? value[0] : value),
  z.string("it is missing or no plain text").trim(),
);
export const optionalText = text
  .optional()
  .transform((value) => collapse(value ?? "") || undefined);

const rootNames = { rss: "an RSS document", feed: "an Atom document" };

/** Why this is no whole document with such a root, as far as its ends tell. */
export function refusal(xml: string, root: keyof typeof rootNames): FeedFailure | null {
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
  if (!new RegExp(`<${root}[\\s>]`).test(start)) {
    return { code: "not_a_feed", message: `arXiv's answer is not ${rootNames[root]}` };
  }
  if (!xml.trimEnd().endsWith(`</${root}>`)) {
    return { code: "truncated", message: "arXiv's answer breaks off in the middle" };
  }
  return null;
}

/**
 * The parser forgives a tag that is not closed and files the items behind it inside of it, out of
 * sight. A stray "&" does no such harm and costs nobody the day's papers. Checked only where an
 * item is odd or missing, since it takes nearly as long as parsing.
 */
export function badNesting(xml: string): FeedFailure | null {
  const nesting = XMLValidator.validate(xml.trim().replaceAll("&", " "));
  return nesting === true ? null : notAFeed(nesting.err.msg.slice(0, 200));
}

export function notAFeed(why: string): FeedFailure {
  return { code: "not_a_feed", message: `arXiv's answer is not a feed: ${why}` };
}

export function firstIssue(error: unknown): string {
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    const path = issue?.path.join(".");
    return path ? `${path}: ${issue?.message}` : (issue?.message ?? "it has another form");
  }
  return error instanceof Error ? error.message : String(error);
}
