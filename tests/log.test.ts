import { describe, expect, it } from "vitest";
import { createLog, type LogSettings, logLevels } from "@/lib/log";
import { redactionOf } from "@/lib/redaction";

const now = () => new Date("2026-06-16T04:01:30.250Z");

function written(settings: Partial<LogSettings>) {
  const lines: string[] = [];
  const keep = (level: string) => (line: string) => void lines.push(`${level} ${line}`);
  const write = { error: keep("E"), warn: keep("W"), info: keep("I"), debug: keep("D") };
  return { log: createLog({ level: "info", format: "text", ...settings }, write, now), lines };
}

describe("the log", () => {
  it.each([
    ["error", "E"],
    ["warn", "EW"],
    ["info", "EWI"],
    ["debug", "EWID"],
  ] as const)("at level %s tells what is as grave or graver", (level, told) => {
    const { log, lines } = written({ level });
    for (const each of logLevels) log[each]("something");
    expect(lines.map((line) => line.charAt(0)).join("")).toBe(told);
  });

  it("writes a sentence and its facts, without those that are not known", () => {
    const { log, lines } = written({});
    log.info("answered", { path: "/rss", ms: 1.5, from: undefined, isNew: true });
    expect(lines).toEqual(['I answered path="/rss" ms=1.5 isNew=true']);
  });

  it("writes JSON with the time and the level, of the same facts", () => {
    const { log, lines } = written({ format: "json" });
    log.warn("answered", { path: "/rss", from: undefined });
    expect(lines).toEqual([
      'W {"time":"2026-06-16T04:01:30.250Z","level":"warn","message":"answered","path":"/rss"}',
    ]);
  });

  it.each(["text", "json"] as const)("writes one line as %s, whatever it is told", (format) => {
    const { log, lines } = written({ format });
    log.info("one\nrefresh: all is well", { why: "two\r\nthree" });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/[\r\n]/);
  });

  it.each(["text", "json"] as const)("takes secrets out of sentences and facts as %s", (format) => {
    const secret = 'canary "key" 1';
    const { log, lines } = written({ format, redact: redactionOf([secret]) });
    log.error(`the model refused ${secret}`, { why: `not ${secret}`, path: "/rss?k=canary" });
    expect(lines[0]).not.toContain("key");
    expect(lines[0]).toContain("/rss?k=canary");
    expect(lines[0]?.match(/…/g)).toHaveLength(2);
  });
});
