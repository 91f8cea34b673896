import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/** Tests of values: they leave nothing behind, so those that share a worker need not load all anew. */
const pure =
  "arxiv config digest editions feeds fuzz interest likes pages papers ranking site summaries tex"
    .split(" ")
    .map((folder) => `tests/${folder}/**/*.test.ts`);

/** Those among them that change what others see: the time zone, the console, fetch. */
const alone = [
  "tests/arxiv/calendar.test.ts",
  "tests/arxiv/full-text/pdf.test.ts",
  "tests/feeds/stability.test.ts",
  "tests/summaries/model/client.test.ts",
];

const others = ["tests/e2e/**", "tests/readers/**", "node_modules/**"];

export default defineConfig({
  resolve: { alias: { "@": root } },
  test: {
    // Many tests wait for processes and timers; on two cores one worker would leave both idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // No test looks at the clock: this ends those that hang, on a machine however busy.
    testTimeout: 60_000,
    globalSetup: ["tests/support/left-out.ts"],
    projects: [
      {
        extends: true,
        test: { name: "pure", isolate: false, include: pure, exclude: [...others, ...alone] },
      },
      {
        extends: true,
        test: {
          name: "whole",
          include: ["tests/**/*.test.ts"],
          exclude: [...others, ...pure],
        },
      },
      { extends: true, test: { name: "alone", include: alone } },
    ],
  },
});
