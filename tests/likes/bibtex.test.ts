import { describe, expect, it } from "vitest";
import { papersInBibtex } from "@/lib/likes/bibliography";
import { parseBibtex } from "@/lib/likes/bibtex";

/** Entries in the very forms of those who write them, all of invented papers. */
const styles: Record<string, [entry: string, paper: object]> = {
  "arXiv's own": [
    `@misc{ferrant2026foldingtowelstwoarms,
      title={Folding Towels with Two Arms},
      author={Ada Ferrant and Bo Lindqvist},
      year={2026},
      eprint={2606.01234},
      archivePrefix={arXiv},
      primaryClass={cs.RO},
      url={https://arxiv.org/abs/2606.01234},
}`,
    {
      id: "2606.01234",
      title: "Folding Towels with Two Arms",
      authors: ["Ada Ferrant", "Bo Lindqvist"],
      categories: ["cs.RO"],
      abstract: "",
    },
  ],
  "Google Scholar's": [
    `@article{ferrant2026folding,
  title={Folding towels with two arms},
  author={Ferrant, Ada and Lindqvist, Bo and others},
  journal={arXiv preprint arXiv:2606.01234},
  year={2026}
}`,
    { id: "2606.01234", authors: ["Ada Ferrant", "Bo Lindqvist"] },
  ],
  "Zotero's": [
    `
@misc{ferrant_folding_2026,
	title = {Folding {Towels} with {Two} {Arms}},
	url = {http://arxiv.org/abs/2606.01234},
	doi = {10.48550/arXiv.2606.01234},
	abstract = {We fold towels, {TWO} at a time, with 95\\% success.},
	urldate = {2026-06-17},
	publisher = {arXiv},
	author = {Ferrant, Ada and Lindqvist, Bo},
	month = jun,
	year = {2026},
	note = {arXiv:2606.01234 [cs]},
	keywords = {Computer Science - Robotics},
}`,
    {
      id: "2606.01234",
      title: "Folding Towels with Two Arms",
      abstract: "We fold towels, TWO at a time, with 95% success.",
    },
  ],
  "Mendeley's": [
    `@article{Ferrant2026,
abstract = {We fold towels.},
archivePrefix = {arXiv},
arxivId = {2606.01234},
author = {Ferrant, Ada},
eprint = {2606.01234},
file = {:C$\\backslash$:/Users/ada/towels.pdf:pdf},
title = {{Folding Towels with Two Arms}},
url = {http://arxiv.org/abs/2606.01234}
}`,
    { id: "2606.01234", title: "Folding Towels with Two Arms", abstract: "We fold towels." },
  ],
  "DBLP's": [
    `@article{DBLP:journals/corr/abs-2606-01234,
  author       = {Ada Ferrant and
                  Bo Lindqvist},
  title        = {Folding Towels with {TWO} Arms},
  journal      = {CoRR},
  volume       = {abs/2606.01234},
  year         = {2026},
  eprinttype    = {arXiv},
  eprint       = {2606.01234},
  biburl       = {https://dblp.org/rec/journals/corr/abs-2606-01234.bib},
}`,
    {
      id: "2606.01234",
      title: "Folding Towels with TWO Arms",
      authors: ["Ada Ferrant", "Bo Lindqvist"],
    },
  ],
  "Semantic Scholar's": [
    `@article{Ferrant2026FoldingTW,
  title={Folding Towels with Two Arms},
  author={Ada Ferrant and Bo Lindqvist},
  journal={ArXiv},
  year={2026},
  volume={abs/2606.01234},
  url={https://api.semanticscholar.org/CorpusID:999999999}
}`,
    { id: "2606.01234" },
  ],
  "INSPIRE's": [
    `@article{Ferrant:1999xx,
    author = "Ferrant, Ada and G{\\"o}del, Kurt",
    title = "{Towels in $N=4$ space}",
    eprint = "hep-th/9901001",
    archivePrefix = "arXiv",
    journal = "Invented J.",
    year = "1999"
}`,
    {
      id: "hep-th/9901001",
      title: "Towels in N=4 space",
      authors: ["Ada Ferrant", "Kurt Gödel"],
    },
  ],
  "a publisher's": [
    `@inproceedings{10.1145/9999.9999,
author = {Ferrant, Ada and {The Towel Group, Inc.} and Lindqvist, Jr., Bo},
title = {Towels: {A} Survey},
isbn = {9781450300000}, booktitle = {Proceedings of Towels '26}, doi = {10.1145/9999.9999},
series = {TOWELS '26}
}`,
    {
      id: null,
      title: "Towels: A Survey",
      authors: ["Ada Ferrant", "The Towel Group, Inc.", "Bo Lindqvist Jr."],
    },
  ],
};

