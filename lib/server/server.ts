import { createHash } from "node:crypto";
import { type Day, nextAnnouncement } from "../arxiv/calendar";
import type { ArxivClient } from "../arxiv/client";
import type { HistorySource } from "../arxiv/history";
import { type Config, summaryLanguages } from "../config/schema";
import { type Edition, type EditionPlan, planEdition } from "../editions/edition";
import type { Answer } from "../feeds/conditional";
import type { Format } from "../feeds/format";
import { createLinks, type Links } from "../feeds/links";
import { contentTypes, renderFeed } from "../feeds/render";
import { maxFeedBytes } from "../feeds/room";
import { configuredFeeds } from "../interest/configured";
import { type Interest, interestFromConfig } from "../interest/interest";
import type { Log } from "../log";
import { createMemo } from "../memo";
import type { Archive } from "../papers/archive";
import type { CategoryState } from "../papers/freshness";
import type { Head } from "../papers/head";
import { followedBy } from "../refresh/followed";
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
import { type PaperSeen, paperSeen } from "./papers";
import { createReadiness, type RequestContext } from "./readiness";
import { createRefreshing } from "./refreshing";
import { createSelections } from "./selections";
import { type Status, statusOf } from "./status";
import { createSummaries, summaryHtmlFor } from "./summaries";
import { createSummarising } from "./summarising";

/** What the handlers call. */
export type FeedServer = {
  config: Config;
  links: Links;
  access: Access;
  log: Log;
  setup: Setup;
  cronSecret?: string; // lets a scheduler in
  feed(interest: Interest, format: Format, request: RequestContext): Promise<Answer>;
  edition(interest: Interest, request: RequestContext): Promise<Edition>;
  /** Null where no such paper is held. */
  paper(id: string, now: Date): Promise<PaperSeen | null>;
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

const renderedBytes = 64_000_000;
const plansKept = 5_000;

export function createServer(needs: {
  config: Config;
  origin: string;
  accessToken?: string; // makes the deployment private
  arxiv: Pick<ArxivClient, "announcements">;
  sources: readonly HistorySource[];
  archive: Archive;
  store: Store; // the archive's
  log: Log;
  clock: () => Date;
  sleep: (ms: number) => Promise<void>;
  /** How long a run of the job may take: a platform stops what takes longer. */
  workMs: number;
  cronSecret?: string;
  setup: Setup;
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
  const selections = createSelections({ archive, values, feeds, keptDays, log });
  const shelf = createShelf({ ...needs, values, keptDays });
  const refreshing = createRefreshing({
    followed,
    canFill: needs.sources.length > 0,
    run: (run) =>
      refresh(
        {
          ...needs,
          followed,
          storeSelections: selections.storeAll,
          keywordRemarks: async (now) => keywordSentences(await keywordsInUse(archive, feeds, now)),
        },
        run,
      ),
    log,
  });
  const summarising =
    needs.summaries &&
    createSummarising({ ...needs, ...needs.summaries, shelf, feeds, selections });
  const summaries = createSummaries({ ...needs, shelf, languages, summarising });
  const headFor = createReadiness({
    ...needs,
    followed,
    refreshing,
    afterwards: (now, deadline) => summaries.goOnIfDue("request", now, deadline),
  });
  const makeEdition = createEditions(archive, selections, summaries.ofEdition);
  const rendered = createMemo<Omit<Answer, "cacheControl">>(
    renderedBytes,
    ({ bytes }) => bytes.length,
  );

  const plans = createMemo<{ head: Head; hour: number; plan: EditionPlan }>(plansKept, () => 1);

  /** States change with the head and at midnight; until then an address means the same plan. */
  const planFor = (interest: Interest, head: Head, now: Date): EditionPlan => {
    const address = `${interest.path}?${interest.query}`;
    const hour = Math.floor(now.getTime() / 3_600_000);
    const known = plans.get(address);
    if (known?.head === head && known.hour === hour) return known.plan;
    const plan = planEdition(interest, head, now);
    plans.set(address, { head, hour, plan });
    return plan;
  };

  return {
    config,
    links,
    access,
    log,
    setup: needs.setup,
    cronSecret: needs.cronSecret,
    async feed(interest, format, request) {
      const head = await headFor(interest, request);
      const { hash, states } = planFor(interest, head, request.now);
      summaries.goOnBehind(head, request);
      const isSettled =
        archive.trouble() === null &&
        !summaries.isOpen(head, request.now) &&
        areSettled(Object.values(states));
      const cacheControl = lifetime(isSettled, request.now, access);
      const known = rendered.get(`${format} ${hash}`);
      if (known !== undefined) return { ...known, cacheControl };

      const { edition, isWhole } = await makeEdition(interest, head, request.now);
      const bytes = renderFeed(edition, format, links, maxFeedBytes, await summaryHtmlFor(edition));
      const answer = {
        bytes,
        etag: createHash("sha256").update(bytes).digest("hex").slice(0, 32),
        // Not when the papers came: settings and states change these bytes as well.
        lastModified: request.now,
        contentType: contentTypes[format],
      };
      // A gap that a passing failure of the store left must not outlive it, here or in a cache.
      if (!isWhole) return { ...answer, cacheControl: "no-store" };
      rendered.set(`${format} ${edition.hash}`, answer);
      return { ...answer, cacheControl };
    },
    async edition(interest, request) {
      const head = await headFor(interest, request);
      summaries.goOnBehind(head, request);
      return (await makeEdition(interest, head, request.now)).edition;
    },
    paper: (id, now) => paperSeen({ archive, shelf, languages, log }, id, now),
    health: (now) => healthOf(archive, followed, now),
    status: (now) =>
      statusOf(
        {
          archive,
          values,
          followed,
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

/**
 * A shared cache gives what is older than its lifetime to the one who asks, and only then looks
 * anew. Who asks once a day must not get the day before: so this is short, beside a day.
 */
const staleSeconds = 3_600;

/** Readers ask every 15 minutes; shared caches up to hourly, while nothing new can come. */
function lifetime(isSettled: boolean, now: Date, { isPrivate }: Access): string {
  if (isPrivate) return "private, max-age=900";
  const untilNext = Math.ceil((nextAnnouncement(now).due.getTime() - now.getTime()) / 1000);
  const shared = isSettled ? Math.max(900, Math.min(3600, untilNext)) : 900;
  return `public, max-age=900, s-maxage=${shared}, stale-while-revalidate=${staleSeconds}`;
}

function areSettled(states: readonly CategoryState[]): boolean {
  return states.every(({ state }) => state === "current" || state === "quiet");
}
