import { describe, expect, it } from "vitest";
import { midnightOf } from "@/lib/arxiv/calendar";
import {
  type CategoryRecord,
  newRecord,
  recordAfterAnswer,
  recordAfterFailure,
  recordAfterFilling,
} from "@/lib/papers/category-record";
import { categoryState, isLongBehind, nextCheck, statesIn } from "@/lib/papers/freshness";
import { emptyHead } from "@/lib/papers/head";

const minute = 60_000;
const tuesday = "2026-06-16";
const tuesdayStart = midnightOf(tuesday).getTime();

/** So many minutes after midnight in New York on Tuesday, 16 June 2026. */
function at(minutes: number): Date {
  return new Date(tuesdayStart + minutes * minute);
}

function record(partial: Partial<CategoryRecord>): CategoryRecord {
  return { ...newRecord, ...partial };
}

const holdsMonday = record({
  day: "2026-06-15",
  appearedAt: tuesdayStart - 23 * 60 * minute,
  confirmed: true,
  checkedAt: tuesdayStart - 22 * 60 * minute,
  outcome: "batch",
});

describe("categoryState", () => {
  it("is due when the day has begun and nobody has looked", () => {
    expect(categoryState(holdsMonday, at(1))).toEqual({ state: "due", day: "2026-06-15" });
  });

  it("is late when arXiv still served the day before, and says so", () => {
    const looked = record({
      ...holdsMonday,
      checkedAt: at(1).getTime(),
      outcome: "repeated",
    });
    expect(categoryState(looked, at(5))).toEqual({
      state: "late",
      day: "2026-06-15",
      reason: "arXiv still serves the day before",
    });
  });

  it("is late when the feed of an announcement day is empty", () => {
    const looked = record({ ...holdsMonday, checkedAt: at(1).getTime(), outcome: "empty" });
    expect(categoryState(looked, at(5))).toMatchObject({
      state: "late",
      reason: "arXiv's feed is still empty",
    });
  });

  it("has failed when arXiv could not be asked for today's batch, with the reason", () => {
    const failed = record({
      ...holdsMonday,
      checkedAt: at(1).getTime(),
      outcome: "failed",
      failure: "arXiv cannot be reached",
      failures: 1,
    });
    expect(categoryState(failed, at(5))).toEqual({
      state: "failed",
      day: "2026-06-15",
      reason: "arXiv cannot be reached",
    });
  });

  it("stays current when only the confirming look failed", () => {
    const failed = record({
      ...holdsMonday,
      day: tuesday,
      checkedAt: at(50).getTime(),
      outcome: "failed",
      failures: 1,
    });
    expect(categoryState(failed, at(51))).toEqual({ state: "current", day: tuesday });
  });

  it("is quiet on a Saturday that holds Friday's batch, and names the weekend", () => {
    const friday = record({ ...holdsMonday, day: "2026-06-12" });
    const saturday = new Date("2026-06-13T15:00:00Z");
    expect(categoryState(friday, saturday)).toEqual({
      state: "quiet",
      day: "2026-06-12",
      reason: "weekend",
    });
  });

  it("is quiet on the day after an evening without a mailing, and names the holiday", () => {
    const holds = record({ ...holdsMonday, day: "2026-09-07" });
    const tuesdayAfterLaborDay = new Date("2026-09-08T15:00:00Z");
    expect(categoryState(holds, tuesdayAfterLaborDay)).toMatchObject({
      state: "quiet",
      reason: "after Labor Day",
    });
  });

  it("says on a quiet day which announcement was missed", () => {
    const looked = record({
      ...holdsMonday,
      day: "2026-06-11",
      checkedAt: Date.parse("2026-06-13T15:00:00Z"),
      outcome: "empty",
    });
    expect(categoryState(looked, new Date("2026-06-13T16:00:00Z"))).toEqual({
      state: "quiet",
      day: "2026-06-11",
      reason: "weekend",
      missed: "2026-06-12",
    });
  });

  it("is quiet, not late, when a first look on a Saturday finds nothing", () => {
    const looked = record({
      checkedAt: Date.parse("2026-06-13T15:00:00Z"),
      outcome: "empty",
    });
    expect(categoryState(looked, new Date("2026-06-13T16:00:00Z"))).toMatchObject({
      state: "quiet",
      day: null,
    });
  });
});

