import { describe, expect, it } from "vitest";
import { likedFromPaper } from "@/lib/likes/liked-paper";
import { profileOf } from "@/lib/likes/profile";
import { indexPapers } from "@/lib/ranking/day-index";
import { type Candidate, rank, rankDay, type Wishes } from "@/lib/ranking/rank";
import {
  addStatistics,
  emptyStatistics,
  type Statistics,
  statisticsOf,
  statisticsSchema,
  storedStatistics,
} from "@/lib/ranking/statistics";
import { groundOf } from "@/lib/ranking/taste/ground";
import { likenessOf } from "@/lib/ranking/taste/likeness";
import type { Liking } from "@/lib/ranking/taste/liking";
import { learnTaste } from "@/lib/ranking/taste/taste";
import { aPaper, paperNumber } from "@/tests/support/papers";

function wishes(partial: Partial<Wishes> = {}): Wishes {
  return {
    categories: ["cs.AI", "cs.LG"],
    keywords: [],
    exclude: [],
    match: "any",
    scoring: "weighted",
    ...partial,
  };
}

function aCandidate(partial: Parameters<typeof aPaper>[0]): Candidate {
  return { paper: aPaper({ categories: ["cs.AI"], ...partial }), announceType: "new" };
}

function ids(ranked: readonly { paper: { id: string } }[]): string[] {
  return ranked.map(({ paper }) => paper.id);
}

describe("rank", () => {
  it("keeps everything in the order of categories and ids when there are no keywords", () => {
    const candidates = [
      aCandidate({ id: "2606.00003", categories: ["cs.AI"] }),
      aCandidate({ id: "2606.00001", categories: ["cs.LG"] }),
      aCandidate({ id: "2606.00002", categories: ["cs.AI"] }),
      aCandidate({ id: "2606.00004", categories: ["cs.RO", "cs.LG", "cs.AI"] }),
    ];
    expect(ids(rank(wishes(), candidates, emptyStatistics))).toEqual([
      "2606.00002",
      "2606.00003",
      "2606.00004",
      "2606.00001",
    ]);
  });

  it("drops a paper with an exclude, however well it matches", () => {
    const survey = aCandidate({ title: "A Survey of Quantization", abstract: "Quantization." });
    const wanted = wishes({ keywords: ["quantization"], exclude: ["survey"] });
    expect(rank(wanted, [survey], emptyStatistics)).toEqual([]);
  });

  it("wants all keywords where they are all to match, however often one stem is named", () => {
    const one = aCandidate({ id: "2606.00001", title: "x", abstract: "sparse" });
    const two = aCandidate({ id: "2606.00002", title: "x", abstract: "sparse kernels" });
    for (const scoring of ["count", "weighted"] as const) {
      const wanted = { keywords: ["sparse", "kernel"], match: "all" as const, scoring };
      expect(ids(rank(wishes(wanted), [one, two], emptyStatistics))).toEqual(["2606.00002"]);
    }
    const twice = { keywords: ["decode", "decoding"], match: "all" as const };
    const decoding = aCandidate({ id: "2606.00003", title: "x", abstract: "decoders decode" });
    expect(ids(rank(wishes(twice), [one, decoding], emptyStatistics))).toEqual(["2606.00003"]);
    expect(rank(wishes({ match: "all" }), [one, two], emptyStatistics)).toHaveLength(2);
  });
});

