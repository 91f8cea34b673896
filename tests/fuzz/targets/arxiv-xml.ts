import fc from "fast-check";
import { z } from "zod";
import { failureCodes } from "@/lib/arxiv/announcements";
import { readApiAnswer } from "@/lib/arxiv/api-answer";
import { daySchema } from "@/lib/arxiv/calendar";
import { parseCatchupHtml, parseRefusalHtml } from "@/lib/arxiv/catchup-html";
import { parseFeedXml } from "@/lib/arxiv/feed-xml";
import { kindSchema } from "@/lib/papers/batch";
import { announceTypeSchema, paperSchema } from "@/lib/papers/paper";
import { apiDocuments, catchupDocuments, rssDocuments } from "@/tests/fuzz/documents";
import { mutated } from "@/tests/fuzz/mutations";
import { htmlPieces, xmlPieces } from "@/tests/fuzz/pieces";
import { target } from "@/tests/fuzz/target";

/** What arXiv answers: a value of the form that the program relies on, or a failure as a value. */

const sentence = z.string().min(1).max(700);
const failure = z.strictObject({ code: z.enum(failureCodes), message: sentence });
const paper = paperSchema
  .extend({ id: z.string().regex(/^(?:\d{4}\.\d{4,5}|[a-z.-]+\/\d{7})$/i) })
  .strict();

const feedDocument = z.strictObject({
  papers: z.array(z.strictObject({ paper, announceType: announceTypeSchema })),
  malformed: z.array(sentence),
  day: daySchema.nullable(),
});
const apiDocument = z.strictObject({
  papers: z.array(z.strictObject({ paper, submittedAt: z.date() })),
  malformed: z.array(sentence),
  entryCount: z.int(),
  total: z.int(),
});
const catchupPage = z.strictObject({
  day: daySchema,
  entries: z.array(z.strictObject({ paper, kind: kindSchema })),
  malformed: z.array(sentence),
  entryCount: z.int(),
  total: z.int(),
  hasReplacements: z.boolean(),
});

export const rss = target({
  name: "arXiv's RSS",
  casesInTests: 200,
  cases: () => mutated(rssDocuments(), xmlPieces),
  monsters: () => monstersOf(rssDocuments()[0] ?? "", "item"),
  check: (xml) => z.union([feedDocument, failure]).parse(parseFeedXml(xml)),
});

export const api = target({
  name: "arXiv's API",
  casesInTests: 200,
  cases: () =>
    fc.tuple(mutated(apiDocuments(), xmlPieces), fc.constantFrom<200 | 400>(200, 200, 400)),
  monsters: () =>
    monstersOf(apiDocuments()[0] ?? "", "entry").map((xml): [string, 200] => [xml, 200]),
  check: ([body, status]) =>
    z.union([apiDocument, failure]).parse(readApiAnswer({ body, status, validators: {} })),
});

export const catchup = target({
  name: "arXiv's catchup pages",
  casesInTests: 200,
  cases: () => mutated(catchupDocuments(), htmlPieces),
  monsters: () => monstersOf(catchupDocuments()[0] ?? "", "dd"),
  check: (html) => {
    z.union([catchupPage, failure]).parse(parseCatchupHtml(html));
    z.string().min(1).max(200).nullable().parse(parseRefusalHtml(html));
  },
});

const megabyte = 1_000_000;

/** As large as an answer may be, in the ways that are said to trouble parsers. */
function monstersOf(document: string, item: string): string[] {
  const into = (piece: string) => document.replace(`<${item}>`, () => `<${item}>${piece}`);
  const pieces = ["&amp;", "&#65;", "&", "<", "</", "<!--", "<![CDATA[", "<![CDATA[]]>", "<a b="];
  const others = ['<a b="', "]]>", "(", "\n", "\n  a", "a (b), ", "<d>", "<p>", "</p>", "<d></d>"];
  return [
    ...[...pieces, ...others].map((piece) => into(piece.repeat((megabyte * 0.4) / piece.length))),
    into(`<x y="${"a".repeat(10 * megabyte)}"/>`),
    into(`<x ${"y='' ".repeat(megabyte / 5)}/>`),
    into("<d>".repeat(100_000) + "</d>".repeat(100_000)),
    into("<d>".repeat(2_900) + "</d>".repeat(2_900)),
    into("<d>".repeat(2_900)),
    into(`<${item}></${item}>`.repeat(megabyte / 20)),
    into(`<dc:creator>${"(".repeat(megabyte)}</dc:creator>`),
    into(`<dc:creator>${"a (b), ".repeat(megabyte / 8)}</dc:creator>`),
    into(`<guid>${"v1".repeat(megabyte / 2)}</guid>`),
    document.repeat(200),
  ];
}
