import { describe, expect, it } from "vitest";
import { type Archive, type ArchiveChange, createArchive } from "@/lib/papers/archive";
import type { Batch } from "@/lib/papers/batch";
import { newRecord } from "@/lib/papers/category-record";
import { daysHeld, type Head, listingKey, partKeys, statisticsKey } from "@/lib/papers/head";
import { type Listing, listingOf } from "@/lib/papers/listing";
import { statisticsOf } from "@/lib/ranking/statistics";
import { memoryStore } from "@/lib/store/memory";
import type { Store } from "@/lib/store/store";
import { encode } from "@/lib/store/values";
import { aBatch, anAnnouncement, paperNumber } from "@/tests/support/papers";
import { failing, intercepted, isWrite, keepingLog, type StoreCall } from "@/tests/support/stores";

const monday = "2026-06-15";
const tuesday = "2026-06-16";
const wednesday = "2026-06-17";

describe("an archive", () => {
  it("is empty over an empty store", async () => {
    const { archive } = anArchive(memoryStore());
    const head = await archive.head(at(0));
    expect(daysHeld(head)).toEqual([]);
    expect(await archive.batch(head, monday)).toBeNull();
    expect((await archive.statistics(head, monday))?.documents).toBe(0);
    expect(archive.trouble()).toBeNull();
  });

  it("gives back what was put into it, also to the next process", async () => {
    const store = memoryStore();
    const { archive } = anArchive(store);
    const batch = aBatch(monday, paperNumber(1), paperNumber(2));
    const head = await archive.update(at(0), adding(batch));
    expect(head.days[monday]).toMatchObject({ count: 2, parts: 1, changedAt: at(0).getTime() });
    expect(await archive.batch(head, monday)).toEqual(batch);

    const next = anArchive(store).archive;
    expect(await next.head(at(1))).toEqual(head);
    expect(await next.batch(head, monday)).toEqual(batch);
    expect(await next.batch(head, tuesday)).toBeNull();
  });

  it("adds to a day what a change brings and keeps what the change leaves out", async () => {
    const { archive } = anArchive(memoryStore());
    await archive.update(at(0), adding(aBatch(monday, paperNumber(1), paperNumber(2))));
    const head = await archive.update(at(1), adding(aBatch(monday, paperNumber(3))));
    expect(await papersOn(archive, head, monday)).toEqual(papers(1, 3));
  });

  it("shows a change what is held, and keeps the records and validators it answers", async () => {
    const { archive } = anArchive(memoryStore());
    await archive.update(at(0), adding(aBatch(monday, paperNumber(1))));
    const record = { ...newRecord, day: monday, checkedAt: at(1).getTime() };
    const head = await archive.update(at(1), (state) => {
      expect(state.listings).toEqual([listingOf(aBatch(monday, paperNumber(1)))]);
      expect(daysHeld(state.head)).toEqual([monday]);
      const validators = { "cs.RO": { etag: '"one"' } };
      return { head: { categories: { "cs.RO": record }, validators } };
    });
    expect(head.categories).toEqual({ "cs.RO": record });
    expect(head.validators).toEqual({ "cs.RO": { etag: '"one"' } });
  });

  it("stores a batch in parts of 500 papers", async () => {
    const store = memoryStore();
    const { archive } = anArchive(store);
    const batch = aBatch(monday, ...papers(1, 1201).map((_, index) => paperNumber(index + 1)));
    const head = await archive.update(at(0), adding(batch));
    expect(head.days[monday]).toMatchObject({ count: 1201, parts: 3 });
    expect(await store.list("batch/")).toHaveLength(5); // and statistics and listing
    expect(await anArchive(store).archive.batch(head, monday)).toEqual(batch);
  });

  it("drops the days before the one to keep from, and all that is stored of them", async () => {
    const store = memoryStore();
    const { archive } = anArchive(store);
    await archive.update(at(0), adding(aBatch(monday, paperNumber(1))));
    await store.set("batch/2026-06-12/0a-2-0", encode([])); // left by a process that died
    await archive.update(at(1), adding(aBatch(tuesday, paperNumber(2))));
    const head = await archive.update(
      at(2),
      changing({
        batches: [aBatch(wednesday, paperNumber(3))],
        keepFrom: tuesday,
      }),
    );
    expect(daysHeld(head)).toEqual([wednesday, tuesday]);
    expect(await archive.batch(head, monday)).toBeNull();
    expect(await strays(store, head)).toEqual([]);
  });

  it("deletes content that was superseded", async () => {
    const store = memoryStore();
    const { archive } = anArchive(store);
    const first = await archive.update(at(0), adding(aBatch(monday, paperNumber(1))));
    const second = await archive.update(at(1), adding(aBatch(monday, paperNumber(2))));
    expect(second.days[monday]?.hash).not.toBe(first.days[monday]?.hash);
    expect(await strays(store, second)).toEqual([]);
  });

  it("says that a day changed when its papers did, and not when they were written again", async () => {
    const store = memoryStore();
    const { archive } = anArchive(store);
    await archive.update(at(0), adding(aBatch(monday, paperNumber(1))));
    const same = await archive.update(at(1), adding(aBatch(monday, paperNumber(1))));
    expect(same.days[monday]?.changedAt).toBe(at(0).getTime());
    const grown = await archive.update(at(2), adding(aBatch(monday, paperNumber(2))));
    expect(grown.days[monday]?.changedAt).toBe(at(2).getTime());
  });
});

