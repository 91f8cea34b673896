import { describe, expect, it } from "vitest";
import { createLog } from "@/lib/log";
import type { Report } from "@/lib/refresh/report";
import { tellRun } from "@/lib/refresh/run-line";

const report: Report = {
  trigger: "timer",
  startedAt: 1_000,
  finishedAt: 5_250,
  outcome: "done",
  asked: ["cs.AI", "cs.LG"],
  papers: 420,
  changedDays: ["2026-06-16"],
  failed: [],
  filled: [],
  daysLeft: 0,
  selections: 1,
  remarks: ["keywords: moe: never in 7 days"],
};

function linesOf(changes: Partial<Report>): string[] {
  const lines: string[] = [];
  const keep = (level: string) => (line: string) => void lines.push(`${level} ${line}`);
  const write = { error: keep("E"), warn: keep("W"), info: keep("I"), debug: keep("D") };
  const keywords = ["keywords: moe: never in 7 days"];
  const traffic = { requests: 3, bytes: 2_000_000 };
  tellRun(
    createLog({ level: "debug", format: "text" }, write),
    { ...report, ...changes },
    {
      keywords,
      traffic,
    },
  );
  return lines;
}

describe("the line of a run", () => {
  it("says what it did, then its facts", () => {
    expect(linesOf({})).toEqual([
      "I refresh: asked arXiv for cs.AI and cs.LG: 420 papers listed; chose the papers of 1 day for " +
        'feeds trigger="timer" outcome="done" ms=4250 asked=2 papers=420 days="2026-06-16" ' +
        'filled=0 left=0 selections=1 requests=3 bytes=2000000 remarks="keywords: moe: never in 7 days"',
    ]);
  });

  it("is a warning where something failed, and names it", () => {
    const failed = [{ category: "cs.LG", reason: "status 503" }];
    const lines = linesOf({ outcome: "failed", failed });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^W refresh: .* failed="cs\.LG: status 503"/);
  });

  it("is followed, where a command runs, by what that shows of failures", () => {
    const failed = [{ category: "cs.LG", reason: "status 503" }];
    const lines = linesOf({ trigger: "command", outcome: "failed", failed });
    expect(lines.map((line) => line.slice(0, 14))).toEqual(
      ["I refresh: aske", "W cs.LG failed"].map((line) => line.slice(0, 14)),
    );
  });
});
