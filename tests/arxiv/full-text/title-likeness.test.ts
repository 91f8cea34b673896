import { describe, expect, it } from "vitest";
import { isSamePaper, isSameTitle } from "@/lib/arxiv/full-text/title-likeness";

describe("isSameTitle", () => {
  it.each([
    ["case", "Sparse Gates for Slow Rivers", "SPARSE GATES FOR SLOW RIVERS"],
    [
      "hyphens and broken lines",
      "Pre-training of State-of-the-Art Gates",
      "Pretraining of State-of-\nthe-Art Gates",
    ],
    [
      "TeX",
      "An $\\mathcal{O}(n^2)$ Bound for Erd\\H{o}s Graphs",
      "An $O(n^{2})$ Bound for Erdős Graphs",
    ],
    ["compatibility forms", "Efficient Gates", "Eﬃcient Gates"],
    ["a footnote's mark", "Sparse Gates for Slow Rivers", "Sparse Gates for Slow Rivers*"],
    ["a subtitle left out", "GateNet: Sparse Gates for Slow Rivers", "GateNet"],
    ["a changed subtitle", "GateNet: Sparse Gates for Slow Rivers", "GateNet: A Study of Dams"],
    ["a word changed", "On Sparse Gates for Very Slow Rivers", "On Sparse Gates for Slow Rivers"],
  ])("forgives %s", (_what, listed, found) => {
    expect(isSameTitle(listed, found)).toBe(true);
  });

  it.each([
    ["another's", "Sparse Gates for Slow Rivers", "Dense Walls for Fast Trains"],
    [
      "one of the same field",
      "Learning Sparse Gates for Rivers",
      "Learning Dense Gates with Transformers",
    ],
    ["none", "Sparse Gates for Slow Rivers", ""],
    ["an untitled document", "Sparse Gates for Slow Rivers", "Untitled Document"],
  ])("knows %s", (_what, listed, found) => {
    expect(isSameTitle(listed, found)).toBe(false);
  });
});

describe("isSamePaper", () => {
  const abstract =
    "We study sparse gates in slow rivers and show that their flow is bounded by the width of the bed.";

  it("goes by the abstract where the title is missing", () => {
    const beginning = `Some Authors\n${abstract.replace("show that", "prove that")} Introduction`;
    expect(isSamePaper({ title: "Sparse Gates", abstract }, { title: "", beginning })).toBe(true);
  });

  it("does not take another text of the same words for the paper", () => {
    const beginning =
      "Rivers are slow. Gates may be sparse; we bound the width of a flow in a bed and study it, and show that.";
    expect(isSamePaper({ title: "Sparse Gates", abstract }, { title: "", beginning })).toBe(false);
  });
});