describe("weighted scoring", () => {
  const matches = (keyword: string, text: string) =>
    rank(
      wishes({ keywords: [keyword] }),
      [aCandidate({ title: "Untitled", abstract: text })],
      emptyStatistics,
    ).length === 1;

  it.each([
    ["RL", "an RL agent", true],
    ["RL", "the early world", false],
    ["LLM", "many LLMs at once", true],
    ["decoding", "we decode what was decoded", true],
    ["quantization", "quantised weights", true],
    ["Training", "it is trained", true],
    ["mixture of experts", "a mixture-of-experts layer", true],
    ["mixture of experts", "experts in a mixture", false],
    ["GPT-4", "unlike GPT-4, it", true],
    ["GPT-4", "unlike GPT-40, it", false],
    ["moe*", "a MoEfied layer", true],
    ["*FP4", "NVFP4 kernels", true],
    ["FP4", "NVFP4 kernels", true],
    ["FP4", "FP40 kernels", false],
    ["*cod*", "transcoding", true],
    ["C++", "written in C++", true],
    ["C++", "written in C", false],
    ["Gödel", 'a G\\"odel machine', true],
    ["naïve", "naive Bayes", true],
    ["network", "neural networks", true],
    ["k-NN", "with k-NN search", true],
    ["!!!", "anything!!!", false],
    ["transformer", "it transforms", false],
  ])("matches %j in %j: %s", (keyword, text, expected) => {
    expect(matches(keyword, text)).toBe(expected);
  });

  it("says which keywords were found, where, and what each added, most first", () => {
    const background = statisticsOf([
      ...Array.from({ length: 40 }, (_, n) => ({
        paper: paperNumber(n, { title: "Training", abstract: "training" }),
      })),
      { paper: aPaper({ title: "Prefill", abstract: "prefill" }) },
    ]);
    const paper = aCandidate({ title: "Training at Scale", abstract: "Training needs prefill." });
    const [found] = rank(wishes({ keywords: ["Training", "Prefill"] }), [paper], background);

    expect(found?.reasons).toEqual([
      { keyword: "Prefill", where: "abstract", points: expect.any(Number) },
      { keyword: "Training", where: "both", points: expect.any(Number) },
    ]);
    const [first, second] = found?.reasons ?? [];
    expect(first?.points).toBeGreaterThan(second?.points ?? 0);
    expect(found?.score).toBeCloseTo((first?.points ?? 0) + (second?.points ?? 0), 2);
  });

  it("weighs keywords so that one plain match of each counts 1 on average", () => {
    const background = statisticsOf([
      { paper: aPaper({ title: "alpha", abstract: "alpha" }) },
      { paper: aPaper({ title: "alpha", abstract: "beta" }) },
      { paper: aPaper({ title: "alpha", abstract: "gamma" }) },
    ]);
    const keywords = ["alpha", "beta", "gamma", "delta"];
    const all = aCandidate({ title: "Untitled", abstract: keywords.join(" ") });
    const [found] = rank(wishes({ keywords }), [all], background);
    expect(found?.score).toBeCloseTo(4, 1);
  });

  it("counts a keyword in the title half as much again, and repeats up to half as much", () => {
    const points = (title: string, abstract: string) =>
      rank(wishes({ keywords: ["sparse"] }), [aCandidate({ title, abstract })], emptyStatistics)[0]
        ?.score;
    expect(points("Untitled", "sparse")).toBe(1);
    expect(points("Sparse", "nothing")).toBe(1.5);
    expect(points("Untitled", "sparse ".repeat(50))).toBeLessThan(1.5);
    expect(points("Untitled", "sparse ".repeat(50))).toBeGreaterThan(1.45);
  });

  it("counts half what only ends with the keyword, and says in which word it was found", () => {
    const wanted = wishes({ keywords: ["FP4"] });
    const reasonsFor = (title: string, abstract: string) =>
      rank(wanted, [aCandidate({ title, abstract })], emptyStatistics)[0]?.reasons;
    expect(reasonsFor("x", "with NVFP4 kernels")).toEqual([
      { keyword: "FP4", where: "abstract", points: 0.5, within: "NVFP4" },
    ]);
    expect(reasonsFor("MX-FP4 and NVFP4", "FP4")).toEqual([
      { keyword: "FP4", where: "both", points: 1.8 },
    ]);
    const exclude = wishes({ exclude: ["FP4"] });
    expect(rank(exclude, [aCandidate({ title: "NVFP4" })], emptyStatistics)).toHaveLength(1);
    expect(rank(exclude, [aCandidate({ title: "FP-4" })], emptyStatistics)).toHaveLength(0);
  });

  it("knows from the start which words are common, and from the archive once that has grown", () => {
    const paper = aCandidate({ title: "x", abstract: "model towel" });
    const points = (background: Statistics) => {
      const [found] = rank(wishes({ keywords: ["model", "towel"] }), [paper], background);
      return Object.fromEntries(found?.reasons.map((each) => [each.keyword, each.points]) ?? []);
    };
    const first = points(emptyStatistics);
    expect(first.towel).toBeGreaterThan((first.model ?? 0) * 2);
    const aboutTowels = new Map([
      ["towel", 9000],
      ["model", 5],
    ]);
    const grown = points({ documents: 10_000, terms: aboutTowels });
    expect(grown.model).toBeGreaterThan((grown.towel ?? 0) * 2);
  });

  it("learns how rare phrases and wildcards are from the day's own papers", () => {
    const many = Array.from({ length: 400 }, (_, at) =>
      aCandidate({
        id: `2606.${String(at).padStart(5, "0")}`,
        title: "x",
        abstract: at < 300 ? "quokka herding by towels" : "quokkas or herding",
      }),
    );
    const keywords = ["quokka herding", "herding quokka", "zebra*", "towel*"];
    const last = aCandidate({ id: "2606.99999", title: "x", abstract: keywords.join(". ") });
    const ranked = rank(wishes({ keywords }), [...many, last], emptyStatistics);
    const found = ranked.find(({ paper }) => paper.id === "2606.99999");
    const points = Object.fromEntries(found?.reasons.map((r) => [r.keyword, r.points]) ?? []);
    expect(points["herding quokka"]).toBeGreaterThan((points["quokka herding"] ?? 9) * 1.5);
    expect(points["zebra*"]).toBeGreaterThan((points["towel*"] ?? 9) * 1.5);
  });

  it("counts keywords of one stem once", () => {
    const paper = aCandidate({ title: "Untitled", abstract: "decoding" });
    const [found] = rank(wishes({ keywords: ["Decode", "Decoding"] }), [paper], emptyStatistics);
    expect(found?.reasons.map(({ keyword }) => keyword)).toEqual(["Decode"]);
  });
});

