import { z } from "zod";
import { filterFields, type PatternRules } from "../ranking/filters";
import { patternProblem } from "../ranking/pattern";

/**
 * RSSHub's common parameters, in RSSHub's meaning (its `lib/middleware/parameter.ts`): one schema a
 * parameter, from its text to its value, with a message that says what is allowed.
 *
 * An empty one counts as absent, as it does there. Patterns are composed (NFC), as papers are.
 */
const pattern = z
  .string()
  .transform((text) => text.normalize())
  .superRefine((text, context) => {
    const problem = patternProblem(text);
    if (problem !== null) context.addIssue(problem);
  })
  .transform(absentWhenEmpty);

const yesOrNo = z
  .enum(["true", "false", ""], '"true" or "false"')
  .transform((text) => (text === "" ? undefined : text === "true"));

function wholeNumber(least: number, most: number) {
  const allowed = `a whole number from ${least} to ${most}`;
  const isAllowed = (text: string) =>
    text === "" || (/^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most);
  return z
    .string()
    .refine(isAllowed, allowed)
    .transform((text) => (text === "" ? undefined : Number(text)));
}

function absentWhenEmpty(text: string): string | undefined {
  return text === "" ? undefined : text;
}

const mostSeconds = 366 * 24 * 60 * 60;

export const rsshubSchemas = {
  filter: pattern,
  filter_title: pattern,
  filter_description: pattern,
  filter_author: pattern,
  filter_category: pattern,
  filterout: pattern,
  filterout_title: pattern,
  filterout_description: pattern,
  filterout_author: pattern,
  filterout_category: pattern,
  filter_case_sensitive: yesOrNo,
  filter_time: wholeNumber(1, mostSeconds),
  sorted: yesOrNo,
  brief: wholeNumber(100, 100_000),
};

export type RsshubParameters = {
  [Name in keyof typeof rsshubSchemas]?: z.output<(typeof rsshubSchemas)[Name]>;
};

/** What the parameters ask for together: equal requests are equal in all fields. */
export type Filters = PatternRules & {
  withinSeconds?: number; // only items no older than this
  isSorted: boolean; // by date, newest first
  briefLength?: number; // UTF-16 units of the abstract
};

export const noFilters: Filters = { keep: {}, drop: {}, isCaseSensitive: true, isSorted: true };

/**
 * Joins the parameters as RSSHub does: `filter` makes it ignore the other four that keep, while
 * `filterout` is a default for titles and descriptions only. Case means nothing without a pattern.
 */
export function filtersFrom(parameters: RsshubParameters): Filters {
  const { filter, filterout, filter_time, brief } = parameters;
  const keep = filter === undefined ? byField(parameters, "filter") : { anywhere: filter };
  const everywhere = filterout === undefined ? {} : { title: filterout, description: filterout };
  const drop = { ...everywhere, ...byField(parameters, "filterout") };
  const hasPattern = Object.keys(keep).length + Object.keys(drop).length > 0;
  return {
    keep,
    drop,
    isCaseSensitive: !hasPattern || parameters.filter_case_sensitive !== false,
    ...(filter_time !== undefined && { withinSeconds: filter_time }),
    isSorted: parameters.sorted !== false,
    ...(brief !== undefined && { briefLength: brief }),
  };
}

function byField(parameters: RsshubParameters, kind: "filter" | "filterout"): PatternRules["drop"] {
  const fields = filterFields.flatMap((field) => {
    const source = parameters[`${kind}_${field}`];
    return source === undefined ? [] : [[field, source]];
  });
  return Object.fromEntries(fields);
}

/**
 * The one way to write the filters in a URL, in the order of their names; defaults and what was
 * ignored are left out.
 */
export function canonicalParameters(filters: Filters): RsshubParameters {
  const { keep, drop, withinSeconds, briefLength } = filters;
  const isDroppedAlike = drop.title !== undefined && drop.title === drop.description;
  const written: RsshubParameters = {
    brief: briefLength,
    filter: keep.anywhere,
    filter_author: keep.author,
    filter_case_sensitive: filters.isCaseSensitive ? undefined : false,
    filter_category: keep.category,
    filter_description: keep.description,
    filter_time: withinSeconds,
    filter_title: keep.title,
    filterout: isDroppedAlike ? drop.title : undefined,
    filterout_author: drop.author,
    filterout_category: drop.category,
    filterout_description: isDroppedAlike ? undefined : drop.description,
    filterout_title: isDroppedAlike ? undefined : drop.title,
    sorted: filters.isSorted ? undefined : false,
  };
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined));
}

export function isDefault(filters: Filters): boolean {
  return Object.keys(canonicalParameters(filters)).length === 0;
}
