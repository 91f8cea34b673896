import { z } from "zod";
import { canonicalId } from "../arxiv/taxonomy";
import { announceTypes } from "../papers/paper";
import { likesSchema, unlikesSchema } from "./likes";
import {
  categorySchema,
  keywordsSchema,
  namesSchema,
  oneOf,
  titleSchema,
  trueOrFalse,
  wholeNumber,
} from "./values";

/** The keys by which a feed chooses: the main feed at the top of config.json, a named one in its own. */
export const choices = {
  categories: z
    .array(categorySchema, "a list of arXiv categories")
    .min(1, "a list of at least one arXiv category")
    .max(50, "a list of at most 50 arXiv categories")
    .transform((ids) => [...new Set(ids)]),
  keywords: keywordsSchema,
  exclude_keywords: keywordsSchema,
  authors: namesSchema,
  likes: likesSchema,
  unlikes: unlikesSchema,
  announce_types: z
    .array(oneOf(announceTypes), "a list of announce types")
    .min(1, "a list of at least one announce type"),
  max_papers: wholeNumber(1, 2000), // an announcement day
  budget: wholeNumber(1, 200).nullable(), // about so many papers a day, over many days
  days_back: wholeNumber(1, 90), // calendar days
  min_score: z
    .number("a number from 0 to 1000")
    .min(0, "a number from 0 to 1000")
    .max(1000, "a number from 0 to 1000"),
  scoring: z.enum(["weighted", "count"], { error: (issue) => scoringAllowed(issue.input) }),
  enable_deduplication: trueOrFalse,
  deduplication_methods: z.array(oneOf(["id", "title", "link"]), "a list of methods"),
};

/** The predecessor's guide shows an object here that its program never read. */
function scoringAllowed(found: unknown): string {
  const isObject = typeof found === "object" && found !== null;
  const hint = " (the object in the predecessor's guide was never read; leave it out)";
  return `one of "weighted", "count"${isObject ? hint : ""}`;
}

/** What a named feed has of its own; the rest is the main feed's. */
export const feedSchema = z.object({ title: titleSchema, ...choices }, "an object").partial();
export type FeedConfig = z.infer<typeof feedSchema>;

/** The main feed's name beside the others; it has no address of its own under it. */
export const mainFeedName = "main";

const nameAllowed =
  "a name of 1 to 40 characters: lower-case letters, digits, - and _, the first a letter or digit";

/** Behind the format an address holds a name or categories, so no name may be both. */
const feedNameSchema = z.string().superRefine((name, context) => {
  const category = canonicalId(name);
  if (category !== null) {
    context.addIssue(
      `a name that is no category or archive of arXiv's (this one means ${category})`,
    );
  } else if (name === mainFeedName) {
    context.addIssue(`any name but "${mainFeedName}", which is the main feed's`);
  } else if (!/^[a-z0-9][a-z0-9_-]{0,39}$/.test(name)) {
    context.addIssue(nameAllowed);
  }
});

const mostFeeds = 50;
export const feedsSchema = z
  .record(feedNameSchema, feedSchema, "an object of feeds by their names")
  .refine(
    (feeds) => Object.keys(feeds).length <= mostFeeds,
    `an object of at most ${mostFeeds} feeds`,
  );
