import { afterEach, describe, expect, it } from "vitest";
import {
  addDays,
  announcementDayBefore,
  announcementOf,
  dayInForce,
  isAnnouncementDay,
  latestAnnouncementDay,
  midnightOf,
  newYorkDay,
  nextAnnouncement,
  quietReason,
  submissionWindow,
} from "@/lib/arxiv/calendar";
import { skippedEvenings } from "@/lib/arxiv/holidays";

const daysOf2026 = Array.from({ length: 365 }, (_, index) => addDays("2026-01-01", index));

/** What a clock on a wall in New York shows. */
const wallClock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "America/New_York",
  dateStyle: "short",
  timeStyle: "medium",
});

describe("the day in force", () => {
  it.each([
    ["2026-06-16T03:59:59.999Z", "2026-06-15", "a moment before midnight in summer"],
    ["2026-06-16T04:00:00Z", "2026-06-16", "at midnight in summer"],
    ["2026-06-16T23:59:59Z", "2026-06-16", "in the evening in summer"],
    ["2026-01-14T04:59:59.999Z", "2026-01-13", "a moment before midnight in winter"],
    ["2026-01-14T05:00:00Z", "2026-01-14", "at midnight in winter"],
    ["2026-06-20T12:00:00Z", "2026-06-19", "on a Saturday"],
    ["2026-06-22T03:59:59Z", "2026-06-19", "at the end of a Sunday"],
    ["2026-06-22T04:00:00Z", "2026-06-22", "when Monday begins"],
    ["2026-03-08T04:59:59Z", "2026-03-06", "before the Sunday on which summer time begins"],
    ["2026-03-08T06:59:59Z", "2026-03-06", "a second before summer time"],
    ["2026-03-08T07:00:00Z", "2026-03-06", "when summer time begins"],
    ["2026-03-09T03:59:59Z", "2026-03-06", "before the first midnight of summer time"],
    ["2026-03-09T04:00:00Z", "2026-03-09", "at the first midnight of summer time"],
    ["2026-11-01T05:59:59Z", "2026-10-30", "before the hour that comes twice"],
    ["2026-11-01T06:00:00Z", "2026-10-30", "in the hour that comes twice"],
    ["2026-11-02T04:59:59Z", "2026-10-30", "before the first midnight of winter time"],
    ["2026-11-02T05:00:00Z", "2026-11-02", "at the first midnight of winter time"],
    ["2027-01-01T12:00:00Z", "2026-12-31", "on New Year's Day after a skipped evening"],
    ["2027-01-04T05:00:00Z", "2027-01-04", "on the first Monday of the next year"],
  ])("at %s is %s: %s", (moment, day) => {
    expect(dayInForce(new Date(moment))).toBe(day);
  });
});

describe("a day's midnight", () => {
  it("shows 00:00 of that day in New York, on every day of 2026", () => {
    for (const day of daysOf2026) {
      expect(wallClock.format(midnightOf(day))).toBe(`${day} 00:00:00`);
      expect(newYorkDay(midnightOf(day))).toBe(day);
      expect(newYorkDay(new Date(midnightOf(day).getTime() - 1))).toBe(addDays(day, -1));
    }
  });

  it("is at 04:00 UTC in summer and 05:00 in winter", () => {
    expect(midnightOf("2026-07-01").toISOString()).toBe("2026-07-01T04:00:00.000Z");
    expect(midnightOf("2026-01-01").toISOString()).toBe("2026-01-01T05:00:00.000Z");
  });

  it("comes 23 hours after the last when summer time begins, 25 when it ends", () => {
    const hours = (day: string) =>
      (midnightOf(addDays(day, 1)).getTime() - midnightOf(day).getTime()) / 3_600_000;
    expect(daysOf2026.filter((day) => hours(day) !== 24)).toEqual(["2026-03-08", "2026-11-01"]);
    expect([hours("2026-03-08"), hours("2026-11-01")]).toEqual([23, 25]);
  });
});

describe("a quiet day", () => {
  it("is every Saturday and Sunday", () => {
    expect(quietReason("2026-06-20")).toBe("weekend");
    expect(quietReason("2026-06-21")).toBe("weekend");
    expect(daysOf2026.filter((day) => quietReason(day) === "weekend")).toHaveLength(104);
  });

  it("is the day after an evening without a mailing, not the holiday itself", () => {
    const quiet = addDays("2026-12-31", 1);
    const weekdays = [...daysOf2026, quiet].filter((day) => quietReason(day)?.startsWith("after"));
    expect(weekdays.map((day) => [day, quietReason(day)])).toEqual([
      ["2026-01-02", "after New Year's Day"],
      ["2026-01-20", "after Martin Luther King Day"],
      ["2026-09-08", "after Labor Day"],
      ["2026-11-27", "after Thanksgiving"],
      ["2026-12-30", "after the winter break"],
      ["2027-01-01", "after New Year's Eve"],
    ]);
    for (const holiday of ["2026-01-01", "2026-01-19", "2026-06-19", "2026-07-03", "2026-09-07"]) {
      expect(isAnnouncementDay(holiday)).toBe(true);
    }
    for (const holiday of ["2026-11-26", "2026-12-25", "2026-12-29", "2026-12-31"]) {
      expect(isAnnouncementDay(holiday)).toBe(true);
    }
  });

  it("is a plain weekend after a holiday on a Friday, which has no mailing anyway", () => {
    for (const saturday of ["2026-06-20", "2026-07-04", "2026-12-26"]) {
      expect(quietReason(saturday)).toBe("weekend");
      expect(isAnnouncementDay(addDays(saturday, 2))).toBe(true);
    }
  });
});

