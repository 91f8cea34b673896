import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Store, StoreError } from "./store";

/**
 * A store of files in one folder, for a single machine; several processes may share it.
 *
 * A value is written beside its place and moved there, so that a reader or a crash never meets
 * half of it. A file is the moment it expires (8 bytes, milliseconds as a float64, 0 for never)
 * followed by the value; its name is the key, percent-encoded, of at most 251 bytes.
 *
 * What `setIfAbsent`, `deleteIf` and `replaceIf` promise holds among those three. `set` asks nobody: one
 * that comes between their last look and the change is lost, so a lock is never written with it.
 */
export function fileStore(folder: string, clock: () => number = Date.now): Store {
  const unfinished = join(folder, "unfinished");
  const pathOf = (key: string) => join(folder, fileName(key));

  const read = async (key: string): Promise<Uint8Array | null> => {
    const content = await readFile(pathOf(key)).catch(nullWhenMissing);
    const entry = content && unwrap(content);
    return entry && !isExpired(entry, clock()) ? entry.value : null;
  };

  const isLiving = async (key: string): Promise<boolean> => {
    const start = await readStart(pathOf(key)).catch(nullWhenMissing);
    return start !== null && !isExpired(unwrap(start), clock());
  };

  const writeBeside = async (value: Uint8Array, ttlSeconds?: number): Promise<string> => {
    await mkdir(unfinished, { recursive: true });
    const path = join(unfinished, randomUUID());
    const expiresAt = ttlSeconds === undefined ? 0 : clock() + ttlSeconds * 1000;
    await writeFile(path, wrap(value, expiresAt), { flush: true });
    return path;
  };

  /** Makes a file where none is, or only an expired one; true when it did. */
  const create = async (path: string, value: Uint8Array, ttlSeconds?: number): Promise<boolean> => {
    const finished = await writeBeside(value, ttlSeconds);
    try {
      return (await linked(finished, path)) || (await replaceExpired(path, finished));
    } finally {
      await rm(finished, { force: true });
    }
  };

  /**
   * Of several processes that mean to replace or remove what they saw in a file, only the one that
   * holds the claim on that very content may, and only while it is still there (null: gone). A
   * claim is itself a file that expires, so that a process that dies with one stops nobody for good.
   */
  const withClaim = async (
    path: string,
    seen: Buffer,
    act: (current: Buffer | null) => Promise<boolean>,
  ): Promise<boolean> => {
    const claim = join(unfinished, createHash("sha256").update(path).update(seen).digest("hex"));
    if (!(await create(claim, Buffer.from(randomUUID()), claimSeconds))) return false;
    try {
      const current = await readFile(path).catch(nullWhenMissing);
      return (current === null || current.equals(seen)) && (await act(current));
    } finally {
      await rm(claim, { force: true });
    }
  };

  const replaceExpired = async (path: string, finished: string): Promise<boolean> => {
    const expired = await readFile(path).catch(nullWhenMissing);
    if (expired === null) return linked(finished, path);
    if (!isExpired(unwrap(expired), clock())) return false;
    return withClaim(path, expired, async (current) => {
      if (current === null) return linked(finished, path);
      await rename(finished, path);
      return true;
    });
  };

  /** Does something to a file while it holds the value; false when it does not. */
  const changeIf = async (
    path: string,
    value: Uint8Array,
    change: () => Promise<void>,
  ): Promise<boolean> => {
    const seen = await readFile(path).catch(nullWhenMissing);
    if (seen === null) return false;
    const entry = unwrap(seen);
    if (isExpired(entry, clock()) || Buffer.compare(entry.value, value) !== 0) return false;
    return withClaim(path, seen, async (current) => {
      if (current !== null) await change();
      return current !== null;
    });
  };

  const replaceIf = async (
    path: string,
    from: Uint8Array,
    to: Uint8Array,
    ttlSeconds?: number,
  ): Promise<boolean> => {
    const finished = await writeBeside(to, ttlSeconds);
    try {
      return await changeIf(path, from, () => rename(finished, path));
    } finally {
      await rm(finished, { force: true });
    }
  };

  return {
    name: `files under ${folder}`,
    get: (key) => guarded(`read ${key}`, () => read(key)),
    getMany: (keys) => guarded("read", () => Promise.all(keys.map(read))),
    set: (key, value, options) =>
      guarded(`write ${key}`, async () => {
        const place = pathOf(key);
        const path = await writeBeside(value, options?.ttlSeconds);
        await rename(path, place).catch(removing(path));
      }),
    setIfAbsent: (key, value, options) =>
      guarded(`write ${key}`, () => create(pathOf(key), value, options?.ttlSeconds)),
    delete: (...keys) =>
      guarded("delete", async () => {
        await Promise.all(keys.map((key) => rm(pathOf(key), { force: true })));
      }),
    deleteIf: (key, value) =>
      guarded(`delete ${key}`, () =>
        changeIf(pathOf(key), value, () => rm(pathOf(key), { force: true })),
      ),
    replaceIf: (key, from, to, options) =>
      guarded(`write ${key}`, () => replaceIf(pathOf(key), from, to, options?.ttlSeconds)),
    list: (prefix) =>
      guarded("list", async () => {
        const names = (await readdir(folder).catch(nullWhenMissing)) ?? [];
        const keys: string[] = [];
        for (const name of names) {
          const key = keyOf(name);
          if (key?.startsWith(prefix) && (await isLiving(key))) keys.push(key);
        }
        return keys;
      }),
  };
}

const headerBytes = 8;
const claimSeconds = 10;
const ending = ".bin";
const longestName = 255; // bytes, on every usual file system

/**
 * Only small letters, digits and `-_~!'()` stay, and dots but the first; so no key can leave the
 * folder or hide in it, nor be taken for another where case does not count (macOS, Windows).
 */
function fileName(key: string): string {
  const name = encodeURIComponent(key)
    .replace(/%..|[A-Z*]|^\./g, (found) =>
      found.length > 1 ? found : `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
    )
    .concat(ending);
  if (name.length > longestName) {
    throw new Error(`its name would have ${name.length} bytes, more than ${longestName}`);
  }
  return name;
}

/** The key of a file; null when the file is none of ours. */
function keyOf(name: string): string | null {
  if (!name.endsWith(ending)) return null;
  try {
    const key = decodeURIComponent(name.slice(0, -ending.length));
    return fileName(key) === name ? key : null;
  } catch {
    return null;
  }
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

/** As much of a file as says when it expires. */
async function readStart(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
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
