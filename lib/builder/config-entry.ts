import type { Config } from "../config/schema";
import { type Interest, interestFromConfig } from "../interest/interest";

/** A feed as config.json would have it, under a name. */
export type ConfigEntry = {
  text: string; // JSON, to be put into config.json
  /** The parameters that no key of config.json stands for, which its address needs all the same. */
  query: string;
};

/** Only what differs from the main feed, whose settings hold for the rest. */
export function configEntry(interest: Interest, name: string, config: Config): ConfigEntry {
  const main = keysOf(interestFromConfig(config));
  const differing = Object.entries(keysOf(interest)).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(main[key]),
  );
  const lines = differing.map(([key, value]) => `      ${JSON.stringify(key)}: ${oneLine(value)}`);
  const body = lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n    }`;
  const query = new URLSearchParams(interest.query);
  for (const parameter of hasKey) query.delete(parameter);
  return {
    text: `  "feeds": {\n    ${JSON.stringify(name)}: ${body}\n  }`,
    query: query.toString(),
  };
}

/** The parameters that keys of config.json stand for. */
const hasKey = "keywords exclude authors like unlike type limit budget days min_score".split(" ");

function keysOf(interest: Interest): Record<string, unknown> {
  const { files, zotero } = interest.library;
  return {
    categories: interest.categories,
    keywords: interest.keywords,
    exclude_keywords: interest.exclude,
    authors: interest.authors,
    likes: [...interest.likes, ...files, ...zotero],
    unlikes: interest.unlikes,
    announce_types: interest.announceTypes,
    max_papers: interest.maxPapers,
    budget: interest.budget?.papers ?? null,
    days_back: interest.daysBack,
    min_score: interest.minScore,
    scoring: interest.scoring,
  };
}

/** A list in one line, as people write it. */
function oneLine(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  return `[${value.map((each) => JSON.stringify(each)).join(", ")}]`;
}
