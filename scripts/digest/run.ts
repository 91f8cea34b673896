import type { Day } from "../../lib/arxiv/calendar";
import type { Config } from "../../lib/config/schema";
import { editionWithBought } from "../../lib/digest/bought";
import type { Deployed } from "../../lib/digest/deployed";
import { type Digest, digestOf } from "../../lib/digest/digest";
import type { Edition } from "../../lib/editions/edition";
import { isAppError } from "../../lib/errors";
import { emptiness } from "../../lib/feeds/description";
import { configuredFeeds } from "../../lib/interest/configured";
import type { Interest } from "../../lib/interest/interest";
import type { Progress } from "../../lib/refresh/refresh";
import { summaryOf } from "../../lib/refresh/report";
import { summaryRunInWords } from "../../lib/refresh/summary-report";
import type { FeedServer, RunRequest } from "../../lib/server/server";
import type { Summary } from "../../lib/summaries/summary";
import { capitalised, listed } from "../../lib/words";
import { isTrouble } from "../terminal";
import { adoptDeployed } from "./adopt";
import { allOf, keepBought, keptSummaries } from "./bought";
import type { Files } from "./files";
import { filledDays } from "./filled";
import {
  archivePath,
  changesFor,
  isBetterKept,
  noChanges,
  olderArchives,
  type PageSettings,
  wholePage,
} from "./pages";

export type DigestNeeds = {
  server: Pick<FeedServer, "refresh" | "edition" | "status" | "adoptSummaries">;
  config: Config;
  files: Files;
  clock: () => Date;
  /** How long the job may take. */
  workMs: number;
  surroundings: PageSettings["surroundings"];
  /** What a deployment has of a day's summaries, and where they are kept; absent where there is none. */
  deployed?: (feed: { path: string; day: Day; language: string }) => Promise<Deployed>;
  say: (line: string) => void;
  complain: (line: string) => void;
  tell?: (progress: Progress) => void;
  tellSummary?: RunRequest["tellSummary"];
};

export type DigestOrder = {
  feed: string;
  day: Day | null; // null: the newest
  hasRefresh: boolean;
  template: string | null; // its text, in place of the configured one
  /** Takes the page in place of the repository's files. */
  out?: (page: string) => void;
};

export type Ending = "done" | "failed" | "busy";

/**
 * Makes a digest: the job, the feed's edition, the pages, and of those what has changed.
 *
 * What could not be fetched never replaces what is there: with nothing to show, or a category that
 * failed, the pages of the same day stay as they are, and a page never goes back to an earlier day.
 */
export async function makeDigest(needs: DigestNeeds, order: DigestOrder): Promise<Ending> {
  const { server, say, complain, clock } = needs;
  const interest = configuredFeeds(needs.config).find(({ name }) => name === order.feed)?.interest;
  if (interest === undefined) {
    complain(`config.json has no feed ${order.feed}.`);
    return "failed";
  }
  const kept = keptSummaries(needs, order.day);
  let hasTrouble = false;
  if (order.hasRefresh) {
    await server.adoptSummaries(allOf(kept)).catch(() => 0); // the store's failure is told later
    await adoptDeployed(needs, kept);
    const run = {
      trigger: "command" as const,
      now: clock(),
      workMs: needs.workMs,
      tell: needs.tell,
      tellSummary: needs.tellSummary,
    };
    const outcome = await server.refresh(run);
    if (outcome.state === "busy") {
      complain("Another refresh is under way.");
      return "busy";
    }
    const { report, summaries } = outcome;
    say(`${capitalised(summaryOf(report))}.`);
    if (summaries?.state === "finished")
      say(`${capitalised(summaryRunInWords(summaries.report))}.`);
    if (summaries?.state === "busy") say("Another process is writing summaries.");
    if (summaries === null) complain("Summaries could not be written.");
    hasTrouble = isTrouble(summaries);
    if (report.store !== undefined) {
      complain("The store cannot be used, so no digest is written.");
      return "failed";
    }
  } else if ((await server.status(clock())).history.heldTo === null) {
    complain("Nothing has been fetched yet: leave out --no-refresh.");
    return "failed";
  }

  if (order.out === undefined) await keepBought(needs, kept);
  const found = await digestFor(needs, interest, { asked: order.day, kept: allOf(kept) });
  if (typeof found === "string") {
    complain(`${found} No digest is written.`);
    return "failed";
  }
  const isFilled = filledDays(await server.status(clock())).has(found.digest.day);
  const ending = place(needs, order, { ...found, isFilled });
  return hasTrouble ? "failed" : ending;
}

