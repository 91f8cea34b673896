import { notCovered } from "../arxiv/taxonomy";
import { coveringRecords } from "../editions/edition";
import { AppError } from "../errors";
import type { Interest } from "../interest/interest";
import type { Archive } from "../papers/archive";
import { newRecord } from "../papers/category-record";
import { nextCheck } from "../papers/freshness";
import { daysHeld, type Head } from "../papers/head";
import { type Followed, followedCategories, maxFurtherCategories } from "../refresh/followed";
import type { Refreshing } from "./refreshing";
import type { Trace } from "./trace";

/** What a request brings along besides its interest. */
export type RequestContext = {
  now: Date;
  /** Runs work after the answer was sent. */
  defer: (work: () => Promise<void>) => void;
  trace?: Trace;
};

/**
 * The archive's head with something known about an interest.
 *
 * What there is is given at once, and the job is run behind the answer when it has something to do.
 * Only when nothing at all is known a reader waits for arXiv. Throws AppError unavailable when that
 * brings nothing, forbidden when the interest would make this server follow too much.
 */
export type Readiness = (interest: Interest, request: RequestContext) => Promise<Head>;

/** How long a reader may wait while nothing at all is known yet. */
const firstAnswerMs = 25_000;
/** How often a reader who waits for another process looks whether it has brought something. */
const lookAgainMs = 500;
/** A further category stays followed while it is asked for; noting that once a day is enough. */
const askedAgainMs = 86_400_000;
/** How often what a failing store refused is offered to it again. */
const rescueEveryMs = 300_000;