describe("an archive's head", () => {
  it("is read from the store at most once a minute", async () => {
    const calls: StoreCall[] = [];
    const store = intercepted(memoryStore(), (call) => void calls.push(call));
    const { archive } = anArchive(store);
    await archive.update(at(0), adding(aBatch(monday, paperNumber(1))));
    calls.length = 0;
    const reads = () => calls.filter(({ keys }) => keys.includes("head")).length;

    for (let second = 0; second < 60; second++) await archive.head(at(0, second));
    expect(reads()).toBe(0);
    for (let second = 0; second < 60; second++) await archive.head(at(1, second));
    expect(reads()).toBe(1);
    await archive.head(at(2));
    expect(reads()).toBe(2);
  });

  it("and a batch are read once by readers who come at the same time", async () => {
    const store = memoryStore();
    await anArchive(store).archive.update(at(0), adding(aBatch(monday, paperNumber(1))));
    const calls: StoreCall[] = [];
    const { archive } = anArchive(intercepted(store, (call) => void calls.push(call)));
    const read = async () => archive.batch(await archive.head(at(1)), monday);
    const found = await Promise.all(Array.from({ length: 20 }, read));
    expect(new Set(found).size).toBe(1);
    expect(calls.map(({ method }) => method)).toEqual(["get", "getMany"]);
  });

  it("shows another instance's change after a minute", async () => {
    const store = memoryStore();
    const [one, other] = [anArchive(store).archive, anArchive(store).archive];
    await one.update(at(0), adding(aBatch(monday, paperNumber(1))));
    await other.head(at(1));
    await one.update(at(1, 10), adding(aBatch(tuesday, paperNumber(2))));
    expect(daysHeld(await other.head(at(1, 59)))).toEqual([monday]);
    expect(daysHeld(await other.head(at(2)))).toEqual([tuesday, monday]);
  });

  it("is read again when content it names has been replaced", async () => {
    const store = memoryStore();
    const [one, other] = [anArchive(store).archive, anArchive(store).archive];
    await one.update(at(0), adding(aBatch(monday, paperNumber(1))));
    const old = await other.head(at(1));
    await one.update(at(1), adding(aBatch(monday, paperNumber(2))));
    expect(await other.batch(old, monday)).toBeNull();
    expect(await papersOn(other, await other.head(at(1, 1)), monday)).toEqual(papers(1, 2));
  });

  it("does not go back to what was read while an update was under way", async () => {
    const store = memoryStore();
    let letGo = () => {};
    const isHeld = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let holds = false;
    const slow: Store = {
      ...store,
      get: async (key) => {
        const found = await store.get(key);
        if (holds) {
          holds = false;
          await isHeld;
        }
        return found;
      },
    };
    const { archive } = anArchive(slow);
    await archive.update(at(0), adding(aBatch(monday, paperNumber(1))));
    holds = true;
    const reading = archive.head(at(1));
    const updated = await archive.update(at(1), adding(aBatch(tuesday, paperNumber(2))));
    letGo();
    expect(await reading).toEqual(updated);
    expect(await archive.head(at(1, 1))).toEqual(updated);
  });
});

