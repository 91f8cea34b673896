import { describe, expect, it } from "vitest";
import { dayInWords } from "@/lib/arxiv/calendar";
import {
  capitalised,
  counted,
  distanceInWords,
  listed,
  momentInWords,
  spanInWords,
} from "@/lib/words";

const now = new Date("2026-06-16T12:00:00Z");

describe("words for days and moments", () => {
  it("name a day with its weekday", () => {
    expect(dayInWords("2026-06-16")).toBe("Tuesday, 16 June");
    expect(dayInWords("2026-11-01")).toBe("Sunday, 1 November");
  });

  it("leave out the day of today's moments, by UTC", () => {
    expect(momentInWords("2026-06-16T04:24:59.999Z", now)).toBe("04:24 UTC");
    expect(momentInWords("2026-06-17T04:00:00.000Z", now)).toBe("Wednesday, 17 June, 04:00 UTC");
  });

  it.each([
    ["2026-06-16T12:00:20Z", "in less than a minute"],
    ["2026-06-16T11:59:40Z", "less than a minute ago"],
    ["2026-06-16T12:01:30Z", "in 1 minute"],
    ["2026-06-16T13:30:00Z", "in 90 minutes"],
    ["2026-06-17T04:00:00Z", "in 16 hours"],
    ["2026-06-14T11:00:00Z", "2 days ago"],
  ])("say how far away %s is", (moment, words) => {
    expect(distanceInWords(moment, now)).toBe(words);
  });

  it.each([
    [0, "less than a second"],
    [1_400, "1 second"],
    [90_000, "90 seconds"],
    [250_000, "4 minutes"],
  ])("say how long %i ms are", (ms, words) => {
    expect(spanInWords(ms)).toBe(words);
  });

  it("count and list", () => {
    expect([1, 0, 7310].map((count) => counted(count, "paper"))).toEqual([
      "1 paper",
      "0 papers",
      "7,310 papers",
    ]);
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listed)).toEqual([
      "",
      "a",
      "a and b",
      "a, b and c",
    ]);
  });

  it("begin a sentence, save with arXiv, which is written so", () => {
    expect(capitalised("the day")).toBe("The day");
    expect(capitalised("arXiv is late")).toBe("arXiv is late");
  });
});
