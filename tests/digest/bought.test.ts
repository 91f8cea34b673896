import { describe, expect, it } from "vitest";
import { boughtIn, boughtText, editionWithBought, withBought } from "@/lib/digest/bought";
import { aSummary } from "@/tests/digest/builders";
import { editionOf } from "@/tests/feeds/builders";
import { aBatch, paperNumber } from "@/tests/support/papers";

describe("what was bought", () => {
  it("is the same bytes in whatever order it came", () => {
    const all = [
      aSummary({ id: "2606.00002" }),
      aSummary(),
      aSummary({ language: "zh" }),
      aSummary({ version: 2 }),
    ];
    const text = boughtText(withBought(all, []));
    expect(boughtText(withBought(boughtIn(text) ?? [], [...all].reverse()))).toBe(text);
    expect(boughtIn(text)?.map(({ id, language, version }) => [id, language, version])).toEqual([
      ["2606.00001", "en", 1],
      ["2606.00001", "en", 2],
      ["2606.00001", "zh", 1],
      ["2606.00002", "en", 1],
    ]);
  });

  it("is the later of two of one version", () => {
    const later = aSummary({ madeAt: aSummary().madeAt + 1, model: "better" });
    expect(withBought([later], [aSummary()])).toEqual([later]);
    expect(withBought([aSummary()], [later])).toEqual([later]);
  });

  it.each([
    "",
    "{}",
    "<<<<<<< HEAD",
    '[{"id": 7}]',
  ])("is not read from anything else: %s", (file) => {
    expect(boughtIn(file)).toBeNull();
  });

  it("stands in an edition that knows no summary of the paper, in its language and version", () => {
    const { id } = paperNumber(1);
    const edition = editionOf([aBatch("2026-06-16", { ...paperNumber(1), version: 1 })]);
    const given = (...bought: Parameters<typeof aSummary>[0][]) =>
      editionWithBought(
        edition,
        bought.map((each) => aSummary({ id, ...each })),
      ).days[0]?.items[0]?.summary?.model;
    expect(given({ model: "a" })).toBe("a");
    expect(given({ language: "zh" }, { version: 2 }, { id: "2606.09999" })).toBeUndefined();
  });
});
