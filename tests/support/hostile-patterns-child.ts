/** Reads a day of papers with each hostile pattern in a process that a test may kill. */

import { compilePattern, patternProblem } from "@/lib/ranking/pattern";
import {
  harmlessPatterns,
  hostilePatterns,
  slyPatterns,
  texts,
} from "@/tests/support/hostile-patterns";

const day = texts(2400);

function outcome(source: string): string {
  if (patternProblem(source) !== null) return "refused";
  const pattern = compilePattern(source, false);
  try {
    for (const text of day) pattern.isFoundIn(text);
  } catch {
    return "stopped";
  }
  return `read ${day.length}`;
}

const patterns = [...hostilePatterns, ...slyPatterns, ...harmlessPatterns];
console.log(JSON.stringify(Object.fromEntries(patterns.map((each) => [each, outcome(each)]))));
