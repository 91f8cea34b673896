import { describe, expect, it } from "vitest";
import { QueryError } from "@/lib/interest/query/error";
import { parseQuery } from "@/lib/interest/query/parse";
import { bracketDepth, printQuery } from "@/lib/interest/query/print";
import { allOf, anyOf, type Field, noneOf, type Query } from "@/lib/interest/query/query";
import { tokensOf } from "@/lib/interest/query/tokens";
import { fold } from "@/lib/tex/fold";
import { type Chance, chanceFrom } from "@/tests/support/seeded";

function refusal(text: string): QueryError {
  try {
    parseQuery(text);
  } catch (error) {
    if (error instanceof QueryError) return error;
    throw error;
  }
  throw new Error(`${JSON.stringify(text.slice(0, 80))} was accepted`);
}

/** Null when it is refused, and refused as it should be. */
function parsed(text: string): Query | null {
  try {
    return parseQuery(text);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    expect(error.at).toBeGreaterThanOrEqual(0);
    expect(error.at).toBeLessThanOrEqual(text.length);
    const character = [...text.slice(0, error.at)].length + 1;
    expect(error.message).toMatch(
      new RegExp(`^At character ${character} of the query .*[.?]$`, "s"),
    );
    expect(error.message).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(error.message.length).toBeLessThan(200);
    return null;
  }
}

const term = (field: Field, text: string): Query => ({ kind: "term", field, text });

