import { writeFileSync } from "node:fs";
import type { Announcements } from "@/lib/arxiv/announcements";
import { announcementDayBefore, type Day as DayName, midnightOf } from "@/lib/arxiv/calendar";
import type { ArxivClient } from "@/lib/arxiv/client";
import type { ArxivHttp } from "@/lib/arxiv/http";
import type { Config } from "@/lib/config/schema";
import type { Batch } from "@/lib/papers/batch";
import { daysHeld } from "@/lib/papers/head";
import type { Day } from "./days";
import { filesOf, writeJob } from "./job";
import { fetchInto, openArchive, openArxiv, openArxivHttp } from "./product";

export type Prepared = { papers: number; requests: number };

/** Refreshes once, unmeasured, and leaves what passed between the steps in the folder. */
export async function prepareDay(
  folder: string,
  day: Day,
  configured: Config,
  feedUrl: string,
): Promise<Prepared> {
  const config = { ...configured, categories: [...day.categories] };
  const files = filesOf(folder);
  const paths: string[] = [];
  const plain = openArxivHttp();
  const http: ArxivHttp = async (url, validators) => {
    const answer = await plain(url, validators);
    if ("body" in answer) writeFileSync(files.body(paths.length), answer.body);
    paths.push(url.slice(feedUrl.length));
    return answer;
  };
  const client = openArxiv(feedUrl, http);
  let answer: Announcements | null = null;
  const announcements: ArxivClient["announcements"] = async (...asked) => {
    answer = await client.announcements(...asked);
    return answer;
  };
  const report = await fetchInto(openArchive(files.archive), { announcements }, config, day.now);
  const [failure] = report.failed;
  if (answer === null || failure) throw new Error(`${day.name}: ${failure?.reason ?? "no answer"}`);
  writeJob(folder, { feedUrl, now: day.now.toISOString(), paths, config }, answer);
  return { papers: report.papers, requests: paths.length };
}

/** Fills the archive of a server that has run for a month: the day's papers under other ids. */
export async function prepareHistory(folder: string, day: Day, dayCount: number): Promise<void> {
  const source = openArchive(filesOf(folder).archive);
  const head = await source.head(day.now);
  const newest = daysHeld(head)[0];
  const batch = newest === undefined ? null : await source.batch(head, newest);
  if (newest === undefined || batch === null) throw new Error(`${day.name}: nothing was stored`);

  const batches: Batch[] = [];
  for (let before = announcementDayBefore(newest); batches.length < dayCount; ) {
    batches.push(renamed(batch, before, batches.length));
    before = announcementDayBefore(before);
  }
  const last = announcementDayBefore(newest);
  const at = midnightOf(last).getTime() + 3_600_000;
  const standsAt = { day: last, appearedAt: at, checkedAt: at, confirmed: true, failures: 0 };
  await openArchive(filesOf(folder).history).update(new Date(at), () => ({
    batches,
    head: {
      categories: Object.fromEntries(
        day.categories.map((category) => [category, { ...standsAt, outcome: "batch" as const }]),
      ),
    },
  }));
}

/** Ids of 2010 and 2011, a month of them for each day. */
function renamed(batch: Batch, day: DayName, index: number): Batch {
  const month = 1000 + Math.floor(index / 12) * 100 + (index % 12) + 1;
  const announcements = batch.announcements.map((each, position) => {
    const id = `${month}.${String(position + 1).padStart(5, "0")}`;
    return { ...each, paper: { ...each.paper, id } };
  });
  return { day, announcements };
}
