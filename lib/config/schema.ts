import { z } from "zod";
import { choices, feedsSchema } from "./feeds";
import { aiSummarySchema } from "./summaries";
import { oneOf, titleSchema, webAddress, wholeNumber, within } from "./values";

export { type FeedConfig, mainFeedName } from "./feeds";
export { isBibFile, type LikeSource, type ZoteroLibrary } from "./likes";
export {
  type AiSummaryConfig,
  aiSummarySchema,
  defaultModel,
  isDashScope,
  ownLanguageName,
  summaryLanguages,
} from "./summaries";

const defaultKeywords =
  "LLM RL RLHF Inference Training Attention Pipeline MOE Sparse Quantization Speculative Efficient " +
  "Efficiency Framework Parallel Distributed Kernel Decode Decoding Prefill Throughput Fast Network " +
  "Hardware Cluster FP8 FP4 Optimization Scalable Communication";

export const siteSchema = z.object(
  {
    title: titleSchema.default("arXiv papers"),
    url: z
      .url({ protocol: /^https?$/, error: webAddress })
      .transform((url) => url.replace(/\/+$/, ""))
      .optional(),
  },
  "an object",
);

const pathAllowed = 'a path within the repository, such as "digests"';
const pathSchema = z.string(pathAllowed).trim().max(200, pathAllowed).regex(within, pathAllowed);
const pageAllowed = 'a Markdown file within the repository, such as "docs/PAPERS.md"';
const pageSchema = z
  .string(pageAllowed)
  .trim()
  .max(200, pageAllowed)
  .regex(within, pageAllowed)
  .regex(/\.md$/i, pageAllowed);

/** The Markdown pages that `npm run digest` writes. */
export const digestSchema = z.object(
  {
    /** What stands between the markers of the README: the whole page, its ten best papers, nothing. */
    readme: z
      .union(
        [z.literal("full"), z.literal("list"), z.literal(false)],
        'one of "full", "list", false',
      )
      .default("list"),
    readme_file: pageSchema.default("README.md"),
    file: pageSchema.default("DIGEST.md"),
    archive: pathSchema.default("digests"), // a folder of its own
    template: pathSchema.optional(),
  },
  "an object",
);

/** config.json: what a deployment follows and how it chooses. Every key may be left out. */
export const configSchema = z.object(
  {
    categories: choices.categories.default(["cs.AI", "cs.CL", "cs.DC", "cs.LG"]),
    keywords: choices.keywords.default(defaultKeywords.split(" ")),
    exclude_keywords: choices.exclude_keywords.default(["survey", "review", "tutorial"]),
    authors: choices.authors.default([]), // papers by any of them only; none: by anybody
    likes: choices.likes.default([]), // papers that a feed is to be like
    unlikes: choices.unlikes.default([]), // and that it is not
    announce_types: choices.announce_types.default(["new"]),
    max_papers: choices.max_papers.default(30),
    budget: choices.budget.default(null),
    days_back: choices.days_back.default(7),
    min_score: choices.min_score.default(0),
    scoring: choices.scoring.default("weighted"),
    history_days: wholeNumber(1, 90).default(30),
    feeds: feedsSchema.default({}), // by their names
    access: oneOf(["open", "configured"]).default("open"), // which categories a URL may name
    enable_deduplication: choices.enable_deduplication.default(true),
    deduplication_methods: choices.deduplication_methods.default(["id", "title", "link"]),
    fetch_ratings: z.unknown().optional(), // the predecessor's; of no effect
    display_limit: z.unknown().optional(), // the predecessor's; of no effect
    ai_summary: aiSummarySchema.default(aiSummarySchema.parse({})),
    digest: digestSchema.default(digestSchema.parse({})),
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
