import { describe, expect, it } from "vitest";
import { midnightOf } from "@/lib/arxiv/calendar";
import { extended } from "@/lib/papers/batch";
import { newRecord } from "@/lib/papers/category-record";
import { covers } from "@/lib/papers/head";
import {
  coverageAfterAnswer,
  coverageAfterFilling,
  fillDay,
  gapsIn,
  mayBeEmpty,
  nextFilling,
  troubleAfter,
} from "@/lib/papers/history";
import { listingOf } from "@/lib/papers/listing";
import { aBatch, anAnnouncement, paperNumber } from "@/tests/support/papers";

const [thursday, friday, monday, tuesday] = [
  "2026-06-11",
  "2026-06-12",
  "2026-06-15",
  "2026-06-16",
];
const hours = (day: string, count: number) =>
  new Date(midnightOf(day).getTime() + count * 3_600_000);
const filled = (...numbers: number[]) =>
  numbers.map((number) => ({
    ...anAnnouncement({ paper: paperNumber(number) }),
    filled: true as const,
  }));

describe("gapsIn", () => {
  it("names the days that are over and not known whole, newest first", () => {
    const coverage = {
      [monday]: { feed: ["cs.AI"], filled: [] },
      [friday]: { feed: ["cs.AI"], filled: ["cs.LG"] },
    };
    expect(gapsIn(coverage, ["cs.AI", "cs.LG"], thursday, hours(tuesday, 3))).toEqual([
      { day: monday, categories: ["cs.LG"] },
      { day: thursday, categories: ["cs.AI", "cs.LG"] },
    ]);
  });

  it("leaves a day to its feed until it is over", () => {
    const on = (now: Date) => gapsIn({}, ["cs.AI"], monday, now).map(({ day }) => day);
    expect(on(hours(tuesday, 23.9))).toEqual([monday]);
    expect(on(hours(tuesday, 24))).toEqual([tuesday, monday]);
    expect(on(hours(monday, 12))).toEqual([]);
  });

  it("takes up Friday on the weekend, and the day before a holiday on the holiday", () => {
    const newest = (now: string) => gapsIn({}, ["cs.AI"], "2026-06-01", new Date(now))[0]?.day;
    expect(newest("2026-06-13T12:00:00Z")).toBe(friday);
    expect(newest("2026-06-14T12:00:00Z")).toBe(friday);
    expect(newest("2026-11-27T12:00:00Z")).toBe("2026-11-26");
  });

  it("counts an archive for its categories, not a category for its archive", () => {
    const gaps = (known: string, followed: string) =>
      gapsIn({ [monday]: { feed: [], filled: [known] } }, [followed], monday, hours(tuesday, 1));
    expect(gaps("cs", "cs.AI")).toEqual([]);
    expect(gaps("cs.AI", "cs")).toHaveLength(1);
  });
});

describe("coverage", () => {
  const whole = { ...newRecord, day: tuesday, confirmed: true };

  it("counts today's feed only when it was seen whole", () => {
    const records = { "cs.AI": whole, "cs.LG": { ...whole, confirmed: false } };
    expect(coverageAfterAnswer({}, records, hours(tuesday, 2))).toEqual({
      [tuesday]: { feed: ["cs.AI"], filled: [] },
    });
  });

  it("does not count a batch that may be a part, or of another day, however long it was looked at", () => {
    const records = { "cs.AI": { ...whole, isDoubtful: true as const } };
    expect(coverageAfterAnswer({}, records, hours(tuesday, 20))).toEqual({});
  });

  it("does not count a day that is over because nothing more can be asked for", () => {
    expect(coverageAfterAnswer({}, { "cs.AI": whole }, hours(tuesday, 26))).toEqual({});
  });

  it("grows, and stays the same object when nothing was added", () => {
    const now = hours(tuesday, 2);
    const first = coverageAfterAnswer({}, { "cs.AI": whole }, now);
    expect(coverageAfterAnswer(first, { "cs.AI": whole }, now)).toBe(first);
    expect(coverageAfterFilling(first, { day: monday, categories: ["cs.LG", "cs.AI"] })).toEqual({
      ...first,
      [monday]: { feed: [], filled: ["cs.AI", "cs.LG"] },
    });
  });

  it("covers categories from either source", () => {
    expect(covers({ feed: ["cs.AI"], filled: ["cs.LG"] }, ["cs.AI", "cs.LG"])).toBe(true);
    expect(covers({ feed: ["cs.AI"], filled: [] }, ["cs.AI", "cs.LG"])).toBe(false);
    expect(covers(undefined, ["cs.AI"])).toBe(false);
  });
});

