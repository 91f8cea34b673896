import { createHash } from "node:crypto";
import { nextAnnouncement } from "../arxiv/calendar";
import type { ArxivClient } from "../arxiv/client";
import type { Config } from "../config/schema";
import { type Edition, type EditionPlan, planEdition } from "../editions/edition";
import type { Answer } from "../feeds/conditional";
import type { Format } from "../feeds/document";
import { createLinks, type Links } from "../feeds/links";
import { contentTypes, renderFeed } from "../feeds/render";
import { type Interest, interestFromConfig } from "../interest/interest";
import type { Log } from "../log";
import { createMemo } from "../memo";
import type { Archive } from "../papers/archive";
import type { CategoryState } from "../papers/freshness";
import type { Head } from "../papers/head";
import { type Access, createAccess } from "./access";
import { createEditions } from "./editions";
import { type Health, healthOf } from "./health";
import { createReadiness, type RequestContext } from "./readiness";

/** What the handlers call. */
export type FeedServer = {
  config: Config;
  links: Links;
  access: Access;
  log: Log;
  feed(interest: Interest, format: Format, request: RequestContext): Promise<Answer>;
  edition(interest: Interest, request: RequestContext): Promise<Edition>;
  health(now: Date): Promise<Health>;
};

const renderedBytes = 64_000_000;
const plansKept = 5_000;

export function createServer(needs: {
  config: Config;
  origin: string;
  accessToken?: string; // makes the deployment private
  arxiv: Pick<ArxivClient, "announcements">;
  archive: Archive;
  log: Log;
  sleep: (ms: number) => Promise<void>;
}): FeedServer {
  const { config, archive, log } = needs;
  const links = createLinks(needs.origin, needs.accessToken);
  const access = createAccess(needs.accessToken);
  const headFor = createReadiness(needs);
  const makeEdition = createEditions(archive);
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
    async feed(interest, format, request) {
      const head = await headFor(interest, request);
      const { hash, states } = planFor(interest, head, request.now);
      const cacheControl = lifetime(Object.values(states), request.now, access);
      const known = rendered.get(`${format} ${hash}`);
      if (known !== undefined) return { ...known, cacheControl };

      const { edition, isWhole } = await makeEdition(interest, head, request.now);
      const bytes = renderFeed(edition, format, links);
      const answer = {
        bytes,
        etag: createHash("sha256").update(bytes).digest("hex").slice(0, 32),
        // Not when the papers came: settings and states change these bytes as well.
        lastModified: request.now,
        contentType: contentTypes[format],
      };
      // A gap that a passing failure of the store left must not outlive it.
      if (isWhole) rendered.set(`${format} ${edition.hash}`, answer);
      return { ...answer, cacheControl };
    },
    async edition(interest, request) {
      const head = await headFor(interest, request);
      return (await makeEdition(interest, head, request.now)).edition;
    },
    health: (now) => healthOf(archive, config, now),
  };
}

/** For handlers that serve the main feed. */
export function mainInterest(server: FeedServer): Interest {
  return interestFromConfig(server.config);
}

/** Readers ask every 15 minutes; shared caches up to hourly, while nothing new can come. */
function lifetime(states: readonly CategoryState[], now: Date, { isPrivate }: Access): string {
  if (isPrivate) return "private, max-age=900";
  const isSettled = states.every(({ state }) => state === "current" || state === "quiet");
  const untilNext = Math.ceil((nextAnnouncement(now).due.getTime() - now.getTime()) / 1000);
  const shared = isSettled ? Math.max(900, Math.min(3600, untilNext)) : 900;
  return `public, max-age=900, s-maxage=${shared}, stale-while-revalidate=86400`;
}
