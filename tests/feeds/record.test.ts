import { describe, expect, it } from "vitest";
import { formats } from "@/lib/feeds/format";
import { recordLines, recordOf } from "@/lib/feeds/record";
import { renderFeed } from "@/lib/feeds/render";
import { licenceName } from "@/lib/papers/licence";
import { editionWith, links } from "@/tests/feeds/builders";
import { readFeed } from "@/tests/feeds/reading";

const cc = "http://creativecommons.org";

describe("licenceName", () => {
  it.each([
    [`${cc}/licenses/by/4.0/`, "CC BY 4.0"],
    [`${cc}/licenses/by-nc-nd/4.0/`, "CC BY-NC-ND 4.0"],
    ["https://creativecommons.org/licenses/by-sa/3.0", "CC BY-SA 3.0"],
    [`${cc}/licenses/by/3.0/us/`, "CC BY 3.0 US"],
    [`${cc}/publicdomain/zero/1.0/`, "CC0 1.0"],
    [`${cc}/publicdomain/mark/1.0/`, "Public Domain Mark 1.0"],
    [`${cc}/licenses/publicdomain/`, "Public domain"],
    [
      "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
      "arXiv's nonexclusive licence to distribute",
    ],
    [
      "http://arxiv.org/licenses/assumed-1991-2003/",
      "arXiv's assumed licence for papers of 1991 to 2003",
    ],
    ["https://example.org/my-licence", "https://example.org/my-licence"],
    [`${cc}/licenses/<b>/4.0/`, `${cc}/licenses/<b>/4.0/`],
  ])("of %s is %s", (url, name) => {
    expect(licenceName(url)).toBe(name);
  });
});

describe("a paper's record", () => {
  it("has a line each for journal, DOIs and licence, with links", () => {
    const record = recordOf({
      journalReference: "J. Invented Res. 12 (2008) 101--117 & erratum",
      doi: "10.99999/invented.1 10.99999/in<ve>nted(2):3;4",
      licence: `${cc}/licenses/by/4.0/`,
    });
    expect(recordLines(record)).toEqual([
      ["Journal reference", "J. Invented Res. 12 (2008) 101–117 &amp; erratum"],
      [
        "DOI",
        '<a href="https://doi.org/10.99999/invented.1">10.99999/invented.1</a>, ' +
          '<a href="https://doi.org/10.99999/in%3Cve%3Ented(2)%3A3%3B4">10.99999/in&lt;ve&gt;nted(2):3;4</a>',
      ],
      ["Licence", `<a href="${cc}/licenses/by/4.0/">CC BY 4.0</a>`],
    ]);
  });

  it("is text where it is nothing that a link could lead to", () => {
    const record = recordOf({ doi: "unknown", licence: "javascript:alert(1)" });
    expect(recordLines(record)).toEqual([
      ["DOI", "unknown"],
      ["Licence", "javascript:alert(1)"],
    ]);
  });

  it("says nothing of what is not recorded", () => {
    expect(recordLines(recordOf({}))).toEqual([]);
    expect(recordLines(recordOf({ doi: " ", journalReference: "", licence: "" }))).toEqual([]);
  });
});

describe("a record in a feed", () => {
  const paper = {
    doi: "10.99999/invented.1",
    journalReference: "J. Invented Res. 12",
    licence: `${cc}/licenses/by/4.0/`,
  };
  const text = (format: (typeof formats)[number], partial = paper) =>
    renderFeed(editionWith(partial), format, links).toString("utf8");

  it.each(formats)("stands in the content of %s", (format) => {
    const [item] = readFeed(format, text(format)).items;
    expect(item?.content).toContain(
      "<p><strong>Journal reference:</strong> J. Invented Res. 12</p>",
    );
    expect(item?.content).toContain('<strong>DOI:</strong> <a href="https://doi.org/10.99999/');
    expect(item?.content).toContain(`<strong>Licence:</strong> <a href="${cc}/licenses/by/4.0/">`);
  });

  it("is in Atom's rights", () => {
    expect(text("atom")).toContain(`<rights>CC BY 4.0 (${cc}/licenses/by/4.0/)</rights>`);
    const odd = { ...paper, licence: "R&D &amp; <b>" };
    expect(text("atom", odd)).toContain("<rights>R&amp;D &amp;amp; &lt;b&gt;</rights>");
  });

  it("is in JSON Feed for programs, and left out where there is none", () => {
    const facts = (partial: Partial<typeof paper>) =>
      JSON.parse(renderFeed(editionWith(partial), "json", links).toString("utf8")).items[0]._arxiv;
    expect(facts(paper)).toMatchObject({
      licence: `${cc}/licenses/by/4.0/`,
      doi: "10.99999/invented.1",
      journal_reference: "J. Invented Res. 12",
    });
    const none = facts({ licence: undefined });
    expect(Object.keys(none)).not.toContain("licence");
    expect(Object.keys(none)).not.toContain("doi");
    expect(Object.keys(none)).not.toContain("journal_reference");
  });
});