describe("nextCheck", () => {
  it("asks at once when nothing was ever asked", () => {
    expect(nextCheck(newRecord, at(600))).toBe(at(600).getTime());
  });

  it("waits for the next announcement once a batch is confirmed", () => {
    const holds = record({ ...holdsMonday, day: tuesday, checkedAt: at(50).getTime() });
    expect(nextCheck(holds, at(60))).toBe(midnightOf("2026-06-17").getTime());
  });

  it("waits over the weekend", () => {
    const friday = record({ ...holdsMonday, day: "2026-06-12" });
    expect(nextCheck(friday, new Date("2026-06-13T12:00:00Z"))).toBe(
      midnightOf("2026-06-15").getTime(),
    );
  });

  it("looks once more 45 minutes after a batch appeared", () => {
    const appeared = record({
      ...holdsMonday,
      day: tuesday,
      appearedAt: at(2).getTime(),
      checkedAt: at(2).getTime(),
      confirmed: false,
    });
    expect(nextCheck(appeared, at(10))).toBe(at(47).getTime());
  });

  it("retries a late category after 12 minutes", () => {
    const late = record({ ...holdsMonday, checkedAt: at(1).getTime(), outcome: "repeated" });
    expect(nextCheck(late, at(2))).toBe(at(13).getTime());
  });

  it("retries a failed one ever more slowly, up to a quarter of an hour", () => {
    const waits = [1, 2, 3, 4, 5, 50].map((failures) => {
      const failed = record({ checkedAt: at(0).getTime(), outcome: "failed", failures });
      return (nextCheck(failed, at(0)) - at(0).getTime()) / minute;
    });
    expect(waits).toEqual([1, 2, 5, 10, 15, 15]);
  });

  it("keeps to the pause that arXiv asked for", () => {
    const failed = record({
      checkedAt: at(0).getTime(),
      outcome: "failed",
      failures: 1,
      retryAt: at(30).getTime(),
    });
    expect(nextCheck(failed, at(1))).toBe(at(30).getTime());
  });

  it("looks once on a holiday, when the calendar says that nothing comes", () => {
    const holiday = "2026-11-27";
    const holds = record({ ...holdsMonday, day: "2026-11-26" });
    const noon = new Date(midnightOf(holiday).getTime() + 12 * 60 * minute);
    expect(nextCheck(holds, noon)).toBe(noon.getTime());
    const looked = { ...holds, checkedAt: noon.getTime(), outcome: "empty" as const };
    expect(nextCheck(looked, noon)).toBe(midnightOf("2026-11-30").getTime());
  });

  it("looks again ever more rarely at a batch that it does not trust yet", () => {
    const appearedAt = at(0).getTime();
    const nextAfter = (minutes: number) => {
      const checked = record({ day: tuesday, appearedAt, checkedAt: at(minutes).getTime() });
      return (nextCheck({ ...checked, outcome: "batch" }, at(minutes)) - appearedAt) / minute;
    };
    expect([0, 45, 90, 180].map(nextAfter)).toEqual([45, 90, 180, 360]);
  });

  it("does not ask all weekend long for a Friday that was missed", () => {
    const saturday = new Date("2026-06-13T12:00:00Z");
    const missed = record({ ...holdsMonday, checkedAt: saturday.getTime(), outcome: "empty" });
    expect(nextCheck(missed, saturday)).toBe(midnightOf("2026-06-15").getTime());
  });
});

