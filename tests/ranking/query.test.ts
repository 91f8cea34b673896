import { describe, expect, it } from "vitest";
import { parseAuthors } from "@/lib/arxiv/authors";
import type { Day } from "@/lib/arxiv/calendar";
import { canonicalId } from "@/lib/arxiv/taxonomy";
import { parseQuery } from "@/lib/interest/query/parse";
import { printQuery } from "@/lib/interest/query/print";
import { allOf, anyOf, type Field, noneOf, type Query } from "@/lib/interest/query/query";
import type { Paper } from "@/lib/papers/paper";
import { indexPapers } from "@/lib/ranking/day-index";
import { personMatcher } from "@/lib/ranking/people";
import { findByQuery, positiveTerms } from "@/lib/ranking/query";
import { rankDay } from "@/lib/ranking/rank";
import { emptyStatistics } from "@/lib/ranking/statistics";
import { inventDay } from "@/tests/support/invented";
import { aPaper } from "@/tests/support/papers";
import { type Chance, chanceFrom } from "@/tests/support/seeded";

const day = "2026-06-16";

function matches(text: string, partial: Partial<Paper> = {}, on: Day = day): boolean {
  return findByQuery(parseQuery(text), indexPapers([aPaper(partial)]), on)[0] === 1;
}

describe("findByQuery", () => {
  const paper: Partial<Paper> = {
    id: "2606.00123",
    version: 2,
    title: 'Mixture-of-Experts Decoding on a G\\"odel Machine',
    abstract: "We decode with NVFP4 kernels.\n\nStatistics of physics papers are known.",
    authors: [{ name: "Ada van der Ferrant" }, { name: "Bo Lindqvist" }],
    categories: ["cs.SY", "eess.SY", "math.OC"],
    journalReference: "Invented Letters 3, 2025",
  };

  it.each([
    // words as keywords have them
    ["ti:decode", true],
    ["ti:decoded", true],
    ["ti:deco", false],
    ["ti:deco*", true],
    ["ti:godel", true],
    ['ti:"mixture of experts"', true],
    ["ti:mixture-of-experts", true],
    ['ti:"experts mixture"', false],
    ["ti:kernels", false],
    ["abs:kernel", true],
    ["abs:*FP4", true],
    ["abs:mixture", false],
    ["mixture AND kernels", true],
    // authors
    ['au:"Bo Lindqvist"', true],
    ["au:lindqvist_b", true],
    ["au:bo", false],
    ['au:"van der Ferrant"', true],
    ['au:"Ada Lindqvist"', false],
    ["au:Lindq*", true],
    // categories, by either name and by archive
    ["cat:cs.SY", true],
    ["cat:eess.SY", true],
    ["cat:cs", true],
    ["cat:eess.*", true],
    ["cat:math", true],
    ["cat:cs.AI", false],
    ["cat:stat", false],
    // ids
    ["id:2606.00123", true],
    ["id:2606.00123v2", true],
    ["id:2606.00123v1", false],
    ["id:2606.0012", false],
    // journal reference
    ["jr:letter", true],
    ['jr:"Invented Letters"', true],
    ["jr:Annals", false],
    // any field
    ["godel", true],
    ["nvfp4", true],
    ["Lindqvist", true],
    ["Bo", true],
    ['"B. Lindqvist"', true],
    ["lindqvist_b", true],
    ["Letters", true],
    ["2606.00123", true],
    ["2606.00123v1", false],
    ["eess.SY", true],
    ["cs.SY", true],
    ["math", false],
    ["math.AG", false],
    ["physics", true],
    ["survey", false],
    // days
    ["announced:[20260616 TO 20260616]", true],
    ["announced:[20260617 TO *]", false],
    ["announced:[* TO 20260615]", false],
    ["announced:[* TO *]", true],
    ["announced:20260616", true],
    // together
    ["ti:decode ANDNOT abs:kernels", false],
    ["ti:decode ANDNOT abs:survey", true],
    ["survey godel", true],
    ["survey godel -kernels", false],
    ["-survey", true],
    ["-godel", false],
    ["survey OR -survey", true],
    ["cat:(cs.AI math.OC) AND ti:(decode AND machine)", true],
    ["-(survey AND godel)", true],
  ])("finds %s: %s", (text, expected) => {
    expect(matches(text, paper)).toBe(expected);
  });

  it("finds nothing in a journal reference that is not there", () => {
    expect(matches("jr:Letters")).toBe(false);
    expect(matches("-jr:Letters")).toBe(true);
  });

  it("takes a bare archive name of old papers for the archive", () => {
    expect(matches("cat:astro-ph", { categories: ["astro-ph"] })).toBe(true);
    expect(matches("cat:astro-ph", { categories: ["astro-ph.CO"] })).toBe(true);
    expect(matches("cat:astro-ph.CO", { categories: ["astro-ph"] })).toBe(false);
  });

  it("agrees with the keywords of a feed on every word", () => {
    const index = indexPapers(papers);
    const withKeyword = (keyword: string) => {
      const wishes = { categories: [], keywords: [keyword], exclude: [] };
      const ranked = rankDay(
        { ...wishes, match: "any", scoring: "weighted" },
        papers.map(() => "new"),
        index,
        emptyStatistics,
      );
      const found = new Set([...ranked].map(({ paper }) => paper));
      return papers.filter((paper) => found.has(paper));
    };
    for (const text of [...words, ...phrases]) {
      const query = anyOf([
        { kind: "term", field: "ti", text },
        { kind: "term", field: "abs", text },
      ]);
      const marks = findByQuery(query, index, day);
      const found = papers.filter((_, number) => marks[number] !== 0);
      expect(found, text).toEqual(withKeyword(text));
    }
  });

  it("agrees with a plain reading of thousands of queries", () => {
    const chance = chanceFrom("evaluated");
    const days = ["2026-05-29", "2026-06-01", "2026-06-08", "2026-06-16", "2026-06-17"];
    const index = indexPapers(papers);
    let meant = 0;
    let tried = 0;
    for (let round = 0; round < 1500; round++) {
      const query = inventQuery(chance, chance.between(0, 4));
      const on = chance.pick(days);
      const found = findByQuery(query, index, on);
      for (const number of chance.sample([...papers.keys()], 8)) {
        const paper = papers[number] ?? aPaper();
        const expected = plainly(query, paper, on);
        if ((found[number] !== 0) !== expected) {
          throw new Error(`${expected}: ${printQuery(query)} of ${paper.id} on ${on}`);
        }
        tried++;
        if (expected) meant++;
      }
    }
    // Neither answer is the rule.
    expect(meant).toBeGreaterThan(tried / 5);
    expect(meant).toBeLessThan((tried * 4) / 5);
  });
});

