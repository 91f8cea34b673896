import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * What the last build was made from, written into it, so that `npm start` builds only when needed.
 * Run by itself (after `npm run build`) it writes the mark.
 */
const markFile = ".next/built-from";

export async function isBuilt(): Promise<boolean> {
  if (!existsSync(".next/BUILD_ID") || !existsSync(markFile)) return false;
  return readFileSync(markFile, "utf8") === (await fingerprint());
}

export async function markBuilt(): Promise<void> {
  writeFileSync(markFile, await fingerprint());
}

/** Those beside the folders; the first two are there when Next.js is given such a thing. */
const sources = [
  "instrumentation.ts",
  "proxy.ts",
  "next.config.ts",
  "package-lock.json",
  "tsconfig.json",
  "vercel.json",
];

/** A hash of everything a build is made from; config.json is read when serving and not part. */
async function fingerprint(): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  const single = sources.filter((path) => existsSync(path));
  for (const path of [...single, ...(await filesUnder(["app", "lib", "public"]))]) {
    hash.update(path).update(await readFile(path));
  }
  return hash.digest("hex");
}

async function filesUnder(folders: readonly string[]): Promise<string[]> {
  const listed = await Promise.all(
    folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })),
  );
  return listed
    .flat()
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await markBuilt();
