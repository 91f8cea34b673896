import { describe, expect, it } from "vitest";
import { silentLog } from "@/lib/log";
import { createArchive } from "@/lib/papers/archive";
import { emptyHead } from "@/lib/papers/head";
import { memoryStore } from "@/lib/store/memory";
import { type Store, StoreError } from "@/lib/store/store";
import { valuesIn } from "@/lib/store/values";
import { daySummariesKey } from "@/lib/summaries/kept";
import { createShelf, type Shelf } from "@/lib/summaries/shelf";
import type { Summary } from "@/lib/summaries/summary";

const day = "2026-06-16";
const now = new Date("2026-06-16T08:00:00Z");

function aSummary(id: string, madeAt = 1_000): Summary {
  return {
    id,
    version: 1,
    language: "en",
    model: "stand-in",
    source: "html",
    leftOut: [],
    prompt: "p",
    madeAt,
    sentence: null,
    markdown: "## Results\n\nNone.\n",
    missing: [],
    isCut: false,
    unfound: [],
  };
}

function shelfOver(store: Store): { shelf: Shelf; archive: ReturnType<typeof createArchive> } {
  const sleep = () => new Promise<void>((done) => setTimeout(done, 1));
  const archive = createArchive({ store, log: silentLog, sleep });
  const values = valuesIn(store, silentLog);
  return { shelf: createShelf({ store, values, archive, keptDays: 10, sleep }), archive };
}

describe("the day's count of questions", () => {
  it("lets so many through and no more, however many processes ask at the same time", async () => {
    const store = memoryStore();
    const shelves = Array.from({ length: 4 }, () => shelfOver(store).shelf);
    const asked = Array.from({ length: 20 }, (_, index) => shelves[index % 4]?.mayAsk(7, now));
    const answers = await Promise.all(asked);
    expect(answers.filter((each) => each === true)).toHaveLength(7);
  });

  it("gets back what was not asked, and begins anew at New York's midnight", async () => {
    const { shelf } = shelfOver(memoryStore());
    expect(await shelf.mayAsk(1, now)).toBe(true);
    expect(await shelf.mayAsk(1, now)).toBe(false);
    await shelf.wasNotAsked(now);
    expect(await shelf.mayAsk(1, now)).toBe(true);
    expect(await shelf.mayAsk(1, new Date("2026-06-17T03:59:00Z"))).toBe(false);
    expect(await shelf.mayAsk(1, new Date("2026-06-17T04:01:00Z"))).toBe(true);
  });
});

describe("a day's summaries", () => {
  it("are put together by two processes that publish at once, and named by the head", async () => {
    const store = memoryStore();
    const [one, other] = [shelfOver(store), shelfOver(store)];
    await Promise.all([
      one.shelf.publish(day, "en", [aSummary("2606.00001")], now),
      other.shelf.publish(day, "en", [aSummary("2606.00002")], now),
    ]);
    const third = shelfOver(store);
    const head = await third.archive.head(now);
    const [found] = await third.shelf.ofDays(head, [day], "en");
    expect(found?.isAsNamed).toBe(true);
    expect(found?.summaries.map(({ id }) => id)).toEqual(["2606.00001", "2606.00002"]);
  });

  it("are told from those that the head names where they are lost or others", async () => {
    const store = memoryStore();
    const { shelf, archive } = shelfOver(store);
    await shelf.publish(day, "en", [aSummary("2606.00001")], now);
    const head = await archive.head(now, true);
    await valuesIn(store, silentLog).write(daySummariesKey(day, "en"), [aSummary("2606.00009")]);
    const fresh = shelfOver(store).shelf;
    expect((await fresh.ofDays(head, [day], "en"))[0]?.isAsNamed).toBe(false);
    await store.delete(daySummariesKey(day, "en"));
    const [lost] = await shelfOver(store).shelf.ofDays(head, [day], "en");
    expect(lost).toEqual({ summaries: [], isAsNamed: false });
    // What is in memory is what the head names.
    expect((await shelf.ofDays(head, [day], "en"))[0]).toMatchObject({ isAsNamed: true });
  });

  it("are read only where the head names any", async () => {
    const { shelf } = shelfOver(memoryStore());
    expect(await shelf.ofDays(emptyHead, [day], "en")).toEqual([
      { summaries: [], isAsNamed: true },
    ]);
  });

  it("are not taken for published where the head could not be written", async () => {
    const store = memoryStore();
    const full: Store = {
      ...store,
      set: store.set,
      replaceIf: () => Promise.reject(new StoreError("the disk is full")),
      setIfAbsent: (key, ...rest) =>
        key === "head"
          ? Promise.reject(new StoreError("the disk is full"))
          : store.setIfAbsent(key, ...rest),
    };
    const { shelf } = shelfOver(full);
    await expect(shelf.publish(day, "en", [aSummary("2606.00001")], now)).rejects.toThrow(
      StoreError,
    );
  });
});
