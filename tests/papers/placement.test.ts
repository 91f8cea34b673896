import { describe, expect, it } from "vitest";
import type { Announcements } from "@/lib/arxiv/announcements";
import { midnightOf } from "@/lib/arxiv/calendar";
import { type CategoryRecord, newRecord } from "@/lib/papers/category-record";
import { listingOf } from "@/lib/papers/listing";
import type { AnnouncedPaper, Paper } from "@/lib/papers/paper";
import { placeAnnouncements } from "@/lib/papers/placement";
import { aBatch, anAnnouncement, paperNumber } from "@/tests/support/papers";

const [friday, monday, tuesday] = ["2026-06-12", "2026-06-15", "2026-06-16"];
const tuesdayMorning = new Date(midnightOf(tuesday).getTime() + 300_000);

function inCategory(category: string, ...numbers: number[]): Paper[] {
  return numbers.map((number) => paperNumber(number, { categories: [category] }));
}

function answer(partial: Partial<Announcements> & { papers: AnnouncedPaper[] }): Announcements {
  return {
    answered: ["cs.AI"],
    unchanged: [],
    failed: [],
    remarks: [],
    feedDay: null,
    validators: {},
    ...partial,
  };
}

function announced(papers: Paper[], announceType: AnnouncedPaper["announceType"] = "new") {
  return papers.map((paper): AnnouncedPaper => ({ paper, announceType }));
}

const holdsMonday: CategoryRecord = {
  ...newRecord,
  day: monday,
  outcome: "batch",
  confirmed: true,
};
const mondays = aBatch(monday, ...inCategory("cs.AI", 1, 2, 3, 4));

