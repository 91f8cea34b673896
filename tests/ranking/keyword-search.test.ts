import { describe, expect, it } from "vitest";
import { type DayIndex, indexPapers } from "@/lib/ranking/day-index";
import { compileKeyword } from "@/lib/ranking/keyword";
import { searchKeyword } from "@/lib/ranking/keyword-search";
import { isAcronym, termOf } from "@/lib/ranking/terms";
import { createVocabulary } from "@/lib/ranking/vocabulary";
import { functionWords } from "@/lib/ranking/words";
import { fold } from "@/lib/tex/fold";
import { readable } from "@/lib/tex/readable";
import { inventedBatch } from "@/tests/feeds/builders";
import { aPaper } from "@/tests/support/papers";
import { type Chance, chanceFrom } from "@/tests/support/seeded";

const papers = [
  ...inventedBatch({ day: "2026-06-16", count: 25, seed: 8, hostile: true }).announcements.map(
    ({ paper }) => paper,
  ),
  ...[
    "FP8 and FP-8 or FP 8, fp8; NVFP4 beside FP4",
    "RAG is no rag. RAGs and a ragged RAG-based Graph-RAG",
    "k-NN, kNN and k NN; a K of N nearest neighbours; C++ and C#, A+B",
    "fine-tuning, finetuning. Fine tuning is fine. Tuning!",
    "We rely on line graphs, on-line and online; pre-training, pretraining, pre training",
    "MoE, MOE, moe; MoEs of GANs and LLM-based MLLMs; state-of-the-art in low-rank and low rank",
    "CO$_2$, CO₂ and CO2; $k$-means; Moore's law; Schr\\\"odinger–Newton and naïve ﬁelds",
  ].map((text, at) => aPaper({ id: `2606.9000${at}`, title: text, abstract: `${text}. ${text}` })),
];

/** What stands in a text, word by word; said plainly, and slowly. */
type Token = { raw: string; gap: string; term: string; isShort: boolean; folded: string };

