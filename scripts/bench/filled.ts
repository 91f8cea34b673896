import { addDays, dayInForce } from "@/lib/arxiv/calendar";
import { inventHistory } from "@/tests/support/arxiv-history";
import type { ArxivStandIn } from "@/tests/support/arxiv-server";
import { ask } from "./load";
import type { RunningApp } from "./next-app";

/** What a server needs whose store is filled once, by a refresh, before anything is measured. */
const secret = "of the benchmark alone";
const papersADay = 300; // new ones, of each day before today

export function settings(arxivUrl: string, data: string): Record<string, string> {
  return {
    ARXIV_FEED_URL: arxivUrl,
    ARXIV_API_URL: arxivUrl,
    ARXIV_SITE_URL: arxivUrl,
    ARXIV_INTERVAL_MS: "0",
    REFRESH_EVERY_MINUTES: "0",
    DATA_DIR: data,
    CRON_SECRET: secret,
  };
}

/** The month before today, so that no work is left to be done behind answers. */
export function serveHistory(arxiv: ArxivStandIn): void {
  const day = dayInForce(new Date());
  const [from, to] = [addDays(day, -29), addDays(day, -1)];
  arxiv.history(inventHistory({ seed: 1, count: papersADay, from, to }));
}

export async function refresh({ url }: RunningApp): Promise<void> {
  const headers = { authorization: `Bearer ${secret}` };
  const { status } = await ask({ url: `${url}/api/cron/refresh`, headers });
  if (status !== 200) throw new Error(`the refresh answered with ${status}`);
}
