import { type Config, type FeedConfig, mainFeedName } from "../config/schema";
import { type Interest, interestFromConfig } from "./interest";

/** The feeds of config.json: the main one first, then the named ones in the file's order. */
export type ConfiguredFeed = { name: string; interest: Interest };

export function configuredFeeds(config: Config): ConfiguredFeed[] {
  const named = Object.entries(config.feeds).map(([name, feed]) => ({
    name,
    interest: namedInterest(name, feed, config),
  }));
  return [{ name: mainFeedName, interest: interestFromConfig(config) }, ...named];
}

/** What a named feed leaves out is the main feed's, but for the title, which gets its name. */
function namedInterest(name: string, feed: FeedConfig, config: Config): Interest {
  return {
    ...interestFromConfig({ ...config, ...feed }),
    path: `/${name}`,
    title: feed.title ?? `${config.site.title}: ${name}`,
  };
}

/** All categories that config.json names, in its order, each once. */
export function configuredCategories(config: Pick<Config, "categories" | "feeds">): string[] {
  const named = Object.values(config.feeds).flatMap(({ categories = [] }) => categories);
  return [...new Set([...config.categories, ...named])];
}
