import { describe, expect, it } from "vitest";
import { addDays, type Day, isAnnouncementDay } from "@/lib/arxiv/calendar";
import { groundDays } from "@/lib/editions/ground-days";
import { emptyHead, type Head } from "@/lib/papers/head";

/** An archive of the announcement days from one to another, so many papers each. */
function holding(from: Day, to: Day, count: number): Head {
  const days: Head["days"] = {};
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (isAnnouncementDay(day)) days[day] = { hash: day, parts: 1, count, changedAt: 0 };
  }
  return { ...emptyHead, days };
}

const [monday, friday] = ["2026-06-15", "2026-06-19"];
const grown = holding("2026-04-01", friday, 700);

describe("the days that a day's taste is learnt against", () => {
  it("are those of the two weeks before its week, newest first", () => {
    const days = groundDays(friday, grown);
    expect([days[0], days.at(-1)]).toEqual(["2026-06-12", "2026-06-01"]);
    expect([...days].sort().reverse()).toEqual(days);
    expect(days).toHaveLength(10);
  });

  it("are the same for all days of a week, and others for the next", () => {
    const week = [0, 1, 2, 3, 4, 5, 6].map((at) => groundDays(addDays(monday, at), grown));
    for (const days of week) expect(days).toEqual(week[0]);
    expect(groundDays(addDays(monday, 7), grown)).not.toEqual(week[0]);
    expect(groundDays(addDays(monday, -1), grown)).not.toEqual(week[0]);
  });

  it("stay as they are when later days come and days long gone are dropped", () => {
    const then = groundDays(monday, holding("2026-04-01", monday, 700));
    expect(groundDays(monday, grown)).toEqual(then);
    expect(groundDays(monday, holding("2026-06-01", "2026-07-10", 700))).toEqual(then);
  });

  it("are the week's own too, up to the day, while the archive is young", () => {
    const young = holding("2026-06-11", friday, 300);
    expect(groundDays("2026-06-17", young)).toEqual([
      "2026-06-17",
      "2026-06-16",
      "2026-06-15",
      "2026-06-12",
      "2026-06-11",
    ]);
    const first = holding("2026-06-16", "2026-06-16", 300);
    expect(groundDays("2026-06-16", first)).toEqual(["2026-06-16"]);
    const later = holding("2026-06-11", "2026-07-10", 300);
    expect(groundDays("2026-06-17", later)).toEqual(groundDays("2026-06-17", young));
  });

  it("are never later than the day", () => {
    for (const head of [grown, holding("2026-06-11", friday, 300), emptyHead]) {
      for (let at = 0; at < 7; at++) {
        const day = addDays(monday, at);
        for (const each of groundDays(day, head)) expect(each <= day).toBe(true);
      }
    }
  });
});
