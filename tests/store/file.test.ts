import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fileStore } from "@/lib/store/file";
import { StoreError } from "@/lib/store/store";
import { valuesIn } from "@/lib/store/values";
import { bytes, text } from "@/tests/store/contract";
import { aClock, keepingLog, temporaryFolder } from "@/tests/support/stores";

describe("fileStore", () => {
  it("never shows a reader half a value while a writer is at work", async () => {
    const store = fileStore(await temporaryFolder());
    const value = (round: number) => new Uint8Array(1_000_000).fill(round);
    await store.set("a", value(0));

    let isWriting = true;
    const write = async () => {
      for (let round = 1; round <= 30; round++) await store.set("a", value(round));
      isWriting = false;
    };
    const read = async () => {
      do {
        const found = await store.get("a");
        expect(found?.length).toBe(1_000_000);
        expect(found?.every((byte) => byte === found[0])).toBe(true);
      } while (isWriting);
    };
    await Promise.all([write(), read(), read(), read()]);
  });

  it("shares its folder with another store", async () => {
    const folder = await temporaryFolder();
    const clock = aClock();
    const [one, other] = [fileStore(folder, clock.now), fileStore(folder, clock.now)];
    await one.set("a", bytes("one's"), { ttlSeconds: 60 });
    expect(text(await other.get("a"))).toBe("one's");
    expect(await other.list("")).toEqual(["a"]);
    expect(await other.setIfAbsent("a", bytes("other's"))).toBe(false);

    clock.pass(60);
    expect(await other.setIfAbsent("a", bytes("other's"))).toBe(true);
    expect(text(await one.get("a"))).toBe("other's");
    await other.delete("a");
    expect(await one.get("a")).toBeNull();
  });

  it("lets one of several stores take what has expired", async () => {
    const folder = await temporaryFolder();
    const clock = aClock();
    const stores = Array.from({ length: 8 }, () => fileStore(folder, clock.now));
    for (let round = 0; round < 20; round++) {
      await stores[0]?.set("lock", bytes("the dead one"), { ttlSeconds: 5 });
      clock.pass(5);
      const won = await Promise.all(
        stores.map((store) => store.setIfAbsent("lock", bytes("mine"), { ttlSeconds: 60 })),
      );
      expect(won.filter((hasWon) => hasWon)).toHaveLength(1);
    }
  });

  it("lets one of several stores remove a value, and leaves what another has put in its place", async () => {
    const folder = await temporaryFolder();
    const clock = aClock();
    const stores = Array.from({ length: 8 }, () => fileStore(folder, clock.now));
    await stores[0]?.set("lock", bytes("mine"), { ttlSeconds: 5 });
    const removed = await Promise.all(stores.map((store) => store.deleteIf("lock", bytes("mine"))));
    expect(removed.filter((hasRemoved) => hasRemoved)).toHaveLength(1);

    await stores[0]?.set("lock", bytes("mine"), { ttlSeconds: 5 });
    clock.pass(5);
    const [, ...others] = await Promise.all([
      ...stores.map((store) => store.deleteIf("lock", bytes("mine"))),
      stores[1]?.setIfAbsent("lock", bytes("another's"), { ttlSeconds: 60 }),
    ]);
    expect(others.at(-1)).toBe(true);
    expect(text((await stores[0]?.get("lock")) ?? null)).toBe("another's");
    expect(await readdir(join(folder, "unfinished"))).toEqual([]);
  });

  it("takes what has expired though a process died while it did the same", async () => {
    const folder = await temporaryFolder();
    const clock = aClock();
    const store = fileStore(folder, clock.now);
    await store.set("lock", bytes("first"), { ttlSeconds: 5 });
    clock.pass(5);
    await leaveClaim(folder, "lock", clock.now);

    expect(await store.setIfAbsent("lock", bytes("mine"))).toBe(false);
    clock.pass(10);
    expect(await store.setIfAbsent("lock", bytes("mine"))).toBe(true);
    expect(text(await store.get("lock"))).toBe("mine");
  });

  it("leaves nothing unfinished behind", async () => {
    const folder = await temporaryFolder();
    const clock = aClock();
    const store = fileStore(folder, clock.now);
    await store.set("a", bytes("one"), { ttlSeconds: 5 });
    await store.setIfAbsent("a", bytes("two"));
    clock.pass(5);
    await store.setIfAbsent("a", bytes("two"));
    await store.setIfAbsent("b", bytes("two"));
    expect(await readdir(join(folder, "unfinished"))).toEqual([]);
  });

  it("is not disturbed by what a crash left unfinished", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "unfinished"));
    await writeFile(join(folder, "unfinished", "half-a-value"), "abc");
    const store = fileStore(folder);
    await store.set("a", bytes("one"));
    expect(await store.setIfAbsent("b", bytes("two"))).toBe(true);
    expect((await store.list("")).sort()).toEqual(["a", "b"]);
  });

  it.each([0, 5])("reads a file cut to %i bytes as a value no schema accepts", async (length) => {
    const folder = await temporaryFolder();
    const store = fileStore(folder);
    await store.set("a", bytes("one"));
    await truncate(join(folder, "a.bin"), length);

    expect((await store.get("a"))?.length).toBe(0);
    expect(await store.list("")).toEqual(["a"]);
    expect(await store.setIfAbsent("a", bytes("two"))).toBe(false);
    expect(await valuesIn(store, keepingLog()).read("a", z.unknown())).toBeNull();
  });

  it("lists only its own files", async () => {
    const folder = await temporaryFolder();
    const store = fileStore(folder);
    await store.set("a", bytes("one"));
    for (const name of ["notes.txt", "100%.bin", "B.bin", "%61.bin", ".bin.swp", "d e.bin"]) {
      await writeFile(join(folder, name), "somebody else's");
    }
    expect(await store.list("")).toEqual(["a"]);
  });

  it("keeps every key inside its folder", async () => {
    const parent = await temporaryFolder();
    const store = fileStore(join(parent, "data"));
    for (const key of ["../outside", "..", "/etc/outside", "unfinished/../../outside", ""]) {
      await store.set(key, bytes(key));
      expect(text(await store.get(key))).toBe(key);
    }
    expect(await readdir(parent)).toEqual(["data"]);
    expect((await store.list("")).length).toBe(5);
  });

  it("gives keys that differ in case names that differ without it", async () => {
    const folder = await temporaryFolder();
    const store = fileStore(folder);
    for (const key of ["cs.RO", "cs.ro", "CS.RO", "%2a", "%2A", "*"])
      await store.set(key, bytes(key));
    const names = (await readdir(folder)).filter((name) => name.endsWith(".bin"));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(6);
  });

  it("refuses a key too long for a file name, in every method, and says why", async () => {
    const folder = await temporaryFolder();
    const store = fileStore(folder);
    const longest = "k".repeat(251);
    await store.set(longest, bytes("one"));
    expect(await store.list("kkk")).toEqual([longest]);

    for (const key of [`${longest}k`, "日".repeat(28)]) {
      for (const error of await Promise.all(callsWith(store, key).map(failureOf))) {
        expect(error).toBeInstanceOf(StoreError);
        expect(error.cause).toHaveProperty(
          "message",
          "its name would have 256 bytes, more than 255",
        );
      }
    }
    expect(await readdir(join(folder, "unfinished"))).toEqual([]);
  });

  it("rejects with StoreError and the cause where no folder can be", async () => {
    const file = join(await temporaryFolder(), "a-file");
    await writeFile(file, "not a folder");
    const store = fileStore(join(file, "data"));
    const refusals = [...callsWith(store, "a"), store.list("")].map(failureOf);
    for (const error of await Promise.all(refusals)) {
      expect(error).toBeInstanceOf(StoreError);
      expect(error.cause).toHaveProperty("code", "ENOTDIR");
    }
  });

  it("is empty where its folder does not exist yet", async () => {
    const store = fileStore(join(await temporaryFolder(), "not", "there"));
    expect(await store.get("a")).toBeNull();
    expect(await store.list("")).toEqual([]);
    await store.delete("a");
    await store.set("a", bytes("one"));
    expect(text(await store.get("a"))).toBe("one");
  });
});

async function failureOf(call: Promise<unknown>): Promise<Error> {
  return call.then(
    () => expect.unreachable(),
    (error) => error,
  );
}

function callsWith(store: ReturnType<typeof fileStore>, key: string): Promise<unknown>[] {
  return [
    store.get(key),
    store.getMany([key]),
    store.set(key, bytes("one")),
    store.setIfAbsent(key, bytes("one")),
    store.delete(key),
  ];
}

/** What a process leaves that is killed between its claim on an expired file and the move. */
async function leaveClaim(folder: string, key: string, clock: () => number): Promise<void> {
  const path = join(folder, `${key}.bin`);
  const claim = createHash("sha256")
    .update(path)
    .update(await readFile(path))
    .digest("hex");
  await fileStore(folder, clock).set("claim", bytes("the dead one's"), { ttlSeconds: 10 });
  await rename(join(folder, "claim.bin"), join(folder, "unfinished", claim));
}
