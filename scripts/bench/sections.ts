import type { Config } from "@/lib/config/schema";
import { measureApart } from "./apart";
import { overNewFeeds, overPages, overRefresh, overRequests, overStart } from "./bounds";
import { growingDays, usualDay } from "./days";
import { type MeasuredNewFeeds, newFeedRows, newFeedsCases } from "./new-feeds";
import { measurePages, pageRows } from "./pages";
import { measureQueries, queryRows } from "./queries";
import { readerRows } from "./reader-rows";
import { type MeasuredDay, measureDay } from "./refresh";
import { measureRequests } from "./requests";
import { measureStart, startRows } from "./start";
import { refreshRows, requestRows } from "./table";

/** What every section may ask for. */
export type Task = {
  config: Config;
  feeds: string | null; // a folder of recorded feeds
  pool: string | null; // a folder of papers
  seconds: number; // for each kind of request
  readers: number;
  /** The folder of the built product, which all sections share. */
  product(): Promise<string>;
  say(what: string): void;
};

/** `over` names what is over its bound, one sentence each. */
export type Section = { rows: string[][]; notes?: string; figures: unknown; over: string[] };

/** The parts of `npm run bench`, in the order of its table. */
const all = {
  async refresh({ config, feeds, say }) {
    const usual = usualDay(config.categories, feeds);
    say(`the refresh of ${usual.name}, three times each step`);
    const day = await measureDay(usual, config, { runs: 3, withHistory: true });
    const growing: MeasuredDay[] = [];
    for (const each of growingDays()) {
      say(`the refresh of ${each.name} the papers`);
      growing.push(await measureDay(each, config, { runs: 1, withHistory: false }));
    }
    return {
      rows: refreshRows(day, growing),
      notes: "MB: peak resident memory over idle; growth: CPU a paper, last day over first.",
      figures: { day, growing },
      over: overRefresh(day),
    };
  },

  async queries({ pool, say }) {
    say("the choice of papers");
    const queries = measureQueries(pool, [1_000, 10_000, 30_000]);
    return { rows: queryRows(queries), figures: queries, over: [] };
  },

  async requests({ config, feeds, seconds, product, say }) {
    const folder = await product();
    say("requests, after a build of the floor");
    const requests = await measureRequests(feeds, config.categories, seconds, folder);
    const newFeeds: MeasuredNewFeeds[] = [];
    for (const each of newFeedsCases) {
      say(`feeds never asked for, ${each.name}`);
      newFeeds.push(await measureApart("newFeeds", each));
    }
    return {
      rows: [...requestRows(requests), [], ...newFeedRows(newFeeds)],
      notes: "RSS MB and CPU: of the server's processes; bytes: of the body as it was sent.",
      figures: { requests, newFeeds },
      over: [...overRequests(requests), ...overNewFeeds(newFeeds)],
    };
  },

  async pages({ config, feeds, seconds, product, say }) {
    const folder = await product();
    say("pages");
    const pages = await measurePages(folder, feeds, config.categories, seconds);
    return { rows: pageRows(pages), figures: pages, over: overPages(pages) };
  },

  async start({ config, feeds, product, say }) {
    const folder = await product();
    say("the start");
    const start = await measureStart(folder, feeds, config.categories);
    return { rows: startRows(start), figures: start, over: overStart(start) };
  },

  async readers({ readers, say }) {
    const tell = (what: string) => say(`${readers} readers, ${what}`);
    const day = await measureApart("readers", readers, tell);
    return {
      rows: readerRows(day),
      notes: "Within one process, without Next.js; a new day is announced at the 13th hour.",
      figures: day,
      over: [],
    };
  },
} satisfies Record<string, (task: Task) => Promise<Section>>;

export type SectionName = keyof typeof all;
export const sections: Readonly<Record<SectionName, (task: Task) => Promise<Section>>> = all;
export const sectionNames = Object.keys(all) as SectionName[];
