import { createHash } from "node:crypto";
import { nextAnnouncement } from "../arxiv/calendar";
import { type Edition, type EditionPlan, planEdition } from "../editions/edition";
import type { Answer } from "../feeds/conditional";
import type { Interest } from "../interest/interest";
import type { Profile } from "../likes/profile";
import { createMemo } from "../memo";
import type { Archive } from "../papers/archive";
import type { CategoryState } from "../papers/freshness";
import type { Head } from "../papers/head";
import type { Access } from "./access";
import type { Editions } from "./editions";
import type { Profiles } from "./profiles";
import type { Readiness, RequestContext } from "./readiness";
import type { Summaries } from "./summaries";

/** One way to show an edition, as a feed's format or as a page. */
export type View = {
  /** Tells it from every other view of the same edition, with all that it shows besides it. */
  name: string;
  contentType: string;
  render(edition: Edition): Promise<Uint8Array> | Uint8Array;
};

/** Answers with an edition's bytes, which are made once for as long as nothing of them changes. */
export type Rendering = (
  interest: Interest,
  request: RequestContext,
  viewOf: (head: Head) => View,
) => Promise<Answer>;

const renderedBytes = 64_000_000;
const plansKept = 5_000;

export function createRendering(needs: {
  headFor: Readiness;
  profileFor: Profiles;
  makeEdition: Editions;
  summaries: Pick<Summaries, "goOnBehind" | "isOpen">;
  archive: Pick<Archive, "trouble">;
  access: Access;
}): Rendering {
  const { headFor, profileFor, makeEdition, summaries, archive, access } = needs;
  const rendered = createMemo<Omit<Answer, "cacheControl">>(
    renderedBytes,
    ({ bytes }) => bytes.length,
  );
  const planFor = createPlans();

  return async (interest, request, viewOf) => {
    const { trace } = request;
    const head = await headFor(interest, request);
    trace?.step("head");
    const profile = await profileFor(interest, head, request);
    trace?.step("likes");
    const { hash, states } = planFor(interest, head, request.now, profile);
    trace?.step("plan");
    summaries.goOnBehind(head, request);
    const isSettled =
      archive.trouble() === null &&
      profile.missing.length === 0 &&
      !summaries.isOpen(head, request.now) &&
      areSettled(Object.values(states));
    const cacheControl = lifetime(isSettled, request.now, access);
    const view = viewOf(head);
    const known = rendered.get(`${view.name} ${hash}`);
    trace?.madeFrom(known === undefined ? "archive" : "memory");
    if (known !== undefined) return { ...known, cacheControl };

    const { edition, isWhole } = await makeEdition(interest, head, request.now, profile);
    trace?.step("select");
    const bytes = await view.render(edition);
    trace?.step("render");
    const answer = {
      bytes,
      etag: createHash("sha256").update(bytes).digest("hex").slice(0, 32),
      // Not when the papers came: settings and states change these bytes as well.
      lastModified: request.now,
      contentType: view.contentType,
    };
    // A gap that a passing failure of the store left must not outlive it, here or in a cache.
    if (!isWhole) return { ...answer, cacheControl: "no-store" };
    rendered.set(`${view.name} ${edition.hash}`, answer);
    return { ...answer, cacheControl };
  };
}

/** States change with the head and at midnight; until then an address means the same plan. */
function createPlans() {
  type Planned = { head: Head; hour: number; version: string; plan: EditionPlan };
  const plans = createMemo<Planned>(plansKept, () => 1);
  return (interest: Interest, head: Head, now: Date, { version }: Profile): EditionPlan => {
    const { path, query, day, daysBack } = interest;
    const address = `${path}?${query} ${day ?? daysBack}`; // a page shows less than its feed
    const hour = Math.floor(now.getTime() / 3_600_000);
    const known = plans.get(address);
    const isKnown = known?.head === head && known.hour === hour && known.version === version;
    if (isKnown) return known.plan;
    const plan = planEdition(interest, head, now, version);
    plans.set(address, { head, hour, version, plan });
    return plan;
  };
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