describe("BibTeX", () => {
  it.each(Object.entries(styles))("is read in %s form", (_, [entry, paper]) => {
    const papers = papersInBibtex(entry);
    expect(papers).toHaveLength(1);
    expect(papers[0]).toMatchObject(paper);
  });

  it("is read with all forms in one file, whatever stands between them", () => {
    const all = Object.values(styles).map(([entry]) => entry);
    const file = `\uFEFF% my papers, a@b.org\n@comment{jabref-meta: x;}\n${all.join("\nnotes {\n")}`;
    expect(papersInBibtex(file)).toHaveLength(all.length);
  });

  it("joins texts, macros and months", () => {
    const [entry] = parseBibtex(
      '@STRING(corr = "CoRR") @string{ both = corr # { and } # "more" }\n' +
        "@Article(k, JOURNAL = both, month = 5 # jun, year = 2026)",
    );
    expect(entry?.type).toBe("article");
    expect(Object.fromEntries(entry?.fields ?? [])).toEqual({
      journal: "CoRR and more",
      month: "5jun",
      year: "2026",
    });
  });

  it("reads accents, and keeps what braces and quotation marks hold", () => {
    const [paper] = papersInBibtex(
      `@article{k, title = "On {"}quoted{"} na{\\"i}ve {\\'E}tudes \\& $\\alpha_{ij}$ for C{OVID}-19"}`,
    );
    expect(paper?.title).toBe('On "quoted" naïve Études & αᵢⱼ for COVID-19');
  });

  it("passes by entries that are commented out", () => {
    expect(
      papersInBibtex("@comment{@article{a, title={x}}}\n@article{b, title={y}}"),
    ).toMatchObject([{ title: "y" }]);
  });

  it("loses no entry behind one whose brace does not close", () => {
    const papers = papersInBibtex("@misc{a, title={Open, abstract={x}\n@misc{b, title={Whole}}");
    expect(papers.at(-1)?.title).toBe("Whole");
  });

  it("takes no id from other archives, and none that only looks like one", () => {
    const ids = papersInBibtex(`@misc{a, title={A}, eprint={2606.01234}, archivePrefix={jstor}}
@misc{b, title={B}, pages={2606.01234}, volume={2606.01235}, doi={10.1/2606.01236}}`);
    expect(ids.map(({ id }) => id)).toEqual([null, null]);
  });

  it("counts a title once, however it is written", () => {
    const [a, b] = papersInBibtex(
      "@misc{a, title={{TOWELS}: A study}}\n@misc{b, title={Towels -- a Study}}",
    );
    expect(a?.key).toBe(b?.key);
  });

  it("knows when BibDesk added a paper", () => {
    const [paper] = papersInBibtex("@misc{a, title={A}, date-added = {2026-06-01 10:00:00 +0000}}");
    expect(paper?.addedAt).toBe(Date.parse("2026-06-01T10:00:00Z"));
  });

  it.each([
    "",
    "@",
    "@article",
    "@article{",
    "@article{a",
    "@article{a,",
    "@article{a, title",
    "@article{a, title=",
    "@article{a, title={",
    '@article{a, title="',
    "@article{a, title={x}#",
    "@article{a, = , {}, title}}}",
    "@string{a=a} @article{b, title=a # a}",
    "@article{{{{{{",
    "\0\uFFFF@a{\\",
  ])("is never too strange: %j", (text) => {
    for (const each of [text, `${text}\n${text}`, text.repeat(50)]) papersInBibtex(each);
  });
});