describe("ranking by likes", () => {
  const towels = paperNumber(1, { title: "Folding Shirts", abstract: "Robots fold towels." });
  const sums = Array.from({ length: 60 }, (_, number) =>
    paperNumber(100 + number, {
      title: `Bounds for ${number % 2 ? "Primes" : "Sieves"}`,
      abstract: `We bound ${number % 3 ? "sums" : "gaps"} over primes${number % 5 ? " sharply" : ""}.`,
    }),
  );
  const ground = groundOf([
    indexPapers([...sums, paperNumber(2, { abstract: "We fold towels." }), paperNumber(3)]),
  ]);
  const profile = profileOf([likedFromPaper(aPaper({ id: "2605.00001" }))], []);
  const taste = learnTaste(profile, ground);
  const liking: Liking | null = taste && { taste, profile };
  const index = indexPapers([...sums, towels]);
  const ranked = (partial: Partial<Wishes>) => {
    const listedAs = index.papers.map(() => "new" as const);
    return [...rankDay(wishes(partial), listedAs, index, emptyStatistics, liking)];
  };

  it("takes all candidates where there are no keywords, the best first, and says why", () => {
    const found = ranked({});
    expect(found).toHaveLength(index.papers.length);
    const scores = found.map(({ score }) => score);
    expect([...scores].sort((a, b) => b - a)).toEqual(scores);
    expect(found[0]?.paper).toBe(towels);
    expect(found[0]?.likeness?.nearest).toMatchObject({ id: "2605.00001" });
    expect(found[0]?.likeness?.nearest?.words).toEqual(expect.arrayContaining(["towels"]));
  });

  it("takes what is very like them without a keyword, unless all are to be found", () => {
    const some = ranked({ keywords: ["sieves"] });
    expect(ids(some)).toContain(towels.id);
    expect(some.filter(({ reasons }) => reasons.length === 0).length).toBeLessThan(3);
    expect(ids(ranked({ keywords: ["sieves"], match: "all" }))).not.toContain(towels.id);
    expect(ids(ranked({ keywords: ["towels"], match: "all" }))).toEqual([towels.id]);
  });

  it("orders by the likeness itself, not by what is left of it when it is rounded", () => {
    const many = indexPapers(
      Array.from({ length: 400 }, (_, number) =>
        paperNumber(500 + number, {
          title: `Part ${number}`,
          abstract: `Robots ${"and primes ".repeat(number % 200)}fold towels${" over sums".repeat(number % 7)}.`,
        }),
      ),
    );
    const listedAs = many.papers.map(() => "new" as const);
    const found = [...rankDay(wishes(), listedAs, many, emptyStatistics, liking)];
    const scores = found.map(({ score }) => score);
    expect([...scores].sort((a, b) => b - a)).toEqual(scores);
    expect(new Set(scores).size).toBeLessThan(scores.length - 50);
    const deviations = liking === null ? [] : likenessOf(liking.taste, many);
    const own = found.map(({ paper }) => deviations[many.papers.indexOf(paper)] ?? 0);
    const steps = own.slice(1).map((each, at) => each - (own[at] ?? 0));
    expect(Math.max(...steps)).toBeLessThan(0.0002);
  });

  it("drops a paper with an exclude, however like them it is", () => {
    expect(ids(ranked({ exclude: ["shirts"] }))).not.toContain(towels.id);
    expect(ids(ranked({ keywords: ["sieves"], exclude: ["shirts"] }))).not.toContain(towels.id);
  });

  it.each([
    "weighted",
    "count",
  ] as const)("adds their points to those of keywords, %s", (scoring) => {
    const found = ranked({ keywords: ["sieves", "towels", "sharply"], scoring });
    expect(found.length).toBeGreaterThan(30);
    for (const { score, reasons, likeness } of found) {
      const points = reasons.reduce((sum, each) => sum + each.points, likeness?.points ?? 0);
      expect(score).toBeCloseTo(points, 8);
      expect(likeness?.points).toBeGreaterThanOrEqual(0);
    }
    expect(found.some(({ likeness }) => (likeness?.points ?? 0) > 0)).toBe(true);
  });

  it("has no likeness where nothing is liked", () => {
    const listedAs = index.papers.map(() => "new" as const);
    for (const each of rankDay(wishes(), listedAs, index, emptyStatistics)) {
      expect(each).not.toHaveProperty("likeness");
    }
  });
});

