import { describe, expect, it } from "vitest";
import { filtersFrom, type RsshubParameters } from "@/lib/interest/rsshub";
import { type FilterItem, filterItem, filterMatcher } from "@/lib/ranking/filters";
import { aPaper } from "@/tests/support/papers";
import { chanceFrom } from "@/tests/support/seeded";

/** Five papers that differ in every field by their number. */
const five = [1, 2, 3, 4, 5].map(
  (number): FilterItem => ({
    title: `Towel${number}`,
    description: `Folding${number}`,
    authors: [`Ada Ferrant${number}`, "Bo Lindqvist"],
    categories: [`cs.R${number}`, "stat.ML"],
  }),
);

function kept(parameters: RsshubParameters, items: readonly FilterItem[] = five): string[] {
  return items.filter(filterMatcher(filtersFrom(parameters))).map(({ title }) => title);
}

function towels(...numbers: number[]): string[] {
  return numbers.map((number) => `Towel${number}`);
}

describe("filter", () => {
  it("keeps what has the pattern in its title, description, an author or a category", () => {
    expect(kept({ filter: "Folding4|Towel5" })).toEqual(towels(4, 5));
    expect(kept({ filter: "Ferrant1" })).toEqual(towels(1));
    expect(kept({ filter: "cs.R2" })).toEqual(towels(2));
  });

  it("tells capitals from small letters unless asked not to", () => {
    expect(kept({ filter: "folding4|towel5" })).toEqual([]);
    expect(kept({ filter: "folding4|towel5", filter_case_sensitive: true })).toEqual([]);
    expect(kept({ filter: "folding4|towel5", filter_case_sensitive: false })).toEqual(towels(4, 5));
  });

  it("makes the filters of single fields mean nothing", () => {
    expect(kept({ filter: "Folding4", filter_title: "Towel5" })).toEqual(towels(4));
  });

  it("goes together with what filterout drops", () => {
    expect(kept({ filter: "Folding[345]", filterout_title: "5$" })).toEqual(towels(3, 4));
  });
});

describe("filter_title, _description, _author and _category", () => {
  it("look at one field each", () => {
    expect(kept({ filter_title: "Folding4|Towel5" })).toEqual(towels(5));
    expect(kept({ filter_description: "Folding4|Towel5" })).toEqual(towels(4));
    expect(kept({ filter_author: "Ferrant4|Ferrant5" })).toEqual(towels(4, 5));
    expect(kept({ filter_category: "^cs.R[12]$" })).toEqual(towels(1, 2));
  });

  it("must all be found", () => {
    expect(kept({ filter_title: "[234]", filter_description: "[345]" })).toEqual(towels(3, 4));
    expect(kept({ filter_title: "1", filter_author: "2" })).toEqual([]);
  });

  it("read an empty description as the title", () => {
    const bare: FilterItem = { title: "Bare", description: "", authors: [], categories: [] };
    expect(kept({ filter_description: "Bare" }, [bare])).toEqual(["Bare"]);
    expect(kept({ filterout_description: "Bare" }, [bare])).toEqual([]);
  });

  it("keep nothing by category where there is none", () => {
    const bare: FilterItem = { title: "Bare", description: "", authors: [], categories: [] };
    expect(kept({ filter_category: ".*" }, [bare])).toEqual([]);
    expect(kept({ filterout_category: ".*" }, [bare])).toEqual(["Bare"]);
    expect(kept({ filter_author: "^$" }, [bare])).toEqual(["Bare"]);
  });

  it("read the authors as the feed shows them, in one text", () => {
    expect(kept({ filter_author: "^Ada.*, Bo Lindqvist$" })).toEqual(towels(1, 2, 3, 4, 5));
    expect(kept({ filter_author: "^Bo" })).toEqual([]);
  });
});

