import { describe, expect, it } from "vitest";
import { briefText, isWithin } from "@/lib/editions/shape";

describe("isWithin", () => {
  const now = new Date("2026-06-10T12:00:00Z");

  it("keeps what is exactly as old as allowed, and drops what is older", () => {
    expect(isWithin(new Date("2026-06-10T11:00:00Z"), 3600, now)).toBe(true);
    expect(isWithin(new Date("2026-06-10T10:59:59.999Z"), 3600, now)).toBe(false);
  });

  it("keeps what lies ahead", () => {
    expect(isWithin(new Date("2026-06-11T00:00:00Z"), 1, now)).toBe(true);
  });
});

describe("briefText", () => {
  it("leaves alone what is short enough", () => {
    expect(briefText("a".repeat(100), 100)).toBe("a".repeat(100));
  });

  it("cuts at the character, with a mark", () => {
    expect(briefText("a".repeat(101), 100)).toBe(`${"a".repeat(100)}…`);
  });

  it("cuts no character in two", () => {
    expect(briefText(`${"a".repeat(99)}𝔸b`, 100)).toBe(`${"a".repeat(99)}…`);
    expect(briefText(`${"a".repeat(98)}𝔸b`, 100)).toBe(`${"a".repeat(98)}𝔸…`);
  });
});
