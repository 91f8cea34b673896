import { mkdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { build } from "esbuild";

/**
 * A program for tests that start it dozens of times, in one file: a process that has to translate a
 * hundred modules first takes three times as long. Under node_modules, whose packages it still finds.
 */
export async function bundled(script: string): Promise<string> {
  const root = resolve(import.meta.dirname, "../..");
  const folder = join(root, "node_modules/.cache/bundled-for-tests");
  await mkdir(folder, { recursive: true });
  const outfile = join(folder, `${basename(script, ".ts")}-${process.pid}.mjs`);
  await build({
    entryPoints: [script],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "@": root },
    logLevel: "warning",
  });
  return outfile;
}
