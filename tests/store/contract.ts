import { describe, expect, it } from "vitest";
import type { Store } from "@/lib/store/store";
import { aClock, type Clock } from "@/tests/support/stores";

/** Opens an empty store that tells the time by the clock. */
export type OpenStore = (clock: Clock) => Store | Promise<Store>;

/**
 * What every store promises. Each driver runs the same suite. A store that has a clock of its own is
 * made older by `age`.
 */
export function describeStore(
  name: string,
  openStore: OpenStore,
  age: (seconds: number) => void | Promise<void> = () => {},
): void {
  const open = async () => {
    const clock = aClock();
    const pass = async (seconds: number) => {
      clock.pass(seconds);
      await age(seconds);
    };
    return { pass, store: await openStore(clock) };
  };

  describe(name, () => {
    describe("get and set", () => {
      it("has nothing under a key that was never set", async () => {
        const { store } = await open();
        expect(await store.get("a")).toBeNull();
      });

      it("gives back what was set", async () => {
        const { store } = await open();
        await store.set("a", bytes("one"));
        expect(text(await store.get("a"))).toBe("one");
      });

      it("replaces what was there", async () => {
        const { store } = await open();
        await store.set("a", bytes("a long first value"));
        await store.set("a", bytes("two"));
        expect(text(await store.get("a"))).toBe("two");
      });

      it("keeps every byte, zero among them", async () => {
        const { store } = await open();
        const value = Uint8Array.from({ length: 1024 }, (_, index) => index % 256);
        await store.set("a", value);
        expect([...((await store.get("a")) ?? [])]).toEqual([...value]);
      });

      it("tells an empty value from none", async () => {
        const { store } = await open();
        await store.set("a", new Uint8Array());
        expect((await store.get("a"))?.length).toBe(0);
        expect(await store.list("")).toEqual(["a"]);
      });

      it("keeps a value of a megabyte", async () => {
        const { store } = await open();
        const value = new Uint8Array(1_000_000).fill(7);
        await store.set("a", value);
        expect(Buffer.compare((await store.get("a")) ?? Buffer.of(), value)).toBe(0);
      });

      it("copies a value in, so that changing it later changes nothing", async () => {
        const { store } = await open();
        const value = bytes("one");
        await store.set("a", value);
        value.fill(0);
        expect(text(await store.get("a"))).toBe("one");
      });

      it("copies a Buffer in and out as well, whose slice is no copy", async () => {
        const { store } = await open();
        const value = Buffer.from("abc");
        await store.set("copied", value);
        value[0] = 0;
        const read = await store.get("copied");
        read?.fill(0);
        expect(Buffer.from((await store.get("copied")) ?? []).toString()).toBe("abc");
      });

      it("copies a value out, so that readers cannot spoil it", async () => {
        const { store } = await open();
        await store.set("a", bytes("one"));
        (await store.get("a"))?.fill(0);
        (await store.getMany(["a"]))[0]?.fill(0);
        expect(text(await store.get("a"))).toBe("one");
      });
    });

    describe("getMany", () => {
      it("answers in the order asked, null where there is nothing", async () => {
        const { store } = await open();
        await store.set("a", bytes("one"));
        await store.set("b", bytes("two"));
        const found = await store.getMany(["b", "missing", "a", "b"]);
        expect(found.map(text)).toEqual(["two", null, "one", "two"]);
      });

      it("answers nothing with nothing", async () => {
        const { store } = await open();
        expect(await store.getMany([])).toEqual([]);
      });
    });

    describe("expiry", () => {
      it("forgets a value when its time is over, and not before", async () => {
        const { store, pass } = await open();
        await store.set("a", bytes("one"), { ttlSeconds: 100 });
        await pass(90);
        expect(text(await store.get("a"))).toBe("one");
        await pass(10);
        expect(await store.get("a")).toBeNull();
        expect(await store.getMany(["a"])).toEqual([null]);
        expect(await store.list("")).toEqual([]);
      });

      it("keeps a value without an expiry", async () => {
        const { store, pass } = await open();
        await store.set("a", bytes("one"));
        await pass(10 * 365 * 86_400);
        expect(text(await store.get("a"))).toBe("one");
      });

      it("counts fractions of a second", async () => {
        const { store, pass } = await open();
        await store.set("a", bytes("one"), { ttlSeconds: 100.5 });
        expect(await store.setIfAbsent("b", bytes("two"), { ttlSeconds: 100.5 })).toBe(true);
        await pass(90.5);
        expect((await store.getMany(["a", "b"])).map(text)).toEqual(["one", "two"]);
        await pass(10);
        expect(await store.getMany(["a", "b"])).toEqual([null, null]);
      });

      it("takes the expiry away when the value is set again without", async () => {
        const { store, pass } = await open();
        await store.set("a", bytes("one"), { ttlSeconds: 10 });
        await store.set("a", bytes("two"));
        await pass(60);
        expect(text(await store.get("a"))).toBe("two");
      });
    });

    describe("setIfAbsent", () => {
      it("writes where nothing is", async () => {
        const { store } = await open();
        expect(await store.setIfAbsent("a", bytes("one"))).toBe(true);
        expect(text(await store.get("a"))).toBe("one");
      });

      it("leaves what is there", async () => {
        const { store } = await open();
        await store.set("a", bytes("one"));
        expect(await store.setIfAbsent("a", bytes("two"))).toBe(false);
        expect(text(await store.get("a"))).toBe("one");
      });

      it("leaves an empty value that is there", async () => {
        const { store } = await open();
        await store.set("a", new Uint8Array());
        expect(await store.setIfAbsent("a", bytes("two"))).toBe(false);
      });

      it("writes where something was deleted or has expired", async () => {
        const { store, pass } = await open();
        await store.set("a", bytes("one"));
        await store.delete("a");
        expect(await store.setIfAbsent("a", bytes("two"), { ttlSeconds: 100 })).toBe(true);
        await pass(90);
        expect(await store.setIfAbsent("a", bytes("three"))).toBe(false);
        await pass(10);
        expect(await store.setIfAbsent("a", bytes("three"))).toBe(true);
        expect(text(await store.get("a"))).toBe("three");
      });

      it("lets exactly one of fifty at once write", async () => {
        const { store } = await open();
        const won = await Promise.all(fifty.map((name) => store.setIfAbsent("a", bytes(name))));
        const winners = fifty.filter((_, index) => won[index]);
        expect(winners).toEqual([text(await store.get("a"))]);
      });

      it("lets exactly one of fifty at once take what has expired", async () => {
        const { store, pass } = await open();
        for (let round = 0; round < 20; round++) {
          await store.set("a", bytes("the dead one"), { ttlSeconds: 5 });
          await pass(5);
          const won = await Promise.all(
            fifty.map((name) => store.setIfAbsent("a", bytes(name), { ttlSeconds: 60 })),
          );
          const winners = fifty.filter((_, index) => won[index]);
          expect(winners).toEqual([text(await store.get("a"))]);
        }
      });
    });

    describe("delete", () => {
      it("removes each key named and no other", async () => {
        const { store } = await open();
        for (const key of ["a", "b", "c"]) await store.set(key, bytes(key));
        await store.delete("a", "c", "never there");
        expect(await store.list("")).toEqual(["b"]);
        expect(await store.get("a")).toBeNull();
      });

      it("does nothing when no key is named", async () => {
        const { store } = await open();
        await store.set("a", bytes("one"));
        await store.delete();
        expect(await store.list("")).toEqual(["a"]);
      });
    });

    describe("deleteIf", () => {
      it("removes a key that has the value named", async () => {
        const { store } = await open();
        const value = Uint8Array.from({ length: 256 }, (_, index) => index);
        await store.set("a", value, { ttlSeconds: 100 });
        expect(await store.deleteIf("a", value)).toBe(true);
        expect(await store.get("a")).toBeNull();
        expect(await store.deleteIf("a", value)).toBe(false);
      });

      it("leaves a key that has another value, or an empty one", async () => {
        const { store } = await open();
        await store.set("a", bytes("one"));
        expect(await store.deleteIf("a", bytes("on"))).toBe(false);
        expect(await store.deleteIf("a", new Uint8Array())).toBe(false);
        await store.set("b", new Uint8Array());
        expect(await store.deleteIf("b", bytes("one"))).toBe(false);
        expect((await store.getMany(["a", "b"])).map(text)).toEqual(["one", ""]);
      });

      it("has nothing to remove where nothing is, or something expired", async () => {
        const { store, pass } = await open();
        expect(await store.deleteIf("a", bytes("one"))).toBe(false);
        await store.set("a", bytes("one"), { ttlSeconds: 5 });
        await pass(5);
        expect(await store.deleteIf("a", bytes("one"))).toBe(false);
      });

      it("lets exactly one of fifty at once remove, and one write after it", async () => {
        const { store } = await open();
        await store.set("a", bytes("one"));
        const removed = await Promise.all(fifty.map(() => store.deleteIf("a", bytes("one"))));
        expect(removed.filter((hasRemoved) => hasRemoved)).toHaveLength(1);
        expect(await store.setIfAbsent("a", bytes("two"))).toBe(true);
      });
    });

    describe("replaceIf", () => {
      it("replaces the value named, and its expiry", async () => {
        const { store, pass } = await open();
        const value = Uint8Array.from({ length: 256 }, (_, index) => index);
        await store.set("a", value, { ttlSeconds: 100 });
        expect(await store.replaceIf("a", value, bytes("two"), { ttlSeconds: 300 })).toBe(true);
        await pass(200);
        expect(text(await store.get("a"))).toBe("two");
        await pass(100);
        expect(await store.get("a")).toBeNull();
        await store.set("a", bytes("one"), { ttlSeconds: 100 });
        expect(await store.replaceIf("a", bytes("one"), bytes("two"))).toBe(true);
        await pass(1000);
        expect(text(await store.get("a"))).toBe("two");
      });

      it("leaves another value, and what is not there or has expired", async () => {
        const { store, pass } = await open();
        await store.set("a", bytes("one"));
        expect(await store.replaceIf("a", bytes("on"), bytes("two"))).toBe(false);
        expect(await store.replaceIf("a", new Uint8Array(), bytes("two"))).toBe(false);
        expect(text(await store.get("a"))).toBe("one");
        expect(await store.replaceIf("b", bytes("one"), bytes("two"))).toBe(false);
        await store.set("c", bytes("one"), { ttlSeconds: 5 });
        await pass(5);
        expect(await store.replaceIf("c", bytes("one"), bytes("two"))).toBe(false);
        expect(await store.getMany(["b", "c"])).toEqual([null, null]);
      });

      it("lets exactly one of fifty at once replace, against one that removes", async () => {
        const { store } = await open();
        await store.set("a", bytes("one"));
        const replaced = await Promise.all(
          fifty.map((name) => store.replaceIf("a", bytes("one"), bytes(name))),
        );
        const winners = fifty.filter((_, index) => replaced[index]);
        expect(winners).toEqual([text(await store.get("a"))]);
        expect(await store.deleteIf("a", bytes("one"))).toBe(false);
      });
    });

    describe("list", () => {
      it("is empty in an empty store", async () => {
        const { store } = await open();
        expect(await store.list("")).toEqual([]);
      });

      it("names the keys that begin with the prefix", async () => {
        const { store } = await open();
        const keys = ["batch/1", "batch/2", "batch", "batches", "head", "my batch/3"];
        for (const key of keys) await store.set(key, bytes(key));
        expect((await store.list("batch/")).sort()).toEqual(["batch/1", "batch/2"]);
        expect((await store.list("")).sort()).toEqual([...keys].sort());
      });

      it("takes the prefix as it is written, not as a pattern", async () => {
        const { store } = await open();
        for (const key of ["a*1", "ab1", "[a]1", "a?1", "\\a1"]) await store.set(key, bytes(key));
        expect(await store.list("a*")).toEqual(["a*1"]);
        expect(await store.list("a?")).toEqual(["a?1"]);
        expect(await store.list("[a]")).toEqual(["[a]1"]);
        expect(await store.list("\\")).toEqual(["\\a1"]);
        expect(await store.list("*")).toEqual([]);
      });

      it("names thousands of keys", async () => {
        const { store } = await open();
        const keys = Array.from({ length: 3000 }, (_, index) => `many/${index}`);
        for (let from = 0; from < keys.length; from += 100) {
          await Promise.all(keys.slice(from, from + 100).map((key) => store.set(key, bytes("."))));
        }
        expect((await store.list("many/")).sort()).toEqual([...keys].sort());
      });
    });

    describe("values", () => {
      it("that look like numbers, literals or lists stay the texts they are", async () => {
        const { store } = await open();
        const texts = [
          "2501.12345",
          "2412.10",
          "0704.0001",
          "1e5",
          "OK",
          "null",
          "true",
          "[1]",
          '"a"',
        ];
        for (const value of texts) await store.set(value, bytes(value));
        for (const value of texts) expect(text(await store.get(value))).toBe(value);
        expect((await store.getMany(texts)).map(text)).toEqual(texts);
        expect((await store.list("")).sort()).toEqual([...texts].sort());
      });
    });

    describe("keys", () => {
      it("may be any text, and are all different", async () => {
        const { store } = await open();
        for (const key of oddKeys) await store.set(key, bytes(`value of ${key}`));
        expect((await store.list("")).sort()).toEqual([...oddKeys].sort());
        for (const key of oddKeys) expect(text(await store.get(key))).toBe(`value of ${key}`);

        await store.delete(...oddKeys.slice(1));
        expect(await store.list("")).toEqual(oddKeys.slice(0, 1));
      });
    });
  });
}

const oddKeys = [
  "a/b:c d%*..",
  "..",
  ".",
  "../outside",
  "/absolute",
  "./a",
  "a",
  "A",
  "%61",
  "a.bin",
  "unfinished",
  "unfinished/a",
  "back\\slash",
  "con",
  "trailing ",
  "trailing.",
  "line\nbreak\ttab",
  "nul\0byte",
  "Ünïcödé/日本/🤖",
  "e\u0301",
  "\u00e9",
  "{tag}[1]?*",
  "'\"`$(x)~!",
  "__proto__",
];

const fifty = Array.from({ length: 50 }, (_, index) => `process ${index}`);

export function bytes(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

export function text(value: Uint8Array | null | undefined): string | null {
  return value == null ? null : new TextDecoder().decode(value);
}
