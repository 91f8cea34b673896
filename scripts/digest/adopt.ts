import { addDays, type Day, dayInForce, isAnnouncementDay } from "../../lib/arxiv/calendar";
import { type Config, summaryLanguages } from "../../lib/config/schema";
import type { Deployed } from "../../lib/digest/deployed";
import { isAppError } from "../../lib/errors";
import { configuredFeeds } from "../../lib/interest/configured";
import type { Interest } from "../../lib/interest/interest";
import type { FeedServer } from "../../lib/server/server";
import { counted } from "../../lib/words";
import { daysBack, type Kept } from "./bought";

type Needs = {
  server: Pick<FeedServer, "edition" | "status" | "adoptSummaries">;
  config: Config;
  clock: () => Date;
  deployed?: (feed: { path: string; day: Day; language: string }) => Promise<Deployed>;
  say: (line: string) => void;
  complain: (line: string) => void;
};

/**
 * Takes from a deployment what it has bought, before the job would buy it again: of each feed and
 * language the days of the last week of which summaries are lacking here. The first problem ends it.
 */
export async function adoptDeployed(needs: Needs, kept: Kept): Promise<void> {
  const { server, config, deployed, say, complain } = needs;
  if (deployed === undefined) return;
  let count = 0;
  const adopted = async (): Promise<string | undefined> => {
    for (const { interest } of configuredFeeds(config)) {
      for (const language of summaryLanguages(config.ai_summary)) {
        for (const day of await daysLacking(needs, { ...interest, language }, kept)) {
          const found = await deployed({ path: interest.path, day, language });
          const { summaries, problem, isNoServer } = found;
          count += await server.adoptSummaries(summaries).catch(() => 0); // the store's failure is told later
          if (problem !== undefined || isNoServer) return problem;
        }
      }
    }
    return undefined;
  };
  const problem = await adopted();
  if (problem !== undefined) {
    complain(`Summaries of the deployment could not be had: ${problem}.`);
  }
  if (count > 0) say(`The deployment has ${counted(count, "paper")} summarised already.`);
}

/** Newest first: what is not held yet, or lacks some of the summaries that are to be written. */
async function daysLacking(needs: Needs, interest: Interest, kept: Kept): Promise<Day[]> {
  const now = needs.clock();
  const newest = dayInForce(now);
  const whole = await daysWithAll(needs, interest, now);
  return Array.from({ length: daysBack }, (_, index) => addDays(newest, -index)).filter((day) => {
    if (!isAnnouncementDay(day) || whole.get(day) === true) return false;
    const isKept = (kept.get(day) ?? []).some(({ language }) => language === interest.language);
    return day === newest || whole.has(day) || !isKept;
  });
}

/** Of the days that are held, whether all summaries are there. */
async function daysWithAll(
  { server }: Needs,
  interest: Interest,
  now: Date,
): Promise<Map<Day, boolean>> {
  // Where nothing is held, an edition would have arXiv asked.
  if ((await server.status(now)).history.heldTo === null) return new Map();
  try {
    const { days } = await server.edition({ ...interest, daysBack }, { now, defer: () => {} });
    return new Map(
      days.map(({ day, items }) => [
        day,
        items
          .slice(0, interest.summarised)
          .every(({ paper, summary }) => summary?.version === paper.version),
      ]),
    );
  } catch (error) {
    if (isAppError(error)) return new Map();
    throw error;
  }
}
