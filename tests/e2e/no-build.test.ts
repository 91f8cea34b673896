import { spawnSync } from "node:child_process";
import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** How images and the systemd unit start, whose folder cannot be written. */
const root = resolve(import.meta.dirname, "../..");
let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "arxiv-feed-no-build-"));
  for (const part of [
    "app",
    "lib",
    "public",
    "scripts",
    "config.json",
    "next.config.ts",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "vercel.json",
  ]) {
    await cp(join(root, part), join(copy, part), { recursive: true });
  }
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

describe("a start with --no-build", () => {
  it("ends with one sentence when nothing was built", () => {
    const command = ["--import", "tsx", "scripts/start.ts", "--no-build"];
    const { status, stderr } = spawnSync(process.execPath, command, {
      cwd: copy,
      encoding: "utf8",
      timeout: 60_000,
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^This is not built, .*: npm run build\n$/);
  });
});
