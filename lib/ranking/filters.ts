import { plainLine, plainParagraphs, titleText } from "../feeds/text";
import type { Paper } from "../papers/paper";
import { compilePattern, type Pattern } from "./pattern";

export const filterFields = ["title", "description", "author", "category"] as const;
export type FilterField = (typeof filterFields)[number];

/** The patterns of a URL in RSSHub's meaning; a field that is not there asks for nothing. */
export type PatternRules = {
  /** Each must be found in its field; `anywhere` in any of the four, and then it stands alone. */
  keep: Readonly<Partial<Record<FilterField | "anywhere", string>>>;
  /** None may be found in its field. */
  drop: Readonly<Partial<Record<FilterField, string>>>;
  isCaseSensitive: boolean;
};

/** An item as its feed shows it, in plain text. */
export type FilterItem = {
  title: string;
  description: string; // "" is read as the title
  authors: readonly string[];
  categories: readonly string[];
};

/**
 * Tells which items a URL's patterns leave in its feed.
 *
 * A pattern is found anywhere in a text unless it is anchored. Of several categories one suffices
 * to keep or to drop; the authors are one text, parted by commas as in the feed. Keeping and
 * dropping ask for different things, so their order means nothing.
 *
 * Compiled once for all the papers of a day, which bounds the work that they may take together:
 * see `Pattern` for what the matcher throws beyond.
 */
export function filterMatcher(rules: PatternRules): (item: FilterItem) => boolean {
  const compile = (source: string) => compilePattern(source, rules.isCaseSensitive);
  const { anywhere, ...keptFields } = rules.keep;
  const anyField = anywhere === undefined ? null : compile(anywhere);
  const keep = compiled(keptFields, compile);
  const drop = compiled(rules.drop, compile);
  return (item) =>
    (anyField === null || filterFields.some((field) => isFoundIn(item, field, anyField))) &&
    keep.every(({ field, pattern }) => isFoundIn(item, field, pattern)) &&
    !drop.some(({ field, pattern }) => isFoundIn(item, field, pattern));
}

function compiled(
  sources: Partial<Record<FilterField, string>>,
  compile: (source: string) => Pattern,
): { field: FilterField; pattern: Pattern }[] {
  return filterFields.flatMap((field) => {
    const source = sources[field];
    return source === undefined ? [] : [{ field, pattern: compile(source) }];
  });
}

function isFoundIn(item: FilterItem, field: FilterField, pattern: Pattern): boolean {
  switch (field) {
    case "title":
      return pattern.isFoundIn(item.title);
    case "description":
      return pattern.isFoundIn(item.description || item.title);
    case "author":
      return pattern.isFoundIn(item.authors.join(", "));
    case "category":
      return item.categories.some((category) => pattern.isFoundIn(category));
  }
}

/** A paper as its item shows it; TeX is made readable only where a pattern looks, and once. */
export function filterItem(paper: Paper): FilterItem {
  let description: string | undefined;
  return {
    get title() {
      return titleText(paper.title) || paper.id;
    },
    get description() {
      description ??= plainParagraphs(paper.abstract).join(" ");
      return description;
    },
    get authors() {
      return paper.authors.map(({ name }) => plainLine(name)).filter((name) => name !== "");
    },
    categories: paper.categories,
  };
}
