import { describe, expect, it } from "vitest";
import { type LikedPaper, likedFromPaper, likedPaper } from "@/lib/likes/liked-paper";
import { type Profile, profileOf } from "@/lib/likes/profile";
import type { Paper } from "@/lib/papers/paper";
import { indexPapers } from "@/lib/ranking/day-index";
import { featureCount, featuresOf } from "@/lib/ranking/taste/features";
import { groundOf } from "@/lib/ranking/taste/ground";
import { likenessOf, likenessPoints } from "@/lib/ranking/taste/likeness";
import { nearestLikes } from "@/lib/ranking/taste/nearest";
import { addNearness } from "@/lib/ranking/taste/nearness";
import { likedMonth, recency } from "@/lib/ranking/taste/recency";
import { separate } from "@/lib/ranking/taste/separate";
import { storedTaste, storedTasteSchema } from "@/lib/ranking/taste/stored";
import { learnTaste, type Taste } from "@/lib/ranking/taste/taste";
import { createVocabulary } from "@/lib/ranking/vocabulary";
import { inventProse } from "@/tests/support/invented-prose";
import { topics } from "@/tests/support/invented-topics";
import { aPaper, paperNumber } from "@/tests/support/papers";
import { chanceFrom } from "@/tests/support/seeded";

/** Invented papers of every topic; a paper's first category tells which. */
const papersAbout = (seed: string, each: number, month: string): Paper[] =>
  topics.flatMap((topic, place) =>
    Array.from({ length: each }, (_, number) =>
      aPaper({
        ...inventProse(chanceFrom(`${seed} ${topic.category} ${number}`), topic),
        id: `${month}.${String(1000 * place + number + 1).padStart(5, "0")}`,
        categories: [topic.category],
      }),
    ),
  );

const known = papersAbout("ground", 20, "2605");
const unseen = indexPapers(papersAbout("unseen", 12, "2606"));
const ground = groundOf([indexPapers(known)]);
const about = (category: string, count: number) =>
  papersAbout("liked", count, "2604").filter(({ categories }) => categories[0] === category);

const profile = (liked: readonly (Paper | LikedPaper)[], unliked: readonly Paper[] = []): Profile =>
  profileOf(
    liked.map((paper) => ("key" in paper ? paper : likedFromPaper(paper))),
    unliked.map(likedFromPaper),
  );

function tasteOf(...asked: Parameters<typeof profile>): Taste {
  const taste = learnTaste(profile(...asked), ground);
  if (taste === null) throw new Error("nothing was learnt");
  return taste;
}

const scoresOf = (...asked: Parameters<typeof profile>) => likenessOf(tasteOf(...asked), unseen);

/** How often a paper of the topic stands above one of another. */
function auc(scores: Float64Array, category: string): number {
  const isOf = (number: number) => unseen.papers[number]?.categories[0] === category;
  const numbers = [...scores.keys()];
  const own = numbers.filter(isOf);
  const others = numbers.filter((number) => !isOf(number));
  const above = own.map(
    (one) => others.filter((other) => (scores[one] ?? 0) > (scores[other] ?? 0)).length,
  );
  return above.reduce((sum, each) => sum + each, 0) / (own.length * others.length);
}

function meanOf(scores: Float64Array, category: string): number {
  const own = scores.filter((_, number) => unseen.papers[number]?.categories[0] === category);
  return own.reduce((sum, each) => sum + each, 0) / own.length;
}

