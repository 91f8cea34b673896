import { describe, expect, it } from "vitest";
import { defaultTerms, readTermTable, writeTermTable } from "@/lib/ranking/term-table";
import { termOf } from "@/lib/ranking/terms";

describe("the default term table", () => {
  const { documents, terms } = defaultTerms();

  it("knows common words and rare ones, by today's terms", () => {
    const share = (word: string) => (terms.get(termOf(word)) ?? 0) / documents;
    expect(share("the")).toBeGreaterThan(0.9);
    expect(share("models")).toBeGreaterThan(0.5);
    expect(share("LLM")).toBeGreaterThan(0.1);
    expect(share("quantization")).toBeLessThan(0.05);
    expect(share("quantization")).toBeGreaterThan(0);
    expect(share("towel")).toBe(0);
  });

  it("has single terms and counts, and nothing else", () => {
    expect(terms.size).toBeGreaterThan(8_000);
    for (const [term, count] of terms) {
      expect(term).toMatch(/^[\p{L}\p{N}+#]{2,30}$/u);
      expect(count >= 5 && count <= documents, term).toBe(true);
    }
  });

  it("is read back as it was written, but for rare terms", () => {
    const table = new Map([
      ["b", 7],
      ["a", 7],
      ["C", 5],
      ["rare", 4],
    ]);
    const text = writeTermTable({ documents: 9, terms: table }, 5);
    expect(text).toBe("9\n5 C\n7 a b");
    table.delete("rare");
    expect(readTermTable(text)).toEqual({ documents: 9, terms: table });
  });
});
