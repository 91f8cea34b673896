import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Tests of the built server, with real browsers and feed readers: `npm run build` comes first. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["tests/e2e/**/*.test.ts", "tests/readers/**/*.test.ts"],
    globalSetup: ["tests/support/left-out.ts", "tests/readers/left-out.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
