import type { Day } from "../arxiv/calendar";
import { type Standing, standingOf } from "../editions/standing";
import { AppError, causeChain } from "../errors";
import type { ConfiguredFeed } from "../interest/configured";
import type { Interest } from "../interest/interest";
import type { Likes } from "../likes/likes";
import type { Log } from "../log";
import type { Archive } from "../papers/archive";
import type { Batch, Kind } from "../papers/batch";
import type { Head } from "../papers/head";
import type { Paper } from "../papers/paper";
import { statisticsOf } from "../ranking/statistics";
import type { Shelf } from "../summaries/shelf";
import type { Summary } from "../summaries/summary";
import { createNeighbours, type Neighbours } from "./neighbours";
import type { Selections } from "./selections";
import type { Tastes } from "./tastes";

/** One paper by itself: its newest text, and all that is known of it here. */
export type PaperSeen = {
  paper: Paper;
  announced: AnnouncedOn[]; // newest first
  summaries: Summary[]; // one a language at most
  standings: FeedStanding[]; // with each configured feed
  similar: Neighbours;
};

export type AnnouncedOn = { day: Day; version: number; kind: Kind };

/** How a paper stands with a feed, on the day on which it came furthest. */
export type FeedStanding = { interest: Interest; day: Day; standing: Standing };

/** One that is announced on more days is looked at on the last of them. */
const mostDays = 4;

/** Null where the archive holds no such paper; throws AppError unavailable where it cannot be read. */
export function createPapers(needs: {
  archive: Archive;
  shelf: Pick<Shelf, "ofPapers">;
  selections: Pick<Selections, "choose">;
  likes: Pick<Likes, "lookup">;
  tastes: Tastes;
  feeds: readonly ConfiguredFeed[];
  languages: readonly string[];
  log: Log;
}): (id: string, now: Date) => Promise<PaperSeen | null> {
  const { archive, shelf, log } = needs;
  const similarTo = createNeighbours(archive);

  const summariesOf = async (id: string): Promise<Summary[]> => {
    const summaries: Summary[] = [];
    for (const language of needs.languages) {
      try {
        const [summary] = await shelf.ofPapers([id], language);
        if (summary) summaries.push(summary);
      } catch (error) {
        log.warn("a summary could not be read", { why: causeChain(error) });
      }
    }
    return summaries;
  };

  const standingWith = async (
    interest: Interest,
    { id, batches, head, now }: { id: string; batches: readonly Batch[]; head: Head; now: Date },
  ): Promise<FeedStanding[]> => {
    const profile = await needs.likes.lookup(interest, head, now);
    const choices = await needs.selections.choose(interest, head, batches, profile);
    const found: FeedStanding[] = [];
    for (const [index, batch] of batches.entries()) {
      const { day } = batch;
      const background = await archive.statistics(head, day);
      const standing = standingOf(
        interest,
        { batch, id, chosen: choices[index]?.ranked },
        background ?? statisticsOf(batch.announcements),
        (await needs.tastes.on(profile, head, day)).liking,
      );
      if (standing !== null) found.push({ interest, day, standing });
    }
    return found.sort((a, b) => rankOf(a) - rankOf(b) || (a.day < b.day ? -1 : 1)).slice(0, 1);
  };

  return async (id, now) => {
    const head = await archive.head(now);
    const announced = (await archive.listings(head))
      .flatMap(({ day, entries }) =>
        entries
          .filter((entry) => entry.id === id)
          .map(({ version, kind }) => ({ day, version, kind })),
      )
      .sort((a, b) => b.version - a.version || (a.day < b.day ? 1 : -1));
    if (announced.length === 0) return null;
    const days = [...new Set(announced.map(({ day }) => day))].slice(0, mostDays);
    const read = await Promise.all(days.map((day) => archive.batch(head, day)));
    const batches = read.filter((batch) => batch !== null);
    const versions = batches.flatMap(({ announcements }) =>
      announcements.map(({ paper }) => paper).filter((paper) => paper.id === id),
    );
    const [paper] = versions.sort((a, b) => b.version - a.version);
    if (paper === undefined) {
      throw new AppError(
        "unavailable",
        "This paper cannot be read at the moment: the store fails.",
        {
          retryAfterSeconds: 60,
        },
      );
    }
    const place = { id, batches, head, now };
    const standings: FeedStanding[] = [];
    for (const { interest } of needs.feeds)
      standings.push(...(await standingWith(interest, place)));
    const summaries = await summariesOf(id);
    return { paper, announced, summaries, standings, similar: await similarTo(paper, head) };
  };
}

/** From the nearest to being shown to what says least. */
const furthest: readonly Standing["kind"][] = [
  "chosen",
  "below-cut",
  "low-score",
  "same-title",
  "missing",
  "unmatched",
  "excluded",
  "narrowed",
  "type",
  "elsewhere",
  "earlier",
];

function rankOf({ standing }: FeedStanding): number {
  return furthest.indexOf(standing.kind);
}