describe("filterout", () => {
  it("drops what has the pattern in its title or description, and looks nowhere else", () => {
    expect(kept({ filterout: "Folding4|Towel5" })).toEqual(towels(1, 2, 3));
    expect(kept({ filterout: "Ferrant1|cs.R2" })).toEqual(towels(1, 2, 3, 4, 5));
    expect(kept({ filterout: "folding4", filter_case_sensitive: false })).toEqual(
      towels(1, 2, 3, 5),
    );
  });

  it("gives way to a field's own pattern, and goes together with those of other fields", () => {
    expect(kept({ filterout: "Towel1|Folding2", filterout_title: "3" })).toEqual(towels(1, 4, 5));
    expect(kept({ filterout: "Towel1", filterout_author: "Ferrant2" })).toEqual(towels(3, 4, 5));
  });

  it("looks at one field each where it names one", () => {
    expect(kept({ filterout_title: "Folding4|Towel5" })).toEqual(towels(1, 2, 3, 4));
    expect(kept({ filterout_description: "Folding4|Towel5" })).toEqual(towels(1, 2, 3, 5));
    expect(kept({ filterout_author: "Ferrant4|Ferrant5" })).toEqual(towels(1, 2, 3));
    expect(kept({ filterout_category: "R1|R2" })).toEqual(towels(3, 4, 5));
  });

  it("drops what any of several has found", () => {
    expect(kept({ filterout_title: "1", filterout_description: "2" })).toEqual(towels(3, 4, 5));
  });
});

describe("filterMatcher", () => {
  it("keeps everything when nothing is asked", () => {
    expect(kept({})).toEqual(towels(1, 2, 3, 4, 5));
    expect(kept({ filter_case_sensitive: false })).toEqual(towels(1, 2, 3, 4, 5));
  });

  it("agrees with RSSHub's rules, written out, on any combination", () => {
    const chance = chanceFrom("combinations");
    const names = ["title", "description", "author", "category"] as const;
    for (let round = 0; round < 2000; round++) {
      const parameters: RsshubParameters = {};
      const maybe = () =>
        chance.happens(0.3) ? `[${chance.sample([1, 2, 3, 4, 5], 2).join("")}]` : undefined;
      parameters.filter = chance.happens(0.5) ? maybe() : undefined;
      parameters.filterout = maybe();
      for (const name of names) {
        parameters[`filter_${name}`] = maybe();
        parameters[`filterout_${name}`] = maybe();
      }
      const has = (source: string | undefined, ...texts: string[]) =>
        source !== undefined && texts.some((text) => new RegExp(source).test(text));
      const expected = five.filter(({ title, description, authors, categories }) => {
        const p = parameters;
        const author = authors.join(", ");
        if (p.filter !== undefined) {
          if (!has(p.filter, title, description, author, ...categories)) return false;
        } else {
          if (p.filter_title !== undefined && !has(p.filter_title, title)) return false;
          if (p.filter_description && !has(p.filter_description, description)) return false;
          if (p.filter_author !== undefined && !has(p.filter_author, author)) return false;
          if (p.filter_category && !has(p.filter_category, ...categories)) return false;
        }
        if (has(p.filterout_title ?? p.filterout, title)) return false;
        if (has(p.filterout_description ?? p.filterout, description)) return false;
        return !has(p.filterout_author, author) && !has(p.filterout_category, ...categories);
      });
      expect(kept(parameters), JSON.stringify(parameters)).toEqual(
        expected.map(({ title }) => title),
      );
    }
  });
});

describe("filterItem", () => {
  it("is what a reader sees, not the TeX", () => {
    const paper = aPaper({
      title: "Erd\\H{o}s Graphs with $n<5$",
      abstract: "We bound\n$\\alpha$.\n\nAnd more.",
      authors: [{ name: "Andr\\'e Weil" }],
      categories: ["cs.RO", "math.CO"],
    });
    const { title, description, authors, categories } = filterItem(paper);
    expect({ title, description, authors, categories }).toEqual({
      title: "Erdős Graphs with n< 5",
      description: "We bound α. And more.",
      authors: ["André Weil"],
      categories: ["cs.RO", "math.CO"],
    });
  });

  it("has the id for a title that is empty", () => {
    expect(filterItem(aPaper({ title: "" })).title).toBe("2606.00001");
  });
});
