import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Announcements } from "@/lib/arxiv/announcements";
import type { Config } from "@/lib/config/schema";

/**
 * What every step begins from, as files in one folder, so that a step's process holds nothing of
 * the steps before.
 */
export type Job = {
  feedUrl: string; // of the replay
  now: string; // ISO 8601
  paths: string[]; // of the requests a refresh makes, in order
  config: Config;
};

export const filesOf = (folder: string) => ({
  job: join(folder, "job.json"),
  announcements: join(folder, "announcements.json"),
  archive: join(folder, "archive"), // after the day's refresh, nothing before it
  history: join(folder, "history"), // before the day's refresh, a month held
  body: (index: number) => join(folder, `answer-${index}.xml`),
});

export function writeJob(folder: string, job: Job, answer: Announcements): void {
  writeFileSync(filesOf(folder).job, JSON.stringify(job));
  writeFileSync(filesOf(folder).announcements, JSON.stringify(answer));
}

export function readJob(folder: string): Job {
  return JSON.parse(readFileSync(filesOf(folder).job, "utf8")) as Job;
}

export function readAnnouncements(folder: string): Announcements {
  return JSON.parse(readFileSync(filesOf(folder).announcements, "utf8")) as Announcements;
}
