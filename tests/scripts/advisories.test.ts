import { describe, expect, it } from "vitest";
import { countsIn, verdict } from "@/scripts/advisories";

describe("npm run advisories", () => {
  const report = (vulnerabilities: object) => JSON.stringify({ metadata: { vulnerabilities } });

  it("ends with 1 where an advisory is high or critical, and says how many there are", () => {
    expect(verdict(countsIn(report({ moderate: 2, high: 1 })))).toEqual({
      sentence: "Advisories: 2 moderate, 1 high. npm audit tells them.",
      code: 1,
    });
    expect(verdict(countsIn(report({ critical: 1 }))).code).toBe(1);
    expect(verdict(countsIn(report({ low: 3, moderate: 1, high: 0 }))).code).toBe(0);
    expect(verdict(countsIn(report({ high: 0 })))).toMatchObject({ code: 0 });
  });

  it.each([
    "",
    "npm error 404 Not Found",
    '{"error":{"code":"ENOAUDIT","summary":"no endpoint"}}',
    '{"message":"x"}',
    "null",
  ])("says that nothing is known, and ends with 0, where the registry answers %j", (output) => {
    expect(verdict(countsIn(output))).toMatchObject({
      sentence: expect.stringContaining("nothing is checked"),
      code: 0,
    });
  });
});