describe("positiveTerms", () => {
  it.each([
    ["ti:graph", ["graph"]],
    ['abs:"spin glass" OR all:RL', ["spin glass", "RL"]],
    ["graph ANDNOT ti:survey -review", ["graph"]],
    ["-survey", []],
    ["-(survey ANDNOT graph)", ["graph"]],
    ["ti:graph abs:graph moe*", ["graph", "moe*"]],
    ["au:Hinton AND cat:cs.AI AND id:2606.00001 AND jr:Letters", []],
    ["announced:20260616 AND graph", ["graph"]],
  ])("of %s are %j", (text, expected) => {
    expect(positiveTerms(parseQuery(text))).toEqual(expected);
  });
});

const papers: Paper[] = ["2026-06-15", "2026-06-16"].flatMap((each) =>
  inventDay({ seed: "queried", count: 40, day: each, hostile: true }).map((announced) => ({
    id: announced.id,
    version: announced.version,
    title: announced.title,
    abstract: announced.abstract,
    authors: parseAuthors(announced.creator),
    categories: announced.categories,
    ...(announced.journalReference ? { journalReference: announced.journalReference } : {}),
  })),
);

/** Words of the papers whose forms the plain reading below knows: in small letters, not inflected. */
const words = plainWords();
const phrases = papers.slice(0, 30).flatMap(({ title }) => {
  const pair = /\b([a-z]{5,9}[^s\Wdge]) ([a-z]{5,9}[^s\Wdge])\b/.exec(title.toLowerCase());
  return pair ? [`${pair[1]} ${pair[2]}`] : [];
});

/** Stems do not meet here: each is no other word's beginning. */
function plainWords(): string[] {
  const all = new Set(papers.flatMap(({ title, abstract }) => lettersOf(`${title} ${abstract}`)));
  const list = [...all].filter((word) => /^[a-z]{4,}$/.test(word));
  return list
    .filter((word) => !/(s|d|ing|e)$/.test(word))
    .filter((word) => !list.some((other) => other !== word && other.startsWith(word.slice(0, -1))))
    .sort()
    .filter((_, index) => index % 4 === 0);
}

function lettersOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/** The definition of a query, said as plainly as can be and by nothing that the matcher uses. */
function plainly(query: Query, paper: Paper, on: Day): boolean {
  switch (query.kind) {
    case "and":
      return !query.parts.some((part) => !plainly(part, paper, on));
    case "or":
      return query.parts.filter((part) => plainly(part, paper, on)).length > 0;
    case "not":
      return plainly(query.part, paper, on) === false;
    case "announced":
      return !(query.from !== null && on < query.from) && !(query.to !== null && on > query.to);
    case "term":
      return plainTerm(query.field, query.text, paper);
  }
}

function plainTerm(field: Field, text: string, paper: Paper): boolean {
  const names = paper.authors.map(({ name }) => name);
  switch (field) {
    case "ti":
      return holds(paper.title, text);
    case "abs":
      return holds(paper.abstract, text);
    case "jr":
      return holds(paper.journalReference ?? "", text);
    case "au":
      return names.some((name) => isPlainlyNamed(name, text));
    case "cat":
      return paper.categories.some((category) => {
        const archive = category.split(".")[0];
        return category === text || archive === text || canonicalId(category) === text;
      });
    case "id":
      return text === paper.id || text === `${paper.id}v${paper.version}`;
    case "all":
      return (
        [paper.title, paper.abstract, paper.journalReference ?? "", ...names].some((each) =>
          holds(each, text),
        ) ||
        plainTerm("au", text, paper) ||
        plainTerm("id", text, paper) ||
        (text.includes(".") && plainTerm("cat", text, paper))
      );
  }
}

function holds(text: string, phrase: string): boolean {
  const wanted = lettersOf(phrase).join(" ");
  return ` ${lettersOf(text).join(" ")} `.includes(
    phrase.endsWith("*") ? ` ${wanted}` : ` ${wanted} `,
  );
}

/** Family name, or initial and family name, of names that are two plain words or have initials. */
function isPlainlyNamed(name: string, asked: string): boolean {
  const own = name.replace(/ Jr$/, "").split(" ");
  const [initial, family] = asked.includes(". ") ? asked.split(". ") : [null, asked];
  if (own.at(-1)?.toLowerCase() !== family?.toLowerCase()) return false;
  return initial === null || (own.length > 1 && own[0]?.startsWith(initial ?? "") === true);
}

const families = ["Salonen", "Liu", "Tran", "Moncrieff", "Abernathy-Okoro", "Nobody"];
const texts: Readonly<Record<Field, readonly string[]>> = {
  ti: [...words, ...phrases],
  abs: [...words, ...phrases, ...words.map((word) => `${word}*`)],
  jr: ["Letters 3", "2025", "Invented"],
  au: [...families, ...families.map((family) => `H. ${family}`), "J. Liu"],
  cat: ["cs.AI", "cs.CL", "cs.LG", "cs.CV", "stat.ML", "cs", "stat", "math", "eess.SY"],
  id: papers.flatMap(({ id, version }) => [id, `${id}v${version}`, `${id}v9`]),
  all: [...words, ...phrases, ...families, "cs.AI", "cs.RO", "Invented", "H. Liu"],
};

function inventQuery(chance: Chance, depth: number): Query {
  if (depth === 0) {
    if (chance.happens(0.15)) {
      const from = chance.pick([null, "2026-06-01", "2026-06-08"]);
      return { kind: "announced", from, to: chance.pick([null, "2026-06-08", "2026-06-16"]) };
    }
    const field = chance.pick(Object.keys(texts) as Field[]);
    return { kind: "term", field, text: chance.pick(texts[field]) };
  }
  if (chance.happens(0.25)) return noneOf(inventQuery(chance, depth - 1));
  const parts = Array.from({ length: chance.between(2, 4) }, () => inventQuery(chance, depth - 1));
  return chance.happens(0.4) ? allOf(parts) : anyOf(parts);
}

describe("the plain reading", () => {
  it("knows enough words, phrases and people to say something", () => {
    expect(words.length).toBeGreaterThan(20);
    expect(phrases.length).toBeGreaterThan(3);
    const known = families.filter((family) =>
      papers.some(({ authors }) => personMatcher(family)(authors)),
    );
    expect(known.length).toBeGreaterThan(3);
  });
});
