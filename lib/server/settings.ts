import type { Config } from "../config/schema";
import { configuredFeeds } from "../interest/configured";
import { daysKept } from "../interest/days-kept";
import type { Interest } from "../interest/interest";
import { createMemo } from "../memo";
import type { Archive } from "../papers/archive";
import { daysHeld } from "../papers/head";
import { type Followed, followedCategories } from "../refresh/followed";
import type { Setup } from "./doctor";
import { type FeedKeywords, keywordsInUse } from "./keyword-report";

/** The settings in force, in config.json's own words; no key, address or path is among them. */
export type Settings = ReturnType<typeof settingsIn>;

export function createSettings(needs: {
  config: Config;
  setup: Setup;
  followed: Followed;
  archive: Pick<Archive, "head" | "batch">;
}): (now: Date) => Promise<Settings> {
  const { config, setup, archive, followed } = needs;
  const kept = daysKept(config);
  const feeds = configuredFeeds(config).map(({ name, interest }) => ({
    name,
    interest: { ...interest, daysBack: kept }, // keywords are told of over all that is held
  }));
  const memory = createMemo<FeedKeywords[]>(1, () => 1);

  return async (now) => {
    const head = await archive.head(now);
    const held = daysHeld(head);
    const name = JSON.stringify(held.map((day) => [day, head.days[day]?.hash]));
    const found = memory.get(name) ?? (await keywordsInUse(archive, feeds, now));
    memory.set(name, found);
    const inForce = followedCategories(followed.categories, head.categories, now);
    return settingsIn(config, setup, { followed: inForce, found, held: held.length });
  };
}

function settingsIn(
  config: Config,
  setup: Setup,
  seen: { followed: string[]; found: readonly FeedKeywords[]; held: number },
) {
  const { ai_summary: summary } = config;
  return {
    site: { title: config.site.title, url: setup.origin.url },
    access: config.access,
    is_private: setup.isPrivate,
    categories: seen.followed,
    history_days: daysKept(config),
    days_held: seen.held,
    feeds: configuredFeeds(config).map(({ name, interest }) => ({
      name,
      ...feedSettings(interest),
      keyword_use: keywordUseOf(interest, seen.found),
    })),
    ai_summary: {
      enabled: summary.enabled,
      is_writing: setup.model.isWriting,
      has_key: setup.model.hasKey,
      model: setup.model.name,
      languages: [...setup.model.languages],
      source: summary.source,
      has_prompt_file: summary.prompt_file !== undefined,
      max_papers_to_summarize: summary.max_papers_to_summarize,
      max_per_day: summary.max_per_day,
      max_workers: summary.max_workers,
      max_input_chars: summary.max_input_chars,
    },
  };
}

function feedSettings(interest: Interest) {
  const { library } = interest;
  return {
    title: interest.title,
    path: interest.path,
    categories: [...interest.categories],
    keywords: [...interest.keywords],
    exclude_keywords: [...interest.exclude],
    authors: [...interest.authors],
    likes: {
      papers: interest.likes.length,
      bibtex_files: library.files.length,
      zotero_libraries: library.zotero.length,
    },
    unlikes: interest.unlikes.length,
    announce_types: [...interest.announceTypes],
    max_papers: interest.maxPapers,
    budget: interest.budget?.papers ?? null,
    days_back: interest.daysBack,
    min_score: interest.minScore,
    scoring: interest.scoring,
    drops_same_title: interest.dropsSameTitle,
  };
}

/** Feeds with the same keywords share one account; null where nothing can be said. */
function keywordUseOf(interest: Interest, found: readonly FeedKeywords[]) {
  const list = JSON.stringify(interest.keywords);
  const use = found.find(({ uses }) => JSON.stringify(uses.map((each) => each.keyword)) === list);
  if (use === undefined || use.days === 0 || interest.scoring === "count") return null;
  return {
    days: use.days,
    papers: use.uses[0]?.of ?? 0,
    keywords: use.uses.map(({ keyword, papers, share }) => ({
      keyword,
      papers,
      share: Math.round(share * 10_000) / 10_000,
    })),
    remarks: [...use.common, ...use.unused],
  };
}
