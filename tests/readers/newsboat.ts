import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Reader } from "@/tests/readers/life";
import { rowsOf } from "@/tests/readers/sqlite";

const run = promisify(execFile);

export type Newsboat = Reader & { unread(): Promise<number> };

/** A newsboat of its own (libxml2, libcurl), subscribed to one address. */
export async function newsboatFor(url: string): Promise<Newsboat> {
  const folder = await mkdtemp(join(tmpdir(), "newsboat-"));
  const inFolder = (name: string) => join(folder, name);
  await writeFile(inFolder("urls"), `${url}\n`);
  await writeFile(inFolder("config"), "");
  const files = ["-u", inFolder("urls"), "-c", inFolder("cache.db"), "-C", inFolder("config")];
  const newsboat = (what: string) =>
    run("newsboat", [...files, "-x", what], {
      env: { ...process.env, HOME: folder, TERM: "dumb" },
    });
  return {
    poll: async () => void (await newsboat("reload")),
    unread: async () => Number.parseInt((await newsboat("print-unread")).stdout, 10),
    shown: () =>
      rowsOf(
        inFolder("cache.db"),
        "select guid id, title, author authors, url, pubDate date, content from rss_item " +
          "order by pubDate desc",
      ),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
