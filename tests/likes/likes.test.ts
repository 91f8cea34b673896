import { describe, expect, it } from "vitest";
import type { PapersById } from "@/lib/arxiv/api-papers";
import { noLibrary } from "@/lib/interest/interest";
import { bucketKey, bucketOf, bucketSchema } from "@/lib/likes/kept-texts";
import { likedPaper } from "@/lib/likes/liked-paper";
import { createLikes, type Wished } from "@/lib/likes/likes";
import type { Zotero, ZoteroAnswer } from "@/lib/likes/zotero";
import { emptyHead } from "@/lib/papers/head";
import { listingOf } from "@/lib/papers/listing";
import type { Paper } from "@/lib/papers/paper";
import { memoryStore } from "@/lib/store/memory";
import type { Store } from "@/lib/store/store";
import { valuesIn } from "@/lib/store/values";
import { aBatch, paperNumber } from "@/tests/support/papers";
import { failing, isWrite, keepingLog, type StoreCall } from "@/tests/support/stores";

const now = new Date("2026-06-16T12:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const head = emptyHead;

/** arXiv has papers 1 to 999; the archive those it is given; Zotero answers what it is told. */
function someLikes(
  options: {
    announced?: readonly Paper[];
    papersById?: PapersById;
    zotero?: () => ZoteroAnswer;
    own?: Partial<Wished>;
    store?: Store;
    bibliography?: ReturnType<typeof likedPaper>[];
  } = {},
) {
  const asked: (readonly string[])[] = [];
  const zoteroAsked: (number | undefined)[] = [];
  const papersById: PapersById = async (ids) => {
    asked.push(ids);
    if (options.papersById) return options.papersById(ids);
    const there = ids.filter((id) => id < "2606.01000");
    const papers = there.map((id) => paperNumber(Number(id.slice(5))));
    return { papers, absent: ids.filter((id) => !there.includes(id)), requests: 1 };
  };
  const zotero: Zotero = {
    papersOf: async (_, since) => {
      zoteroAsked.push(since);
      return options.zotero?.() ?? { code: "unreachable", message: "Zotero cannot be reached" };
    },
  };
  const batch = aBatch("2026-06-15", ...(options.announced ?? []));
  const log = keepingLog();
  const store = options.store ?? memoryStore(() => now.getTime());
  const likes = createLikes({
    archive: { listings: async () => [listingOf(batch)], batch: async () => batch },
    papersById,
    zotero,
    bibliographies: new Map([["papers.bib", options.bibliography ?? []]]),
    own: options.own ? [wished(options.own)] : [],
    store,
    values: valuesIn(store, log),
    log,
    sleep: async () => {},
  });
  const lookup = (what: Partial<Wished>, at = now) => likes.lookup(wished(what), head, at);
  /** Looks, and does what is to be done behind the answer. */
  const ask = async (what: Partial<Wished>, at = now) => {
    const found = await lookup(what, at);
    await likes.workBehind(found, at)?.();
    return found;
  };
  return { likes, lookup, ask, asked, zoteroAsked, store, log };
}

function wished(what: Partial<Wished>): Wished {
  return { likes: [], unlikes: [], library: noLibrary, ...what };
}

const id = (number: number) => paperNumber(number).id;
const idsOf = (papers: readonly { id: string | null }[]) => papers.map((paper) => paper.id);

describe("liked papers that were announced", () => {
  it("are found in the archive, at once and without asking arXiv", async () => {
    const { ask, asked } = someLikes({ announced: [paperNumber(1), paperNumber(2)] });
    const found = await ask({ likes: [id(1)], unlikes: [id(2)] });
    expect([idsOf(found.liked), idsOf(found.unliked)]).toEqual([[id(1)], [id(2)]]);
    expect(found.missing).toEqual([]);
    expect(asked).toEqual([]);
  });

  it("are still there when the archive has dropped them, under the same version", async () => {
    const first = someLikes({ announced: [paperNumber(1)] });
    const { version } = await first.ask({ likes: [id(1)] });
    const second = someLikes({ store: first.store });
    expect(await second.lookup({ likes: [id(1)] })).toMatchObject({ missing: [], version });
  });
});

describe("liked papers that nothing here knows", () => {
  it("are missing at first, fetched once behind the answer, and known to all", async () => {
    const one = someLikes();
    const first = await one.ask({ likes: [id(1), id(2)] });
    expect([first.missing, first.version]).toEqual([[id(1), id(2)], ""]);
    expect(one.asked).toEqual([[id(1), id(2)]]);
    const second = await one.ask({ likes: [id(1), id(2)] });
    expect(idsOf(second.liked)).toEqual([id(1), id(2)]);
    expect(second.version).not.toBe("");
    const other = someLikes({ store: one.store });
    expect((await other.ask({ likes: [id(2)] })).missing).toEqual([]);
    expect([...one.asked.slice(1), ...other.asked]).toEqual([]);
  });

  it("are seen within a minute when another process has fetched them", async () => {
    const one = someLikes();
    const other = someLikes({ store: one.store });
    expect((await other.lookup({ likes: [id(1)] })).missing).toEqual([id(1)]);
    await one.ask({ likes: [id(1)] });
    expect((await other.lookup({ likes: [id(1)] }, later(1))).missing).toEqual([]);
  });

  it("are not asked for again for thirty days where arXiv does not have them", async () => {
    const { ask, asked } = someLikes();
    await ask({ likes: ["2606.09999"] });
    const found = await ask({ likes: ["2606.09999"] });
    expect([found.missing, idsOf(found.liked)]).toEqual([[], []]);
    await ask({ likes: ["2606.09999"] }, later(29 * 1_440));
    expect(asked).toHaveLength(1);
    await ask({ likes: ["2606.09999"] }, later(31 * 1_440));
    expect(asked).toHaveLength(2);
  });

  it("are asked for with growing pauses while arXiv fails, and fetched in the end", async () => {
    let isDown = true;
    const { ask, asked } = someLikes({
      papersById: async (ids) =>
        isDown
          ? { code: "server_error", message: "arXiv answered with an error (503)" }
          : {
              papers: ids.map((each) => paperNumber(Number(each.slice(5)))),
              absent: [],
              requests: 1,
            },
    });
    const minutes: number[] = [];
    for (let minute = 0; minute < 120; minute++) {
      const before = asked.length;
      await ask({ likes: [id(1)] }, later(minute));
      if (asked.length > before) minutes.push(minute);
    }
    expect(minutes).toEqual([0, 5, 15, 35, 75]);
    isDown = false;
    await ask({ likes: [id(1)] }, later(1_000));
    expect((await ask({ likes: [id(1)] }, later(1_001))).missing).toEqual([]);
  });

  it("cost arXiv a bounded number of requests an hour, whatever strangers write", async () => {
    const { ask, asked } = someLikes();
    for (let n = 1; n <= 25; n++) await ask({ likes: [id(n)] });
    expect(asked).toHaveLength(20);
    await ask({ likes: [id(900)] }, later(60));
    expect(asked).toHaveLength(21);
  });

  it("are asked for in lists of less than two hundred", async () => {
    const { ask, asked } = someLikes();
    const likes = Array.from({ length: 400 }, (_, n) => id(n + 1));
    await ask({ likes });
    expect(asked.map(({ length }) => length)).toEqual([199, 199, 2]);
    expect((await ask({ likes })).missing).toEqual([]);
  });

  it("stay, whatever strangers ask for, where config.json names them", async () => {
    const { likes, store } = someLikes({ own: { likes: [id(1)] } });
    await likes.refresh(head, now);
    const bucket = await valuesIn(store, keepingLog()).read(
      bucketKey(bucketOf(id(1))),
      bucketSchema,
    );
    expect(bucket?.[id(1)]?.ownUntil).toBeGreaterThan(now.getTime());
  });
});

describe("liked papers while the store fails", () => {
  const isOut = (isFailing: () => boolean, which: (call: StoreCall) => boolean = () => true) => ({
    store: failing(
      memoryStore(() => now.getTime()),
      (call) => isFailing() && which(call),
    ),
  });

  it("are fetched, and kept in memory", async () => {
    const { ask, asked } = someLikes(isOut(() => true));
    await ask({ likes: [id(1)] });
    const found = await ask({ likes: [id(1)] }, later(5));
    expect(idsOf(found.liked)).toEqual([id(1)]);
    expect(asked).toHaveLength(1);
  });

  it("are written once it works again, those from before as well", async () => {
    let isFailing = true;
    const one = someLikes(isOut(() => isFailing, isWrite));
    await one.ask({ likes: [id(1)] });
    isFailing = false;
    await one.ask({ likes: [id(2)] }, later(5));
    const other = someLikes({ store: one.store });
    expect((await other.lookup({ likes: [id(1), id(2)] })).missing).toEqual([]);
  });
});

describe("a BibTeX file", () => {
  const told = { title: "Towels", authors: [], categories: [] };
  const bibliography = [
    likedPaper({ ...told, id: null, abstract: "" }),
    likedPaper({ ...told, id: id(1), title: "In full", abstract: "We fold." }),
    likedPaper({ ...told, id: id(2), title: "In brief", abstract: "" }),
  ];
  const library = { files: ["papers.bib"], zotero: [] };

  it("counts at once as far as it tells; what it tells in brief is looked up", async () => {
    const { ask, asked } = someLikes({ bibliography });
    const first = await ask({ library });
    expect(first.liked.map(({ title }) => title).toSorted()).toEqual([
      "In brief",
      "In full",
      "Towels",
    ]);
    expect(asked).toEqual([[id(2)]]);
    const { liked, missing } = await ask({ library });
    expect(liked.find((paper) => paper.id === id(2))).toMatchObject(paperTexts(2));
    expect(missing).toEqual([]);
  });

  it("is without what is not liked, whose text it tells all the same", async () => {
    const { lookup } = someLikes({ bibliography });
    const { liked, unliked } = await lookup({ library, unlikes: [id(1)] });
    expect(idsOf(liked)).not.toContain(id(1));
    expect(unliked.map(({ title }) => title)).toEqual(["In full"]);
  });
});

function paperTexts(number: number) {
  const { title, abstract } = paperNumber(number);
  return { title, abstract };
}

describe("a library of Zotero's", () => {
  const library = { files: [], zotero: [{ zotero: "users/12345" }] };
  const aReading = (numbers: readonly number[], version = 7) => ({
    papers: numbers.map((number) =>
      likedPaper({
        id: id(number),
        ...paperTexts(number),
        authors: [],
        categories: [],
        addedAt: 1,
      }),
    ),
    version,
    isCut: false,
  });

  it("is read by a refresh only, and at most every six hours", async () => {
    const { likes, ask, zoteroAsked } = someLikes({
      own: { library },
      zotero: () => aReading([1]),
    });
    expect((await ask({ library })).liked).toEqual([]);
    expect(zoteroAsked).toEqual([]);
    expect(likes.isDue(now)).toBe(true);
    expect(await likes.refresh(head, now)).toMatchObject({ libraries: 1, remarks: [] });
    expect(idsOf((await ask({ library })).liked)).toEqual([id(1)]);
    expect(likes.isDue(later(359))).toBe(false);
    await likes.refresh(head, later(359));
    expect(zoteroAsked).toHaveLength(1);
    expect(likes.isDue(later(360))).toBe(true);
    await likes.refresh(head, later(360));
    expect(zoteroAsked).toEqual([undefined, 7]);
  });

  it("is known to other processes, and shared between them", async () => {
    const one = someLikes({ own: { library }, zotero: () => aReading([1, 2]) });
    const other = someLikes({ own: { library }, store: one.store });
    await one.likes.refresh(head, now);
    await other.likes.refresh(head, now);
    expect(other.zoteroAsked).toEqual([]);
    expect(idsOf((await other.lookup({ library })).liked)).toEqual([id(1), id(2)]);
  });

  it("stays as it was last read while Zotero fails, which is a remark", async () => {
    let answer: ZoteroAnswer = aReading([1]);
    const { likes, lookup, zoteroAsked } = someLikes({ own: { library }, zotero: () => answer });
    await likes.refresh(head, now);
    answer = { code: "forbidden", message: "Zotero says no (403)" };
    const { remarks } = await likes.refresh(head, later(400));
    expect(remarks).toEqual(["Zotero says no (403): users/12345"]);
    expect(idsOf((await lookup({ library }, later(400))).liked)).toEqual([id(1)]);
    expect(likes.isDue(later(414))).toBe(false);
    expect(likes.isDue(later(415))).toBe(true);
    answer = { unchanged: true };
    expect(await likes.refresh(head, later(415))).toMatchObject({ remarks: [] });
    expect(idsOf((await lookup({ library }, later(415))).liked)).toEqual([id(1)]);
    expect(zoteroAsked).toEqual([undefined, 7, 7]);
  });

  it("is left alone for as long as it asks", async () => {
    const { likes } = someLikes({
      own: { library },
      zotero: () => ({ code: "rate_limited", message: "slow down", retryAfterSeconds: 36_000 }),
    });
    await likes.refresh(head, now);
    expect(likes.isDue(later(599))).toBe(false);
    expect(likes.isDue(later(600))).toBe(true);
  });

  it("is read again where the store has lost its papers", async () => {
    const one = someLikes({ own: { library }, zotero: () => aReading([1]) });
    await one.likes.refresh(head, now);
    const keys = await one.store.list("likes/zotero/");
    await one.store.delete(...keys.filter((key) => key.split("/").length > 3));
    const other = someLikes({ own: { library }, zotero: () => aReading([1]), store: one.store });
    await other.likes.refresh(head, now);
    expect(other.zoteroAsked).toEqual([undefined]);
    expect(idsOf((await other.lookup({ library })).liked)).toEqual([id(1)]);
  });
});

describe("the likes of configured feeds", () => {
  it("are fetched by a refresh, and told of", async () => {
    const { likes } = someLikes({ own: { likes: [id(1), "2606.09999"], unlikes: [id(2)] } });
    expect(await likes.status(head, now)).toMatchObject({ known: 0, missing: 3 });
    expect(await likes.refresh(head, now)).toMatchObject({ papers: 2 });
    expect(await likes.status(head, now)).toMatchObject({
      known: 2,
      missing: 0,
      absent: ["2606.09999"],
    });
    expect(await likes.refresh(head, later(1))).toMatchObject({ papers: 0 });
  });

  it("are nothing to tell of where there are none", async () => {
    const { likes } = someLikes();
    expect(await likes.status(head, now)).toBeNull();
    expect(likes.isDue(now)).toBe(false);
  });
});