describe("fillDay", () => {
  const found = (...numbers: number[]) =>
    numbers.map((number) => ({ paper: paperNumber(number), kind: "new" as const }));

  it("marks what it adds as filled in", () => {
    expect(fillDay(monday, found(1, 2), [])).toEqual(aBatch(monday, ...filled(1, 2)));
  });

  it("leaves out what the feed announced as new on any day, at whatever version", () => {
    const later = listingOf(aBatch(tuesday, paperNumber(2)));
    const second = { paper: paperNumber(2, { version: 3 }), kind: "new" as const };
    const batch = fillDay(monday, [...found(1), second], [later]);
    expect(batch).toEqual(aBatch(monday, ...filled(1)));
  });

  it("leaves what the feed had on the same day as the feed had it", () => {
    const same = listingOf(
      aBatch(monday, anAnnouncement({ paper: paperNumber(1), kind: "replace" })),
    );
    expect(fillDay(monday, found(1, 2), [same])).toEqual(aBatch(monday, ...filled(2)));
  });

  it("adds a paper of which the feed announced only a later version", () => {
    const replaced = anAnnouncement({ paper: paperNumber(1, { version: 2 }), kind: "replace" });
    const listing = listingOf(aBatch(tuesday, replaced));
    expect(fillDay(monday, found(1), [listing]).announcements).toHaveLength(1);
  });

  it("makes new what the feed called a cross-list before its own category was followed", () => {
    const paper = paperNumber(1, { categories: ["cs.CV", "cs.AI"] });
    const listed = aBatch(monday, anAnnouncement({ paper, kind: "cross" }));
    const revised = { paper: { ...paper, version: 2 }, kind: "new" as const };
    const batch = fillDay(monday, [revised], [listingOf(listed)]);
    expect(extended(listed, batch.announcements)).toEqual(aBatch(monday, paper));

    const again = listingOf(aBatch(monday, paper));
    expect(fillDay(monday, [revised], [again]).announcements).toEqual([]);
    const later = listingOf(aBatch(tuesday, anAnnouncement({ paper, kind: "cross" })));
    expect(fillDay(monday, [revised], [later]).announcements).toHaveLength(1);
  });

  it("keeps one copy of a paper that was filled in before, at another version or as a cross-list", () => {
    const cross = { ...anAnnouncement({ paper: paperNumber(1), kind: "cross" }), filled: true };
    const before = aBatch(monday, { ...cross, filled: true }, ...filled(2));
    const found = [
      { paper: paperNumber(1), kind: "new" as const },
      { paper: paperNumber(2, { version: 2 }), kind: "cross" as const },
    ];
    const batch = fillDay(monday, found, [listingOf(before)]);
    expect(
      extended(before, batch.announcements).announcements.map(({ paper, kind }) => [
        paper.id,
        paper.version,
        kind,
      ]),
    ).toEqual([
      ["2606.00001", 1, "new"],
      ["2606.00002", 2, "new"],
    ]);
  });

  it("gives the same a second time", () => {
    const once = fillDay(monday, found(1, 2), []);
    expect(fillDay(monday, found(1, 2), [listingOf(once)])).toEqual(once);
  });
});

describe("mayBeEmpty", () => {
  const day = (name: string, count: number) =>
    listingOf(aBatch(name, ...Array.from({ length: count }, (_, n) => paperNumber(n + 1))));
  const known = { feed: ["cs.RO"], filled: [] };

  it("does not believe it of categories of which nothing is known", () => {
    const gap = { day: monday, categories: ["cs.RO"] };
    expect(mayBeEmpty(gap, { coverage: {}, listings: [] })).toBe(false);
    // That day holds other categories only.
    expect(mayBeEmpty(gap, { coverage: {}, listings: [day(friday, 0)] })).toBe(false);
  });

  it("believes it of small categories only", () => {
    const gap = { day: monday, categories: ["cs.RO"] };
    const coverage = { [friday]: known, [thursday]: known };
    const with_ = (a: number, b: number) =>
      mayBeEmpty(gap, { coverage, listings: [day(friday, a), day(thursday, b)] });
    expect(with_(4, 5)).toBe(true);
    expect(with_(5, 5)).toBe(false);
    expect(with_(0, 100)).toBe(false);
  });
});

describe("nextFilling", () => {
  const at = (minutes: number) => new Date(Date.parse("2026-06-16T08:00:00Z") + minutes * 60_000);

  it("is at once without trouble, then ever later, up to six hours", () => {
    expect(nextFilling(undefined)).toBe(Number.NEGATIVE_INFINITY);
    let trouble = troubleAfter(undefined, { message: "no" }, at(0));
    const waits: number[] = [];
    for (let n = 0; n < 7; n++) {
      waits.push((nextFilling(trouble) - at(0).getTime()) / 60_000);
      trouble = troubleAfter(trouble, { message: "no" }, at(0));
    }
    expect(waits).toEqual([5, 15, 60, 180, 360, 360, 360]);
  });

  it("keeps to the pause that arXiv asked for", () => {
    const trouble = troubleAfter(undefined, { message: "no", retryAfterSeconds: 7200 }, at(0));
    expect(nextFilling(trouble)).toBe(at(120).getTime());
  });
});
