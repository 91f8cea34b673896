import { describe, expect, it } from "vitest";
import { redactionOf } from "@/lib/redaction";

describe("redactionOf", () => {
  it.each([
    ["as it is", "a+b c/d=1"],
    ["in an address", "/rss?token=a%2Bb%20c%2Fd%3D1"],
    ["in an address that a form made", "/rss?token=a%2Bb+c%2Fd%3D1"],
    ["in an address typed by hand", "/rss?token=a+b%20c/d=1"],
  ])("takes a secret out %s", (_, text) => {
    const redacted = redactionOf(["a+b c/d=1"])(text);
    expect(redacted.endsWith("…")).toBe(true);
    expect(redacted).not.toContain("d");
  });

  it("takes out what a pattern would read otherwise, and nothing like it", () => {
    expect(redactionOf(["a.b*(c)[d]$"])("a.b*(c)[d]$ aXbb(c)[d]$")).toBe("… aXbb(c)[d]$");
  });

  it("takes an address out whole, though its password is a secret as well", () => {
    const redact = redactionOf(["canary-1", "redis://user:canary-1@host:6379"]);
    expect(redact("redis://user:canary-1@host:6379 and canary-1")).toBe("… and …");
  });

  it("leaves words alone that are too short for a secret", () => {
    expect(redactionOf(["", "arxiv"])("arxiv is well")).toBe("arxiv is well");
  });
});
