import type { Config } from "@/lib/config/schema";
import { overRefresh, overRequests } from "./bounds";
import { growingDays, usualDay } from "./days";
import { measurePages, pageRows } from "./pages";
import { measureQueries, queryRows } from "./queries";
import { type MeasuredDay, measureDay } from "./refresh";
import { measureRequests } from "./requests";
import { refreshRows, requestRows } from "./table";

/** What every section may ask for. */
export type Task = {
  config: Config;
  feeds: string | null; // a folder of recorded feeds
  pool: string | null; // a folder of papers
  seconds: number; // for each kind of request
  /** The folder of the built product, which all sections share. */
  product(): Promise<string>;
  say(what: string): void;
};

/** `over` names what is over its bound, one sentence each. */
export type Section = { rows: string[][]; notes?: string; figures: unknown; over: string[] };

/** The parts of `npm run bench`, in the order of its table. */
export const sections = {
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
    return {
      rows: requestRows(requests),
      notes: "RSS MB and CPU: of the server's processes; bytes: of the body as it was sent.",
      figures: requests,
      over: overRequests(requests),
    };
  },

  async pages({ config, feeds, seconds, product, say }) {
    const folder = await product();
    say("pages");
    const pages = await measurePages(folder, feeds, config.categories, seconds);
    return { rows: pageRows(pages), figures: pages, over: [] };
  },
} satisfies Record<string, (task: Task) => Promise<Section>>;

export type SectionName = keyof typeof sections;
export const sectionNames = Object.keys(sections) as SectionName[];
