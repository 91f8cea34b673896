import { describe, expect, it } from "vitest";
import {
  aliasIds,
  archiveIds,
  canonical,
  canonicalCategories,
  canonicalId,
  expand,
  isArchive,
  members,
  nameOf,
  notCovered,
  spellingsWithin,
  suggestId,
} from "@/lib/arxiv/taxonomy";
import { coveredCategories } from "@/tests/support/arxiv-taxonomy";

/** Names that every object has; arXiv's XML and a feed's address can hold any of them. */
const objectNames = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"];

describe("the taxonomy", () => {
  it("has 149 categories, 6 second names and 20 archives, each once", () => {
    expect(new Set(canonicalCategories).size).toBe(149);
    expect(canonicalCategories).toHaveLength(149);
    expect(aliasIds).toHaveLength(6);
    expect(archiveIds).toHaveLength(20);
  });

  it("names every category and archive", () => {
    for (const id of [...canonicalCategories, ...aliasIds, ...archiveIds]) {
      expect(nameOf(id)).not.toBe(id);
    }
    expect(nameOf("cs.AI")).toBe("Artificial Intelligence");
    expect(nameOf("cs")).toBe("Computer Science");
    expect(nameOf("hep-th")).toBe("High Energy Physics - Theory");
  });
});

describe("canonicalId", () => {
  it("knows every id in any letter case", () => {
    for (const id of [...canonicalCategories, ...archiveIds]) {
      expect([canonicalId(id.toUpperCase()), canonicalId(id.toLowerCase())]).toEqual([id, id]);
    }
  });

  it.each([
    ["cs.SY", "eess.SY"],
    ["cs.NA", "math.NA"],
    ["math.IT", "cs.IT"],
    ["math.MP", "math-ph"],
    ["q-fin.EC", "econ.GN"],
    ["stat.TH", "math.ST"],
  ])("takes %s for a second name of %s", (alias, id) => {
    expect(canonicalId(alias)).toBe(id);
    expect(canonicalId(alias.toLowerCase())).toBe(id);
  });

  it.each([
    ["acc-phys", "physics.acc-ph"],
    ["adap-org", "nlin.AO"],
    ["alg-geom", "math.AG"],
    ["ao-sci", "physics.ao-ph"],
    ["atom-ph", "physics.atom-ph"],
    ["bayes-an", "physics.data-an"],
    ["chao-dyn", "nlin.CD"],
    ["chem-ph", "physics.chem-ph"],
    ["cmp-lg", "cs.CL"],
    ["comp-gas", "nlin.CG"],
    ["dg-ga", "math.DG"],
    ["funct-an", "math.FA"],
    ["mtrl-th", "cond-mat.mtrl-sci"],
    ["patt-sol", "nlin.PS"],
    ["plasm-ph", "physics.plasm-ph"],
    ["q-alg", "math.QA"],
    ["solv-int", "nlin.SI"],
    ["supr-con", "cond-mat.supr-con"],
  ])("takes the retired %s for %s", (retired, id) => {
    expect(canonicalId(retired)).toBe(id);
  });

  it("leaves archives what they are", () => {
    expect(canonicalId("cs")).toBe("cs");
    expect(canonicalId("Astro-Ph")).toBe("astro-ph");
  });

  it.each([
    "",
    " ",
    "cs.",
    "cs.XX",
    "cs.AI.LG",
    "test",
    "bad-arch",
    ...objectNames,
  ])("knows no %j", (name) => {
    expect(canonicalId(name)).toBeNull();
  });
});

describe("canonical", () => {
  it("leaves unknown categories as a paper carries them", () => {
    for (const name of ["cs.XX", "", ...objectNames]) expect(canonical(name)).toBe(name);
  });
});

describe("suggestId", () => {
  it.each([
    ["cs.IA", "cs.AI"],
    ["hepth", "hep-th"],
    ["quantph", "quant-ph"],
    ["statml", "stat.ML"],
    ["cs-CL", "cs.CL"],
  ])("takes %s for %s", (slip, meant) => {
    expect(suggestId(slip)).toBe(meant);
  });

  it("suggests nothing for what resembles nothing", () => {
    for (const name of ["xyz", "", "machine learning", ...objectNames]) {
      expect(suggestId(name)).toBeNull();
    }
  });
});

describe("archives", () => {
  it("are known as such, also those that are a category of the same name", () => {
    expect(["cs", "physics", "hep-th"].map(isArchive)).toEqual([true, true, true]);
    expect(canonicalCategories).toContain("hep-th");
    expect(["cs.AI", "cs.SY", "cmp-lg", ...objectNames].filter(isArchive)).toEqual([]);
  });

  it("hold what arXiv lists under them, second names included", () => {
    const cs = expand(["cs"]);
    for (const id of ["cs.AI", "cs.IT", "eess.SY", "math.NA"]) expect(cs.has(id)).toBe(true);
    for (const id of ["eess.AS", "math.CO", "cs.SY"]) expect(cs.has(id)).toBe(false);
    expect(members("cs")).toHaveLength(40);
    expect(members("cs")).toContain("cs.SY");
  });

  it("hold papers that carry the bare name, as old ones do", () => {
    expect(expand(["astro-ph"]).has("astro-ph")).toBe(true);
  });

  it("are not what arXiv calls a group: physics is without hep-th and quant-ph", () => {
    const physics = expand(["physics"]);
    expect(physics.has("physics.optics")).toBe(true);
    for (const id of ["hep-th", "hep-ex", "quant-ph", "gr-qc", "nucl-th", "math-ph"]) {
      expect(physics.has(id)).toBe(false);
    }
  });

  it("of one category are that category", () => {
    expect([...expand(["hep-th"])]).toEqual(["hep-th"]);
    expect(members("hep-th")).toEqual(["hep-th"]);
  });
});

describe("expand", () => {
  it("joins what several ids stand for, each category once", () => {
    expect([...expand(["cs.SY", "eess.SY", "stat.ML"])]).toEqual(["eess.SY", "stat.ML"]);
    expect(expand([]).size).toBe(0);
  });

  it("lets unknown ids stand for themselves", () => {
    for (const name of ["cs.XX", ...objectNames]) {
      expect([...expand([name])]).toEqual([name]);
      expect(members(name)).toEqual([name]);
      expect(nameOf(name)).toBe(name);
    }
  });
});

describe("notCovered", () => {
  it("is what neither is listed nor belongs to a listed archive", () => {
    expect(notCovered(["cs.AI", "cs.RO", "math", "hep-th"], ["cs.AI", "math"])).toEqual([
      "cs.RO",
      "hep-th",
    ]);
    expect(notCovered(["cs.AI", "eess.SY", "cs"], ["cs"])).toEqual([]);
    expect(notCovered(["cs", "cs.AI"], ["cs.AI", "cs.LG"])).toEqual(["cs"]);
    expect(notCovered([], [])).toEqual([]);
  });
});

describe("spellingsWithin", () => {
  it("names what papers of an archive or category can carry, under both names of each", () => {
    for (const id of [...archiveIds, ...canonicalCategories]) {
      const names = spellingsWithin([id]);
      const covered = [...coveredCategories([id])].filter(
        (name) => !isArchive(name) || canonicalCategories.includes(name),
      );
      expect(names.toSorted(), id).toEqual(covered.toSorted());
    }
  });

  it("names each once", () => {
    const names = spellingsWithin(["cs", "eess.SY", "cs.SY", "math.NA", "math"]);
    expect(new Set(names).size).toBe(names.length);
  });
});