function tokens(text: string): Token[] {
  const plain = readable(text).normalize("NFKD").replace(/\p{M}/gu, "");
  const found: Token[] = [];
  let end = 0;
  for (const match of plain.matchAll(/[\p{L}\p{N}]+(?:[+#](?![\p{L}\p{N}])|[+#]{2,})*/gu)) {
    const gap = plain.slice(end, match.index);
    end = match.index + match[0].length;
    if (match[0] === "s" && /^['’]$/.test(gap) && found.length > 0) continue;
    const [raw] = match;
    const form = /^\s+$/.test(gap) ? " " : /^[-–‐‑−]$/.test(gap) ? "-" : "?";
    const [term, isShort, folded] = [termOf(raw), isAcronym(raw), fold(raw)];
    found.push({ raw, gap: form, term, isShort, folded });
  }
  return found;
}

/** A capitalised acronym means acronyms; anything else means the word in any letter case. */
function testOf(asked: string): (token: Token) => boolean {
  const text = fold(asked.replaceAll("*", ""));
  if (/^\*.*\*$/.test(asked)) return ({ folded }) => folded.includes(text);
  if (asked.startsWith("*")) return ({ folded }) => folded.endsWith(text);
  if (asked.endsWith("*")) return ({ folded }) => folded.startsWith(text);
  const own = termOf(asked);
  if (isAcronym(asked)) return ({ term }) => term === own;
  const acronyms = [own, text].map((each) => each.toUpperCase()).filter((each) => each.length <= 5);
  return ({ term, isShort }) => term === own || (isShort && acronyms.includes(term));
}

/** Occurrences of a keyword's words side by side, in any of the ways in which they may be written. */
function plainCounter(words: string[]): (text: Token[]) => number {
  const spellings = new Map<string, { words: string[]; gaps: RegExp[] }>();
  const put = (list: string[], gaps: RegExp[]) =>
    spellings.set(JSON.stringify([list, gaps.map(String)]), { words: list, gaps });
  put(
    words,
    words.map(() => /./),
  );
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    const isNumber = next !== undefined && /^\d/.test(next);
    const canJoin = next !== undefined && !`${word}${next}`.includes("*");
    if (
      canJoin &&
      (isNumber || ![word, next].some((each) => functionWords.has(each.toLowerCase())))
    ) {
      const list = [...words.slice(0, at), `${word}${next}`, ...words.slice(at + 2)];
      put(
        list,
        list.map(() => /./),
      );
    }
    for (const [one, two, gap] of splits(word)) {
      const list = [...words.slice(0, at), one, two, ...words.slice(at + 1)];
      put(
        list,
        list.map((_, index) => (index === at + 1 ? gap : /./)),
      );
    }
  }
  const tested = [...spellings.values()].map(({ words, gaps }) => ({
    tests: words.map(testOf),
    gaps,
  }));
  return (text) => {
    let count = 0;
    for (const { tests, gaps } of tested) {
      for (const start of text.keys()) {
        const isHere = tests.every((test, offset) => {
          const token = text[start + offset];
          if (token === undefined || !test(token)) return false;
          return offset === 0 || gaps[offset]?.test(token.gap);
        });
        if (isHere) count++;
      }
    }
    return count;
  };
}

function splits(word: string): [string, string, RegExp][] {
  if (/[*+#]/.test(word)) return [];
  const low = word.toLowerCase();
  const pairs: [string, string, RegExp][] = [];
  const all = [...low].map((_, at) => [low.slice(0, at), low.slice(at)] as const).slice(1);
  for (const [one, two] of all) {
    if (/\d/.test(low)) {
      if (/\p{L}$/u.test(one) && /^\d/.test(two)) pairs.push([one, two, /[- ]/]);
    } else if (isAcronym(word) || low.length <= 5) {
      if (one.length > 1 || low.length < 3) continue;
      pairs.push([one, two, /-/]);
      if (!/[ai]/.test(one) && isAcronym(two.toUpperCase()))
        pairs.push([one, two.toUpperCase(), / /]);
    } else if (one.length > 1 && two.length > 2) {
      const isApart = one.length > 2 && !functionWords.has(one) && !functionWords.has(two);
      pairs.push([one, two, isApart ? /[- ]/ : /-/]);
    }
  }
  return pairs;
}

const texts = papers.map(({ title, abstract }) => ({
  title: tokens(title),
  abstract: tokens(abstract),
}));
const every = texts.flatMap(({ title, abstract }) => [...title, ...abstract]);

/** A word or two, three of the papers, as somebody may type them. */
function inventKeyword(chance: Chance): { text: string; words: string[] } {
  const at = chance.between(0, every.length - 3);
  const count = chance.pick([1, 1, 1, 2, 2, 3]);
  const words = every.slice(at, at + count).map(({ raw }) => {
    const lot = chance.next();
    if (lot < 0.15) return raw.toLowerCase();
    if (lot < 0.25) return raw.toUpperCase();
    if (count === 1 && lot < 0.45 && /^\p{L}+$/u.test(raw)) {
      const part = raw.slice(0, chance.between(1, raw.length));
      return chance.pick([`${part}*`, `*${raw.slice(-part.length)}`, `*${part}*`]);
    }
    return raw;
  });
  if (count === 2 && chance.happens(0.4) && words.every((word) => /^\p{L}+$/u.test(word))) {
    return { text: words.join(""), words: [words.join("")] };
  }
  return { text: words.join(" "), words };
}

describe("searchKeyword", () => {
  const index = indexPapers(papers, createVocabulary());

  it("counts what a plain reading of every word counts", () => {
    const chance = chanceFrom("keywords");
    let found = 0;
    for (let round = 0; round < 500; round++) {
      const { text, words } = inventKeyword(chance);
      // Beside a number letter case means nothing: said in terms.test.ts.
      if (words.length > 1 && words.some((word) => /^\d/.test(word))) continue;
      const count = plainCounter(words);
      const { inTitle, inAbstract, isWeak } = searchKeyword(compileKeyword(text), index);
      for (const [number, paper] of texts.entries()) {
        const expected = [count(paper.title), count(paper.abstract)];
        if (isWeak?.[number]) expect(expected, text).toEqual([0, 0]);
        else
          expect([inTitle[number], inAbstract[number]], `${text} in ${number}`).toEqual(expected);
        found += expected[0] ? 1 : 0;
      }
    }
    expect(found).toBeGreaterThan(200);
  });

  it("says how many papers have the keyword, and how many in another spelling", () => {
    const three = indexPapers([
      aPaper({ title: "x", abstract: "fine-tuning" }),
      aPaper({ title: "Finetuning", abstract: "fine tuning" }),
      aPaper({ title: "x", abstract: "y" }),
    ]);
    const { papers: count, papersRespelled } = searchKeyword(compileKeyword("finetuning"), three);
    expect({ count, papersRespelled }).toEqual({ count: 2, papersRespelled: 2 });
  });

  it("finds words that came into the vocabulary after the keyword was first looked for", () => {
    const vocabulary = createVocabulary();
    const first = indexPapers([aPaper({ title: "x", abstract: "nothing" })], vocabulary);
    const keywords = ["quokka", "quok*", "quokka herding", "AQ9"].map(compileKeyword);
    for (const keyword of keywords) expect(searchKeyword(keyword, first).papers).toBe(0);
    const text = "Quokka herding with NAQ9";
    const second = indexPapers([aPaper({ title: "x", abstract: text })], vocabulary);
    for (const keyword of keywords) expect(searchKeyword(keyword, second).inAbstract[0]).toBe(1);
    for (const keyword of keywords) expect(searchKeyword(keyword, first).papers).toBe(0);
  });

  it("finds no phrase across two names", () => {
    const named = aPaper({ authors: [{ name: "Ada Ferrant" }, { name: "Bo Lindqvist" }] });
    const { names } = indexPapers([named]);
    expect([...names().sequence].filter((word) => word < 0)).toHaveLength(1);
  });
});

describe("a paper's terms", () => {
  it("are each of its words' terms once, with their counts, and joined ones", () => {
    const index = indexPapers([
      aPaper({ title: "Pre-Training", abstract: "Training and pretraining with GPT-4" }),
      aPaper({ title: "Other", abstract: "Others" }),
    ]);
    expect(termsOf(index, 0)).toEqual({
      pre: [1, 0],
      train: [1, 1],
      pretrain: [1, 1],
      and: [0, 1],
      with: [0, 1],
      GPT: [0, 1],
      "4": [0, 1],
      gpt4: [0, 1],
    });
    expect(termsOf(index, 1)).toEqual({ other: [1, 1] });
  });

  it("add up to all words of the papers", () => {
    const index = indexPapers(papers.slice(0, 40), createVocabulary());
    for (const number of index.papers.keys()) {
      const terms = termsOf(index, number);
      const paper = texts[number];
      for (const { raw } of [...(paper?.title ?? []), ...(paper?.abstract ?? [])]) {
        expect(Object.keys(terms)).toContain(termOf(raw));
      }
    }
  });
});

function termsOf({ terms, vocabulary }: DayIndex, paper: number): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  for (let at = terms.starts[paper] ?? 0; at < (terms.starts[paper + 1] ?? 0); at++) {
    const term = vocabulary.termText(terms.ids[at] ?? -1);
    expect(found[term]).toBeUndefined();
    found[term] = [terms.inTitle[at] ?? 0, terms.inAbstract[at] ?? 0];
  }
  return found;
}