describe("a taste", () => {
  it.each([
    "cs.DC",
    "cs.DB",
    "cs.RO",
    "cs.DS",
  ])("learnt from three papers about %s finds others about it", (category) => {
    expect(auc(scoresOf(about(category, 3)), category)).toBeGreaterThan(0.9);
  });

  it("tells in deviations from the papers it was learnt against", () => {
    const scores = likenessOf(tasteOf(about("cs.RO", 3)), indexPapers(known));
    const mean = scores.reduce((sum, each) => sum + each, 0) / scores.length;
    const variance = scores.reduce((sum, each) => sum + (each - mean) ** 2, 0) / scores.length;
    expect(mean).toBeCloseTo(0, 3);
    expect(variance).toBeCloseTo(1, 3);
  });

  it("puts the topic of what is not liked further down", () => {
    const likes = [...about("cs.RO", 2), ...about("cs.DB", 2)];
    const [without, withUnlikes] = [scoresOf(likes), scoresOf(likes, about("cs.CV", 3))];
    expect(meanOf(withUnlikes, "cs.CV")).toBeLessThan(meanOf(without, "cs.CV") - 0.2);
    expect(auc(withUnlikes, "cs.CV")).toBeLessThan(auc(without, "cs.CV"));
    expect(meanOf(withUnlikes, "cs.RO")).toBeGreaterThan(1);
  });

  it("is the same for the same papers, in whatever order they were named", () => {
    const likes = [...about("cs.RO", 3), ...about("cs.CR", 2)];
    const taste = storedTaste(tasteOf(likes, about("cs.CV", 2)));
    expect(storedTaste(tasteOf(likes, about("cs.CV", 2)))).toEqual(taste);
    expect(storedTaste(tasteOf(likes.reverse(), about("cs.CV", 2).reverse()))).toEqual(taste);
  });

  it("takes no harm from a paper without an abstract, or without a word that is known", () => {
    const likes = about("cs.RO", 3);
    const foreign = paperNumber(1, { title: "Qwyjibo", abstract: "Zzyzx floccinaucini." });
    const mute = paperNumber(2, { title: "", abstract: "" });
    expect(scoresOf([...likes, foreign, mute])).toEqual(scoresOf(likes));
    const brief = paperNumber(3, { title: likes[0]?.title, abstract: "" });
    expect(auc(scoresOf([...likes, brief]), "cs.RO")).toBeGreaterThan(0.9);
    expect(auc(scoresOf(likes, [foreign, mute]), "cs.RO")).toBeGreaterThan(0.9);
  });

  it("is none where no liked paper has a word that is known", () => {
    const foreign = paperNumber(1, { title: "Qwyjibo", abstract: "Zzyzx floccinaucini." });
    expect(learnTaste(profile([foreign]), ground)).toBeNull();
    expect(learnTaste(profile([], about("cs.RO", 2)), ground)).toBeNull();
    expect(learnTaste(profile(about("cs.RO", 2)), groundOf([]))).toBeNull();
  });

  it("stands liked papers of hostile texts", () => {
    const texts = [
      "gripper ".repeat(100_000),
      "a".repeat(1_000_000),
      "\u0000\ud800 \u202e\uffff\u0007".repeat(5_000),
      "{$\\frac".repeat(20_000),
    ];
    const hostile = texts.map((text) =>
      likedPaper({ id: null, title: text, abstract: text, authors: [], categories: [] }),
    );
    const scores = scoresOf([...about("cs.RO", 3), ...hostile]);
    expect(scores.every(Number.isFinite)).toBe(true);
    expect(auc(scores, "cs.RO")).toBeGreaterThan(0.9);
  });

  it("stays in bounds where all that was announced is one text", () => {
    const same = Array.from({ length: 7 }, (_, number) => paperNumber(number, { title: "Towels" }));
    const taste = learnTaste(
      profile([aPaper({ id: "2605.00001" })]),
      groundOf([indexPapers(same)]),
    );
    const scores = taste && likenessOf(taste, indexPapers([aPaper(), ...same]));
    expect(scores).not.toBeNull();
    for (const score of scores ?? []) expect(Math.abs(score)).toBeLessThan(100);
  });

  it("makes more of the newer of two liked topics", () => {
    const dated = (category: string, month: string) =>
      about(category, 3).map((paper) => ({ ...paper, id: paper.id.replace("2604", month) }));
    const newer = scoresOf([...dated("cs.RO", "2604"), ...dated("cs.DB", "2004")]);
    const older = scoresOf([...dated("cs.RO", "2004"), ...dated("cs.DB", "2604")]);
    expect(meanOf(newer, "cs.RO")).toBeGreaterThan(meanOf(older, "cs.RO"));
    expect(meanOf(newer, "cs.DB")).toBeLessThan(meanOf(older, "cs.DB"));
  });
});

describe("features", () => {
  const columns = (papers: readonly Paper[]) => {
    const { starts, ids, weights } = featuresOf(indexPapers(papers, createVocabulary()));
    return papers.map((_, paper) => {
      const [start, end] = [starts[paper] ?? 0, starts[paper + 1] ?? 0];
      return [...ids.slice(start, end)].map((id, at) => [id, weights[start + at]]);
    });
  };

  it("are the same in every process, whatever it has read before", () => {
    const papers = known.slice(0, 40);
    const backwards = columns([...papers].reverse()).reverse();
    expect(backwards).toEqual(columns(papers));
    expect(Math.min(...backwards.flat(2).map((each) => each ?? 0))).toBeGreaterThanOrEqual(0);
  });

  it("make what one process learnt hold in another", () => {
    const taste = tasteOf(about("cs.RO", 3));
    const elsewhere = indexPapers([...unseen.papers], createVocabulary());
    expect(likenessOf(taste, elsewhere)).toEqual(likenessOf(taste, unseen));
  });

  it("tell the order of words, and none beyond the end of a title", () => {
    const features = ([title, abstract]: [string, string]) =>
      columns([aPaper({ title, abstract })])[0]?.map(([id]) => id) ?? [];
    const forwards = features(["Towel folding", "robots"]);
    expect(forwards).toHaveLength(4);
    expect(features(["Folding towel", "robots"])).not.toEqual(forwards);
    expect(features(["Towel", "folding robots"])).not.toEqual(forwards);
  });
});