describe("placeAnnouncements", () => {
  it("puts unknown papers under the day in force and makes the category current", () => {
    const placed = placeAnnouncements({
      answer: answer({ papers: announced(inCategory("cs.AI", 11, 12)), feedDay: monday }),
      held: [mondays].map(listingOf),
      records: { "cs.AI": holdsMonday },
      now: tuesdayMorning,
    });
    expect(placed.batches).toEqual([aBatch(tuesday, ...inCategory("cs.AI", 11, 12))]);
    expect(placed.records["cs.AI"]).toMatchObject({
      day: tuesday,
      outcome: "batch",
      confirmed: false,
      appearedAt: tuesdayMorning.getTime(),
    });
  });

  it("adds what it missed of the day before to that day when arXiv has not changed over", () => {
    const placed = placeAnnouncements({
      answer: answer({ papers: announced(inCategory("cs.AI", 1, 2, 3, 4, 5)), feedDay: tuesday }),
      held: [mondays].map(listingOf),
      records: { "cs.AI": holdsMonday },
      now: tuesdayMorning,
    });
    expect(placed.batches).toEqual([aBatch(monday, ...inCategory("cs.AI", 5))]);
    expect(placed.records["cs.AI"]).toMatchObject({ day: monday, outcome: "repeated" });
  });

  it("does not mistake a few returning papers for the day before", () => {
    const returning = announced(inCategory("cs.AI", 1, 2), "cross");
    const placed = placeAnnouncements({
      answer: answer({ papers: [...returning, ...announced(inCategory("cs.AI", 11, 12, 13))] }),
      held: [mondays].map(listingOf),
      records: { "cs.AI": holdsMonday },
      now: tuesdayMorning,
    });
    expect(placed.batches).toEqual([aBatch(tuesday, ...inCategory("cs.AI", 11, 12, 13))]);
  });

  it("knows the day before by a fifth of its new papers, when most of it had been missed", () => {
    const placed = placeAnnouncements({
      answer: answer({ papers: announced(inCategory("cs.AI", 4, 5, 6, 7, 8)) }),
      held: [mondays].map(listingOf),
      records: { "cs.AI": holdsMonday },
      now: tuesdayMorning,
    });
    expect(placed.batches.map(({ day }) => day)).toEqual([monday]);
    expect(placed.records["cs.AI"]).toMatchObject({ day: monday, outcome: "repeated" });
  });

  it("does not take what others cross-list into a category for its own listing", () => {
    const fromRobotics = (number: number) =>
      paperNumber(number, { categories: ["cs.RO", "cs.AI"] });
    const placed = placeAnnouncements({
      answer: answer({
        papers: announced([...inCategory("cs.RO", 51, 52, 53), ...[54, 55, 56].map(fromRobotics)]),
        answered: ["cs.AI", "cs.RO"],
      }),
      held: [aBatch(monday, ...inCategory("cs.AI", 1, 2, 3, 4, 5), ...inCategory("cs.RO", 41))].map(
        listingOf,
      ),
      records: { "cs.AI": holdsMonday, "cs.RO": holdsMonday },
      now: tuesdayMorning,
    });
    expect(placed.records["cs.AI"]).toMatchObject({ day: monday, outcome: "empty" });
    expect(placed.records["cs.RO"]).toMatchObject({ day: tuesday, outcome: "batch" });
  });

  it("asks the feed's date only after a day was missed", () => {
    const wednesdayMorning = new Date(midnightOf("2026-06-17").getTime() + 300_000);
    const dayOf = (record: CategoryRecord, feedDay: string) =>
      placeAnnouncements({
        answer: answer({ papers: announced(inCategory("cs.AI", 61, 62, 63)), feedDay }),
        held: [mondays].map(listingOf),
        records: { "cs.AI": record },
        now: wednesdayMorning,
      }).batches.map(({ day }) => day);
    expect(dayOf(holdsMonday, tuesday)).toEqual([tuesday]);
    expect(dayOf(holdsMonday, friday)).toEqual(["2026-06-17"]);
    expect(dayOf({ ...holdsMonday, day: tuesday }, tuesday)).toEqual(["2026-06-17"]);
  });

  it("looks at a batch that is far smaller than usual until six hours have passed", () => {
    const recordAt = (hours: number) =>
      placeAnnouncements({
        answer: answer({ papers: announced(inCategory("cs.AI", 11)) }),
        held: [mondays, aBatch(tuesday, ...inCategory("cs.AI", 11))].map(listingOf),
        records: {
          "cs.AI": { ...newRecord, day: tuesday, appearedAt: tuesdayMorning.getTime() },
        },
        now: new Date(tuesdayMorning.getTime() + hours * 3_600_000),
      }).records["cs.AI"];
    expect(recordAt(1)).toMatchObject({ confirmed: false });
    expect(recordAt(6)).toMatchObject({ confirmed: true });
  });

  it("links a new version to the paper's earlier announcement", () => {
    const second = paperNumber(1, { version: 2, categories: ["cs.AI"] });
    const placed = placeAnnouncements({
      answer: answer({ papers: announced([second], "replace") }),
      held: [mondays].map(listingOf),
      records: { "cs.AI": holdsMonday },
      now: tuesdayMorning,
    });
    expect(placed.batches[0]?.announcements).toEqual([
      {
        paper: second,
        kind: "replace",
        earlier: [{ day: monday, kind: "new", categories: ["cs.AI"] }],
      },
    ]);
  });

  it("learns from another category's answer that a cross-listed paper is new", () => {
    const paper = paperNumber(21, { categories: ["cs.LG", "cs.AI"] });
    const held = aBatch(tuesday, anAnnouncement({ paper, kind: "cross" }));
    const placed = placeAnnouncements({
      answer: answer({ papers: announced([paper], "new"), answered: ["cs.LG"] }),
      held: [mondays, held].map(listingOf),
      records: { "cs.LG": holdsMonday },
      now: tuesdayMorning,
    });
    expect(placed.batches).toEqual([aBatch(tuesday, anAnnouncement({ paper, kind: "new" }))]);
  });

  it("believes the feed's date while nothing is known, but only a recent announcement day", () => {
    const dayOf = (feedDay: string | null) =>
      placeAnnouncements({
        answer: answer({ papers: announced(inCategory("cs.AI", 1)), feedDay }),
        held: [],
        records: {},
        now: tuesdayMorning,
      }).batches.map(({ day }) => day);
    expect(dayOf(friday)).toEqual([friday]);
    expect(dayOf(monday)).toEqual([monday]);
    expect(dayOf(tuesday)).toEqual([tuesday]);
    expect(dayOf("2026-06-11")).toEqual([tuesday]);
    expect(dayOf("2026-06-17")).toEqual([tuesday]);
    expect(dayOf(null)).toEqual([tuesday]);
  });

  it("takes the date of the others for a category that was just added", () => {
    const placed = placeAnnouncements({
      answer: answer({
        papers: announced([...inCategory("cs.AI", 1, 2, 3, 4), ...inCategory("cs.RO", 31)]),
        answered: ["cs.AI", "cs.RO"],
        feedDay: tuesday,
      }),
      held: [mondays].map(listingOf),
      records: { "cs.AI": holdsMonday },
      now: tuesdayMorning,
    });
    expect(placed.batches.map(({ day }) => day)).toEqual([monday]);
    expect(placed.records["cs.RO"]).toMatchObject({ day: monday });
  });

  it("lets a small category have a day without papers, but not a large one", () => {
    const large = aBatch(
      monday,
      ...inCategory("cs.AI", 1, 2, 3, 4, 5, 6),
      ...inCategory("cs.GL", 40),
    );
    const recordsAfter = (papers: Paper[]) =>
      placeAnnouncements({
        answer: answer({ papers: announced(papers), answered: ["cs.AI", "cs.GL"] }),
        held: [large].map(listingOf),
        records: { "cs.AI": holdsMonday, "cs.GL": holdsMonday },
        now: tuesdayMorning,
      }).records;
    expect(recordsAfter(inCategory("cs.AI", 11, 12))["cs.GL"]).toMatchObject({ day: tuesday });
    expect(recordsAfter(inCategory("cs.GL", 41))["cs.AI"]).toMatchObject({
      day: monday,
      outcome: "empty",
    });
  });

  it("does not call a batch whole because another instance asks a minute later", () => {
    const held = aBatch(tuesday, ...inCategory("cs.AI", 11, 12, 13));
    const recordAt = (minutes: number) =>
      placeAnnouncements({
        answer: answer({ papers: announced(inCategory("cs.AI", 11, 12, 13)) }),
        held: [mondays, held].map(listingOf),
        records: {
          "cs.AI": { ...newRecord, day: tuesday, appearedAt: tuesdayMorning.getTime() },
        },
        now: new Date(tuesdayMorning.getTime() + minutes * 60_000),
      }).records["cs.AI"];
    expect(recordAt(1)).toMatchObject({ confirmed: false });
    expect(recordAt(45)).toMatchObject({ confirmed: true });
  });

  describe("beside copies that were filled in", () => {
    const copies = (day: string, ...numbers: number[]) =>
      listingOf(
        aBatch(
          day,
          ...inCategory("cs.AI", ...numbers).map((paper) => ({
            ...anAnnouncement({ paper }),
            filled: true as const,
          })),
        ),
      );
    const place = (held: ReturnType<typeof copies>[], numbers: number[], record = holdsMonday) =>
      placeAnnouncements({
        answer: answer({ papers: announced(inCategory("cs.AI", ...numbers)), feedDay: tuesday }),
        held,
        records: { "cs.AI": record },
        now: tuesdayMorning,
      });
    const many = (from: number) => Array.from({ length: 20 }, (_, n) => from + n);

    it("takes what the feed announces from where it was filled in", () => {
      const placed = place([copies(friday, 11, 12, 13), copies(monday, 14)], [11, 14, 15, 16, 17]);
      expect(placed.withdrawn).toEqual({
        [friday]: ["2606.00011v1"],
        [monday]: ["2606.00014v1"],
      });
      expect(placed.batches).toEqual([aBatch(tuesday, ...inCategory("cs.AI", 11, 14, 15, 16, 17))]);
      expect(placed.records["cs.AI"]).toMatchObject({ day: tuesday, outcome: "batch" });
    });

    it("leaves a copy alone when only a new version is announced", () => {
      const second = paperNumber(11, { version: 2, categories: ["cs.AI"] });
      const placed = placeAnnouncements({
        answer: answer({ papers: announced([second], "replace") }),
        held: [copies(monday, 11)],
        records: { "cs.AI": holdsMonday },
        now: tuesdayMorning,
      });
      expect(placed.withdrawn).toEqual({});
      expect(placed.batches[0]?.announcements[0]?.earlier).toEqual([
        { day: monday, kind: "new", categories: ["cs.AI"] },
      ]);
    });

    it("knows the day before by its copies when nearly all of it was filled in", () => {
      const placed = place([copies(monday, ...many(100))], many(100));
      expect(placed.records["cs.AI"]).toMatchObject({ day: monday, outcome: "repeated" });
      expect(placed.batches.map(({ day }) => day)).toEqual([monday]);
      expect(placed.withdrawn[monday]).toHaveLength(20);
    });

    it("is not led astray by half a batch filled in under a holiday that the calendar lacks", () => {
      const placed = place([copies(monday, ...many(100).slice(0, 12))], many(100));
      expect(placed.records["cs.AI"]).toMatchObject({ day: tuesday, outcome: "batch" });
      expect(placed.withdrawn[monday]).toHaveLength(12);
    });

    it("tells a first answer by them on a server that was filled in first", () => {
      const placed = place([copies(monday, ...many(100))], many(100), newRecord);
      expect(placed.records["cs.AI"]).toMatchObject({ day: monday });
      const fresh = place([copies(monday, ...many(100))], many(200), newRecord);
      expect(fresh.records["cs.AI"]).toMatchObject({ day: tuesday });
    });
  });
});

