import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { compilePattern, patternProblem } from "@/lib/ranking/pattern";
import { hostilePatterns, slyPatterns, texts } from "@/tests/support/hostile-patterns";
import { chanceFrom } from "@/tests/support/seeded";

describe("compilePattern", () => {
  it("finds what JavaScript's own expressions find, where both have the feature", () => {
    const chance = chanceFrom("patterns");
    const atoms = ["a", "b", "c", ".", "[ab]", "[^a]", "\\w", "\\b", "(?:ab|c)", "^", "$", "\\d"];
    const repeats = ["", "", "*", "+", "?", "{2}", "{1,3}", "*?"];
    for (let round = 0; round < 3000; round++) {
      const branch = () =>
        Array.from({ length: chance.between(1, 4) }, () => {
          const atom = chance.pick(atoms);
          return /^[\^$]$|\\b/.test(atom) ? atom : atom + chance.pick(repeats);
        }).join("");
      const source = chance.happens(0.3) ? `${branch()}|${branch()}` : branch();
      const text = Array.from({ length: chance.between(0, 8) }, () => chance.pick([..."abcA 1"]));
      for (const isCaseSensitive of [true, false]) {
        const expected = new RegExp(source, isCaseSensitive ? "" : "i").test(text.join(""));
        const found = compilePattern(source, isCaseSensitive).isFoundIn(text.join(""));
        expect(found, `${source} in ${JSON.stringify(text.join(""))}`).toBe(expected);
      }
    }
  });

  it("takes a character beyond the basic plane for one", () => {
    expect(compilePattern("^.$", true).isFoundIn("𝔸")).toBe(true);
    expect(compilePattern("\\p{Han}", true).isFoundIn("机器人")).toBe(true);
    expect(compilePattern("ÉTALE", false).isFoundIn("étale")).toBe(true);
  });

  it("goes on with ordinary patterns over any number of texts", () => {
    const pattern = compilePattern("the .{0,40}of .{0,40}(model|robot)", true);
    for (let day = 0; day < 5; day++) for (const text of texts(200)) pattern.isFoundIn(text);
  });

  it("stops after a few papers where a pattern got past the sample", () => {
    for (const source of slyPatterns) {
      expect(patternProblem(source), source).toBeNull();
      const pattern = compilePattern(source, true);
      let read = 0;
      const readAll = () => {
        for (const text of texts(200)) {
          read++;
          pattern.isFoundIn(text);
        }
      };
      expect(readAll, source).toThrow(/^The pattern ".+" takes too much work; .+ will do\.$/);
      expect(read).toBeLessThan(20);
    }
  });
});

describe("patternProblem", () => {
  it.each([
    "",
    "quantiz|speculative decoding",
    "(?i)large language models?",
    "\\bLLMs?\\b",
    "^A Survey",
    "robot.{0,100}(fold|grasp)",
    "(large|small) (language|vision) models?.*(quanti[sz]|prun|distil)",
    "\\p{Han}+",
    "[A-Z]{3,}-\\d+",
    "(a+)+$",
    "(.*)*x",
    "(?P<name>a)(?<other>b)",
    "x".repeat(500),
    Array.from({ length: 80 }, (_, index) => `term${index % 10}`)
      .join("|")
      .slice(0, 479),
  ])("allows %j", (source) => {
    expect(patternProblem(source)).toBeNull();
  });

  it.each(["(?=a)b", "a(?!b)", "(?<=a)b", "(?<!a)b"])("refuses the lookaround of %j", (source) => {
    expect(patternProblem(source)).toBe("a regular expression without lookaround");
  });

  it.each(["(a)\\1", "(?<n>a)\\k<n>"])("refuses the backreference of %j", (source) => {
    expect(patternProblem(source)).toBe("a regular expression without backreferences");
  });

  it.each([
    ["(a", "missing closing )"],
    ["a)", "unexpected )"],
    ["[a", "missing closing ]"],
    ["*a", "missing argument to repetition operator"],
    ["a++", "invalid nested repetition operator"],
    ["a{1000}{1000}", "invalid nested repetition operator"],
    ["((a{100}){100}){100}", "invalid repeat count"],
    ["a{1001}", "invalid repeat count"],
    ["\\", "trailing backslash at end of expression"],
    ["\\p{Nobody}", "invalid character class range"],
    ["(?>a)", "invalid or unsupported Perl syntax"],
  ])("says what is wrong with %j", (source, complaint) => {
    expect(patternProblem(source)).toBe(
      `a regular expression that RE2 can read (its complaint: ${complaint})`,
    );
  });

  it("refuses what is long", () => {
    expect(patternProblem("x".repeat(501))).toBe("a regular expression of at most 500 characters");
  });

  it.each([...hostilePatterns])("refuses %j for its work, with any case", (source) => {
    const refused = "a regular expression with fewer or shorter repetitions";
    expect(patternProblem(source)).toBe(refused);
    expect(patternProblem(`(?i)${source}`)).toBe(refused);
  });
});

describe("a day of papers and every hostile pattern", () => {
  // Seconds; without the bounds a single one of these patterns takes a minute and more.
  it("come to an end over 2,400 abstracts of 3,000 characters", { timeout: 130_000 }, async () => {
    const child = join(import.meta.dirname, "../support/hostile-patterns-child.ts");
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", child], {
      timeout: 120_000,
      killSignal: "SIGKILL",
    });
    const outcomes = JSON.parse(stdout) as Record<string, string>;
    expect(Object.keys(outcomes).length).toBeGreaterThanOrEqual(20);
    for (const source of hostilePatterns) expect(outcomes[source], source).toBe("refused");
    for (const source of slyPatterns) expect(outcomes[source], source).toBe("stopped");
    expect(outcomes["(a+)+$"]).toBe("read 2400");
  });
});
