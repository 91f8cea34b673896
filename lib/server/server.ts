import type { Day } from "../arxiv/calendar";
import type { ArxivClient } from "../arxiv/client";
import type { HistorySource } from "../arxiv/history";
import type { Traffic } from "../arxiv/http";
import { type Assets, plainAssets } from "../config/assets";
import { type Config, summaryLanguages } from "../config/schema";
import type { Edition } from "../editions/edition";
import type { Answer } from "../feeds/conditional";
import type { Format } from "../feeds/format";
import { createLinks, type Links } from "../feeds/links";
import { contentTypes, renderFeed } from "../feeds/render";
import { maxFeedBytes } from "../feeds/room";
import { configuredFeeds } from "../interest/configured";
import { type Interest, interestFromConfig } from "../interest/interest";
import { createLikes, type LikeSources } from "../likes/likes";
import type { Log } from "../log";
import type { Site } from "../pages/layout";
import type { Archive } from "../papers/archive";
import { followedBy, followedCategories } from "../refresh/followed";
import { type Outcome, type Progress, refresh } from "../refresh/refresh";
import type { Trigger } from "../refresh/report";
import type { SummaryOutcome, SummaryRun } from "../refresh/summarise";
import type { WriteSummary } from "../refresh/write-summary";
import type { Store } from "../store/store";
import { valuesIn } from "../store/values";
import type { SummarySettings } from "../summaries/settings";
import { createShelf } from "../summaries/shelf";
import type { Summary } from "../summaries/summary";
import { type Access, createAccess } from "./access";
import type { Setup } from "./doctor";
import { createEditions } from "./editions";
import { type Health, healthOf } from "./health";
import { keywordSentences, keywordsInUse } from "./keyword-report";
import { createPages, type DayShown, type PageView } from "./pages";
import { createPapers, type PaperSeen } from "./papers";
import { createPreviews, type Preview } from "./previews";
import { createProfiles } from "./profiles";
import { createReadiness, type RequestContext } from "./readiness";
import { createRefreshing } from "./refreshing";
import { createRendering } from "./rendering";
import { createSelections } from "./selections";
import { createSettings, type Settings } from "./settings";
import { type Status, statusOf } from "./status";
import { createSummaries, summaryHtmlFor } from "./summaries";
import { createSummarising } from "./summarising";
import { createTastes } from "./tastes";
import { createTrends, type Trends } from "./trends";

/** What the handlers call. */
export type FeedServer = {
  config: Config;
  links: Links;
  site: Site; // what all pages share
  access: Access;
  log: Log;
  setup: Setup;
  cronSecret?: string; // lets a scheduler in
  feed(interest: Interest, format: Format, request: RequestContext): Promise<Answer>;
  edition(interest: Interest, request: RequestContext): Promise<Edition>;
  /** A page that shows an edition. */
  page(interest: Interest, request: RequestContext, view: PageView): Promise<Answer>;
  /** The days that have a page, newest first. */
  daysShown(now: Date): Promise<DayShown[]>;
  /** The page of what is held and how it changed. */
  trends: Trends;
  /** Null where no such paper is held. */
  paper(id: string, now: Date): Promise<PaperSeen | null>;
  /** What a feed would have brought on the days that are held. */
  preview(interest: Interest, now: Date): Promise<Preview>;
  settings(now: Date): Promise<Settings>;
  /** The categories that are followed at the moment. */
  followed(now: Date): Promise<readonly string[]>;
  health(now: Date): Promise<Health>;
  status(now: Date): Promise<Status>;
  /** Runs the job to its end, or until the time is up: papers, then summaries. */
  refresh(run: RunRequest): Promise<JobOutcome>;
  /**
   * Keeps summaries that were bought elsewhere, where there is none as new. Resolves to their number;
   * rejects while the store fails.
   */
  adoptSummaries(summaries: readonly Summary[]): Promise<number>;
  /** Runs the job when it has something to do; for a timer. */
  refreshIfDue(now: Date): Promise<void>;
};

/** `summaries`: what became of their writing; null where it failed, absent where none are written. */
export type JobOutcome = Outcome & { summaries?: SummaryOutcome | null };

export type RunRequest = {
  trigger: Trigger;
  now: Date;
  /** How long it may take, where that is not the platform's limit. */
  workMs?: number;
  /** Summaries of this and later days are written anew. */
  redoFrom?: Day;
  tell?: (progress: Progress) => void;
  tellSummary?: SummaryRun["tell"];
};

/** What writes summaries, where they are written at all. */
export type SummaryParts = {
  settings: SummarySettings;
  promptFor: (language: string) => string;
  write: WriteSummary;
};

