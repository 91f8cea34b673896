import { describe, expect, it } from "vitest";
import { gutterOf, rowsOf } from "@/lib/arxiv/full-text/pdf-columns";

describe("the white between two columns", () => {
  const pieces = Array.from({ length: 20 }, (_, line) =>
    [72, 320].map((x) => ({
      text: "word",
      x,
      y: 700 - line * 12,
      width: 220,
      size: 10,
      font: "a",
    })),
  ).flat();

  it("is found between them", () => {
    expect(gutterOf(rowsOf(pieces), 612)).toBeGreaterThanOrEqual(292);
  });

  it.each([
    1e9,
    1e300,
    Number.POSITIVE_INFINITY,
    Number.NaN,
  ])("is looked for in few places though a page says that it is %d points wide", (width) => {
    expect(gutterOf(rowsOf(pieces), width)).toBeNull();
  });
});
