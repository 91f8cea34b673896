import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { memoryStore } from "@/lib/store/memory";
import { encode, valuesIn } from "@/lib/store/values";
import { bytes, text } from "@/tests/store/contract";
import { aClock, failing, intercepted, isWrite, keepingLog } from "@/tests/support/stores";

const schema = z.object({ title: z.string() });
const setAside = "warn a stored value cannot be read and was set aside";

function aStoreWithValues() {
  const clock = aClock();
  const store = memoryStore(clock.now);
  const log = keepingLog();
  return { clock, store, log, values: valuesIn(store, log) };
}

describe("valuesIn", () => {
  it("gives back what was written, as the schema makes it", async () => {
    const { values } = aStoreWithValues();
    await values.write("a", { title: "Größe \u2028 \0 🤖", unknown: 1 });
    expect(await values.read("a", schema)).toEqual({ title: "Größe \u2028 \0 🤖" });
    expect(
      await values.read(
        "a",
        schema.transform(({ title }) => title.length),
      ),
    ).toBe(12);
  });

  it("stores a value gzipped", async () => {
    const { values, store } = aStoreWithValues();
    await values.write("a", { title: "towel ".repeat(1000) });
    expect((await store.get("a"))?.length).toBeLessThan(200);
  });

  it("has nothing where nothing was written, and says nothing of it", async () => {
    const { values, log } = aStoreWithValues();
    expect(await values.read("a", schema)).toBeNull();
    expect(await values.readMany(["a", "b"], schema)).toEqual([null, null]);
    expect(log.lines).toEqual([]);
  });

  it("forgets a value when its time is over", async () => {
    const { values, clock } = aStoreWithValues();
    await values.write("a", { title: "one" }, { ttlSeconds: 10 });
    clock.pass(10);
    expect(await values.read("a", schema)).toBeNull();
  });

  describe.each([
    ["an empty value", new Uint8Array()],
    ["what is not gzip", bytes('{"title":"one"}')],
    ["half of a gzip", encode({ title: "one" }).subarray(0, 15)],
    ["gzipped text that is no JSON", gzipSync("<html>Bad gateway</html>")],
    ["JSON of another shape", encode({ titles: ["one"] })],
    ["more than it may inflate to", gzipSync(new Uint8Array(64 * 1024 * 1024 + 1))],
  ])("given %s", (_, garbage) => {
    it("treats it as absent, keeps a copy and tells the log once", async () => {
      const { values, store, log, clock } = aStoreWithValues();
      await store.set("a", garbage);
      expect(await values.read("a", schema)).toBeNull();
      expect(await values.read("a", schema)).toBeNull();

      expect(log.lines).toEqual([setAside]);
      expect(await store.list("")).toEqual(["aside/a"]);
      expect(Buffer.compare((await store.get("aside/a")) ?? bytes("none"), garbage)).toBe(0);
      clock.pass(30 * 86_400);
      expect(await store.list("")).toEqual([]);
    });

    it("reads the values beside it", async () => {
      const { values, store } = aStoreWithValues();
      await store.set("b", garbage);
      for (const key of ["a", "c"]) await values.write(key, { title: key });
      expect(await values.readMany(["a", "b", "missing", "c"], schema)).toEqual([
        { title: "a" },
        null,
        null,
        { title: "c" },
      ]);
      expect((await store.list("")).sort()).toEqual(["a", "aside/b", "c"]);
    });
  });

  it("reads what is written over garbage, and tells of the next garbage again", async () => {
    const { values, store, log } = aStoreWithValues();
    await store.set("a", bytes("garbage"));
    await values.read("a", schema);
    await values.write("a", { title: "one" });
    expect(await values.read("a", schema)).toEqual({ title: "one" });
    await store.set("a", bytes("more garbage"));
    await values.read("a", schema);
    expect(log.lines).toEqual([setAside, setAside]);
    expect(text(await store.get("aside/a"))).toBe("more garbage");
  });

  it("leaves a value that somebody writes while the garbage is set aside", async () => {
    const { store, log } = aStoreWithValues();
    await store.set("a", bytes("garbage"));
    const slow = intercepted(store, async ({ keys: [key] }) => {
      if (key === "aside/a") await store.set("a", encode({ title: "new" }));
    });
    expect(await valuesIn(slow, log).read("a", schema)).toBeNull();
    expect(await valuesIn(store, log).read("a", schema)).toEqual({ title: "new" });
  });

  it("treats garbage as absent where nothing can be written, and tells the log once", async () => {
    const { store, log } = aStoreWithValues();
    await store.set("a", bytes("garbage"));
    const values = valuesIn(failing(store, isWrite), log);
    expect(await values.read("a", schema)).toBeNull();
    expect(await values.read("a", schema)).toBeNull();
    expect(await store.list("")).toEqual(["a"]);
    expect(log.lines).toEqual([setAside]);
  });

  it("passes on that the store fails", async () => {
    const { store, log } = aStoreWithValues();
    const values = valuesIn(
      failing(store, () => true),
      log,
    );
    await expect(values.read("a", schema)).rejects.toThrow("the store is out");
    await expect(values.readMany(["a"], schema)).rejects.toThrow("the store is out");
    await expect(values.write("a", {})).rejects.toThrow("the store is out");
    expect(log.lines).toEqual([]);
  });
});

describe("replace", () => {
  const schema = z.object({ n: z.number() });

  it("writes where the value is still the one that was read", async () => {
    const store = memoryStore();
    const values = valuesIn(store, keepingLog());
    expect(await values.replace("a", schema, null, { n: 1 })).toBe(true);
    expect(await values.replace("a", schema, { n: 1 }, { n: 2 })).toBe(true);
    expect(await values.read("a", schema)).toEqual({ n: 2 });
  });

  it("leaves what another wrote in the meantime", async () => {
    const values = valuesIn(memoryStore(), keepingLog());
    await values.write("a", { n: 5 });
    expect(await values.replace("a", schema, null, { n: 1 })).toBe(false);
    expect(await values.replace("a", schema, { n: 1 }, { n: 2 })).toBe(false);
    expect(await values.replace("b", schema, { n: 1 }, { n: 2 })).toBe(false);
    expect(await values.read("a", schema)).toEqual({ n: 5 });
  });

  it("replaces what cannot be read, for one that read nothing", async () => {
    const store = memoryStore();
    const values = valuesIn(store, keepingLog());
    await store.set("a", bytes("garbage"));
    expect(await values.replace("a", schema, null, { n: 1 })).toBe(true);
    expect(await values.read("a", schema)).toEqual({ n: 1 });
  });
});
