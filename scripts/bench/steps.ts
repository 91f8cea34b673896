import { cpSync, mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseFeedXml } from "@/lib/arxiv/feed-xml";
import type { Config } from "@/lib/config/schema";
import { silentLog } from "@/lib/log";
import { daysHeld } from "@/lib/papers/head";
import { placeAnnouncements } from "@/lib/papers/placement";
import { addStatistics, emptyStatistics, statisticsOf } from "@/lib/ranking/statistics";
import { createServer, mainInterest } from "@/lib/server/server";
import { fileStore } from "@/lib/store/file";
import { decode, valuesIn } from "@/lib/store/values";
import { plainSetup } from "@/tests/support/feed-server";
import { noLikeSources } from "@/tests/support/likes";
import { filesOf, type Job, readAnnouncements } from "./job";
import { fetchInto, openArchive, openArxiv, openArxivHttp } from "./product";

/**
 * A day's refresh, cut into its steps. Each begins from files, does the step's work with the
 * product's own functions, and is measured apart: `prepare` is not, what it returns is.
 */
type Step = (job: Job, folder: string) => Promise<() => unknown>;

export const steps = {
  fetch: async (job) => async () => {
    const http = openArxivHttp();
    for (const path of job.paths) await http(`${job.feedUrl}${path}`);
  },

  /** Reading the answers from disk is part of it: arXiv's text is memory the step needs. */
  parse: async (job, folder) => () => {
    for (const index of job.paths.keys()) {
      const document = parseFeedXml(readFileSync(filesOf(folder).body(index), "utf8"));
      if ("code" in document) throw new Error(document.message);
    }
  },

  place: async (job, folder) => {
    const answer = readAnnouncements(folder);
    const now = new Date(job.now);
    return () => placeAnnouncements({ answer, held: [], records: {}, now });
  },

  statistics: async (job, folder) => {
    const { batches } = await readArchive(job, folder);
    return () => {
      for (const { announcements } of batches) {
        addStatistics(emptyStatistics, statisticsOf(announcements));
      }
    };
  },

  /** Every value the refresh stored, written once more: JSON, gzip, file, flush. */
  store: async (_job, folder) => {
    const stored = fileStore(filesOf(folder).archive);
    const entries: [string, unknown][] = [];
    for (const key of await stored.list("")) {
      const bytes = await stored.get(key);
      if (bytes !== null) entries.push([key, decode(bytes)]);
    }
    const values = valuesIn(fileStore(emptyFolder(folder)), silentLog);
    return async () => {
      for (const [key, value] of entries) await values.write(key, value);
    };
  },

  refresh: async (job, folder) => refreshInto(job, emptyFolder(folder)),

  "refresh, 20 days held": async (job, folder) => {
    const data = emptyFolder(folder);
    cpSync(filesOf(folder).history, data, { recursive: true });
    return refreshInto(job, data);
  },

  /** What the first reader waits for in a new process, before the ranking. */
  "read back": async (job, folder) => () => readArchive(job, folder),

  "rank and render": async (job, folder) => {
    const { archive } = await readArchive(job, folder);
    const server = createServer({
      config: job.config,
      origin: "http://127.0.0.1",
      arxiv: { announcements: () => Promise.reject(new Error("nothing is due")) },
      sources: [],
      archive,
      likes: noLikeSources,
      store: fileStore(filesOf(folder).archive),
      log: silentLog,
      clock: () => new Date(job.now),
      sleep: async () => {},
      workMs: 0,
      setup: plainSetup,
    });
    const interest = mainInterest(server);
    return () => server.feed(interest, "rss", { now: new Date(job.now), defer: () => {} });
  },
} satisfies Record<string, Step>;

export type StepName = keyof typeof steps;
export const stepNames = Object.keys(steps) as StepName[];

/** The days a server with `history_days` 30 holds. */
export const historyDays = 20;

function refreshInto(job: Job, data: string) {
  const config: Config = job.config;
  return async () => {
    const arxiv = openArxiv(job.feedUrl);
    const report = await fetchInto(openArchive(data), arxiv, config, new Date(job.now));
    if (report.changedDays.length === 0) throw new Error("the refresh changed nothing");
  };
}

async function readArchive(job: Job, folder: string) {
  const archive = openArchive(filesOf(folder).archive);
  const head = await archive.head(new Date(job.now));
  const batches = [];
  for (const day of daysHeld(head)) {
    const batch = await archive.batch(head, day);
    if (batch !== null) batches.push(batch);
    await archive.statistics(head, day);
  }
  return { archive, batches };
}

function emptyFolder(folder: string): string {
  return mkdtempSync(join(folder, "written-"));
}