describe("an archive's update", () => {
  it("lets a reader see the batch before or the one after, never a mixture", async () => {
    const store = memoryStore();
    const before = aBatch(monday, ...numbered(1, 700));
    const after = aBatch(monday, ...numbered(1, 1300));
    await anArchive(store).archive.update(at(0), adding(before));

    const seen: number[] = [];
    const look = async () => {
      const { archive } = anArchive(store);
      const head = await archive.head(at(1));
      const batch = await archive.batch(head, monday);
      expect([before, after]).toContainEqual(batch);
      expect((await archive.statistics(head, monday))?.documents).toBe(batch?.announcements.length);
      seen.push(batch?.announcements.length ?? 0);
    };
    const watched = intercepted(store, async (call) => {
      if (isWrite(call)) await look();
    });
    await anArchive(watched).archive.update(at(1), adding(after));
    await look();
    expect(seen.length).toBeGreaterThan(6);
    expect(new Set(seen)).toEqual(new Set([700, 1300]));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it("keeps what two archives add to one day at the same time", async () => {
    const store = memoryStore();
    const [one, other] = [anArchive(store).archive, anArchive(store).archive];
    await one.update(at(0), adding(aBatch(monday, paperNumber(1))));
    await other.head(at(0));
    await Promise.all([
      one.update(at(1), adding(aBatch(monday, paperNumber(2)))),
      other.update(at(1), adding(aBatch(monday, paperNumber(3)))),
      one.update(at(1), adding(aBatch(monday, paperNumber(4)))),
      other.update(at(1), adding(aBatch(tuesday, paperNumber(5)))),
    ]);
    const { archive } = anArchive(store);
    const head = await archive.head(at(2));
    expect(await papersOn(archive, head, monday)).toEqual(papers(1, 4));
    expect(await papersOn(archive, head, tuesday)).toEqual(papers(5, 5));
    expect([one.trouble(), other.trouble()]).toEqual([null, null]);
  });

  it("loses nothing to a process that goes on after its lock expired", async () => {
    const store = memoryStore();
    const other = anArchive(store).archive;
    let hasSlept = false;
    const sleepy = intercepted(store, async ({ method, keys: [key] }) => {
      if (method !== "set" || !key?.includes("statistics") || hasSlept) return;
      hasSlept = true;
      await store.delete("lock/archive");
      await other.update(at(1), adding(aBatch(monday, paperNumber(2))));
    });
    const { archive } = anArchive(sleepy);
    await archive.update(at(0), adding(aBatch(monday, paperNumber(1))));
    expect(archive.trouble()).toContain("another process changed the archive");
    await archive.update(at(2), adding());
    expect(archive.trouble()).toBeNull();
    const head = await other.head(at(3));
    expect(await papersOn(other, head, monday)).toEqual(papers(1, 2));
  });

  it("rejects when the change throws, and does the next one all the same", async () => {
    const { archive } = anArchive(memoryStore());
    const refused = archive.update(at(0), () => {
      throw new Error("no such day");
    });
    await expect(refused).rejects.toThrow("no such day");
    const head = await archive.update(at(1), adding(aBatch(monday, paperNumber(1))));
    expect(await papersOn(archive, head, monday)).toEqual(papers(1, 1));
    expect(archive.trouble()).toBeNull();
  });
});

describe("an archive's days", () => {
  it("keep what an announcement knows of days that have left the archive", async () => {
    const earlier = [{ day: "2026-04-01", kind: "new" as const, categories: ["cs.AI"] }];
    const old = paperNumber(7, { version: 3 });
    const { archive } = anArchive(memoryStore());
    const batch = aBatch(tuesday, anAnnouncement({ paper: old, kind: "replace", earlier }));
    await archive.update(at(0), adding(batch));
    const wider = { ...old, categories: ["cs.RO", "cs.AI"] };
    const head = await archive.update(
      at(1),
      adding(aBatch(tuesday, paperNumber(8), anAnnouncement({ paper: wider, kind: "replace" }))),
    );
    const [first] = (await archive.batch(head, tuesday))?.announcements ?? [];
    expect(first).toEqual({ paper: wider, kind: "replace", earlier });
  });

  it("are changed without reading the others", async () => {
    const store = memoryStore();
    const days = ["2026-06-11", "2026-06-12", monday, tuesday];
    const first = anArchive(store).archive;
    for (const [index, day] of days.entries()) {
      await first.update(at(index), adding(aBatch(day, paperNumber(index))));
    }
    const read = new Set<string>();
    const { archive } = anArchive(
      intercepted(store, ({ method, keys }) => {
        if (method === "get" || method === "getMany") for (const key of keys) read.add(key);
      }),
    );
    const head = await archive.update(at(9), adding(aBatch(tuesday, paperNumber(9))));
    const parts = [...read].filter((key) => /-\d+-\d+$/.test(key));
    expect(parts.map((key) => key.split("/")[1])).toEqual([tuesday]);
    expect([...read].filter((key) => key.endsWith("-listing"))).toHaveLength(4);
    expect(await papersOn(archive, head, tuesday)).toEqual(["2606.00003", "2606.00009"]);
  });

  it("lose copies that were filled in when the feed announces the paper elsewhere", async () => {
    const { archive } = anArchive(memoryStore());
    const copy = { ...anAnnouncement({ paper: paperNumber(1) }), filled: true as const };
    await archive.update(at(0), adding(aBatch(monday, copy, paperNumber(2))));
    const head = await archive.update(
      at(1),
      changing({
        batches: [aBatch(tuesday, paperNumber(1))],
        withdrawn: { [monday]: ["2606.00001v1", "2606.00002v1"], "2026-06-11": ["2606.00009v1"] },
      }),
    );
    // What the feed itself announced is never withdrawn.
    expect(await papersOn(archive, head, monday)).toEqual(["2606.00002"]);
    expect(await papersOn(archive, head, tuesday)).toEqual(["2606.00001"]);
    expect(daysHeld(head)).toEqual([tuesday, monday]);
  });
});

describe("an archive whose store fails", () => {
  /** Fails the nth call of some kind, alone or with all that follow until mended. */
  function failingFrom(store: Store, kind: (call: StoreCall) => boolean) {
    const never = Number.POSITIVE_INFINITY;
    let left = never;
    let isLasting = true;
    return {
      store: failing(store, (call) => {
        if (!kind(call)) return false;
        const before = left--;
        return before === 0 || (before < 0 && isLasting);
      }),
      failFrom: (count: number) => {
        left = count;
      },
      failAt: (count: number) => {
        left = count;
        isLasting = false;
      },
      mend: () => {
        left = never;
      },
    };
  }

  const firstDays = adding(
    aBatch(monday, ...numbered(1, 600)),
    aBatch("2026-06-12", paperNumber(9000)),
  );
  const nextDays = adding(
    aBatch(monday, ...numbered(1, 610)),
    aBatch(tuesday, ...numbered(701, 1300)),
  );

  // The lock, two parts, statistics and listing of each changed day, the head, deletion, the lock.
  it.each(
    Array.from({ length: 24 }, (_, n) => ({ k: n % 12, which: n < 12 ? "alone" : "and after" })),
  )("at write $k $which goes on, says so, and loses nothing", async ({ k, which }) => {
    const store = memoryStore();
    const flaky = failingFrom(store, isWrite);
    const { archive, log } = anArchive(flaky.store);
    await archive.update(at(0), firstDays);
    if (which === "alone") flaky.failAt(k);
    else flaky.failFrom(k);
    const head = await archive.update(at(1), nextDays);
    expect(daysHeld(head)).toEqual([tuesday, monday, "2026-06-12"]);

    const hasWritten = k >= 10; // the head was written; all that failed is tidying up
    expect(archive.trouble() === null).toBe(hasWritten);
    if (!hasWritten) expect(archive.trouble()).toMatch(/^The store \(memory\) cannot be used: /);
    expect(log.lines).toHaveLength(k === 11 ? 0 : 1);
    for (const now of [at(1, 30), at(3)]) {
      const known = await archive.head(now);
      expect(await papersOn(archive, known, monday)).toEqual(papers(1, 610));
      expect(await papersOn(archive, known, tuesday)).toEqual(papers(701, 1300));
      expect((await archive.statistics(known, tuesday))?.documents).toBe(1211);
    }

    flaky.mend();
    if (!hasWritten) expect(daysHeld(await anArchive(store).archive.head(at(4)))).toHaveLength(2);
    await store.delete("lock/archive");
    const written = await archive.update(at(4), adding(aBatch(wednesday, paperNumber(2000))));
    expect(archive.trouble()).toBeNull();

    const next = anArchive(store).archive;
    expect(await next.head(at(5))).toEqual(written);
    expect(await papersOn(next, written, "2026-06-12")).toEqual(papers(9000, 9000));
    expect(await papersOn(next, written, monday)).toEqual(papers(1, 610));
    expect(await papersOn(next, written, tuesday)).toEqual(papers(701, 1300));
    expect(await papersOn(next, written, wednesday)).toEqual(papers(2000, 2000));
    expect((await next.statistics(written, wednesday))?.documents).toBe(1212);
  });

  it.each(
    Array.from({ length: 7 }, (_, k) => k),
  )("at read %i of an update alone loses no day", async (k) => {
    const store = memoryStore();
    await anArchive(store).archive.update(at(0), firstDays);
    let count = 0;
    const { archive } = anArchive(failing(store, (call) => !isWrite(call) && count++ === k));
    await archive.update(at(1), nextDays);
    await store.delete("lock/archive"); // where it could not be given back, it expires
    await archive.update(at(2), adding());
    await store.delete("lock/archive");
    const written = await archive.update(at(3), adding());

    expect(archive.trouble()).toBeNull();
    const next = anArchive(store).archive;
    expect(await next.head(at(4))).toEqual(written);
    expect(await papersOn(next, written, "2026-06-12")).toEqual(papers(9000, 9000));
    expect(await papersOn(next, written, monday)).toEqual(papers(1, 610));
    expect(await papersOn(next, written, tuesday)).toEqual(papers(701, 1300));
    expect((await next.statistics(written, tuesday))?.documents).toBe(1211);
  });

  it("serves what it holds in memory, and tells the log once", async () => {
    const flaky = failingFrom(memoryStore(), () => true);
    const { archive, log } = anArchive(flaky.store);
    const head = await archive.update(at(0), adding(aBatch(monday, paperNumber(1))));
    flaky.failFrom(0);
    for (let minute = 1; minute < 10; minute++) {
      const known = await archive.head(at(minute));
      expect(known).toEqual(head);
      expect(await papersOn(archive, known, monday)).toEqual(papers(1, 1));
    }
    expect(archive.trouble()).toBe(
      "The store (memory) cannot be used: the store is out: connection refused",
    );
    expect(log.lines).toEqual(["error the store failed"]);

    flaky.mend();
    await archive.head(at(10));
    expect(archive.trouble()).toBeNull();
  });

  it("keeps all that several updates add in the meantime", async () => {
    const store = memoryStore();
    const flaky = failingFrom(store, () => true);
    const { archive } = anArchive(flaky.store);
    flaky.failFrom(0);
    await Promise.all([
      archive.update(at(0), adding(aBatch(monday, paperNumber(1)))),
      archive.update(at(0), adding(aBatch(monday, paperNumber(2)))),
      archive.update(at(0), adding(aBatch(tuesday, paperNumber(3)))),
    ]);
    await archive.update(at(5), adding(aBatch(tuesday, paperNumber(4))));
    expect(await papersOn(archive, await archive.head(at(9)), monday)).toEqual(papers(1, 2));

    flaky.mend();
    await archive.update(at(10), adding());
    const next = anArchive(store).archive;
    const head = await next.head(at(11));
    expect(await papersOn(next, head, monday)).toEqual(papers(1, 2));
    expect(await papersOn(next, head, tuesday)).toEqual(papers(3, 4));
  });

  it("adds what it could not write to what another wrote in the meantime", async () => {
    const store = memoryStore();
    const flaky = failingFrom(store, isWrite);
    const { archive } = anArchive(flaky.store);
    flaky.failFrom(0);
    await archive.update(at(0), adding(aBatch(monday, paperNumber(1))));
    await anArchive(store).archive.update(at(1), adding(aBatch(monday, paperNumber(2))));
    flaky.mend();
    const head = await archive.update(at(2), adding());
    expect(await papersOn(archive, head, monday)).toEqual(papers(1, 2));
  });

  it("remembers when arXiv was last asked, though that could not be written", async () => {
    const store = memoryStore();
    const flaky = failingFrom(store, isWrite);
    const { archive } = anArchive(flaky.store);
    const asked = (minute: number): Head["categories"] => ({
      "cs.RO": { ...newRecord, checkedAt: at(minute).getTime(), outcome: "empty" },
    });
    await archive.update(at(0), changing({ head: { categories: asked(0) } }));
    flaky.failFrom(0);
    await archive.update(at(5), changing({ head: { categories: asked(5) } }));
    expect((await archive.head(at(9))).categories).toEqual(asked(5));

    flaky.mend();
    const head = await archive.update(at(10), adding());
    expect(head.categories).toEqual(asked(5));
    expect((await anArchive(store).archive.head(at(11))).categories).toEqual(asked(5));
  });

  it("serves nothing, and then what is stored, when it fails from the start", async () => {
    const store = memoryStore();
    await anArchive(store).archive.update(at(0), adding(aBatch(monday, paperNumber(1))));
    const flaky = failingFrom(store, () => true);
    flaky.failFrom(0);
    const { archive } = anArchive(flaky.store);
    expect(daysHeld(await archive.head(at(1)))).toEqual([]);
    flaky.mend();
    expect(daysHeld(await archive.head(at(2)))).toEqual([monday]);
  });

  it("reads again what it failed to read", async () => {
    const store = memoryStore();
    await anArchive(store).archive.update(at(0), adding(aBatch(monday, ...numbered(1, 3))));
    const flaky = failingFrom(store, ({ keys: [key] }) => key?.startsWith("batch/") === true);
    const { archive } = anArchive(flaky.store);
    const head = await archive.head(at(1));
    flaky.failFrom(0);
    expect(await archive.batch(head, monday)).toBeNull();
    expect(await archive.statistics(head, monday)).toBeNull();
    expect(archive.trouble()).not.toBeNull();
    flaky.mend();
    expect(await papersOn(archive, head, monday)).toEqual(papers(1, 3));
    expect((await archive.statistics(head, monday))?.documents).toBe(3);
  });

  it("waits in memory when another process will not give the lock back", async () => {
    const store = memoryStore();
    await store.set("lock/archive", encode("another's"));
    const { archive } = anArchive(store);
    await archive.update(at(0), adding(aBatch(monday, paperNumber(1))));
    expect(archive.trouble()).toContain("another process holds the archive's lock");
    await store.delete("lock/archive");
    const head = await archive.update(at(1), adding());
    expect(await papersOn(anArchive(store).archive, head, monday)).toEqual(papers(1, 1));
  });
});

describe("an archive whose store holds garbage", () => {
  const garbage = new TextEncoder().encode("<html>Bad gateway</html>");
  const cannotBeRead = "warn a stored value cannot be read and was set aside";

  async function aFilledStore() {
    const store = memoryStore();
    const { archive } = anArchive(store);
    await archive.update(at(0), adding(aBatch(monday, ...numbered(1, 600))));
    const head = await archive.update(
      at(1),
      changing({
        batches: [aBatch(tuesday, ...numbered(701, 703))],
        head: {
          categories: {
            "cs.RO": { ...newRecord, day: tuesday, checkedAt: at(1).getTime(), confirmed: true },
            "cs.LG": { ...newRecord, day: monday, checkedAt: at(1).getTime(), confirmed: true },
          },
          validators: { "cs.RO": { etag: '"one"' } },
        },
      }),
    );
    return { store, archive, head };
  }

  const withoutTime = (head: Head) =>
    Object.entries(head.days).map(([day, { changedAt, ...held }]) => [day, held]);

  it("makes a new head from the batches", async () => {
    const { store, head } = await aFilledStore();
    await store.set("head", garbage);
    const { archive, log } = anArchive(store);
    const rebuilt = await archive.head(at(2));
    expect(withoutTime(rebuilt).sort()).toEqual(withoutTime(head).sort());
    expect(await papersOn(archive, rebuilt, monday)).toEqual(papers(1, 600));
    expect(log.lines).toEqual([cannotBeRead]);
    expect(await store.get("aside/head")).toEqual(garbage);

    const written = await archive.update(at(3), adding(aBatch(wednesday, paperNumber(800))));
    const next = anArchive(store).archive;
    expect(await next.head(at(4))).toEqual(written);
    expect(daysHeld(written)).toEqual([wednesday, tuesday, monday]);
    expect((await next.statistics(written, wednesday))?.documents).toBe(604);
  });

  it("makes a new head also when an update is what finds out", async () => {
    const { store } = await aFilledStore();
    await store.set("head", garbage);
    const { archive } = anArchive(store);
    const head = await archive.update(at(2), adding(aBatch(tuesday, paperNumber(704))));
    expect(await papersOn(archive, head, monday)).toEqual(papers(1, 600));
    expect(await papersOn(archive, head, tuesday)).toEqual(papers(701, 704));
  });

  it("makes a new head also when the store failed before", async () => {
    const { store } = await aFilledStore();
    await store.set("head", garbage);
    let isOut = true;
    const { archive } = anArchive(failing(store, () => isOut));
    await archive.head(at(2));
    isOut = false;
    const head = await archive.update(at(3), adding());
    expect(daysHeld(head)).toEqual([tuesday, monday]);
  });

  it("takes the fuller of a day's contents for a new head, and none that lacks a part", async () => {
    const { store } = await aFilledStore();
    const three = aBatch(monday, ...numbered(1, 3)).announcements;
    await store.set(`batch/${monday}/0aaa-1-0`, encode(three));
    await store.set(`batch/${tuesday}/0bbb-2-0`, encode(numbered(1, 500)));
    await store.set("batch/2026-99-99/0ccc-1-0", encode(three));
    await store.set("head", garbage);
    const { archive } = anArchive(store);
    const head = await archive.head(at(2));
    expect(daysHeld(head)).toEqual([tuesday, monday]);
    expect(head.days[monday]?.count).toBe(600);
    expect(head.days[tuesday]?.count).toBe(3);
  });

  it("goes by what it knows when the head is lost while it runs, and writes all of it", async () => {
    const { store, archive, head } = await aFilledStore();
    for (const key of await store.list("")) await store.delete(key);
    expect(await archive.head(at(3))).toEqual(head);
    const written = await archive.update(at(4), adding());
    expect(written.days).toEqual(head.days);
    expect(written.categories).toEqual(head.categories);

    const next = anArchive(store).archive;
    expect(await papersOn(next, written, monday)).toEqual(papers(1, 600));
    expect((await next.statistics(written, tuesday))?.documents).toBe(603);
  });

  it("drops the day that lost a part, and asks for it again", async () => {
    const { store, head } = await aFilledStore();
    await store.set(firstPart(head, tuesday), garbage);
    const calls: StoreCall[] = [];
    const { archive, log } = anArchive(intercepted(store, (call) => void calls.push(call)));
    expect(await archive.batch(await archive.head(at(2)), tuesday)).toBeNull();
    expect(log.lines).toEqual([cannotBeRead]);

    const without = await archive.head(at(2, 1));
    expect(daysHeld(without)).toEqual([monday]);
    expect(without.categories["cs.RO"]).toMatchObject({
      day: monday,
      confirmed: false,
      checkedAt: null,
    });
    expect(without.categories["cs.LG"]).toEqual(head.categories["cs.LG"]);
    expect(without.validators).toEqual({});

    calls.length = 0;
    for (let second = 2; second < 60; second++) await archive.head(at(2, second));
    expect(calls).toEqual([]);
  });

  it("stores a lost day again when an update brings it", async () => {
    const { store, head } = await aFilledStore();
    await store.set(firstPart(head, tuesday), garbage);
    const { archive } = anArchive(store);
    let seen: { listings: readonly Listing[]; head: Head } | undefined;
    const written = await archive.update(at(2), (state) => {
      seen = state;
      return adding(aBatch(tuesday, ...numbered(701, 703)))(state);
    });
    expect(seen?.listings.map(({ day }) => day)).toEqual([monday]);
    expect(seen?.head.categories["cs.RO"]).toMatchObject({ day: monday, checkedAt: null });
    const next = anArchive(store).archive;
    expect(await papersOn(next, written, tuesday)).toEqual(papers(701, 703));
    expect((await next.statistics(written, tuesday))?.documents).toBe(603);
    expect(await strays(store, written)).toEqual([]);
  });

  it("shows a lost day to all again when another instance has stored it", async () => {
    const { store, head } = await aFilledStore();
    await store.set(firstPart(head, tuesday), garbage);
    const [one, other] = [anArchive(store).archive, anArchive(store).archive];
    await other.batch(await other.head(at(2)), tuesday);
    expect(daysHeld(await other.head(at(2)))).toEqual([monday]);
    await one.update(at(2), adding(aBatch(tuesday, ...numbered(701, 703))));
    const after = await other.head(at(3));
    expect(await papersOn(other, after, tuesday)).toEqual(papers(701, 703));
  });

  it("does with a day's own terms when its statistics are lost", async () => {
    const { store, head } = await aFilledStore();
    const held = head.days[tuesday];
    if (held !== undefined) await store.set(statisticsKey(tuesday, held), garbage);
    const { archive } = anArchive(store);
    expect((await archive.statistics(await archive.head(at(2)), tuesday))?.documents).toBe(3);
  });
});

describe("an archive's statistics", () => {
  it("are counted anew where an earlier version counted other terms", async () => {
    const store = memoryStore();
    const head = await anArchive(store).archive.update(
      at(0),
      adding(aBatch(tuesday, ...numbered(1, 3))),
    );
    const held = head.days[tuesday];
    if (held === undefined) throw new Error("nothing is held");
    const old = { documents: 900, terms: "towl fold", counts: [800, 2] };
    await store.set(statisticsKey(tuesday, held), encode(old));
    const { archive, log } = anArchive(store);
    const read = await archive.head(at(2));
    const statistics = await archive.statistics(read, tuesday);
    const batch = await archive.batch(read, tuesday);
    expect(statistics).toEqual(statisticsOf(batch?.announcements ?? []));
    expect(statistics?.terms.get("towel")).toBe(3);
    expect(log.lines).toEqual([]);
    // Later days build on these.
    const after = await archive.update(at(3), adding(aBatch(wednesday, ...numbered(801, 802))));
    expect((await archive.statistics(after, wednesday))?.terms.get("towel")).toBe(5);
  });

  it("count the papers of a day and of all days before", async () => {
    const { archive } = anArchive(memoryStore());
    await archive.update(at(0), adding(aBatch(monday, ...numbered(1, 3))));
    const head = await archive.update(at(1), adding(aBatch(tuesday, ...numbered(4, 5))));
    const statistics = await archive.statistics(head, tuesday);
    expect(statistics?.documents).toBe(5);
    expect(statistics?.terms.get("towel")).toBe(5);
    expect((await archive.statistics(head, monday))?.documents).toBe(3);
  });

  it("of a day stay as they are when others come or go, in memory and in the store", async () => {
    const store = memoryStore();
    const { archive } = anArchive(store);
    await archive.update(at(0), adding(aBatch(monday, ...numbered(1, 3))));
    const head = await archive.update(at(1), adding(aBatch(tuesday, ...numbered(4, 5))));
    const frozen = await archive.statistics(head, tuesday);

    await archive.update(at(2), adding(aBatch(wednesday, ...numbered(6, 9))));
    await archive.update(at(3), adding(aBatch(monday, ...numbered(10, 12))));
    const last = await archive.update(at(4), changing({ keepFrom: tuesday }));
    expect(await archive.statistics(last, tuesday)).toEqual(frozen);
    expect(await anArchive(store).archive.statistics(last, tuesday)).toEqual(frozen);
    expect((await archive.statistics(last, wednesday))?.documents).toBe(9);
  });

  it("are written again as they were when the papers are", async () => {
    const store = memoryStore();
    const { archive } = anArchive(store);
    await archive.update(at(0), adding(aBatch(monday, ...numbered(1, 3))));
    await archive.update(at(1), adding(aBatch(tuesday, ...numbered(4, 5))));
    await archive.update(at(2), changing({ keepFrom: tuesday }));
    const head = await archive.update(at(3), adding(aBatch(tuesday, paperNumber(4))));
    expect((await anArchive(store).archive.statistics(head, tuesday))?.documents).toBe(5);
  });
});

function anArchive(store: Store) {
  const log = keepingLog();
  const sleep = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { archive: createArchive({ store, log, sleep }), log };
}

/** Minutes and seconds after eight o'clock on the Tuesday. */
function at(minute: number, second = 0): Date {
  return new Date(Date.parse("2026-06-16T08:00:00Z") + (minute * 60 + second) * 1000);
}

/** A change that adds these batches and leaves all else. */
function adding(...batches: Batch[]): ArchiveChange {
  return changing({ batches });
}

function changing(partial: Partial<ReturnType<ArchiveChange>>): ArchiveChange {
  return () => partial;
}

function numbered(first: number, last: number) {
  return Array.from({ length: last - first + 1 }, (_, index) => paperNumber(first + index));
}

function papers(first: number, last: number): string[] {
  return numbered(first, last).map(({ id }) => id);
}

async function papersOn(archive: Archive, head: Head, day: string): Promise<string[] | undefined> {
  return (await archive.batch(head, day))?.announcements.map(({ paper }) => paper.id);
}

function firstPart(head: Head, day: string): string {
  const held = head.days[day];
  if (held === undefined) throw new Error(`${day} is not held`);
  return partKeys(day, held)[0] ?? "";
}

/** Stored content that the head does not name. */
async function strays(store: Store, head: Head): Promise<string[]> {
  const named = Object.entries(head.days).flatMap(([day, held]) => [
    ...partKeys(day, held),
    statisticsKey(day, held),
    listingKey(day, held),
  ]);
  return (await store.list("batch/")).filter((key) => !named.includes(key));
}
