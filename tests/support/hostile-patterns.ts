import { inventDay } from "@/tests/support/invented";

/** Regular expressions that are meant to keep a server busy, and a day of papers to do it with. */

/** Refused before any paper: too large, or a new state at nearly every letter of prose. */
export const hostilePatterns = [
  "a{1000}",
  "(a?){450}a{450}",
  "(?:a{0,30}){30}",
  "\\p{L}{900}",
  "[ae].{20}[ZQ]",
  "[ae].{100}[ZQ]",
  "[a-m][^#]{190}[ZQ]",
  "([ae].{50}|[io].{50})[ZQ]",
  "\\p{L}\\PN{100}[ZQ]",
  "[ae](.[ae]*){90}[ZQ]",
  `[ae]${".".repeat(480)}[ZQ]`,
];

/** Those whose words are not in the sample of prose, but in the papers. */
export const slyPatterns = [
  "(scheduling|cache|latency|throughput|kernel|shard|replica|tokens)[^#]{400}[ZQ]",
  "(retriev|evaluat|leaderboard|hallucinat|annotat|calibrat|dialogue|latency|kernel)\\w*[^#]{300}[ZQ]",
];

/** What backtracking engines hang on, which is nothing here, and what is merely large. */
export const harmlessPatterns = [
  "(a+)+$",
  "(.*)*x",
  "(((a*)*)*)*[ZQ]",
  "(|a|b|c)*(|a|b|c)*(|a|b|c)*[ZQ]",
  `${"[\\p{L}\\p{N}\\p{P}]*".repeat(25)}[ZQ]`,
  Array.from({ length: 160 }, (_, index) => "etaoinshr"[index % 9]).join(".*"),
  `${"(".repeat(240)}a${")".repeat(240)}`,
  Array.from({ length: 250 }, (_, index) => String.fromCharCode(97 + (index % 26))).join("|"),
];

/** Abstracts of 3,000 characters. */
export function texts(count: number): string[] {
  const abstracts = inventDay({ seed: "hostile", count, day: "2026-06-10" }).map(
    ({ abstract }) => abstract,
  );
  return abstracts.map((abstract, index) => {
    const others = abstracts.slice(index, index + 4);
    return [...others, abstract, abstract, abstract, abstract].join(" ").slice(0, 3000);
  });
}
