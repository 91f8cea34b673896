import { describe, expect, it } from "vitest";
import { createLog, type Log } from "@/lib/log";
import type { Report } from "@/lib/refresh/report";
import { tellRun } from "@/lib/refresh/run-line";
import { keepReport, type SummaryReport } from "@/lib/refresh/summary-report";
import { memoryStore } from "@/lib/store/memory";

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

function writtenLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const keep = (level: string) => (line: string) => void lines.push(`${level} ${line}`);
  const write = { error: keep("E"), warn: keep("W"), info: keep("I"), debug: keep("D") };
  return { log: createLog({ level: "debug", format: "text" }, write), lines };
}

function linesOf(changes: Partial<Report>): string[] {
  const { log, lines } = writtenLog();
  const keywords = ["keywords: moe: never in 7 days"];
  const traffic = { requests: 3, bytes: 2_000_000 };
  tellRun(log, { ...report, ...changes }, { keywords, traffic });
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

describe("the line of a run that writes summaries", () => {
  const written: SummaryReport = {
    trigger: "cron",
    startedAt: 1_000,
    finishedAt: 61_000,
    written: 2,
    found: 0,
    failed: [{ id: "2606.01234", language: "en", reason: "its text has no sections" }],
    givenUp: [],
    left: 0,
    stopped: null,
    model: "stand-in",
    usage: { requests: 3, inputTokens: 9_000, outputTokens: 700 },
    cost: 0.0125,
  };

  it("has what was written, what failed, tokens and cost", async () => {
    const { log, lines } = writtenLog();
    await keepReport({ store: memoryStore(), log }, written);
    expect(lines).toEqual([
      "I summaries: wrote 2 summaries with stand-in (9,000 tokens read, 700 written, cost 0.0125); " +
        'could not write 2606.01234 trigger="cron" ms=60000 model="stand-in" written=2 found=0 left=0 ' +
        'failed="2606.01234 (en): its text has no sections" requests=3 inputTokens=9000 ' +
        "outputTokens=700 cost=0.0125",
    ]);
  });

  it("is a warning where the model, arXiv or the store stopped it", async () => {
    const { log, lines } = writtenLog();
    const report = {
      ...written,
      left: 3,
      stopped: "model" as const,
      reason: "its quota is used up",
    };
    await keepReport({ store: memoryStore(), log }, report);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^W summaries: .* stopped="model"/);
  });
});
