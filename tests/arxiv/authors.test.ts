import { describe, expect, it } from "vitest";
import { parseAuthors } from "@/lib/arxiv/authors";

describe("parseAuthors", () => {
  it.each([
    ["one author", "Ada Moreau", [{ name: "Ada Moreau" }]],
    [
      "commas between authors",
      "Ada Moreau, Li Wei,Bo Ek",
      [{ name: "Ada Moreau" }, { name: "Li Wei" }, { name: "Bo Ek" }],
    ],
    [
      "a comma inside of brackets",
      "Ada Moreau (Institute, Town), Li Wei",
      [{ name: "Ada Moreau", affiliations: ["Institute", "Town"] }, { name: "Li Wei" }],
    ],
    [
      "brackets inside of brackets",
      "Ada Moreau (Institute (Hall 3, East), Town), Li Wei (Lab (West))",
      [
        { name: "Ada Moreau", affiliations: ["Institute (Hall 3, East)", "Town"] },
        { name: "Li Wei", affiliations: ["Lab (West)"] },
      ],
    ],
    [
      "a bracket that belongs to the name",
      "Dmitri (Mitya) Vorontsevich, Bo (Little) Ek (Lab, Town)",
      [
        { name: "Dmitri (Mitya) Vorontsevich" },
        { name: "Bo (Little) Ek", affiliations: ["Lab", "Town"] },
      ],
    ],
    [
      "a collaboration, before which arXiv puts a blank",
      " Heliograph, Ada Moreau",
      [{ name: "Heliograph" }, { name: "Ada Moreau" }],
    ],
    [
      "a collaboration named for somebody",
      "Li Wei (for the Heliograph Collaboration)",
      [{ name: "Li Wei", affiliations: ["for the Heliograph Collaboration"] }],
    ],
    [
      "suffixes",
      "Bo Ek Jr., Ada Moreau III (Lab)",
      [{ name: "Bo Ek Jr." }, { name: "Ada Moreau III", affiliations: ["Lab"] }],
    ],
    [
      "blanks and line ends of any kind",
      "  Ada \n\t Moreau\u00a0 ,\r\n Li  Wei ( Lab ,  Town )  ",
      [{ name: "Ada Moreau" }, { name: "Li Wei", affiliations: ["Lab", "Town"] }],
    ],
    [
      "letters of any script, and marks",
      "山森 架空, Zoë d'Ångström-O'Neil, Мила Вымышленная",
      [{ name: "山森 架空" }, { name: "Zoë d'Ångström-O'Neil" }, { name: "Мила Вымышленная" }],
    ],
    ["empty places", ", Ada Moreau,, ,Li Wei,", [{ name: "Ada Moreau" }, { name: "Li Wei" }]],
    [
      "an empty bracket",
      "Ada Moreau (), Li Wei ( , )",
      [{ name: "Ada Moreau" }, { name: "Li Wei" }],
    ],
    ["a name that is a bracket", "(Anonymous)", [{ name: "(Anonymous)" }]],
  ])("reads %s", (_, creator, authors) => {
    expect(parseAuthors(creator)).toEqual(authors);
  });

  it("finds nobody in an empty text", () => {
    expect(parseAuthors("")).toEqual([]);
    expect(parseAuthors(" \n , ")).toEqual([]);
  });

  it("loses nobody to a bracket that does not match", () => {
    const names = (creator: string) => parseAuthors(creator).map(({ name }) => name);
    expect(names("Ada Moreau (Institute, Li Wei, Bo Ek")).toEqual([
      "Ada Moreau (Institute",
      "Li Wei",
      "Bo Ek",
    ]);
    expect(names("Ada Moreau Institute), Li Wei")).toEqual(["Ada Moreau Institute)", "Li Wei"]);
    expect(names("Robert') DROP TABLE papers;--, Li Wei (")).toEqual([
      "Robert') DROP TABLE papers;--",
      "Li Wei (",
    ]);
    expect(names(")(, Li Wei")).toEqual([")(", "Li Wei"]);
  });

  it("reads 200 authors", () => {
    const names = Array.from({ length: 200 }, (_, index) => `Ada${index} Moreau`);
    const creator = names
      .map((name, index) => (index % 2 ? name : `${name} (Lab, Town)`))
      .join(", ");
    expect(parseAuthors(creator).map(({ name }) => name)).toEqual(names);
  });

  it("reads a hundred thousand brackets", () => {
    expect(parseAuthors(`Ada ${"(".repeat(100_000)}`)).toHaveLength(1);
    expect(parseAuthors(`Ada ${"(".repeat(100_000)}${")".repeat(100_000)}`)).toHaveLength(1);
  });
});
