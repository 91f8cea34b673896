import { addDays, type Day, dayInForce } from "../../lib/arxiv/calendar";
import { type Config, summaryLanguages } from "../../lib/config/schema";
import { boughtIn, boughtText, withBought } from "../../lib/digest/bought";
import { isAppError } from "../../lib/errors";
import { configuredFeeds } from "../../lib/interest/configured";
import type { FeedServer } from "../../lib/server/server";
import type { Summary } from "../../lib/summaries/summary";
import type { Files } from "./files";

type Needs = {
  server: Pick<FeedServer, "edition">;
  config: Config;
  files: Files;
  clock: () => Date;
  complain: (line: string) => void;
};

/** What stands in the files of some days; null for a day whose file cannot be read. */
export type Kept = Map<Day, Summary[] | null>;

/** So many days back summaries are bought, and taken up again. */
export const daysBack = 7;

export function boughtPath({ digest }: Config, day: Day): string {
  return `${digest.archive}/.summaries/${day}.json`;
}

/** What earlier runs have bought for the days of the last week, and for one more. */
export function keptSummaries({ config, files, clock, complain }: Needs, asked: Day | null): Kept {
  const newest = dayInForce(clock());
  const days = Array.from({ length: daysBack }, (_, index) => addDays(newest, -index));
  const kept: Kept = new Map();
  for (const day of asked === null ? days : new Set([...days, asked])) {
    const path = boughtPath(config, day);
    const text = files.read(path);
    if (text === null) continue;
    const found = boughtIn(text);
    kept.set(day, found);
    if (found === null) {
      complain(
        `${path} does not hold summaries and stays as it is; delete it to have it made anew.`,
      );
    }
  }
  return kept;
}

export function allOf(kept: Kept): Summary[] {
  return [...kept.values()].flatMap((summaries) => summaries ?? []);
}

/** Writes what there is of the last week's days, in all feeds and languages, beside what is kept. */
export async function keepBought(needs: Needs, kept: Kept): Promise<void> {
  const { server, config, files, clock } = needs;
  const byDay = new Map<Day, Summary[]>();
  const request = { now: clock(), defer: () => {} };
  try {
    for (const { interest } of configuredFeeds(config)) {
      for (const language of summaryLanguages(config.ai_summary)) {
        const week = { ...interest, language, daysBack: Math.min(daysBack, interest.daysBack) };
        for (const { day, items } of (await server.edition(week, request)).days) {
          const found = items.flatMap(({ summary }) => summary ?? []);
          byDay.set(day, [...(byDay.get(day) ?? []), ...found]);
        }
      }
    }
  } catch (error) {
    if (!isAppError(error)) throw error;
    return; // told where the digest needs the same
  }
  for (const [day, bought] of byDay) {
    const held = kept.has(day) ? kept.get(day) : [];
    if (held === null || held === undefined || bought.length === 0) continue;
    const text = boughtText(withBought(held, bought));
    if (text !== files.read(boughtPath(config, day))) files.write(boughtPath(config, day), text);
  }
}
