import { describe, expect, it } from "vitest";
import { papersInBibtex } from "@/lib/likes/bibliography";
import { parseBibtex } from "@/lib/likes/bibtex";
import { bibtexOf } from "@/lib/papers/bibtex";
import { inventedBatch } from "@/tests/feeds/builders";
import { hostilePaper } from "@/tests/site/builders";
import { aPaper } from "@/tests/support/papers";

const people = (...names: string[]) => ({ authors: names.map((name) => ({ name })) });
const field = (name: string, paper: Parameters<typeof aPaper>[0]) =>
  new RegExp(`^  ${name} += \\{(.*)\\},$`, "m").exec(bibtexOf(aPaper(paper)))?.[1];

describe("a paper's BibTeX", () => {
  it("is a whole entry with what arXiv's own has", () => {
    const paper = aPaper({
      id: "2606.01234",
      title: "The Folding of $n$ Towels: An LLM's View",
      ...people("Ada Moreau", "Li Wei"),
      categories: ["cs.RO", "cs.LG"],
      doi: "10.1000/a_b 10.1000/c",
      journalReference: "J. Towels 3 (2026)",
    });
    expect(bibtexOf(paper)).toBe(`@misc{moreau2026folding,
  title         = {{The Folding of $n$ Towels: An LLM's View}},
  author        = {Ada Moreau and Li Wei},
  year          = {2026},
  eprint        = {2606.01234},
  archivePrefix = {arXiv},
  primaryClass  = {cs.RO},
  doi           = {10.1000/a_b},
  note          = {J. Towels 3 (2026)},
  url           = {https://arxiv.org/abs/2606.01234},
}
`);
  });

  it.each([
    ['J\\"urgen M\\"uller', 'J\\"urgen M\\"uller'],
    ["Ludwig van der Berg", "Ludwig van der Berg"],
    ["Martin King Jr.", "King, Jr., Martin"],
    ["Ludwig van Berg, III", "van Berg, III, Ludwig"],
    ["The ATLAS Collaboration", "{The ATLAS Collaboration}"],
    ["Research and Development", "{Research and Development}"],
    ["Moreau, Ada", "{Moreau, Ada}"],
    ["Team_X & Co}", "{Team\\_X \\& Co}"],
    ["Plato", "Plato"],
    ["王伟", "王伟"],
  ])("writes the name %s so that it is read as one", (name, written) => {
    expect(field("author", people(name))).toBe(written);
  });

  it.each([
    ["R&D at 50% #1", "R\\&D at 50\\% \\#1"],
    ["R\\&D in $a_1 \\& b^2$", "R\\&D in $a_1 \\& b^2$"],
    ["It costs $5", "It costs \\$5"],
    ["From $x_1$ to $5", "From $x_1$ to \\$5"],
    ["By \\(a_b\\) and c_d", "By \\(a_b\\) and c\\_d"],
    ["Lone { braces } and } and {", "Lone { braces } and  and "],
    ["A set \\{ of", "A set \\ensuremath{\\lbrace} of"],
    ["Of \\textbf{\\}} two kinds", "Of \\textbf{\\ensuremath{\\rbrace}} two kinds"],
    ["Behind it \\", "Behind it \\textbackslash{}"],
    ["{GPT} in \\emph{small}", "{GPT} in \\emph{small}"],
  ])("keeps the TeX of a title, and escapes what is none: %s", (title, written) => {
    expect(field("title", { title })).toBe(`{${written}}`);
  });

  it.each([
    [people("Ödön Őry-Nagy"), "orynagy2606"],
    [people("Ada O'Neill Jr."), "oneill2606"],
    [people("王伟"), "arxiv2606-01234"],
    [people(), "arxiv2606-01234"],
  ])("has a key in plain letters: %j", (authors, key) => {
    const paper = aPaper({ id: "2606.01234", title: "A B", ...authors });
    expect(bibtexOf(paper)).toContain(`@misc{${key.replace(/2606$/, "2026")},\n`);
  });

  it("is read back as the same paper, whatever it holds", () => {
    const { announcements } = inventedBatch({
      day: "2026-06-16",
      count: 60,
      seed: 3,
      hostile: true,
    });
    for (const paper of [hostilePaper, ...announcements.map((each) => each.paper)]) {
      const text = bibtexOf(paper);
      const [entry, ...others] = parseBibtex(text);
      expect(others).toEqual([]);
      expect(entry?.fields.get("eprint")).toBe(paper.id);
      expect(papersInBibtex(text).map(({ id }) => id)).toEqual([paper.id]);
      expect(text.match(/\{/g)?.length).toBe(text.match(/\}/g)?.length);
    }
  });
});
