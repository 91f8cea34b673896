import { describe, expect, it } from "vitest";
import { hasRoomForTexts, maxFeedBytes, summaryRoom } from "@/lib/feeds/room";
import { anInterest } from "@/tests/feeds/builders";

const usual = { maxPapers: 30, daysBack: 7, summarised: 15 };

describe("the room of a summary", () => {
  it("lets a week of thirty papers a day stay below the limit, whatever the summaries are", () => {
    const room = summaryRoom(anInterest(usual));
    const papers = 5 * 30 * 3_200; // as they were measured without summaries
    expect(room).toBeGreaterThan(5_000);
    expect(papers + 5 * 15 * room).toBeLessThan(maxFeedBytes);
  });

  it("is larger where fewer papers are asked for, and never nothing", () => {
    const few = summaryRoom(anInterest({ ...usual, maxPapers: 15 }));
    expect(few).toBeGreaterThan(summaryRoom(anInterest(usual)));
    expect(summaryRoom(anInterest({ ...usual, maxPapers: 2_000, daysBack: 90 }))).toBe(1_500);
    expect(summaryRoom(anInterest({ ...usual, summarised: 0 }))).toBe(20_000);
  });

  it("is for texts as well in a feed of one day", () => {
    expect(hasRoomForTexts(anInterest({ ...usual, day: "2026-06-16" }))).toBe(true);
    expect(hasRoomForTexts(anInterest(usual))).toBe(false);
  });

  it("is for texts wherever one day's summaries alone are asked for, however many", () => {
    const many = { ...usual, maxPapers: 200, summarised: 200, day: "2026-06-16" };
    expect(hasRoomForTexts(anInterest(many))).toBe(false);
    expect(hasRoomForTexts(anInterest({ ...many, summary: "only" }))).toBe(true);
    expect(hasRoomForTexts(anInterest({ ...many, summary: "only", day: null }))).toBe(false);
  });
});
