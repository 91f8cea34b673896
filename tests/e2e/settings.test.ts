import { spawnSync } from "node:child_process";
import { cp, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** A wrong config.json stops the build and the start, and tells everything that is wrong. */
const root = resolve(import.meta.dirname, "../..");
let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "arxiv-feed-settings-"));
  for (const part of [
    "app",
    "lib",
    "public",
    "scripts",
    "next.config.ts",
    "tsconfig.json",
    "package.json",
  ]) {
    await cp(join(root, part), join(copy, part), { recursive: true });
  }
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  const wrong = {
    categories: ["cs.IA"],
    max_papers: 0,
    keyword: ["x"],
    ai_summary: { max_workers: "3" },
  };
  await writeFile(join(copy, "config.json"), JSON.stringify(wrong));
});

afterAll(() => rm(copy, { recursive: true, force: true }));

const expected = [
  'categories[0]: found "cs.IA"; allowed is the id of an arXiv category or archive (did you mean "cs.AI"?)',
  "max_papers: found 0; allowed is a whole number from 1 to 2000",
  'ai_summary.max_workers: found "3"; allowed is a whole number from 1 to 32',
];

describe("a wrong config.json", () => {
  it.each([
    ["start", ["--import", "tsx", "scripts/start.ts"]],
    ["build", ["node_modules/next/dist/bin/next", "build"]],
  ])("fails the %s with every problem at once", (_, command) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, command, {
      cwd: copy,
      encoding: "utf8",
      timeout: 60_000,
    });
    expect(status).not.toBe(0);
    for (const line of expected) expect(stdout + stderr).toContain(line);
  });
});
