import { nextAnnouncement } from "../arxiv/calendar";
import { type Edition, type EditionPlan, planEdition } from "../editions/edition";
import { type Answer, etagOf, type Validators, type Whole } from "../feeds/conditional";
import type { Encoding } from "../feeds/encoding";
import type { Interest } from "../interest/interest";
import type { Profile } from "../likes/profile";
import { createMemo } from "../memo";
import type { Archive } from "../papers/archive";
import type { CategoryState } from "../papers/freshness";
import type { Head } from "../papers/head";
import type { Access } from "./access";
import { type Body, createBodies, recode } from "./bodies";
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

const bodyBytes = 64_000_000;
/** Most who ask have the newest bytes: their tags are remembered for longer than the bytes. */
const validatorBytes = 16_000_000;
const planBytes = 16_000_000;

export function createRendering(needs: {
  headFor: Readiness;
  profileFor: Profiles;
  makeEdition: Editions;
  summaries: Pick<Summaries, "goOnBehind" | "isOpen">;
  archive: Pick<Archive, "trouble">;
  access: Access;
}): Rendering {
  const { headFor, profileFor, makeEdition, summaries, archive, access } = needs;
  const bodies = createBodies(bodyBytes);
  const rendered = createMemo<Rendered>(validatorBytes, (_, name) => 2 * name.length + 300);
  const making = new Map<string, Promise<Made>>();
  const planFor = createPlans();

  const make = async (
    interest: Interest,
    { now, trace }: RequestContext,
    { head, profile, view }: { head: Head; profile: Profile; view: View },
  ): Promise<Made> => {
    const { edition, isWhole } = await makeEdition(interest, head, now, profile);
    trace?.step("select");
    const bytes = await view.render(edition);
    trace?.step("render");
    const etag = etagOf(bytes);
    // A gap that a passing failure of the store left must not outlive it, here or in a cache.
    if (!isWhole) {
      const body = async (encoding: Encoding) => recode(bytes, "identity", encoding);
      return { etag, lastModified: now, body, isWhole };
    }
    const name = `${view.name} ${edition.hash}`;
    const before = rendered.get(name);
    // Not when the papers came: settings and states change these bytes as well.
    const lastModified = before?.etag === etag ? before.lastModified : now;
    rendered.set(name, { etag, lastModified });
    return { etag, lastModified, body: bodies.add(name, bytes), isWhole };
  };

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
    const view = viewOf(head);
    const name = `${view.name} ${hash}`;
    const lived = { cacheControl: lifetime(isSettled, request.now, access) };
    const { contentType } = view;

    const whole = async (): Promise<Whole> => {
      const known = rendered.get(name);
      const body = bodies.get(name);
      trace?.madeFrom(known && body ? "memory" : "archive");
      if (known && body) return { ...known, ...lived, contentType, bytes: body };
      // Who asks for the same meanwhile waits for the same.
      const work = making.get(name) ?? make(interest, request, { head, profile, view });
      making.set(name, work);
      const { isWhole, body: bytes, ...made } = await work.finally(() => making.delete(name));
      return { ...made, ...(isWhole ? lived : { cacheControl: "no-store" }), contentType, bytes };
    };

    const known = rendered.get(name);
    if (known === undefined) {
      const made = await whole();
      return { ...made, whole: async () => made };
    }
    trace?.madeFrom("memory");
    return { ...known, ...lived, whole };
  };
}

type Rendered = Pick<Validators, "etag" | "lastModified">;
type Made = Rendered & { body: Body; isWhole: boolean };

/** States change with the head and at midnight; until then an address means the same plan. */
function createPlans() {
  type Planned = { head: Head; hour: number; version: string; plan: EditionPlan };
  const plans = createMemo<Planned>(planBytes, ({ plan }, address) => {
    return 2_500 + 2 * address.length + 100 * plan.days.length;
  });
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