describe("announcement days before and after", () => {
  it("skip weekends and holidays", () => {
    expect(latestAnnouncementDay("2026-11-29")).toBe("2026-11-26");
    expect(latestAnnouncementDay("2026-11-26")).toBe("2026-11-26");
    expect(announcementDayBefore("2026-11-30")).toBe("2026-11-26");
    expect(announcementDayBefore("2026-06-22")).toBe("2026-06-19");
    expect(announcementDayBefore("2027-01-04")).toBe("2026-12-31");
  });

  it.each([
    ["2026-06-16T03:59:59Z", "2026-06-16", "2026-06-16T04:00:00.000Z"],
    ["2026-06-16T04:00:00Z", "2026-06-17", "2026-06-17T04:00:00.000Z"],
    ["2026-06-19T18:00:00Z", "2026-06-22", "2026-06-22T04:00:00.000Z"],
    ["2026-03-06T12:00:00Z", "2026-03-09", "2026-03-09T04:00:00.000Z"],
    ["2026-10-30T12:00:00Z", "2026-11-02", "2026-11-02T05:00:00.000Z"],
    ["2026-11-26T17:00:00Z", "2026-11-30", "2026-11-30T05:00:00.000Z"],
    ["2026-12-31T17:00:00Z", "2027-01-04", "2027-01-04T05:00:00.000Z"],
  ])("after %s the next batch is that of %s", (now, day, due) => {
    const next = nextAnnouncement(new Date(now));
    expect([next.day, next.due.toISOString()]).toEqual([day, due]);
  });

  it("are reached by whole days over the ends of months, years and summer time", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
    expect(addDays("2026-03-07", 2)).toBe("2026-03-09");
    expect(addDays("2026-10-31", 2)).toBe("2026-11-02");
  });
});

