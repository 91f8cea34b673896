import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Day, newYorkDay } from "../../lib/arxiv/calendar";
import type { Config } from "../../lib/config/schema";
import { isAppError } from "../../lib/errors";
import { configuredFeeds } from "../../lib/interest/configured";
import { daysKept } from "../../lib/interest/days-kept";
import type { FeedServer } from "../../lib/server/server";
import { withSiteLinks } from "../../lib/site/digest-links";
import { digestOf, newestDigest, type SiteFeed, siteFiles } from "../../lib/site/site";
import { dayPagesIn, recover, replaceFolder, whyNotOurs } from "./folder";

export type Exported = { files: number; bytes: number; days: number };

/**
 * Writes the site of all configured feeds from what the archive holds, in place of an earlier one.
 * When there is nothing to show, or the folder is somebody's own, the folder stays as it is and one
 * sentence says why.
 */
export async function exportSite(needs: {
  server: Pick<FeedServer, "config" | "edition">;
  root: string; // of the project, with its icons and digests
  folder: string;
  base: string;
  repository: string | null; // its address
  now: Date;
}): Promise<Exported | { problem: string }> {
  const { server, root, folder, base, repository, now } = needs;
  await recover(folder);
  const foreign = await whyNotOurs(folder);
  if (foreign !== null) return { problem: foreign };

  const feeds: SiteFeed[] = [];
  // What the archive lacks is the job's to fetch: nothing is done behind these answers.
  const request = { now, defer: () => {} };
  try {
    for (const { name, interest } of configuredFeeds(server.config)) {
      const feed = await server.edition(interest, request);
      const all = { ...interest, daysBack: daysKept(server.config) };
      feeds.push({ name, feed, pages: { ...(await server.edition(all, request)), interest } });
    }
  } catch (error) {
    if (isAppError(error)) return { problem: error.message };
    throw error;
  }
  if (feeds.every(({ feed }) => feed.days.length === 0)) {
    return { problem: "There is nothing to show yet: no announcement is held." };
  }

  const files = siteFiles({
    base,
    feeds,
    today: newYorkDay(now),
    kept: await dayPagesIn(folder),
    digest: await digestIn(root, server.config.digest, repository),
    assets: await assetsIn(root),
  });
  await replaceFolder(folder, files);
  const sizes = [...files.values()].map((content) => Buffer.byteLength(content));
  return {
    files: files.size,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    days: feeds[0]?.pages.days.length ?? 0,
  };
}

const icons = ["favicon.ico", "icon.svg", "icon-144.png", "icon-512.png"];

async function assetsIn(root: string): Promise<Map<string, Uint8Array>> {
  const assets = new Map<string, Uint8Array>();
  for (const name of icons) assets.set(name, await readFile(join(root, "public", name)));
  assets.set("style.css", await readFile(join(root, "lib/site/style.css")));
  return assets;
}

/** The digests that the repository keeps, where config.json has them, with links for the site. */
async function digestIn(
  root: string,
  { file, archive }: Config["digest"],
  repository: string | null,
): Promise<{ newest?: string; days: Map<Day, string> }> {
  const newest = await readFile(join(root, file), "utf8").catch(() => undefined);
  const names = await readdir(join(root, archive)).catch(() => []);
  const found = names
    .sort()
    .flatMap((name): Day[] => /^(\d{4}-\d\d-\d\d)\.md$/.exec(name)?.slice(1) ?? []);
  const pages = new Map(found.map((day) => [`${archive}/${day}.md`, digestOf(day)]));
  if (newest !== undefined) pages.set(file, newestDigest);
  const days = new Map<Day, string>();
  for (const day of found) {
    const from = `${archive}/${day}.md`;
    const text = await readFile(join(root, from), "utf8");
    days.set(day, withSiteLinks(text, { from, to: digestOf(day), pages, repository }));
  }
  if (newest === undefined) return { days };
  const place = { from: file, to: newestDigest, pages, repository };
  return { newest: withSiteLinks(newest, place), days };
}
