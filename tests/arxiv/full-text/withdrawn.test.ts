import { describe, expect, it } from "vitest";
import { isWithdrawn } from "@/lib/arxiv/full-text/withdrawn";

const plain = { title: "Sparse Gates for Slow Rivers", abstract: "We study gates in rivers." };

describe("isWithdrawn", () => {
  it.each([
    "This paper has been withdrawn by the author due to a crucial sign error in equation 1.",
    "This paper has been withdrawn.",
    "This submission has been withdrawn by arXiv administrators due to inappropriate overlap.",
    "The paper has been withdrawn by the authors because Lemma 3 is wrong.",
    "This manuscript was withdrawn, since its data were not cleared.",
    "This article is temporarily withdrawn.",
    "Withdrawn due to an error in the proof of Theorem 2.",
    "Withdrawn.",
    "[withdrawn]",
    "Paper withdrawn by the authors.",
    "We withdraw this paper: the main claim does not hold.",
    "The authors have withdrawn this manuscript owing to a missed term.",
    "The author has decided to withdraw this paper.",
    "**This paper has been retracted by the authors.**",
    "This paper has been\nwithdrawn\nby the author.",
    `${"We study gates in rivers. ".repeat(30)}This paper has been withdrawn by the authors.`,
    `This paper has been withdrawn by the authors. ${"We study gates in rivers. ".repeat(30)}`,
  ])("believes an abstract that says so: %s", (abstract) => {
    expect(isWithdrawn({ ...plain, abstract })).toBe(true);
  });

  it.each([
    "[Withdrawn] Sparse Gates for Slow Rivers",
    "[This paper has been withdrawn] Sparse Gates",
    "Sparse Gates for Slow Rivers (withdrawn)",
    "Sparse Gates for Slow Rivers [Withdrawn by the authors]",
    "WITHDRAWN: Sparse Gates for Slow Rivers",
    "Withdrawn",
    "This paper has been withdrawn",
  ])("believes a title that says so: %s", (title) => {
    expect(isWithdrawn({ ...plain, title })).toBe(true);
  });

  it.each([
    "We study drug withdrawal in 412 patients.",
    "A model of withdrawn behaviour in children has been proposed before.",
    "The drug was withdrawn from the market in 2004, and its use has been debated since.",
    "We collect 3,000 papers that have been withdrawn or retracted and ask why.",
    "A paper that has been withdrawn keeps being cited. This paper measures how often.",
    "When this paper was written, the model had been withdrawn by its vendor.",
    "Cash withdrawn by customers follows a power law. This work explains it.",
    "We show that the work is withdrawn from the reservoir at a constant rate.",
    "Heat is withdrawn. This paper has been useful to engineers.",
    "Papers withdrawn by their authors are rarely read.",
  ])("is not misled by a paper about such things: %s", (abstract) => {
    expect(isWithdrawn({ ...plain, abstract })).toBe(false);
  });

  it.each([
    "Why Are Papers Withdrawn?",
    "Withdrawn and Retracted Preprints: A Census",
    "Withdrawing Water from Aquifers",
    "Predicting Opioid Withdrawal (and Relapse)",
  ])("nor by such a title: %s", (title) => {
    expect(isWithdrawn({ ...plain, title })).toBe(false);
  });

  it("looks at the ends of a long abstract only", () => {
    const middle = `${"We study gates. ".repeat(40)}This paper was withdrawn in the simulation. ${"So we go on. ".repeat(40)}`;
    expect(isWithdrawn({ ...plain, abstract: middle })).toBe(false);
  });
});