describe("after a day that was missed", () => {
  const fridays = inCategory("cs.AI", 1, 2, 3, 4);

  it("takes what Saturday's feed still holds for Friday's, though Friday was filled in", () => {
    const copies = fridays.map((paper) => ({
      ...anAnnouncement({ paper }),
      filled: true as const,
    }));
    const placed = placeAnnouncements({
      answer: answer({ papers: announced(fridays) }),
      held: [listingOf(aBatch(friday, ...copies))],
      records: { "cs.AI": { ...holdsMonday, day: friday } },
      now: new Date("2026-06-13T12:00:00Z"),
    });
    expect(placed.batches).toEqual([aBatch(friday, ...fridays)]);
    expect(placed.withdrawn[friday]).toHaveLength(4);
  });

  it("looks longer, since the missed day's papers under today's date would look like today's", () => {
    const looked = { ...holdsMonday, day: tuesday, appearedAt: tuesdayMorning.getTime() };
    const recordAt = (minutes: number, before: typeof mondays) =>
      placeAnnouncements({
        answer: answer({ papers: announced(inCategory("cs.AI", 11, 12, 13, 14)) }),
        held: [before, aBatch(tuesday, ...inCategory("cs.AI", 11, 12, 13, 14))].map(listingOf),
        records: { "cs.AI": { ...looked, confirmed: false } },
        now: new Date(tuesdayMorning.getTime() + minutes * 60_000),
      }).records["cs.AI"];
    const before = aBatch(friday, ...fridays);
    expect(recordAt(45, mondays)).toMatchObject({ confirmed: true });
    expect(recordAt(45, before)).toMatchObject({ confirmed: false });
    expect(recordAt(360, before)).toMatchObject({ confirmed: true, isDoubtful: true });
    expect(recordAt(45, mondays)).not.toHaveProperty("isDoubtful");
  });
});
