import { describe, expect, it } from "vitest";
import {
  canonicalParameters,
  filtersFrom,
  isDefault,
  noFilters,
  type RsshubParameters,
  rsshubSchemas,
} from "@/lib/interest/rsshub";
import { chanceFrom } from "@/tests/support/seeded";

type Name = keyof typeof rsshubSchemas;

function parse(texts: Partial<Record<Name, string>>): RsshubParameters {
  const values = Object.entries(texts).map(([name, text]) => [
    name,
    rsshubSchemas[name as Name].parse(text),
  ]);
  return Object.fromEntries(values);
}

function complaint(name: Name, text: string): string | undefined {
  return rsshubSchemas[name].safeParse(text).error?.issues[0]?.message;
}

describe("rsshubSchemas", () => {
  it("take their texts to values", () => {
    expect(parse({ filter: "a|b", filter_case_sensitive: "false", sorted: "true" })).toEqual({
      filter: "a|b",
      filter_case_sensitive: false,
      sorted: true,
    });
    expect(parse({ filter_time: "3600", brief: "0150" })).toEqual({
      filter_time: 3600,
      brief: 150,
    });
  });

  it("take an empty text for none, as RSSHub does", () => {
    for (const name of Object.keys(rsshubSchemas) as Name[]) {
      expect(rsshubSchemas[name].parse(""), name).toBeUndefined();
    }
  });

  it("compose letters and accents", () => {
    expect(parse({ filter: "e\u0301" }).filter).toBe("\u00e9");
  });

  it.each([
    ["filter", "(?=a)", "a regular expression without lookaround"],
    ["filterout_author", "(a)\\1", "a regular expression without backreferences"],
    ["filter_title", "x".repeat(501), "a regular expression of at most 500 characters"],
    ["filter_case_sensitive", "no", '"true" or "false"'],
    ["filter_case_sensitive", "False", '"true" or "false"'],
    ["sorted", "0", '"true" or "false"'],
    ["filter_time", "0", "a whole number from 1 to 31622400"],
    ["filter_time", "1h", "a whole number from 1 to 31622400"],
    ["filter_time", "-5", "a whole number from 1 to 31622400"],
    ["brief", "99", "a whole number from 100 to 100000"],
    ["brief", "1e3", "a whole number from 100 to 100000"],
    ["brief", "100001", "a whole number from 100 to 100000"],
  ] as const)("refuse %s=%s with what is allowed", (name, text, allowed) => {
    expect(complaint(name, text)).toBe(allowed);
  });
});

describe("filtersFrom", () => {
  it("has RSSHub's defaults", () => {
    expect(filtersFrom({})).toEqual(noFilters);
    expect(filtersFrom(parse({ filter_case_sensitive: "true", sorted: "true" }))).toEqual(
      noFilters,
    );
    expect(noFilters).toMatchObject({ isCaseSensitive: true, isSorted: true });
  });

  it("lets filter stand alone and filterout fill in for titles and descriptions", () => {
    expect(filtersFrom({ filter: "a", filter_title: "b", filterout: "c" })).toMatchObject({
      keep: { anywhere: "a" },
      drop: { title: "c", description: "c" },
    });
    expect(
      filtersFrom({ filterout: "c", filterout_title: "d", filterout_author: "e" }).drop,
    ).toEqual({ title: "d", description: "c", author: "e" });
  });

  it("reads the other parameters", () => {
    expect(filtersFrom({ filter_time: 60, sorted: false, brief: 100 })).toEqual({
      ...noFilters,
      withinSeconds: 60,
      isSorted: false,
      briefLength: 100,
    });
  });
});

describe("canonicalParameters", () => {
  it("writes equal requests alike", () => {
    const canonical = (parameters: RsshubParameters) =>
      canonicalParameters(filtersFrom(parameters));
    expect(canonical({ filter: "a", filter_author: "b" })).toEqual({ filter: "a" });
    expect(canonical({ filterout_title: "a", filterout_description: "a" })).toEqual({
      filterout: "a",
    });
    expect(canonical({ filterout: "a", filterout_title: "b" })).toEqual({
      filterout_description: "a",
      filterout_title: "b",
    });
    expect(canonical({ filter_case_sensitive: false })).toEqual({});
    expect(canonical({ filter_case_sensitive: false, filter: "a" })).toEqual({
      filter: "a",
      filter_case_sensitive: false,
    });
    expect(canonical({ sorted: true, filter_case_sensitive: true })).toEqual({});
  });

  it("is read back as it was, and written in the order of names", () => {
    const chance = chanceFrom("canonical");
    const names = Object.keys(rsshubSchemas) as Name[];
    for (let round = 0; round < 500; round++) {
      const texts = chance.sample(names, chance.between(0, 8)).map((name) => {
        if (name === "sorted" || name === "filter_case_sensitive") {
          return [name, chance.pick(["true", "false"])];
        }
        if (name === "brief" || name === "filter_time") return [name, chance.pick(["100", "900"])];
        return [name, chance.pick(["a", "b", ""])];
      });
      const filters = filtersFrom(parse(Object.fromEntries(texts)));
      const canonical = canonicalParameters(filters);
      expect(filtersFrom(canonical)).toEqual(filters);
      expect(Object.keys(canonical)).toEqual(Object.keys(canonical).sort());
      expect(isDefault(filters)).toBe(Object.keys(canonical).length === 0);
    }
  });
});

describe("isDefault", () => {
  it("tells whether anything is asked for", () => {
    expect(isDefault(noFilters)).toBe(true);
    expect(isDefault(filtersFrom({ sorted: false }))).toBe(false);
    expect(isDefault(filtersFrom({ filterout_category: "a" }))).toBe(false);
  });
});
