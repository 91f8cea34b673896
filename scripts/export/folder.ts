import { existsSync } from "node:fs";
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";

/**
 * The folder of a static site. A file in it tells that this program wrote it: only such a folder is
 * ever replaced, whole, by a new one that was written beside it.
 */
export const markerFile = ".arxiv-feed-site";
const markerText = "Written by `npm run export`, which replaces this folder. Edit nothing here.\n";

/** One sentence on why a folder must not be replaced; null when it may be. */
export async function whyNotOurs(folder: string): Promise<string | null> {
  const found = await lstat(folder).catch(() => null);
  if (found === null) return null;
  if (!found.isDirectory()) return `${folder} is no folder; name another one with --out.`;
  const names = await readdir(folder);
  if (names.length === 0 || names.includes(markerFile)) return null;
  return `${folder} holds files that this command did not write; name another folder with --out.`;
}

/** A run that ended between the two renames left the site beside its place: puts it back. */
export async function recover(folder: string): Promise<void> {
  const previous = beside(folder, "previous");
  if (!existsSync(folder) && existsSync(join(previous, markerFile))) await rename(previous, folder);
}

/** The pages of days that a site has, by their paths. */
export async function dayPagesIn(folder: string): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  if (!existsSync(join(folder, markerFile))) return pages;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file).replaceAll("\\", "/");
    const isDay = /^(feeds\/[^/]+\/)?days\/\d{4}-\d\d-\d\d\.html$/.test(path);
    if (entry.isFile() && isDay) pages.set(path, await readFile(file, "utf8"));
  }
  return pages;
}

/**
 * Replaces the folder by one with these files and no others. Whatever fails on the way, there is
 * either the old site or the new one.
 */
export async function replaceFolder(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<void> {
  const next = beside(folder, `next-${process.pid}`);
  const previous = beside(folder, "previous");
  await rm(next, { recursive: true, force: true });
  try {
    for (const [path, content] of [...files, [markerFile, markerText] as const]) {
      const file = join(next, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    await rm(previous, { recursive: true, force: true });
    const isReplaced = existsSync(folder);
    if (isReplaced) await rename(folder, previous);
    try {
      await rename(next, folder);
    } catch (error) {
      if (isReplaced) await rename(previous, folder);
      throw error;
    }
    await rm(previous, { recursive: true, force: true });
  } finally {
    await rm(next, { recursive: true, force: true });
  }
}

/** On the same disk, so that a rename is all it takes. */
function beside(folder: string, what: string): string {
  return join(dirname(folder), `.${basename(folder)}.${what}`);
}
