import { describe, expect, it } from "vitest";
import type { Report } from "@/lib/refresh/report";
import { checksOf, type Seen, type Setup } from "@/lib/server/doctor";
import { plainSetup } from "@/tests/support/feed-server";

const now = new Date("2026-06-16T12:00:00Z");
const allWell: Seen = {
  storeTrouble: null,
  arxiv: { hasAnswered: true, failed: [], reason: null },
  runs: [],
};

function aRun(partial: Partial<Report>): Report {
  return {
    trigger: "cron",
    startedAt: now.getTime(),
    finishedAt: now.getTime(),
    outcome: "done",
    asked: [],
    papers: 0,
    changedDays: [],
    failed: [],
    filled: [],
    daysLeft: 0,
    selections: 0,
    remarks: [],
    ...partial,
  };
}

function check(name: string, setup: Partial<Setup>, seen: Partial<Seen> = {}) {
  const checks = checksOf({ ...plainSetup, ...setup }, { ...allWell, ...seen }, now);
  const found = checks.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no check ${name}`);
  return found;
}

const writing = { ...plainSetup.model, hasKey: true, isWriting: true };

const onVercel = { isOnVercel: true, hasCronSecret: true };

describe("the setup doctor", () => {
  it("gives one remedy for whatever is not found, and none for what is", () => {
    const setups: Partial<Setup>[] = [
      {},
      onVercel,
      { isOnVercel: true, store: "memory" },
      { refreshEveryMinutes: 0, origin: { url: "http://localhost:3000", from: "default" } },
    ];
    for (const setup of setups) {
      const seen = {
        ...allWell,
        storeTrouble: "It is full.",
        arxiv: { hasAnswered: false, failed: ["cs.RO"], reason: "no" },
      };
      for (const each of [allWell, seen]) {
        for (const { name, state, finding, remedy } of checksOf(
          { ...plainSetup, ...setup },
          each,
          now,
        )) {
          expect(finding, name).toMatch(/\.$/);
          expect(remedy !== undefined, name).toBe(state !== "found");
        }
      }
    }
  });

  it.each([
    ["Store", { store: "memory" }, "missing"],
    ["Store", { store: "redis" }, "found"],
    ["Password for refreshes", {}, "missing"],
    ["Password for refreshes", { hasCronSecret: true }, "found"],
    ["Public address", { origin: { url: "http://localhost:3000", from: "default" } }, "missing"],
    ["Public address", { origin: { url: "https://a.example", from: "Vercel" } }, "found"],
    ["Summaries", {}, "missing"],
    ["Summaries", { model: { ...writing, isEnabled: false, isWriting: false } }, "found"],
    ["Summaries", { store: "memory", model: { ...writing, isWriting: false } }, "missing"],
    ["Summaries", { model: writing }, "found"],
    ["Summaries", { isPreview: true, model: { ...writing, isWriting: false } }, "missing"],
    ["Schedule", {}, "found"],
    ["Schedule", { refreshEveryMinutes: 0 }, "missing"],
    ["Schedule", { isOnVercel: true, hasCronSecret: false }, "missing"],
    ["Schedule", onVercel, "missing"],
  ] satisfies [string, Partial<Setup>, string][])("%s with %j is %s", (name, setup, state) => {
    expect(check(name, setup).state).toBe(state);
  });

  it("takes a cron that came within a day and a half for one that works", () => {
    const ago = (hours: number) => [aRun({ startedAt: now.getTime() - hours * 3_600_000 })];
    expect(check("Schedule", onVercel, { runs: ago(35) }).state).toBe("found");
    expect(check("Schedule", onVercel, { runs: ago(37) }).state).toBe("missing");
    const others = [aRun({ trigger: "request" })];
    expect(check("Schedule", onVercel, { runs: others }).state).toBe("missing");
  });

  it("says what is wrong with the store and with arXiv", () => {
    expect(check("Store", {}, { storeTrouble: "It is full." })).toMatchObject({
      state: "failing",
      finding: "It is full.",
    });
    const arxiv = { hasAnswered: false, failed: ["cs.RO"], reason: "arXiv cannot be reached" };
    expect(check("arXiv", {}, { arxiv })).toMatchObject({
      state: "failing",
      finding: "arXiv could not be asked: arXiv cannot be reached.",
    });
  });

  it("does not call arXiv unreachable when it refused one category of several", () => {
    const arxiv = { hasAnswered: true, failed: ["cs.RO"], reason: "arXiv knows no such category" };
    expect(check("arXiv", {}, { arxiv })).toMatchObject({
      state: "failing",
      finding: "arXiv answered, but not for cs.RO: arXiv knows no such category.",
    });
  });

  it("takes a scheduler of one's own for the timer that is off", () => {
    const runs = [aRun({ startedAt: now.getTime() - 3_600_000 })];
    expect(check("Schedule", { refreshEveryMinutes: 0 }, { runs }).state).toBe("found");
    expect(check("Schedule", { refreshEveryMinutes: 1 }).finding).toBe(
      "Every minute this server looks whether a refresh is due.",
    );
  });

  it("tells where a variable is set: on Vercel in its settings, elsewhere in the environment", () => {
    expect(check("Password for refreshes", { isOnVercel: true }).remedy).toMatch(
      /^In your project on Vercel choose Settings, Environment Variables, .*, and deploy again\.$/,
    );
    expect(check("Password for refreshes", {}).remedy).toMatch(/^Set CRON_SECRET to .* in \.env/);
  });
});