type Found = { digest: Digest; edition: Edition; older: Digest[] };

/** The digest with its edition, or why there is none, in a sentence. */
async function digestFor(
  { server, clock }: DigestNeeds,
  interest: Interest,
  { asked, kept }: { asked: Day | null; kept: readonly Summary[] },
): Promise<Found | string> {
  const now = clock();
  // A run that only reads leaves no work behind.
  const request = { now, defer: () => {} };
  try {
    const made = async (wanted: Interest) =>
      editionWithBought(await server.edition(wanted, request), kept);
    const whole = await made(interest);
    const newest = whole.days[0]?.day;
    const day = asked ?? newest;
    if (day === undefined) return "There is no announcement to show yet.";
    const alone = await made({ ...interest, day });
    const edition = day === newest ? whole : alone;
    const digest = digestOf(edition, day, alone.changedAt);
    if (digest === null) return emptiness(alone).join(" ");
    const older: Digest[] = [];
    for (const { day } of asked === null ? whole.days.slice(1) : []) {
      const { changedAt } = await server.edition({ ...interest, day }, request);
      const each = digestOf(whole, day, changedAt);
      if (each !== null) older.push(each);
    }
    return { digest, edition, older };
  } catch (error) {
    if (isAppError(error)) return error.message;
    throw error;
  }
}

function place(
  needs: DigestNeeds,
  order: DigestOrder,
  { digest, edition, older, isFilled }: Found & { isFilled: boolean },
): Ending {
  const { config, files, say, complain } = needs;
  const named = config.digest.template;
  const template = order.template ?? (named === undefined ? null : files.read(named));
  if (template === null && named !== undefined) {
    complain(`There is no ${named}, which config.json names as the digest's template.`);
    return "failed";
  }
  const { surroundings } = needs;
  const settings = { config: config.digest, feed: order.feed, surroundings, template };
  const failed = inState(edition, "failed");
  const late = inState(edition, "late");
  if (late.length > 0) say(`arXiv's next announcement has not come yet in ${listed(late)}.`);
  if (failed.length > 0) complain(`arXiv could not be asked about ${listed(failed)}.`);

  if (order.out !== undefined) {
    const { text, remarks } = wholePage(digest, settings);
    for (const remark of remarks) complain(remark);
    order.out(text);
    return failed.length > 0 ? "failed" : "done";
  }
  if (failed.length > 0 && files.read(archivePath(digest, settings)) !== null) {
    complain(`The digest of ${digest.day} stays as it is.`);
    return "failed";
  }
  const isLeft = isFilled && isBetterKept(digest, settings, files);
  if (isLeft) say(`The digest of ${digest.day} stays as arXiv announced it.`);
  const changes = isLeft ? noChanges() : changesFor(digest, settings, files);
  changes.files.push(...olderArchives(older, settings, files));
  for (const remark of changes.remarks) complain(remark);
  for (const { path, text } of changes.files) files.write(path, text);
  const written = changes.files.map(({ path }) => path);
  if (written.length > 0 || (changes.problems.length === 0 && !isLeft)) {
    say(
      written.length === 0
        ? `Nothing is new in the digest of ${digest.day}.`
        : `Wrote ${listed(written)}.`,
    );
  }
  for (const problem of changes.problems) complain(problem);
  return failed.length > 0 || changes.problems.length > 0 ? "failed" : "done";
}

function inState({ states }: Edition, wanted: string): string[] {
  return Object.entries(states)
    .filter(([, { state }]) => state === wanted)
    .map(([category]) => category);
}
