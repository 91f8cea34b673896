import fc from "fast-check";
import { bibFilesIn } from "@/lib/config/bib-files";
import { EnvironmentError, readEnvironment, variableNames } from "@/lib/config/environment";
import { ConfigError, parseConfig } from "@/lib/config/load";
import { configSchema } from "@/lib/config/schema";
import { configuredFeeds } from "@/lib/interest/configured";
import { selectionKey } from "@/lib/interest/interest";
import { interestFromUrl } from "@/lib/interest/url";
import { editionOf } from "@/tests/feeds/builders";
import { changedJson, jsonChange } from "@/tests/fuzz/json-mutations";
import { mutated } from "@/tests/fuzz/mutations";
import { shortPieces, shortText } from "@/tests/fuzz/short-texts";
import { requireSoundFeeds } from "@/tests/fuzz/sound-feeds";
import { requireEqual, target } from "@/tests/fuzz/target";
import { now } from "@/tests/fuzz/targets/requests";
import { aBatch, aPaper } from "@/tests/support/papers";

/** What an owner writes: a configuration or all that is wrong with it, and never half of one. */

const full = {
  $schema: "x",
  categories: ["cs.LG", "cs"],
  keywords: ["LLM", "*FP4", "mixture of experts"],
  exclude_keywords: ["survey"],
  authors: ["G. Hinton"],
  likes: ["1706.03762", "papers.bib", { zotero: "users/12345", collection: "ABCD1234" }],
  unlikes: ["2401.12345"],
  announce_types: ["new", "cross"],
  max_papers: 20,
  budget: 10,
  days_back: 7,
  min_score: 0.5,
  scoring: "weighted",
  history_days: 30,
  feeds: {
    moe: { title: "Experts", keywords: ["MoE"], budget: null },
    vision: { categories: ["cs.CV"] },
  },
  access: "open",
  enable_deduplication: true,
  deduplication_methods: ["id", "title"],
  ai_summary: {
    enabled: true,
    base_url: "https://api.example/v1",
    model: "m",
    languages: ["en", "German"],
    max_workers: 2,
    price_per_million_tokens: { input: 0.1, output: 1 },
  },
  digest: { readme: "list", file: "DIGEST.md", archive: "digests" },
  site: { title: "Papers", url: "https://feeds.example/" },
};

const text = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(jsonChange, { maxLength: 4 })
      .map((changes) => JSON.stringify(changes.reduce<unknown>(changedJson, full))),
  },
  {
    weight: 2,
    arbitrary: mutated([JSON.stringify(full), JSON.stringify(full, null, 2)], shortPieces, 3),
  },
  { weight: 1, arbitrary: fc.json({ maxDepth: 4 }) },
);

export const configs = target({
  name: "config.json",
  casesInTests: 120,
  cases: () => text,
  monsters: () => [
    "[".repeat(100_000),
    `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`,
    `{"feeds":${'{"a":'.repeat(3_000)}1${"}".repeat(3_000)}}`,
    `{"keywords":[${'"a",'.repeat(200_000)}"a"]}`,
    `{"max_papers":1${"0".repeat(100_000)}}`,
    `{"max_papers":1e${"9".repeat(10_000)}}`,
    `{"site":{"title":"${"a".repeat(1_000_000)}"}}`,
    `{${Array.from({ length: 5_000 }, (_, n) => `"keyword${n}":1`).join(",")}}`,
    `{"feeds":{${Array.from({ length: 2_000 }, (_, n) => `"f${n}":{"keyword":1}`).join(",")}}}`,
    '"'.repeat(200_000),
    `${" ".repeat(1_000_000)}x`,
    `{"site":{"url":"https://${"a.".repeat(100_000)}"}}`,
    `{"digest":{"file":"${"a/".repeat(100_000)}x"}}`,
    `{"digest":{"file":"${"a".repeat(100_000)}:"}}`,
  ],
  check: (written) => {
    let config: ReturnType<typeof parseConfig>["config"];
    try {
      config = parseConfig(written).config;
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      for (const problem of error.problems) {
        if (!/^[^\n]{5,1500}$/.test(problem))
          throw new Error(`no line: ${JSON.stringify(problem)}`);
      }
      return;
    } finally {
      requireEqual(Object.keys(Object.prototype), [], "what all objects have");
    }
    requireEqual(configSchema.parse(JSON.parse(JSON.stringify(config))), config, "read again");
    bibFilesIn(config);
    for (const { interest } of configuredFeeds(config)) {
      if (!/^[0-9a-f]{16}$/.test(selectionKey(interest))) throw new Error("no key");
      const segment = interest.path === "" ? [] : [interest.path.slice(1)];
      const asked = interestFromUrl(segment, new URLSearchParams(), config, now);
      requireEqual(asked, interest, "a feed by its address");
      requireSoundFeeds(editionOf([aBatch("2026-06-16", aPaper())], interest));
    }
  },
});

const variables = fc.dictionary(
  fc.oneof(fc.constantFrom(...variableNames), fc.constantFrom("__proto__", "PATH", "toString")),
  fc.oneof(
    shortText,
    fc.constantFrom(
      ...[
        "https://a.example",
        "http://[::1]:80/x/",
        "https://a.example/?q",
        "redis://x",
        "rediss://u:p@h/0",
      ],
      ...[
        "production",
        "preview",
        "3000",
        "65536",
        "-1",
        "0",
        "a long enough secret",
        "https://",
        "http:a",
      ],
      ...[
        "https://arxiv.org.",
        "https://user:pw@a.example",
        "redis://%",
        "file:///x",
        "https://ａ.example",
      ],
    ),
  ),
  { maxKeys: 8 },
);

export const environments = target({
  name: "the environment",
  casesInTests: 500,
  cases: () => variables,
  check: (given) => {
    try {
      const environment = readEnvironment(given);
      for (const url of [environment.arxivFeedUrl, environment.zoteroUrl]) new URL(url);
      if (environment.arxivIntervalMs < 3_000 && /arxiv\.org/.test(environment.arxivFeedUrl)) {
        throw new Error("arXiv is asked too fast");
      }
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      const secrets = Object.values(given).filter((value) => value.length > 20);
      if (secrets.some((value) => error.message.includes(value)))
        throw new Error("a value is told");
    }
  },
});
