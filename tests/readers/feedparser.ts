import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Reader, Shown } from "@/tests/readers/life";
import { python } from "@/tests/readers/programs";

const run = promisify(execFile);

export type Parsed = {
  status: number;
  trouble: string | null; // what was not well-formed
  version: string; // "rss20", "atom10"; "" of a 304
  entries: Entry[];
};
export type Entry = Shown & { updated: number | null; pdf: string[] };

/** A program built on feedparser, subscribed to one address; it keeps what it had at a 304. */
export async function feedparserFor(url: string): Promise<Reader<Entry> & { parsed: Parsed[] }> {
  const folder = await mkdtemp(join(tmpdir(), "feedparser-"));
  const parsed: Parsed[] = [];
  let entries: Entry[] = [];
  return {
    parsed,
    async poll() {
      const script = join(import.meta.dirname, "read_feed.py");
      const { stdout } = await run(python, [script, url, join(folder, "state.json")], {
        maxBuffer: 64_000_000,
      });
      const feed: Parsed = JSON.parse(stdout);
      parsed.push(feed);
      if (feed.status !== 304) entries = feed.entries;
    },
    shown: async () => entries,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
