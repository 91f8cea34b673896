import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const parts = [
  ".github/workflows",
  "lib",
  "prompts",
  "public",
  "scripts",
  "README.md",
  "package.json",
  "tsconfig.json",
  "vercel.json",
];

/** The project with a config.json of the test's own: the one in the repository is its owner's. */
export function scratchProject(config: object = {}): { root: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "project-"));
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "config.json"), JSON.stringify(config));
  return { root: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
