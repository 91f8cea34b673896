import { randomUUID } from "node:crypto";
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Store, StoreError } from "./store";

/**
 * A store of files in one folder, for a single machine; several processes may share it.
 *
 * A value is written beside its place and moved there, so that a reader or a crash never meets
 * half of it. A file is the moment it expires (8 bytes, milliseconds as a float64, 0 for never)
 * followed by the value; its name is the key, percent-encoded.
 */
export function fileStore(folder: string, clock: () => number = Date.now): Store {
  const unfinished = join(folder, "unfinished");
  const pathOf = (key: string) => join(folder, fileName(key));

  const read = async (key: string): Promise<Uint8Array | null> => {
    const content = await readFile(pathOf(key)).catch(nullWhenMissing);
    const entry = content && unwrap(content);
    return entry && !isExpired(entry, clock()) ? entry.value : null;
  };

  const writeBeside = async (value: Uint8Array, ttlSeconds?: number): Promise<string> => {
    await mkdir(unfinished, { recursive: true });
    const path = join(unfinished, randomUUID());
    const expiresAt = ttlSeconds === undefined ? 0 : clock() + ttlSeconds * 1000;
    await writeFile(path, wrap(value, expiresAt), { flush: true });
    return path;
  };

  return {
    name: `files under ${folder}`,
    get: (key) => guarded(`read ${key}`, () => read(key)),
    getMany: (keys) => guarded("read", () => Promise.all(keys.map(read))),
    set: (key, value, options) =>
      guarded(`write ${key}`, async () => {
        const path = await writeBeside(value, options?.ttlSeconds);
        await rename(path, pathOf(key)).catch(removing(path));
      }),
    setIfAbsent: (key, value, options) =>
      guarded(`write ${key}`, async () => {
        const path = await writeBeside(value, options?.ttlSeconds);
        try {
          if (await linked(path, pathOf(key))) return true;
          const isCleared = await clearExpired(pathOf(key), unfinished, clock());
          return isCleared && (await linked(path, pathOf(key)));
        } finally {
          await rm(path, { force: true });
        }
      }),
    delete: (...keys) =>
      guarded("delete", async () => {
        await Promise.all(keys.map((key) => rm(pathOf(key), { force: true })));
      }),
    list: (prefix) =>
      guarded("list", async () => {
        const names = (await readdir(folder).catch(nullWhenMissing)) ?? [];
        const keys = names
          .filter((name) => name.endsWith(ending))
          .map((name) => decodeURIComponent(name.slice(0, -ending.length)))
          .filter((key) => key.startsWith(prefix));
        const values = await Promise.all(keys.map(read));
        return keys.filter((_, index) => values[index] !== null);
      }),
  };
}

const headerBytes = 8;
const ending = ".bin";

/** Only letters, digits and `.-_~!'()` stay, so no key can leave the folder or hide in it. */
function fileName(key: string): string {
  const name = encodeURIComponent(key).replaceAll("*", "%2A");
  return `${name.startsWith(".") ? `%2E${name.slice(1)}` : name}${ending}`;
}

function wrap(value: Uint8Array, expiresAt: number): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.writeDoubleBE(expiresAt);
  return Buffer.concat([header, value]);
}

/** A file too short to be one of ours reads as an empty value, which no reader accepts. */
function unwrap(content: Buffer): { expiresAt: number; value: Uint8Array } {
  if (content.length < headerBytes) return { expiresAt: 0, value: new Uint8Array() };
  return { expiresAt: content.readDoubleBE(0), value: content.subarray(headerBytes) };
}

function isExpired(entry: { expiresAt: number }, now: number): boolean {
  return entry.expiresAt !== 0 && entry.expiresAt <= now;
}

/** A hard link is the one way to create a file with content that fails when it exists. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/**
 * Takes an expired file away; false when it is alive or was taken by another process.
 * It is moved first and looked at after: of several processes only one can move it, and a living
 * one moved by mistake (written in between) is put back.
 */
async function clearExpired(path: string, unfinished: string, now: number): Promise<boolean> {
  const entry = unwrap(await readFile(path).catch(() => wrap(new Uint8Array(), 1)));
  if (!isExpired(entry, now)) return false;
  const aside = join(unfinished, randomUUID());
  try {
    await rename(path, aside);
  } catch (error) {
    return codeOf(error) === "ENOENT";
  }
  const wasExpired = isExpired(unwrap(await readFile(aside)), now);
  if (!wasExpired) await linked(aside, path);
  await rm(aside, { force: true });
  return wasExpired;
}

async function guarded<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new StoreError(`the file store cannot ${what}`, error);
  }
}

function removing(path: string) {
  return async (error: unknown): Promise<never> => {
    await rm(path, { force: true }).catch(() => {});
    throw error;
  };
}

function nullWhenMissing(error: unknown): null {
  if (codeOf(error) === "ENOENT") return null;
  throw error;
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}
