import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: { alias: { "@": root } },
  test: {
    // Many tests wait for processes and timers: with a worker a core, cores would be idle.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    include: ["tests/**/*.test.ts"],
    // No test looks at the clock: this ends those that hang, on a machine however busy.
    testTimeout: 30_000,
    globalSetup: ["tests/support/left-out.ts"],
    exclude: ["tests/e2e/**", "tests/readers/**", "node_modules/**"],
  },
});
