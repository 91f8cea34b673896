import { describe, expect, it } from "vitest";
import {
  abstractText,
  fitText,
  type PaperText,
  type TextSection,
} from "@/lib/summaries/paper-text";
import { aPaper } from "@/tests/support/papers";

function aSection(partial: Partial<TextSection>): TextSection {
  return { heading: "1 Towels", level: 1, kind: "body", text: "A towel is folded.", ...partial };
}

function paper(...sections: TextSection[]): PaperText {
  return { source: "html", sections };
}

const prose = (word: string, paragraphs: number) =>
  Array.from({ length: paragraphs }, (_, index) =>
    `${word} ${index} is told here. `.repeat(5).trim(),
  ).join("\n\n");

const long = paper(
  aSection({ heading: "", text: "Opening words." }),
  aSection({ heading: "1 Introduction", text: prose("Intro", 10) }),
  aSection({ heading: "2 Method", text: prose("Method", 10) }),
  aSection({ heading: "2.1 Arms", level: 2, text: prose("Arm", 10) }),
  aSection({ heading: "3 Experiments", text: prose("Experiment", 40) }),
  aSection({ heading: "4 Conclusion", text: prose("Conclusion", 3) }),
  aSection({ heading: "4.1 Limitations", level: 2, text: "It is slow." }),
  aSection({ heading: "References", kind: "references", text: prose("Reference", 20) }),
  aSection({ heading: "A Proofs", kind: "appendix", text: prose("Proof", 20) }),
);
const whole = fitText(long, 1e6).text;

describe("fitText", () => {
  it("keeps all that fits, with headings as Markdown", () => {
    const { text, leftOut } = fitText(
      paper(
        aSection({ heading: "", text: "Opening." }),
        aSection({ heading: "1 Towels", text: "One." }),
        aSection({ heading: "1.1 Folds", level: 2, text: "" }),
        aSection({ heading: "References", kind: "references", text: "[1] Ferrant." }),
      ),
      1000,
    );
    expect(text).toBe(
      "Opening.\n\n# 1 Towels\n\nOne.\n\n## 1.1 Folds\n\n# References\n\n[1] Ferrant.",
    );
    expect(leftOut).toEqual([]);
  });

  it("fits exactly", () => {
    expect(fitText(long, whole.length)).toEqual({ text: whole, leftOut: [] });
    expect(fitText(long, whole.length - 1).leftOut).toEqual(["references"]);
  });

  it("leaves the references out first, then the appendices", () => {
    const withoutReferences = fitText(long, whole.length - 100);
    expect(withoutReferences.leftOut).toEqual(["references"]);
    expect(withoutReferences.text).not.toContain("Reference 1");
    expect(withoutReferences.text).toContain("Proof 19");

    const body = fitText(long, withoutReferences.text.length - 1);
    expect(body.leftOut).toEqual(["references", "appendices"]);
    expect(body.text).toContain("It is slow.");
    expect(body.text).not.toContain("Proof 1");
  });

  it("names only what was there to leave out", () => {
    const { leftOut } = fitText(paper(aSection({ text: prose("Intro", 50) })), 1000);
    expect(leftOut).toEqual(["end"]);
  });

  it("cuts the end of the body before the conclusion, at a paragraph", () => {
    const { text, leftOut } = fitText(long, 5000);
    expect(leftOut).toEqual(["references", "appendices", "end"]);
    expect(text.length).toBeLessThanOrEqual(5000);
    expect(text.length).toBeGreaterThan(4700);
    expect(text).toMatch(/told here\.\n\n\[…\]\n\n# 4 Conclusion\n\n/);
    expect(text.endsWith("## 4.1 Limitations\n\nIt is slow.")).toBe(true);
    expect(text).not.toContain("Experiment 39");
  });

  it("gives a conclusion that is longer than all else no more than a third", () => {
    const { text } = fitText(
      paper(
        aSection({ text: prose("Intro", 50) }),
        aSection({ heading: "2 Discussion", text: prose("Talk", 100) }),
      ),
      3000,
    );
    expect(text.length).toBeLessThanOrEqual(3000);
    expect(text.indexOf("# 2 Discussion")).toBeGreaterThan(1500);
  });

  it("marks the end where there is no conclusion", () => {
    const { text } = fitText(paper(aSection({ text: prose("Intro", 50) })), 1000);
    expect(text).toMatch(/told here\.\n\n\[…\]$/);
  });

  it("never splits a character, however small the room", () => {
    const text = paper(aSection({ heading: "", text: "🤖".repeat(500) }));
    for (let room = 0; room < 40; room += 1) {
      const fitted = fitText(text, room);
      expect(fitted.text.length).toBeLessThanOrEqual(room);
      expect(fitted.text.isWellFormed()).toBe(true);
      expect(fitted.text).not.toContain("\uFFFD");
    }
  });
});

describe("abstractText", () => {
  it("reads the text's TeX and keeps the formulas'", () => {
    const abstract = "We \\emph{fold} \\'etoffes at $O(n^2)$ for \\$5.\n\nSecond paragraph.";
    expect(abstractText(aPaper({ abstract }))).toEqual({
      source: "abstract",
      sections: [
        {
          heading: "Abstract",
          level: 1,
          kind: "body",
          text: "We fold étoffes at $O(n^2)$ for $5.\n\nSecond paragraph.",
        },
      ],
    });
  });
});
