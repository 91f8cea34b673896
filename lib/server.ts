import { createHash } from "node:crypto";
import { nextAnnouncement } from "./arxiv/calendar";
import type { ArxivClient } from "./arxiv/client";
import type { Config } from "./config/schema";
import {
  composeEdition,
  coveringRecords,
  type Edition,
  type EditionPlan,
  planEdition,
} from "./editions/edition";
import { selectDay } from "./editions/selection";
import { AppError, causeChain } from "./errors";
import type { Answer } from "./feeds/conditional";
import type { Format } from "./feeds/document";
import { contentTypes, renderFeed } from "./feeds/render";
import { type Interest, interestFromConfig, selectionKey } from "./interest/interest";
import type { Log } from "./log";
import { createMemo } from "./memo";
import type { Archive } from "./papers/archive";
import type { Batch } from "./papers/batch";
import { type CategoryState, categoryState, newRecord, nextCheck } from "./papers/freshness";
import type { Head } from "./papers/head";
import type { Ranked } from "./ranking/rank";
import { followedCategories, maxFurtherCategories, notFollowed } from "./refresh/followed";
import { dueCategories, refresh } from "./refresh/refresh";

/** What the handlers call: feeds, editions, health, and the work behind an answer. */
export type FeedServer = {
  config: Config;
  origin: string;
  log: Log;
  feed(interest: Interest, format: Format, request: RequestContext): Promise<Answer>;
  edition(interest: Interest, request: RequestContext): Promise<Edition>;
  health(now: Date): Promise<Health>;
};

export type RequestContext = {
  now: Date;
  /** Runs work after the answer was sent. */
  defer: (work: () => Promise<void>) => void;
};

export type Health = {
  status: "ok" | "degraded" | "failing";
  categories: Record<string, CategoryState>;
  store: string | null; // what is wrong with it
};

/** How long a reader may wait while nothing at all is known yet. */
const firstAnswerMs = 25_000;
const renderedBytes = 64_000_000;
const selectionsKept = 20_000; // papers over all selections

export function createServer(needs: {
  config: Config;
  origin: string;
  arxiv: Pick<ArxivClient, "announcements">;
  archive: Archive;
  log: Log;
  sleep: (ms: number) => Promise<void>;
}): FeedServer {
  const { config, archive, log } = needs;
  const selections = createMemo<Ranked[]>(selectionsKept, (ranked) => ranked.length + 1);
  const rendered = createMemo<Omit<Answer, "cacheControl">>(
    renderedBytes,
    ({ bytes }) => bytes.length,
  );
  let running: Promise<void> | null = null;

  /** One run at a time; a call during a run waits for that run. */
  const refreshIfDue = (now: Date): Promise<void> => {
    running ??= refresh({ now, config, arxiv: needs.arxiv, archive, log })
      .then(
        () => {},
        (error) => log.error("the refresh failed", { why: causeChain(error) }),
      )
      .finally(() => {
        running = null;
      });
    return running;
  };

  /** The archive's head with something known about the interest; throws when there is nothing. */
  const headFor = async (interest: Interest, { now, defer }: RequestContext): Promise<Head> => {
    const head = await followedHead(interest, now);
    if (dueCategories(config.categories, head, now).length === 0) {
      if (isKnown(interest, head)) return head;
      throw unavailable(interest, head, now);
    }
    if (isKnown(interest, head)) {
      defer(() => refreshIfDue(now));
      return head;
    }
    await Promise.race([refreshIfDue(now), needs.sleep(firstAnswerMs)]);
    const after = await archive.head(now);
    if (isKnown(interest, after)) return after;
    throw unavailable(interest, after, now);
  };

  /** Begins to follow what a URL asks for beyond the configuration, within bounds. */
  const followedHead = async (interest: Interest, now: Date): Promise<Head> => {
    const head = await archive.head(now);
    const followed = followedCategories(config.categories, head.categories, now);
    const further = notFollowed(interest.categories, followed);
    const touched = interest.categories.filter((category) =>
      isAskedLongAgo(head.categories[category]?.askedAt, now),
    );
    if (further.length === 0 && touched.length === 0) return head;
    const most = config.categories.length + maxFurtherCategories;
    if (followed.length + further.length > most) {
      throw new AppError(
        "forbidden",
        `This server follows no more than ${maxFurtherCategories} categories beyond those of its ` +
          "configuration; ask its owner to add yours, or deploy your own.",
      );
    }
    return archive.update(now, (state) => ({
      batches: [],
      categories: {
        ...state.head.categories,
        ...Object.fromEntries(
          [...further, ...touched].map((category) => [
            category,
            { ...(state.head.categories[category] ?? newRecord), askedAt: now.getTime() },
          ]),
        ),
      },
      validators: state.head.validators,
      keepFrom: "",
    }));
  };

  const compose = async (plan: EditionPlan, head: Head): Promise<Edition> => {
    const key = selectionKey(plan.interest);
    const batches: Batch[] = [];
    const chosen: { day: string; ranked: Ranked[] }[] = [];
    for (const day of plan.days) {
      const batch = await archive.batch(head, day);
      if (batch === null) continue;
      batches.push(batch);
      const name = `${key} ${day} ${head.days[day]?.hash}`;
      let ranked = selections.get(name);
      if (ranked === undefined) {
        ranked = selectDay(plan.interest, batch, await archive.statistics(head, day));
        selections.set(name, ranked);
      }
      chosen.push({ day, ranked });
    }
    return composeEdition(plan, chosen, batches);
  };

  /** Once more with a fresh head when another instance replaced a batch in between. */
  const edition = async (interest: Interest, request: RequestContext): Promise<Edition> => {
    const head = await headFor(interest, request);
    const plan = planEdition(interest, head, request.now);
    const composed = await compose(plan, head);
    if (composed.days.length === plan.days.length) return composed;
    const fresh = await archive.head(request.now);
    return compose(planEdition(interest, fresh, request.now), fresh);
  };

  return {
    config,
    origin: needs.origin,
    log,
    edition,
    async feed(interest, format, request) {
      const head = await headFor(interest, request);
      const plan = planEdition(interest, head, request.now);
      const lifetime = cacheControl(Object.values(plan.states), request.now);
      const known = rendered.get(`${format} ${plan.hash}`);
      if (known !== undefined) return { ...known, cacheControl: lifetime };

      const made = await edition(interest, request);
      const bytes = renderFeed(made, format, needs.origin);
      const stored = {
        bytes,
        etag: createHash("sha256").update(bytes).digest("hex").slice(0, 32),
        lastModified: made.changedAt,
        contentType: contentTypes[format],
      };
      rendered.set(`${format} ${made.hash}`, stored);
      return { ...stored, cacheControl: lifetime };
    },
    async health(now) {
      const head = await archive.head(now);
      const categories = Object.fromEntries(
        followedCategories(config.categories, head.categories, now).map((category) => [
          category,
          categoryState(head.categories[category] ?? newRecord, now),
        ]),
      );
      const store = archive.trouble();
      return { status: statusOf(Object.values(categories), head, store), categories, store };
    },
  };
}