describe("statesIn", () => {
  const saturday = new Date("2026-06-13T12:00:00Z");
  const failedOnFriday = record({
    day: "2026-06-11",
    checkedAt: saturday.getTime(),
    outcome: "failed",
    failures: 9,
    failure: "arXiv cannot be reached",
  });
  const on = (covered: string[]) =>
    statesIn(
      { ...emptyHead, coverage: { "2026-06-12": { feed: [], filled: covered } } },
      [["cs.AI", failedOnFriday]],
      saturday,
    )["cs.AI"];

  it("do not call a day missed that was filled in", () => {
    expect(on(["cs.AI"])).toEqual({ state: "quiet", day: "2026-06-12", reason: "weekend" });
    expect(on(["cs"])).toEqual({ state: "quiet", day: "2026-06-12", reason: "weekend" });
  });

  it("say that it failed while the day is missing", () => {
    expect(on(["cs.CL"])).toMatchObject({ state: "failed", day: "2026-06-11" });
  });
});

describe("isLongBehind", () => {
  const failure = { message: "arXiv cannot be reached" };
  const isLong = (held: CategoryRecord, now: Date) =>
    isLongBehind(held, categoryState(held, now), now);

  it("counts half a day from the first look that found the batch missing", () => {
    let held = recordAfterFailure(holdsMonday, failure, at(10));
    held = recordAfterFailure(held, failure, at(600));
    expect(isLong(held, at(10 + 719))).toBe(false);
    expect(isLong(held, at(10 + 720))).toBe(true);
  });

  it("does not begin anew when a late batch fails, nor at the next midnight", () => {
    const late = { day: holdsMonday.day, hasGrown: false, isDoubtful: false } as const;
    let held = recordAfterAnswer(holdsMonday, { ...late, outcome: "repeated" }, at(10));
    held = recordAfterFailure(held, failure, at(24 * 60 + 5));
    expect(isLong(held, at(24 * 60 + 6))).toBe(true);
  });

  it("is over when the batch came", () => {
    const late = recordAfterFailure(holdsMonday, failure, at(10));
    const came = { day: tuesday, outcome: "batch", hasGrown: true, isDoubtful: false } as const;
    const held = recordAfterAnswer(late, came, at(800));
    expect(held.behindSince).toBeUndefined();
    expect(isLong(held, at(900))).toBe(false);
  });

  it("does not begin on a day on which nothing is due", () => {
    const saturday = new Date("2026-06-13T12:00:00Z");
    const held = recordAfterFailure(record({ day: "2026-06-11" }), failure, saturday);
    expect(held.behindSince).toBeUndefined();
  });
});

describe("a day that was filled in", () => {
  const missedTuesday = record({
    ...holdsMonday,
    checkedAt: at(24 * 60 + 5).getTime(),
    outcome: "failed",
    failure: "arXiv cannot be reached",
    failures: 3,
    behindSince: at(5).getTime(),
  });

  it("is the newest one held, while the feed still fails", () => {
    const now = at(24 * 60 + 5);
    const after = recordAfterFilling(missedTuesday, tuesday, now);
    expect(after).toEqual({ ...missedTuesday, day: tuesday, confirmed: true });
    expect(categoryState(after, now)).toMatchObject({ state: "failed", day: tuesday });
  });

  it("ends what was missing where it is the newest there can be", () => {
    const saturday = at(4 * 24 * 60 + 5);
    const after = recordAfterFilling(missedTuesday, "2026-06-19", saturday);
    expect(after).toMatchObject({ day: "2026-06-19" });
    expect(after.behindSince).toBeUndefined();
  });

  it("changes nothing where a newer day is held, or the feed was never seen", () => {
    expect(recordAfterFilling(holdsMonday, "2026-06-12", at(5))).toBe(holdsMonday);
    expect(recordAfterFilling(newRecord, "2026-06-15", at(5))).toBe(newRecord);
  });
});