describe("a taste in the store", () => {
  const taste = tasteOf(about("cs.RO", 3), about("cs.CV", 2));
  const stored = storedTaste(taste);

  it("comes back as it went in", () => {
    const read = storedTasteSchema.parse(JSON.parse(JSON.stringify(stored)));
    expect(storedTaste(read)).toEqual(stored);
    expect(likenessOf(read, unseen)).toEqual(likenessOf(taste, unseen));
  });

  const base64 = (numbers: Int32Array | Float32Array) =>
    Buffer.from(numbers.buffer).toString("base64");
  const count = Buffer.from(stored.ids, "base64").length / 4;

  it.each([
    ["a column is cut off", { direction: stored.direction.slice(0, 400) }],
    ["a column is no base64", { weighting: "—" }],
    ["a feature is out of range", { ids: base64(new Int32Array(count).fill(featureCount)) }],
    ["a feature is negative", { ids: base64(new Int32Array(count).fill(-1)) }],
    ["a number is none", { direction: base64(new Float32Array(count).fill(Number.NaN)) }],
    ["features were counted otherwise", { featureCount: featureCount / 2 }],
    ["there is no threshold", { threshold: null }],
    ["nothing was liked", { likes: 0 }],
  ])("is refused where %s", (_, broken) => {
    expect(storedTasteSchema.safeParse({ ...stored, ...broken }).success).toBe(false);
  });
});

describe("recency", () => {
  it("tells a paper's month from an id of either style", () => {
    expect(likedMonth({ id: "2606.00001" })).toBe(12 * 26 + 6);
    expect(likedMonth({ id: "0704.0001" })).toBe(12 * 7 + 4);
    expect(likedMonth({ id: "math/0211159" })).toBe(12 * 2 + 11);
    expect(likedMonth({ id: "hep-th/9901001" })).toBe(12 * -1 + 1);
    expect(likedMonth({ id: "no id" })).toBeNull();
    expect(likedMonth({ id: null })).toBeNull();
  });

  it("halves with each year, counted from the newest, and is 1 in the mean", () => {
    const weights = recency([318, 306, 294]);
    expect(weights[1]).toBeCloseTo((weights[0] ?? 0) / 2, 10);
    expect(weights[2]).toBeCloseTo((weights[0] ?? 0) / 4, 10);
    expect(weights.reduce((sum, each) => sum + each, 0)).toBeCloseTo(3, 10);
    expect(recency([18, 6, -6])).toEqual(weights);
  });

  it("takes papers without a month for new ones", () => {
    expect(recency([null, null])).toEqual([1, 1]);
    const [undated, newest, old] = recency([null, 318, 294]);
    expect(undated).toBe(newest);
    expect(old).toBeLessThan(newest ?? 0);
    expect(recency([])).toEqual([]);
  });
});

describe("separating two kinds", () => {
  const at = (value: number) => ({ ids: Int32Array.of(0), values: Float32Array.of(value) });
  const part = (likes: number[], others: number[], threshold = 0) => {
    const direction = new Float64Array(2);
    direction[0] = 1;
    const examples = [
      ...likes.map((value) => ({ vector: at(value), side: 1 as const, cost: 100 })),
      ...others.map((value) => ({ vector: at(value), side: -1 as const, cost: 100 })),
    ];
    const bias = separate(examples, direction, threshold, 200);
    return (value: number) => value * (direction[0] ?? 0) + bias;
  };

  it("moves the threshold between them, as wide as can be", () => {
    const score = part([3, 4], [1, 0]);
    expect(score(3)).toBeCloseTo(1, 2);
    expect(score(1)).toBeCloseTo(-1, 2);
    expect(score(2)).toBeCloseTo(0, 2);
    expect(part([3, 4], [2.5, 0])(2.5)).toBeLessThan(score(2.5));
  });

  it("leaves what parts them already as it is", () => {
    expect(part([3], [-3], 0.5)(0)).toBe(0.5);
  });

  it("hardly moves where it may cost nothing", () => {
    const direction = Float64Array.of(1, 0);
    const examples = [{ vector: at(1), side: -1 as const, cost: 0.001 }];
    expect(separate(examples, direction, 0, 3)).toBeCloseTo(-0.001, 10);
    expect(direction[0]).toBeCloseTo(0.999, 10);
  });
});

