import { describe, expect, it } from "vitest";
import { parseConfig } from "@/lib/config/load";
import { configuredCategories, configuredFeeds } from "@/lib/interest/configured";
import { daysKept } from "@/lib/interest/days-kept";
import { interestFromConfig, selectionKey } from "@/lib/interest/interest";

const configOf = (file: object) => parseConfig(JSON.stringify(file)).config;

describe("configuredFeeds", () => {
  it("is the main feed alone where no other is named", () => {
    const config = configOf({});
    expect(configuredFeeds(config)).toEqual([
      { name: "main", interest: interestFromConfig(config) },
    ]);
  });

  it("lets a named feed have what it says and inherit the rest", () => {
    const config = configOf({
      categories: ["cs.RO"],
      keywords: ["grasping"],
      exclude_keywords: ["survey"],
      max_papers: 20,
      site: { title: "Robots" },
      feeds: {
        touch: { keywords: ["tactile"], min_score: 2 },
        all: { title: "All of cs.RO", keywords: [], exclude_keywords: [], scoring: "count" },
        twice: { enable_deduplication: false },
      },
    });
    const main = interestFromConfig(config);
    expect(configuredFeeds(config)).toEqual([
      { name: "main", interest: main },
      {
        name: "touch",
        interest: {
          ...main,
          path: "/touch",
          title: "Robots: touch",
          keywords: ["tactile"],
          minScore: 2,
        },
      },
      {
        name: "all",
        interest: {
          ...main,
          path: "/all",
          title: "All of cs.RO",
          keywords: [],
          exclude: [],
          scoring: "count",
        },
      },
      {
        name: "twice",
        interest: { ...main, path: "/twice", title: "Robots: twice", dropsSameTitle: false },
      },
    ]);
  });

  it("shares the choice of a day with the main feed where nothing differs", () => {
    const [main, same] = configuredFeeds(configOf({ feeds: { same: { title: "Same" } } }));
    expect(main && same && selectionKey(same.interest) === selectionKey(main.interest)).toBe(true);
  });
});

describe("configuredCategories", () => {
  it("are those of all feeds, the main feed's first, each once", () => {
    const config = configOf({
      categories: ["cs.RO", "cs.LG"],
      feeds: {
        vision: { categories: ["cs.CV", "cs.LG"] },
        inherits: {},
        strings: { categories: ["hep-th", "cs.CV"] },
      },
    });
    expect(configuredCategories(config)).toEqual(["cs.RO", "cs.LG", "cs.CV", "hep-th"]);
  });
});

describe("daysKept", () => {
  it("reaches as far back as any feed", () => {
    expect(daysKept(configOf({}))).toBe(30);
    expect(daysKept(configOf({ history_days: 3, days_back: 5 }))).toBe(5);
    expect(daysKept(configOf({ feeds: { long: { days_back: 60 }, rest: {} } }))).toBe(60);
  });
});