/** For handlers that serve the main feed. */
export function mainInterest(server: FeedServer): Interest {
  return interestFromConfig(server.config);
}

function isKnown(interest: Interest, head: Head): boolean {
  const records = coveringRecords(interest.categories, head.categories);
  return records.some(
    ([, { day, outcome }]) => day !== null || (outcome !== null && outcome !== "failed"),
  );
}

/** Nothing was ever fetched for the interest: say why, and when to come back. */
function unavailable(interest: Interest, head: Head, now: Date): AppError {
  const records = coveringRecords(interest.categories, head.categories);
  const reasons = new Set(records.flatMap(([, { failure }]) => failure ?? []));
  const why = reasons.size > 0 ? [...reasons].join("; ") : "arXiv has not answered yet";
  const next = Math.min(...records.map(([, record]) => nextCheck(record, now)));
  const seconds = Number.isFinite(next) ? Math.ceil((next - now.getTime()) / 1000) : 30;
  return new AppError("unavailable", `There is nothing to show yet: ${why}.`, {
    retryAfterSeconds: Math.max(5, seconds),
  });
}

const askedAgainMs = 86_400_000;

/** A further category stays followed while it is asked for; noting that once a day is enough. */
function isAskedLongAgo(askedAt: number | undefined, now: Date): boolean {
  return askedAt !== undefined && now.getTime() - askedAt > askedAgainMs;
}

/** Readers ask every 15 minutes; shared caches up to hourly, while nothing new can come. */
function cacheControl(states: readonly CategoryState[], now: Date): string {
  const isSettled = states.every(({ state }) => state === "current" || state === "quiet");
  const untilNext = Math.ceil((nextAnnouncement(now).due.getTime() - now.getTime()) / 1000);
  const shared = isSettled ? Math.max(900, Math.min(3600, untilNext)) : 900;
  return `public, max-age=900, s-maxage=${shared}, stale-while-revalidate=86400`;
}

function statusOf(
  states: readonly CategoryState[],
  head: Head,
  trouble: string | null,
): Health["status"] {
  const isEmpty = Object.keys(head.days).length === 0;
  if (isEmpty && states.some(({ state }) => state === "failed")) return "failing";
  const isTroubled = states.some(({ state }) => state === "failed" || state === "late");
  return isTroubled || trouble !== null ? "degraded" : "ok";
}