describe("parseQuery", () => {
  it("reads the examples of arXiv's manual", () => {
    const maestro = term("au", "del_maestro");
    const board = term("ti", "checkerboard");
    expect(parseQuery("all:electron")).toEqual(term("all", "electron"));
    expect(parseQuery("au:del_maestro AND ti:checkerboard")).toEqual({
      kind: "and",
      parts: [maestro, board],
    });
    expect(parseQuery("au:del_maestro ANDNOT ti:checkerboard")).toEqual({
      kind: "and",
      parts: [maestro, { kind: "not", part: board }],
    });
    expect(parseQuery("au:del_maestro ANDNOT (ti:checkerboard OR ti:Pyrochlore)")).toEqual({
      kind: "and",
      parts: [
        maestro,
        { kind: "not", part: { kind: "or", parts: [board, term("ti", "Pyrochlore")] } },
      ],
    });
    expect(parseQuery('au:del_maestro AND ti:"quantum criticality"')).toEqual({
      kind: "and",
      parts: [maestro, term("ti", "quantum criticality")],
    });
  });

  it.each([
    // fields, in any letter case, with blanks behind; none is all
    ["electron", "electron"],
    ["all:electron", "electron"],
    ["TI:electron", "ti:electron"],
    ["ti: electron", "ti:electron"],
    ['Abs: "spin  glass "', 'abs:"spin glass"'],
    ['ti:"electron"', "ti:electron"],
    ["“spin glass”", '"spin glass"'],
    ["jr:Letters", "jr:Letters"],
    // operators; AND binds tighter
    ["a AND b AND c", "a AND b AND c"],
    ["a OR b AND c", "a OR (b AND c)"],
    ["a AND b OR c", "(a AND b) OR c"],
    ["(a AND b) OR c", "(a AND b) OR c"],
    ["a AND (b OR c)", "a AND (b OR c)"],
    ["a AND NOT b", "a ANDNOT b"],
    ["a ANDNOT b", "a ANDNOT b"],
    ["a AND -b", "a ANDNOT b"],
    ["a ANDNOT b AND c", "a AND c ANDNOT b"],
    ["NOT b AND a", "a ANDNOT b"],
    ["NOT a", "-a"],
    ["-(-a)", "a"],
    ["a AND (b AND (c AND d))", "a AND b AND c AND d"],
    ["a OR (b OR c)", "a OR b OR c"],
    ["((a))", "a"],
    // side by side
    ["a b", "a OR b"],
    ["a b AND c", "a OR (b AND c)"],
    ["ti:a ti:b", "ti:a OR ti:b"],
    ["(a)(b)", "a OR b"],
    ['a"b c"d', 'a OR "b c" OR d'],
    // exclusions
    ["-a", "-a"],
    ["-ti:word", "-ti:word"],
    ['-"a b"', '-"a b"'],
    ["a -b", "a ANDNOT b"],
    ["-b a", "a ANDNOT b"],
    ["a b -c", "(a OR b) ANDNOT c"],
    ["a -c b", "(a OR b) ANDNOT c"],
    ["a OR b -c", "(a OR b) ANDNOT c"],
    ["a AND b -c", "a AND b ANDNOT c"],
    ["-a -b", "-a ANDNOT b"],
    ["a OR -b", "a OR -b"],
    ["-b OR a", "-b OR a"],
    ["-(a b)", "-(a OR b)"],
    ["a (-b)", "a OR -b"],
    ["non-invasive", "non-invasive"],
    // a field before a bracket
    ["ti:(a OR b)", "ti:a OR ti:b"],
    ["ti:(a b)", "ti:a OR ti:b"],
    ["ti:(a AND (b OR abs:c))", "ti:a AND (ti:b OR abs:c)"],
    ["ti:(a -b) c", "(ti:a ANDNOT ti:b) OR c"],
    ["cat:(cs.AI hep-th)", "cat:cs.AI OR cat:hep-th"],
    // categories
    ["cat:cs.AI", "cat:cs.AI"],
    ["cat:CS.ai", "cat:cs.AI"],
    ["cat:cs.SY", "cat:eess.SY"],
    ["cat:cmp-lg", "cat:cs.CL"],
    ["cat:cs.*", "cat:cs"],
    ["cat:cs*", "cat:cs"],
    ["cat:cs", "cat:cs"],
    ["cat:hep-th*", "cat:hep-th"],
    // ids
    ["id:2606.01234", "id:2606.01234"],
    ["id:2606.01234v2", "id:2606.01234v2"],
    ["id:arXiv:2606.01234", "id:2606.01234"],
    ["id:math/0211159", "id:math/0211159"],
    // days
    ["announced:[20260601 TO 20260616]", "announced:[2026-06-01 TO 2026-06-16]"],
    ["announced:[2026-06-01 to 2026-06-16]", "announced:[2026-06-01 TO 2026-06-16]"],
    ["Announced: [ *  TO 20260616 ]", "announced:[* TO 2026-06-16]"],
    ["announced:[20260601 TO *]", "announced:[2026-06-01 TO *]"],
    ["announced:20260601 AND a", "announced:[2026-06-01 TO 2026-06-01] AND a"],
    // words
    ["moe* *former *cod*", "moe* OR *former OR *cod*"],
    ["moe＊ ﹡former", "moe* OR *former"],
    ["C++ C#", "C++ OR C#"],
    ['"AND"', '"AND"'],
    ['"and"', '"and"'],
    ['"-x"', '"-x"'],
    ['"BERT: pre"', '"BERT: pre"'],
    ["2:4", '"2:4"'],
    ['"f(x)"', '"f(x)"'],
    ["[CLS]", '"[CLS]"'],
    ["co\u00adoperate", "cooperate"],
    ["naïve e\u0301", "naïve OR é"],
    ["注意力", "注意力"],
  ])("reads %j as %s", (text, canonical) => {
    expect(printQuery(parseQuery(text))).toBe(canonical);
    expect(parseQuery(canonical)).toEqual(parseQuery(text));
  });

  it.each([
    ["", "At character 1 of the query a word is missing."],
    ["   ", "At character 4 of the query a word is missing."],
    ["(ti:a OR ti:b", "At character 14 of the query a closing bracket is missing."],
    ["a)", "At character 2 of the query a bracket closes that was never opened."],
    ["a ()", "At character 4 of the query a word is missing."],
    ["a AND", "At character 6 of the query a word is missing."],
    ["OR a", "At character 1 of the query OR stands where a word should."],
    ["a AND OR b", "At character 7 of the query OR stands where a word should."],
    ["a ANDNOT NOT b", "At character 10 of the query NOT stands where a word should."],
    ["ti:", "At character 4 of the query a word is missing."],
    ["ti:)", "At character 4 of the query a word is missing."],
    ['😀 "a', "At character 3 of the query a quotation mark opens that never closes."],
    ['ti:""', "At character 4 of the query a word is missing."],
    ['"?!"', 'At character 1 of the query "?!" holds no word.'],
    ["a & b", 'At character 3 of the query "&" holds no word.'],
    ["*", 'At character 1 of the query "*" holds no word.'],
    ["gr*ph", "At character 1 of the query a * stands elsewhere than at an end of a word."],
    ['"a * b"', "At character 1 of the query a * stands elsewhere than at an end of a word."],
    [
      "a and b",
      'At character 3 of the query "and" must be in capitals to join terms, or in quotation marks as a word.',
    ],
    [
      "ti:-a",
      "At character 4 of the query a minus stands where a word should; it goes before the field, once.",
    ],
    [
      "--a",
      "At character 2 of the query a minus stands where a word should; it goes before the field, once.",
    ],
    [
      "ti:BERT:a",
      "At character 4 of the query a field stands where a word should; put a text with a colon in quotation marks.",
    ],
    ["a OR tt:b", 'At character 6 of the query "tt:" is no field; did you mean "ti:"?'],
    ["title:b", 'At character 1 of the query "title:" is no field; did you mean "ti:"?'],
    ["auhtor:b", 'At character 1 of the query "auhtor:" is no field; did you mean "au:"?'],
    [
      "BERT: a",
      'At character 1 of the query "BERT:" is no field; put a text with a colon in quotation marks.',
    ],
    [
      "constructor:a",
      'At character 1 of the query "constructor:" is no field; put a text with a colon in quotation marks.',
    ],
    [
      "co:pages",
      `At character 1 of the query "co:" cannot be asked for: arXiv's feeds carry no comments.`,
    ],
    [
      "a RN:1",
      `At character 3 of the query "RN:" cannot be asked for: arXiv's feeds carry no report numbers.`,
    ],
    [
      "submittedDate:[202606010000 TO 202606160000]",
      `At character 1 of the query "submittedDate:" cannot be asked for: arXiv's feeds carry no times of submission; ask for "announced:" instead.`,
    ],
    [
      "lastUpdatedDate:[* TO *]",
      `At character 1 of the query "lastUpdatedDate:" cannot be asked for: arXiv's feeds carry no times of submission; ask for "announced:" instead.`,
    ],
    [
      "cat:cs.IA",
      'At character 5 of the query "cs.IA" is no arXiv category; did you mean "cs.AI"?',
    ],
    ["cat:nothing", 'At character 5 of the query "nothing" is no arXiv category.'],
    [
      "cat:cs.A*",
      'At character 5 of the query "cs.A*" is no arXiv category; did you mean "cs.AI"?',
    ],
    [
      "id:123",
      'At character 4 of the query "123" is no arXiv id such as 2606.01234 or 2606.01234v2.',
    ],
    [
      "announced:x",
      'At character 11 of the query a day or a range is missing behind "announced:".',
    ],
    [
      "announced:(a)",
      'At character 11 of the query a day or a range is missing behind "announced:".',
    ],
    [
      "announced:*",
      'At character 11 of the query a day or a range is missing behind "announced:".',
    ],
    [
      "announced:[20260601]",
      "At character 11 of the query a range is written otherwise than [20260601 TO 20260616].",
    ],
    [
      "announced:[20260231 TO *]",
      'At character 11 of the query "20260231" is no date such as 20260601 or 2026-06-01, and no *.',
    ],
    [
      "announced:[20260616 TO 20260601]",
      "At character 11 of the query a range ends before it begins.",
    ],
    [
      "announced:[20260601",
      "At character 11 of the query a square bracket opens that never closes.",
    ],
    [
      "ti:[a TO b]",
      'At character 4 of the query a range stands where only "announced:" takes one.',
    ],
  ])("refuses %j", (text, sentence) => {
    expect(refusal(text).message).toBe(sentence);
    expect(parsed(text)).toBeNull();
  });
});