describe("the window of submissions", () => {
  /** "2026-06-18 14:00:00 2026-06-19 14:00:00", by a clock in New York. */
  const onTheWall = (day: string) => {
    const { from, to } = submissionWindow(day);
    return [wallClock.format(from), wallClock.format(to)].map((text) => text.slice(0, 16));
  };

  it.each([
    ["Monday", "2026-06-15", "2026-06-11 14:00", "2026-06-12 14:00"],
    ["Tuesday", "2026-06-16", "2026-06-12 14:00", "2026-06-15 14:00"],
    ["Wednesday", "2026-06-17", "2026-06-15 14:00", "2026-06-16 14:00"],
    ["Thursday", "2026-06-18", "2026-06-16 14:00", "2026-06-17 14:00"],
    ["Friday", "2026-06-19", "2026-06-17 14:00", "2026-06-18 14:00"],
  ])("of a %s ends at the last deadline before its mailing", (_, day, from, to) => {
    expect(onTheWall(day)).toEqual([from, to]);
  });

  it.each([
    ["New Year's Day", "2026-01-05", "2025-12-31 14:00", "2026-01-02 14:00"],
    ["Martin Luther King Day", "2026-01-21", "2026-01-16 14:00", "2026-01-20 14:00"],
    ["Juneteenth, a Friday", "2026-06-22", "2026-06-18 14:00", "2026-06-19 14:00"],
    ["Independence Day, a Friday", "2026-07-06", "2026-07-02 14:00", "2026-07-03 14:00"],
    ["Labor Day", "2026-09-09", "2026-09-04 14:00", "2026-09-08 14:00"],
    ["Thanksgiving", "2026-11-30", "2026-11-25 14:00", "2026-11-27 14:00"],
    ["Christmas, a Friday", "2026-12-28", "2026-12-24 14:00", "2026-12-25 14:00"],
    ["the winter break", "2026-12-31", "2026-12-28 14:00", "2026-12-30 14:00"],
    ["New Year's Eve", "2027-01-04", "2026-12-30 14:00", "2027-01-01 14:00"],
  ])("takes in what the evening skipped for %s would have announced", (_, day, from, to) => {
    expect(onTheWall(day)).toEqual([from, to]);
  });

  it("tells of every holiday that is published", () => {
    const skipped = Object.keys(skippedEvenings).filter((day) => day.startsWith("2026"));
    expect(skipped).toHaveLength(9);
  });

  it.each([
    ["to summer", "2026-03-09", "2026-03-05T19:00:00.000Z", "2026-03-06T19:00:00.000Z"],
    ["to summer", "2026-03-10", "2026-03-06T19:00:00.000Z", "2026-03-09T18:00:00.000Z"],
    ["to winter", "2026-11-02", "2026-10-29T18:00:00.000Z", "2026-10-30T18:00:00.000Z"],
    ["to winter", "2026-11-03", "2026-10-30T18:00:00.000Z", "2026-11-02T19:00:00.000Z"],
  ])("keeps to the clock in New York when it changes %s: %s", (_, day, from, to) => {
    const window = submissionWindow(day);
    expect([window.from.toISOString(), window.to.toISOString()]).toEqual([from, to]);
  });

  it("is empty on a day without announcements", () => {
    for (const day of ["2026-06-20", "2026-06-21", "2026-11-27", "2027-01-01"]) {
      const { from, to } = submissionWindow(day);
      expect(to).toEqual(from);
    }
  });

  it("follows upon the last one without gap or overlap, year after year", () => {
    let end = submissionWindow("2023-12-31").to;
    for (let day = "2024-01-01"; day < "2029-01-01"; day = addDays(day, 1)) {
      const { from, to } = submissionWindow(day);
      expect(from, day).toEqual(end);
      expect(to > from, day).toBe(isAnnouncementDay(day));
      end = to;
    }
  });

  it("holds a submission of any hour exactly when that is its announcement day", () => {
    const hour = 3_600_000;
    const end = Date.parse("2029-01-01T00:00:00Z");
    const days = new Set<string>();
    for (let at = Date.parse("2024-01-01T00:00:00Z"); at < end; at += hour) {
      for (const moment of [new Date(at), new Date(at + hour - 1)]) {
        const day = announcementOf(moment);
        const { from, to } = submissionWindow(day);
        if (!(from <= moment && moment < to)) expect.fail(`${moment.toISOString()} is not ${day}`);
        days.add(day);
      }
    }
    const years = Array.from({ length: 5 * 366 }, (_, index) => addDays("2024-01-03", index));
    const announced = years.filter((day) => day < "2028-12-30" && isAnnouncementDay(day));
    expect(announced.filter((day) => !days.has(day))).toEqual([]);
  });

  it.each([
    ["2026-06-16T17:59:59.999Z", "2026-06-17", "just in time"],
    ["2026-06-16T18:00:00Z", "2026-06-18", "at the deadline"],
    ["2026-06-19T18:00:00Z", "2026-06-23", "at Friday's deadline"],
    ["2026-06-21T03:00:00Z", "2026-06-23", "on a Saturday night"],
    ["2026-11-26T12:00:00Z", "2026-11-30", "on the morning of Thanksgiving"],
    ["2026-12-31T12:00:00Z", "2027-01-04", "on the morning of New Year's Eve"],
  ])("lets what comes at %s be announced on %s: %s", (moment, day) => {
    expect(announcementOf(new Date(moment))).toBe(day);
  });
});

describe("the calendar on a machine elsewhere", () => {
  const zoneBefore = process.env.TZ;

  afterEach(() => {
    if (zoneBefore === undefined) delete process.env.TZ;
    else process.env.TZ = zoneBefore;
  });

  it.each([
    ["Pacific/Kiritimati", -840],
    ["Pacific/Pago_Pago", 660],
    ["Asia/Kathmandu", -345],
    ["UTC", 0],
  ])("is the same in %s", (zone, offsetMinutes) => {
    process.env.TZ = zone;
    expect(new Date("2026-06-16T12:00:00Z").getTimezoneOffset()).toBe(offsetMinutes);

    expect(dayInForce(new Date("2026-06-16T03:59:59Z"))).toBe("2026-06-15");
    expect(dayInForce(new Date("2026-06-16T04:00:00Z"))).toBe("2026-06-16");
    expect(midnightOf("2026-11-02").toISOString()).toBe("2026-11-02T05:00:00.000Z");
    expect(quietReason("2026-11-27")).toBe("after Thanksgiving");
    expect(quietReason("2026-06-21")).toBe("weekend");
    expect(quietReason("2026-06-22")).toBeNull();
    expect(addDays("2026-03-08", 1)).toBe("2026-03-09");
    expect(nextAnnouncement(new Date("2026-10-30T12:00:00Z")).day).toBe("2026-11-02");
    expect(submissionWindow("2026-11-03")).toEqual({
      from: new Date("2026-10-30T18:00:00Z"),
      to: new Date("2026-11-02T19:00:00Z"),
    });
    expect(announcementOf(new Date("2026-11-02T18:59:59Z"))).toBe("2026-11-03");
  });
});