describe("count scoring", () => {
  const score = (keywords: string[], title: string, abstract: string, exclude: string[] = []) =>
    rank(
      wishes({ keywords, exclude, scoring: "count" }),
      [aCandidate({ title, abstract })],
      emptyStatistics,
    )[0]?.score;

  it("gives 1 a keyword found anywhere, 0.5 more in the title, inside words too", () => {
    expect(score(["RL", "fast"], "An early start", "Breakfast in the world")).toBe(2.5);
    expect(score(["RL", "Fast"], "A Start", "BREAKFAST in the WORLD")).toBe(2);
  });

  it("finds a keyword that spans title and abstract, as the predecessor did", () => {
    expect(score(["deep learning"], "On deep", "learning")).toBe(1);
  });

  it("reads every paragraph of the abstract", () => {
    expect(score(["kernel"], "x", "First paragraph.\n\nA kernel in the second.")).toBe(1);
  });

  it("drops a paper in which an exclude is found inside a word", () => {
    expect(score(["a"], "Preview of a", "a", ["review"])).toBeUndefined();
  });

  it("does not count a keyword twice for being there twice", () => {
    expect(score(["kernel"], "x", "kernel kernel kernel")).toBe(1);
  });
});

describe("statistics", () => {
  it("counts the papers a term occurs in, not its occurrences", () => {
    const statistics = statisticsOf([
      { paper: paperNumber(1, { title: "Sparse sparse", abstract: "sparse" }) },
      { paper: paperNumber(2, { title: "Dense", abstract: "not sparse" }) },
    ]);
    expect(statistics.documents).toBe(2);
    expect(statistics.terms.get("spars")).toBe(2);
    expect(statistics.terms.get("dens")).toBe(1);
  });

  it("comes back from the store as it went in", () => {
    const statistics = statisticsOf([{ paper: aPaper() }, { paper: paperNumber(7) }]);
    expect(statisticsSchema.parse(storedStatistics(statistics))).toEqual(statistics);
    expect(statisticsSchema.parse(storedStatistics(emptyStatistics))).toEqual(emptyStatistics);
  });

  it("forgets by halves once it has seen very many papers", () => {
    const many = {
      documents: 50_000,
      terms: new Map([
        ["old", 11],
        ["rare", 1],
      ]),
    };
    const sum = addStatistics(many, { documents: 10, terms: new Map([["old", 2]]) });
    expect(sum).toEqual({ documents: 25_010, terms: new Map([["old", 7]]) });
  });
});