describe("the nearest liked paper", () => {
  const likes = [...about("cs.RO", 2), ...about("cs.DB", 2)];
  const liked = profile(likes);
  const taste = tasteOf(likes);
  const nearest = (paper: Paper) => nearestLikes(taste, liked, indexPapers([paper]), 0);

  it("is the one with the same text, where there is one", () => {
    for (const like of likes) {
      expect(nearest({ ...like, id: "2606.77777" })).toMatchObject({
        id: like.id,
        title: like.title,
      });
    }
  });

  it("is of the paper's own topic, and shares words that both have", () => {
    const stems = (text: string) => text.toLowerCase().match(/[a-z]{4}/g) ?? [];
    for (const [number, paper] of unseen.papers.entries()) {
      if (paper.categories[0] !== "cs.RO") continue;
      const found = nearestLikes(taste, liked, unseen, number);
      const like = likes.find(({ id }) => id === found?.id);
      expect(like?.categories).toEqual(["cs.RO"]);
      const text = `${paper.title}\n${paper.abstract}`;
      const other = `${like?.title}\n${like?.abstract}`.toLowerCase();
      expect(found?.words.length).toBeGreaterThan(0);
      for (const word of found?.words ?? []) {
        expect(text).toContain(word);
        expect(word).not.toMatch(/^(?:the|of|with|and)\b|\b(?:the|of|with|and)$/i);
        for (const stem of stems(word)) expect(other).toContain(stem);
      }
    }
  });

  it("tells pairs as they are written, and none across the end of a sentence or title", () => {
    const pair = paperNumber(5, {
      title: "On Tactile",
      abstract:
        "Servoing of dexterous grippers. We like tactile. Servoing-based grippers are ours.",
    });
    const told = nearest(pair)?.words ?? [];
    expect(told.length).toBeGreaterThan(0);
    for (const word of told) {
      expect([pair.title, pair.abstract].some((text) => text.includes(word))).toBe(true);
    }
  });

  it("is none where no word is common, and one from elsewhere has no id", () => {
    expect(nearest(aPaper({ title: "Qwyjibo", abstract: "Zzyzx." }))).toBeNull();
    const [first] = likes;
    const { title = "", abstract = "" } = first ?? {};
    const elsewhere = likedPaper({ id: null, title, abstract, authors: [], categories: [] });
    const own = profile([elsewhere]);
    const found = nearestLikes(tasteOf([elsewhere]), own, indexPapers([aPaper({ title })]), 0);
    expect(found).toMatchObject({ id: null, title });
  });
});

describe("nearness to many likes", () => {
  const likes = [...about("cs.RO", 90), ...about("cs.DB", 40)];
  const many = profile(likes);
  const taste = tasteOf(likes);
  const direct = likenessOf(taste, unseen);
  const withNearness = likenessOf(taste, unseen);
  addNearness(withNearness, taste, many, unseen);

  it("lifts what is like a few of them above what is like none", () => {
    const above = (scores: Float64Array) =>
      scores.map((score, number) => ((direct[number] ?? 0) > 0 ? score : 0));
    const gain = (category: string) =>
      meanOf(above(withNearness), category) - meanOf(above(direct), category);
    expect(gain("cs.DB")).toBeGreaterThan(0.01);
    expect(gain("cs.RO")).toBeGreaterThan(0);
    expect(auc(withNearness, "cs.RO")).toBeGreaterThanOrEqual(auc(direct, "cs.RO"));
  });

  it("leaves what is not unusually like them where it is", () => {
    for (const [number, score] of direct.entries()) {
      if (score < 1) expect(withNearness[number]).toBe(score);
    }
  });

  it("is kept with the taste, and says nothing of a few likes", () => {
    expect(storedTasteSchema.parse(storedTaste(taste)).nearness).toEqual(taste.nearness);
    const few = about("cs.RO", 20);
    const ofFew = tasteOf(few);
    expect(ofFew.nearness).toBeNull();
    const scores = likenessOf(ofFew, unseen);
    addNearness(scores, ofFew, profile(few), unseen);
    expect(scores).toEqual(likenessOf(ofFew, unseen));
  });
});

describe("likeness as points", () => {
  it("grows with the deviations and is never below nothing", () => {
    const deviations = [-1e6, -700, -20, -3, -1, 0, 1, 3, 19.99, 20, 20.01, 700, 1e6];
    const points = deviations.map(likenessPoints);
    expect(points.every((each) => each >= 0 && Number.isFinite(each))).toBe(true);
    expect([...points].sort((a, b) => a - b)).toEqual(points);
    expect(new Set(points.slice(2)).size).toBe(points.length - 2);
    expect(likenessPoints(10)).toBeCloseTo(10, 3);
  });
});
