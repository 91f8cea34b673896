import { z } from "zod";
import { canonicalId, suggestId } from "../arxiv/taxonomy";
import { announceTypes } from "../papers/paper";

/**
 * config.json: what a deployment follows and how it chooses. Every key may be left out.
 *
 * A message of this schema says what is allowed; path and found value are put before it by the
 * reader (`load.ts`), in the same words for every key.
 */
function wholeNumber(least: number, most: number) {
  const allowed = `a whole number from ${least} to ${most}`;
  return z.number(allowed).int(allowed).min(least, allowed).max(most, allowed);
}

function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, `one of ${values.map((value) => JSON.stringify(value)).join(", ")}`);
}

const webAddress = "an http or https URL";

/** The predecessor's guide shows an object here that its program never read. */
function scoringAllowed(found: unknown): string {
  const isObject = typeof found === "object" && found !== null;
  const hint = " (the object in the predecessor's guide was never read; leave it out)";
  return `one of "weighted", "count"${isObject ? hint : ""}`;
}

const trueOrFalse = z.boolean("true or false");
const someText = z.string("a text").trim().min(1, "a text that is not empty");

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
const keywordsSchema = z
  .array(keywordSchema, "a list of texts")
  .max(200, "a list of at most 200 texts");

const defaultKeywords =
  "LLM RL RLHF Inference Training Attention Pipeline MOE Sparse Quantization Speculative Efficient " +
  "Efficiency Framework Parallel Distributed Kernel Decode Decoding Prefill Throughput Fast Network " +
  "Hardware Cluster FP8 FP4 Optimization Scalable Communication";

export const aiSummarySchema = z.object(
  {
    enabled: trueOrFalse.default(false),
    api_key_env: someText.default("OPENAI_API_KEY"),
    base_url: z.url({ protocol: /^https?$/, error: webAddress }).optional(),
    model: someText.optional(),
    prompt_file: someText.optional(),
    max_papers_to_summarize: wholeNumber(0, 200).default(15),
    max_workers: wholeNumber(1, 32).default(3),
  },
  "an object",
);

export const siteSchema = z.object(
  {
    title: someText.max(200, "a text of at most 200 characters").default("arXiv papers"),
    url: z
      .url({ protocol: /^https?$/, error: webAddress })
      .transform((url) => url.replace(/\/+$/, ""))
      .optional(),
  },
  "an object",
);

export const configSchema = z.object(
  {
    categories: z
      .array(categorySchema, "a list of arXiv categories")
      .min(1, "a list of at least one arXiv category")
      .max(50, "a list of at most 50 arXiv categories")
      .transform((ids) => [...new Set(ids)])
      .default(["cs.AI", "cs.CL", "cs.DC", "cs.LG"]),
    keywords: keywordsSchema.default(defaultKeywords.split(" ")),
    exclude_keywords: keywordsSchema.default(["survey", "review", "tutorial"]),
    announce_types: z
      .array(oneOf(announceTypes), "a list of announce types")
      .min(1, "a list of at least one announce type")
      .default(["new"]),
    max_papers: wholeNumber(1, 2000).default(30), // an announcement day
    days_back: wholeNumber(1, 90).default(7), // calendar days
    min_score: z
      .number("a number from 0 to 1000")
      .min(0, "a number from 0 to 1000")
      .max(1000, "a number from 0 to 1000")
      .default(0),
    scoring: z
      .enum(["weighted", "count"], { error: (issue) => scoringAllowed(issue.input) })
      .default("weighted"),
    history_days: wholeNumber(1, 90).default(30),
    enable_deduplication: trueOrFalse.default(true),
    deduplication_methods: z
      .array(oneOf(["id", "title", "link"]), "a list of methods")
      .default(["id", "title", "link"]),
    fetch_ratings: z.unknown().optional(), // the predecessor's; of no effect
    display_limit: z.unknown().optional(), // the predecessor's; of no effect
    ai_summary: aiSummarySchema.default(aiSummarySchema.parse({})),
    site: siteSchema.default(siteSchema.parse({})),
  },
  "an object",
);
export type Config = z.infer<typeof configSchema>;

/** Keys that change nothing and are no mistake of the writer's, with what to know about them. */
export const withoutEffect: Readonly<Record<string, string>> = {
  advanced_filtering:
    "the predecessor's guide shows it, but no program ever read it; use keywords, " +
    "exclude_keywords and min_score",
  fetch_ratings: "ratings of conference papers belonged to a side job that is not part of this",
  display_limit: "the length of a feed follows from max_papers and days_back",
};
