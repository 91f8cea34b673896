import type { ArxivClient } from "../arxiv/client";
import type { Config } from "../config/schema";
import { coveringRecords } from "../editions/edition";
import { AppError, causeChain } from "../errors";
import type { Interest } from "../interest/interest";
import type { Log } from "../log";
import type { Archive } from "../papers/archive";
import { newRecord } from "../papers/category-record";
import { nextCheck } from "../papers/freshness";
import type { Head } from "../papers/head";
import { followedCategories, maxFurtherCategories, notFollowed } from "../refresh/followed";
import { dueCategories, refresh } from "../refresh/refresh";

/** What a request brings along besides its interest. */
export type RequestContext = {
  now: Date;
  /** Runs work after the answer was sent. */
  defer: (work: () => Promise<void>) => void;
};

/**
 * The archive's head with something known about an interest.
 *
 * What there is is given at once, and arXiv is asked behind the answer when a batch is due. Only
 * when nothing at all is known a reader waits for arXiv. Throws AppError unavailable when that
 * brings nothing, forbidden when the interest would make this server follow too much.
 */
export type Readiness = (interest: Interest, request: RequestContext) => Promise<Head>;

/** How long a reader may wait while nothing at all is known yet. */
const firstAnswerMs = 25_000;
/** A further category stays followed while it is asked for; noting that once a day is enough. */
const askedAgainMs = 86_400_000;
/** How often what a failing store refused is offered to it again. */
const rescueEveryMs = 300_000;

export function createReadiness(needs: {
  config: Config;
  arxiv: Pick<ArxivClient, "announcements">;
  archive: Archive;
  log: Log;
  sleep: (ms: number) => Promise<void>;
}): Readiness {
  const { config, archive, log } = needs;
  let running: Promise<void> | null = null;
  let rescuedAt = Number.NEGATIVE_INFINITY;

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

  const noteAsked = (categories: readonly string[], now: Date): Promise<Head> =>
    archive.update(now, ({ head }) => ({
      batches: [],
      categories: {
        ...head.categories,
        ...Object.fromEntries(
          categories.map((category) => [
            category,
            { ...(head.categories[category] ?? newRecord), askedAt: now.getTime() },
          ]),
        ),
      },
      validators: head.validators,
      keepFrom: "",
    }));

  /** Begins to follow what a URL asks for beyond the configuration, within bounds. */
  const followingHead = async (interest: Interest, { now, defer }: RequestContext) => {
    const head = await archive.head(now);
    const followed = followedCategories(config.categories, head.categories, now);
    const further = notFollowed(interest.categories, followed);
    if (further.length === 0) {
      const askedLongAgo = coveringRecords(interest.categories, head.categories)
        .filter(([, { askedAt = Infinity }]) => now.getTime() - askedAt > askedAgainMs)
        .map(([category]) => category);
      if (askedLongAgo.length > 0) defer(async () => void (await noteAsked(askedLongAgo, now)));
      return head;
    }
    const most = config.categories.length + maxFurtherCategories;
    if (followed.length + further.length > most) {
      throw new AppError(
        "forbidden",
        `This server follows no more than ${maxFurtherCategories} categories beyond those of its ` +
          "configuration; ask its owner to add yours, or deploy your own.",
      );
    }
    return noteAsked(further, now);
  };

  /** A run that was under way may have begun before this interest's categories were followed. */
  const waitForFirst = async (interest: Interest, { now, defer }: RequestContext) => {
    let isOver = false;
    const over = needs.sleep(firstAnswerMs).then(() => {
      isOver = true;
    });
    for (;;) {
      const run = refreshIfDue(now);
      defer(() => run); // where the platform stops a process that has answered
      await Promise.race([run, over]);
      const head = await archive.head(now);
      if (isKnown(interest, head)) return head;
      const isDue = coveringRecords(interest.categories, head.categories).some(
        ([, record]) => nextCheck(record, now) <= now.getTime(),
      );
      if (isOver || !isDue) throw unavailable(interest, head, now);
    }
  };

  return async (interest, request) => {
    const { now, defer } = request;
    const head = await followingHead(interest, request);
    const isDue = dueCategories(config.categories, head, now).length > 0;
    if (isKnown(interest, head)) {
      if (isDue) defer(() => refreshIfDue(now));
      else if (archive.trouble() !== null && now.getTime() - rescuedAt > rescueEveryMs) {
        rescuedAt = now.getTime();
        defer(async () => void (await noteAsked([], now)));
      }
      return head;
    }
    if (!isDue) throw unavailable(interest, head, now);
    return waitForFirst(interest, request);
  };
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
