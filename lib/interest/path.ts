import { canonicalId, expand, notCovered, suggestId } from "../arxiv/taxonomy";
import type { Config } from "../config/schema";
import { AppError } from "../errors";
import { nearest } from "../nearest";
import { type ConfiguredFeed, configuredCategories, configuredFeeds } from "./configured";
import { type Interest, interestFromConfig } from "./interest";
import { shown } from "./shown";

/**
 * What the path behind a format means, before any parameter: nothing is the main feed, else it is
 * a configured feed's name, or categories under the main feed's filters.
 */
export function interestAt(path: readonly string[], config: Config): Interest {
  const [segment, ...below] = path;
  if (segment === undefined) return interestFromConfig(config);
  if (below.length > 0) throw new AppError("not_found", "There is no feed at this address.");
  // Readers and proxies that take an address apart write the plus sign as %2B or as a blank.
  const names = segment.split(/[+ ]|%2B|%20/i);
  const feeds = configuredFeeds(config);
  return feedNamed(names, feeds) ?? categoriesNamed(names, feeds, config);
}

function feedNamed(names: readonly string[], feeds: readonly ConfiguredFeed[]): Interest | null {
  const wanted = names.map((name) => name.toLowerCase());
  const feed = feeds.find(({ name }) => wanted.includes(name));
  if (feed === undefined) return null;
  if (names.length === 1) return feed.interest;
  throw new AppError(
    "bad_request",
    `"${feed.name}" is a feed of its own and cannot be joined with categories or other feeds.`,
  );
}

const maxCategories = 50;

function categoriesNamed(
  names: readonly string[],
  feeds: readonly ConfiguredFeed[],
  config: Config,
): Interest {
  if (names.length > maxCategories) {
    throw new AppError("bad_request", `A feed holds at most ${maxCategories} categories.`);
  }
  const feedNames = feeds.slice(1).map(({ name }) => name);
  const ids = names.map((name) => canonicalId(name) ?? refuse(name, feedNames));
  // A category beside its archive adds nothing to it.
  const isWithin = (id: string) => ids.some((other) => other !== id && expand([other]).has(id));
  const categories = [...new Set(ids)].filter((id) => !isWithin(id)).sort();
  if (config.access === "configured") mustBeConfigured(categories, config);
  return {
    ...interestFromConfig(config),
    path: `/${categories.join("+")}`,
    title: `arXiv ${categories.join(", ")}`,
    categories,
  };
}

function refuse(name: string, feedNames: readonly string[]): never {
  const category = name.length <= 20 ? suggestId(name) : null;
  const meant = nearest(name, [...feedNames, ...(category === null ? [] : [category])]);
  const what = feedNames.length > 0 ? "no arXiv category and no feed here" : "no arXiv category";
  const hint = meant ? `; did you mean "${meant}"?` : ".";
  throw new AppError("bad_request", `"${shown(name)}" is ${what}${hint}`);
}

function mustBeConfigured(categories: readonly string[], config: Config): void {
  const others = notCovered(categories, configuredCategories(config));
  if (others.length === 0) return;
  throw new AppError(
    "forbidden",
    `This server keeps to the categories of its configuration, and ${shown(others.join(", "))} ` +
      `${others.length === 1 ? "is" : "are"} not among them.`,
  );
}