export function createReadiness(needs: {
  followed: Followed;
  archive: Pick<Archive, "head" | "update" | "trouble">;
  refreshing: Refreshing;
  /** What follows a run behind an answer, out of what it brought. */
  afterwards: (now: Date, deadline: Date) => Promise<void>;
  clock: () => Date;
  /** How long work behind an answer may take. */
  workMs: number;
  sleep: (ms: number) => Promise<void>;
}): Readiness {
  const { archive, refreshing } = needs;
  const configured = needs.followed.categories;
  let rescuedAt = Number.NEGATIVE_INFINITY;

  /** Resolves to whether another process is at work. */
  const run = async (now: Date): Promise<boolean> => {
    const deadline = new Date(now.getTime() + needs.workMs);
    try {
      const outcome = await refreshing.run({ trigger: "request", now, deadline });
      return outcome.state === "busy";
    } catch {
      return false; // the log has it
    }
  };

  const runBehind = async (now: Date): Promise<void> => {
    const follow = followUp(now);
    await run(now);
    await follow();
  };

  /** The time that a run took is gone for what follows it. */
  const followUp = (now: Date): (() => Promise<void>) => {
    const begun = needs.clock().getTime();
    const deadline = new Date(now.getTime() + needs.workMs);
    return () =>
      needs.afterwards(new Date(now.getTime() + needs.clock().getTime() - begun), deadline);
  };

  const noteAsked = (categories: readonly string[], now: Date): Promise<Head> =>
    archive.update(now, ({ head }) => ({ head: withAsked(head, categories, now) }));

  /** Begins to follow what a URL asks for beyond the configuration, within bounds. */
  const followingHead = async (interest: Interest, { now, defer }: RequestContext) => {
    const head = await archive.head(now);
    const followed = followedCategories(configured, head.categories, now);
    const further = notCovered(interest.categories, followed);
    if (further.length === 0) {
      const askedLongAgo = coveringRecords(interest.categories, head.categories)
        .filter(([, { askedAt = Infinity }]) => now.getTime() - askedAt > askedAgainMs)
        .map(([category]) => category);
      if (askedLongAgo.length > 0) defer(async () => void (await noteAsked(askedLongAgo, now)));
      return head;
    }
    if (isTooMuch(further, head, now)) throw tooMuch();
    return follow(further, now);
  };

  const isTooMuch = (further: readonly string[], { categories }: Head, now: Date) => {
    const followed = followedCategories(configured, categories, now);
    const all = new Set([...followed, ...further]);
    return all.size > configured.length + maxFurtherCategories;
  };

  /** Others may have asked for more at the same time: what counts is how it stands in its turn. */
  const follow = async (further: readonly string[], now: Date): Promise<Head> => {
    let isRefused = false;
    const head = await archive.update(now, (state) => {
      isRefused = isTooMuch(further, state.head, now);
      return isRefused ? {} : { head: withAsked(state.head, further, now) };
    });
    if (isRefused) throw tooMuch();
    return head;
  };

  /**
   * Waits until the job knows something of the interest and has a day to show, or has ended. A run
   * that was under way may have begun before this interest's categories were followed.
   */
  const waitForFirst = async (interest: Interest, { now, defer }: RequestContext) => {
    let isOver = false;
    const over = needs.sleep(firstAnswerMs).then(() => {
      isOver = true;
    });
    for (;;) {
      const follow = followUp(now);
      const work = run(now);
      // Where the platform stops a process that has answered, this keeps it going.
      defer(() => work.then(follow));
      let hasEnded = false;
      let isOthers = false;
      const ended = work.then((isBusy) => {
        hasEnded = true;
        isOthers = isBusy;
      });
      while (!hasEnded && !isOver) {
        await Promise.race([refreshing.progress(), ended, over]);
        const head = await archive.head(now);
        if (isKnown(interest, head) && (daysHeld(head).length > 0 || hasEnded)) return head;
      }
      // Another process's work is seen in the store only.
      if (isOthers) await Promise.race([needs.sleep(lookAgainMs), over]);
      const head = await archive.head(now, isOthers);
      if (isKnown(interest, head)) return head;
      const isHopeless = !isOthers && !mayComeSoon(interest, head, now);
      if (isOver || isHopeless) throw unavailable(interest, head, now);
    }
  };

  return async (interest, request) => {
    const { now, defer } = request;
    const head = await followingHead(interest, request);
    const isDue = refreshing.isDue(head, now);
    if (isKnown(interest, head)) {
      if (isDue) defer(() => runBehind(now));
      else if (archive.trouble() !== null && now.getTime() - rescuedAt > rescueEveryMs) {
        rescuedAt = now.getTime();
        defer(async () => void (await noteAsked([], now)));
      }
      return head;
    }
    const mayCome = isDue || refreshing.isRunning() || refreshing.isOthers(now);
    if (!mayCome) throw unavailable(interest, head, now);
    return waitForFirst(interest, request);
  };
}

function withAsked(head: Head, asked: readonly string[], now: Date): Pick<Head, "categories"> {
  const records = asked.map((category) => [
    category,
    { ...(head.categories[category] ?? newRecord), askedAt: now.getTime() },
  ]);
  return { categories: { ...head.categories, ...Object.fromEntries(records) } };
}

function tooMuch(): AppError {
  return new AppError(
    "forbidden",
    `This server follows no more than ${maxFurtherCategories} categories beyond those of its ` +
      "configuration; ask its owner to add yours, or deploy your own.",
  );
}

function isKnown(interest: Interest, head: Head): boolean {
  const records = coveringRecords(interest.categories, head.categories);
  const names = records.map(([category]) => category);
  const isAnswered = records.some(
    ([, { day, outcome }]) => day !== null || (outcome !== null && outcome !== "failed"),
  );
  const isCovered = Object.values(head.coverage).some(({ feed, filled }) =>
    names.some((name) => feed.includes(name) || filled.includes(name)),
  );
  return isAnswered || isCovered;
}

/** Whether one more run could bring what this one did not. */
function mayComeSoon(interest: Interest, head: Head, now: Date): boolean {
  return coveringRecords(interest.categories, head.categories).some(
    ([, record]) => nextCheck(record, now) <= now.getTime(),
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