describe("the bounds of a query", () => {
  const nested = (depth: number) => `${"(".repeat(depth)}a${")".repeat(depth)}`;
  const many = (count: number, word: string, join: string) => Array(count).fill(word).join(join);

  it("are 2,000 characters, as given and as printed", () => {
    expect(parseQuery("a".repeat(2000))).toEqual(term("all", "a".repeat(2000)));
    expect(refusal("a".repeat(2001)).message).toBe(
      "At character 2001 of the query it is too long: 2,000 characters do.",
    );
    // 1,700 characters that print as 2,100
    const crowded = `ti:(${many(100, "a".repeat(16), " ")})`;
    expect(refusal(crowded).message).toBe(
      `At character ${crowded.length + 1} of the query it is too long: spelled out it has more than 2,000 characters.`,
    );
  });

  it("are 100 terms, days among them", () => {
    expect(printQuery(parseQuery(many(100, "a", " ")))).toBe(many(100, "a", " OR "));
    expect(refusal(many(101, "a", " "))).toMatchObject({
      at: 200,
      message: "At character 201 of the query a term is too many: 100 do.",
    });
    expect(refusal(`${many(100, "a", " ")} announced:20260601`).at).toBe(210);
  });

  it("are 20 wildcards, however they are written", () => {
    expect(parsed(many(20, "a*", " "))).not.toBeNull();
    expect(refusal(many(21, "a*", " "))).toMatchObject({
      at: 60,
      message: "At character 61 of the query a * is too many: 20 do.",
    });
    expect(refusal(many(21, "a＊", " ")).at).toBe(60);
    expect(refusal(`"${many(21, "a*", " ")}"`).at).toBe(0);
  });

  it("know every star there is, since a keyword folds them all to one", () => {
    for (let code = 0x80; code < 0x30000; code++) {
      const character = String.fromCodePoint(code);
      if (!fold(character).includes("*")) continue;
      expect(printQuery(parseQuery(`moe${character}`)), code.toString(16)).toBe("moe*");
    }
  });

  it("are 20 brackets within each other, as given and as printed", () => {
    expect(parseQuery(nested(20))).toEqual(term("all", "a"));
    expect(refusal(nested(21))).toMatchObject({
      at: 20,
      message: "At character 21 of the query there are too many brackets within each other: 20 do.",
    });
    // Each of these brackets prints as two.
    let inner = "a b -c";
    for (let depth = 0; depth < 12; depth++) inner = `a (${inner}) -c`;
    expect(refusal(inner).message).toContain("too many brackets");
  });

  it("hold against texts made to be slow", () => {
    const hostile = [
      "(".repeat(10_000),
      ")".repeat(10_000),
      `${"(".repeat(5000)}a${")".repeat(5000)}`,
      '"'.repeat(9999),
      "-".repeat(10_000),
      "ti:".repeat(3000),
      "ti:(".repeat(2500),
      "*".repeat(10_000),
      "NOT ".repeat(2500),
      "announced:[".repeat(900),
      "\ufdfa".repeat(10_000),
      "a\u0301".repeat(5000),
    ];
    for (const text of hostile) {
      expect(refusal(text).message.length).toBeLessThan(200);
      const isOneWord = /^\p{L}/u.test(text) && !/[: ]/.test(text);
      expect(parsed(text.slice(0, 1990)) !== null, text.slice(0, 20)).toBe(isOneWord);
    }
  });

  it("hold for the tokens too: no more than characters, and all of them in order", () => {
    const chance = chanceFrom("tokens");
    for (let round = 0; round < 500; round++) {
      const text = soup(chance, 60);
      if (parsed(`"${text.replace(/["“”„]/g, "")}`) !== null)
        throw new Error("an open quote passed");
      const closed = text.replace(/["“”„[]/g, "");
      const tokens = tokensOf(closed);
      expect(tokens.length).toBeLessThanOrEqual(closed.length + 1);
      tokens.reduce((end, token) => {
        expect(token.at).toBeGreaterThanOrEqual(end);
        expect(token.end).toBeGreaterThanOrEqual(token.at);
        return token.end;
      }, 0);
    }
  });
});

describe("printQuery", () => {
  it("prints what reads as the same query, whatever the query", () => {
    const chance = chanceFrom("queries");
    let deepest = 0;
    for (let round = 0; round < 5000; round++) {
      const query = inventQuery(chance, chance.between(0, 5));
      const text = printQuery(query);
      if (text.length > 2000) continue;
      deepest = Math.max(deepest, bracketDepth(query));
      expect(parseQuery(text), text).toEqual(query);
    }
    expect(deepest).toBeGreaterThan(3);
  });

  it("says the same of all spellings of a query", () => {
    const chance = chanceFrom("spellings");
    for (let round = 0; round < 3000; round++) {
      const query = inventQuery(chance, chance.between(0, 3));
      const spelled = respell(query, chance);
      if (spelled.length > 2000 || printQuery(query).length > 2000) continue;
      expect(printQuery(parseQuery(spelled)), spelled).toBe(printQuery(query));
    }
  });

  it("is stable on whatever was accepted, and nothing throws but QueryError", () => {
    const chance = chanceFrom("soup");
    let accepted = 0;
    for (let round = 0; round < 10_000; round++) {
      const query = parsed(soup(chance, 24));
      if (query === null) continue;
      accepted++;
      const text = printQuery(query);
      expect(parseQuery(text), text).toEqual(query);
    }
    expect(accepted).toBeGreaterThan(600);
  });

  it("is stable on random bytes and characters too", () => {
    const chance = chanceFrom("bytes");
    for (let round = 0; round < 5000; round++) {
      const most = chance.pick([0x7f, 0xff, 0x2fff, 0xffff]);
      const text = String.fromCharCode(
        ...Array.from({ length: chance.between(1, 60) }, () => chance.between(0, most)),
      );
      const query = parsed(text);
      if (query !== null) expect(parseQuery(printQuery(query))).toEqual(query);
    }
  });
});

const pieces =
  `( ) " " - * : [ ] ti: au: abs: CAT: jr: id: all: announced: co: x: AND OR ANDNOT NOT and a b c
   word moe* *ab cs.AI cs.SY 2606.00001v2 [20260601 TO *] [20260601 "b c" “d” a-b 😀 é ＊ !`
    .split(/ +|\n/)
    .concat(["\u00ad", "\u202e", "\ud800", "\u0000", "\u0301", "\u2003", "[* TO 2026-06-16]"]);

function soup(chance: Chance, most: number): string {
  const isOrderly = chance.happens(0.5);
  return Array.from({ length: chance.between(1, isOrderly ? 5 : most) }, () => {
    return chance.pick(pieces) + (chance.happens(0.6) ? " " : "");
  }).join("");
}

const texts: Readonly<Record<Field, readonly string[]>> = {
  ti: ["deep", "deep learning", "AND", "not", "-x", "f(x)", "2:4", "moe*", "C++", "é", "a-b"],
  abs: ["attention", "mixture of experts", "*former", "[CLS]", "or"],
  au: ["Hinton", "G. Hinton", "hinton_g", "van der Maaten, L."],
  cat: ["cs.AI", "cs", "hep-th", "eess.SY"],
  jr: ["Letters", "Invented Letters 3"],
  id: ["2606.00001", "2606.00001v2", "math/0211159"],
  all: ["graph", "neural network", "cs.AI", "ANDNOT", "ti:a"],
};

function inventQuery(chance: Chance, depth: number): Query {
  if (depth === 0 || chance.happens(0.2)) {
    if (chance.happens(0.1)) {
      const [from, to] = [chance.pick([null, "2026-06-01"]), chance.pick([null, "2026-06-16"])];
      return { kind: "announced", from, to };
    }
    const field = chance.pick(Object.keys(texts) as Field[]);
    const wordy = texts[field].filter((text) => !text.includes("*") || chance.happens(0.1));
    return term(field, chance.pick(wordy));
  }
  const part = () => inventQuery(chance, depth - 1);
  if (chance.happens(0.25)) return noneOf(part());
  const parts = Array.from({ length: chance.between(2, 3) }, part);
  return chance.happens(0.5) ? allOf(parts) : anyOf(parts);
}

/** The same query in another spelling. */
function respell(query: Query, chance: Chance): string {
  const blank = () => " ".repeat(chance.between(1, 3));
  const bracketed = (text: string) =>
    `${chance.pick(["(", "( "])}${text}${chance.pick([")", " )"])}`;
  const part = (each: Query): string => bracketed(respell(each, chance));
  const spelled = (): string => {
    switch (query.kind) {
      case "announced": {
        const day = (text: string | null) =>
          text === null ? "*" : chance.happens(0.5) ? text : text.replaceAll("-", "");
        return `ANNOUNCED:[${day(query.from)}${blank()}TO ${day(query.to)}]`;
      }
      case "not":
        return chance.pick(["-", "NOT "]) + part(query.part);
      case "or":
        return query.parts.map(part).join(chance.pick([" OR ", "OR", " ", ""]));
      case "and":
        return query.parts.reduce((before, each) => {
          if (before === "") return part(each);
          if (each.kind !== "not") return `${before}${blank()}AND${blank()}${part(each)}`;
          const operator = chance.pick(["ANDNOT", "AND NOT", "AND -"]);
          return `${before} ${operator}${blank()}${part(each.part)}`;
        }, "");
      case "term": {
        const { field, text } = query;
        const name = chance.happens(0.5) ? field : field.toUpperCase();
        const alias =
          text === "eess.SY" ? "cs.sy" : text === "cs" ? chance.pick(["cs.*", "CS"]) : text;
        const written = `"${chance.happens(0.3) ? ` ${alias.replaceAll(" ", "  ")} ` : alias}"`;
        return `${name}:${chance.happens(0.3) ? " " : ""}${written}`;
      }
    }
  };
  return chance.happens(0.2) ? bracketed(spelled()) : spelled();
}