export function createServer(needs: {
  config: Config;
  origin: string;
  accessToken?: string; // makes the deployment private
  arxiv: Pick<ArxivClient, "announcements">;
  sources: readonly HistorySource[];
  traffic?: Readonly<Traffic>;
  archive: Archive;
  likes: LikeSources;
  store: Store; // the archive's
  log: Log;
  clock: () => Date;
  sleep: (ms: number) => Promise<void>;
  /** How long a run of the job may take: a platform stops what takes longer. */
  workMs: number;
  cronSecret?: string;
  setup: Setup;
  assets?: Assets; // of the pages
  summaries?: SummaryParts;
}): FeedServer {
  const { config, archive, log, workMs } = needs;
  const links = createLinks(needs.origin, needs.accessToken);
  const access = createAccess(needs.accessToken);
  const followed = followedBy(config);
  const languages = summaryLanguages(config.ai_summary);
  const values = valuesIn(needs.store, log);
  const feeds = configuredFeeds(config);
  const keptDays = followed.daysKept + 7;
  const own = feeds.map(({ interest }) => interest);
  const likes = createLikes({ ...needs, ...needs.likes, values, own });
  const tastes = createTastes({ archive, values, log });
  const selections = createSelections({ ...needs, values, feeds, likes, tastes, keptDays });
  const shelf = createShelf({ ...needs, values, keptDays });
  const refreshing = createRefreshing({
    followed,
    canFill: needs.sources.length > 0,
    hasMore: likes.isDue,
    run: (run) =>
      refresh(
        {
          ...needs,
          followed,
          storeSelections: selections.storeAll,
          likes,
          keywordRemarks: async (now) => keywordSentences(await keywordsInUse(archive, feeds, now)),
        },
        run,
      ),
    log,
  });
  const summarising =
    needs.summaries &&
    createSummarising({ ...needs, ...needs.summaries, shelf, feeds, selections, likes });
  const summaries = createSummaries({ ...needs, shelf, languages, summarising });
  const headFor = createReadiness({
    ...needs,
    followed,
    refreshing,
    afterwards: (now, deadline) => summaries.goOnIfDue("request", now, deadline),
  });
  const profileFor = createProfiles({ ...needs, likes });
  const makeEdition = createEditions(archive, selections, summaries.ofEdition);
  const answer = createRendering({ headFor, profileFor, makeEdition, summaries, archive, access });
  const pages = createPages({ config, archive, answer });

  return {
    config,
    links,
    site: { title: config.site.title, links, assets: needs.assets ?? plainAssets },
    access,
    log,
    setup: needs.setup,
    cronSecret: needs.cronSecret,
    feed: (interest, format, request) =>
      answer(interest, request, () => ({
        name: format,
        contentType: contentTypes[format],
        render: async (edition) =>
          renderFeed(edition, format, links, maxFeedBytes, await summaryHtmlFor(edition)),
      })),
    page: pages.page,
    daysShown: pages.daysShown,
    trends: createTrends({ config, archive, followed, access }),
    async edition(interest, request) {
      const head = await headFor(interest, request);
      summaries.goOnBehind(head, request);
      const profile = await profileFor(interest, head, request);
      return (await makeEdition(interest, head, request.now, profile)).edition;
    },
    paper: createPapers({ archive, shelf, selections, likes, tastes, feeds, languages, log }),
    followed: async (now) =>
      followedCategories(followed.categories, (await archive.head(now)).categories, now),
    preview: createPreviews({ archive, likes, tastes, followed, values, keptDays, log }),
    settings: createSettings({ config, setup: needs.setup, followed, archive }),
    health: (now) => healthOf(archive, followed, now),
    status: (now) =>
      statusOf(
        {
          archive,
          values,
          followed,
          likes,
          setup: needs.setup,
          settings: needs.summaries?.settings,
          isRunning: refreshing.isRunning,
        },
        now,
      ),
    async refresh({ workMs: longest = workMs, redoFrom, tellSummary, ...run }) {
      const deadline = new Date(run.now.getTime() + longest);
      const begun = needs.clock().getTime();
      const outcome = await refreshing.run({ ...run, deadline });
      if (summaries.run === undefined) return outcome;
      const now = new Date(run.now.getTime() + needs.clock().getTime() - begun);
      const wish = { trigger: run.trigger, now, deadline, redoFrom, tell: tellSummary };
      return { ...outcome, summaries: await summaries.run(wish) };
    },
    adoptSummaries: summaries.adopt,
    async refreshIfDue(now) {
      const deadline = new Date(now.getTime() + workMs);
      const begun = needs.clock().getTime();
      if (refreshing.isDue(await archive.head(now), now)) {
        await refreshing.run({ trigger: "timer", now, deadline });
      }
      const then = new Date(now.getTime() + needs.clock().getTime() - begun);
      await summaries.goOnIfDue("timer", then, deadline);
    },
  };
}

/** For handlers that serve the main feed. */
export function mainInterest(server: FeedServer): Interest {
  return interestFromConfig(server.config);
}
