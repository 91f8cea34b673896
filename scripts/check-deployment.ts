import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { bibFilesIn } from "../lib/config/bib-files";
import { loadConfig } from "../lib/config/load";
import {
  megabytes,
  problemsInOutput,
  readBuildOutput,
  totalBytes,
} from "./deployment/build-output";
import { problemsInConfig, type SourceFile, vercelConfigSchema } from "./deployment/vercel-config";

/**
 * `npm run check:deployment`: checks vercel.json against the routes, and with `-- --output FOLDER`
 * what `vercel build` made of them. Prints what it measured; ends with 1 and a line a problem.
 */
const root = resolve(import.meta.dirname, "..");
const { output: outputFolder } = parseArgs({ options: { output: { type: "string" } } }).values;

const config: unknown = JSON.parse(readFileSync(join(root, "vercel.json"), "utf8"));
const sources = filesUnder("app").filter((path) => /\.[jt]sx?$/.test(path));
report(
  "vercel.json",
  problemsInConfig(
    config,
    sources.map((path): SourceFile => ({ path, code: readFileSync(join(root, path), "utf8") })),
  ),
);
console.log(`vercel.json fits the ${sources.length} files under app/.`);

if (outputFolder !== undefined) {
  const output = readBuildOutput(outputFolder);
  for (const { paths, files, bytes, maxDuration } of output.functions) {
    const named = `/${paths[0]}${paths.length > 1 ? ` and ${paths.length - 1} more` : ""}`;
    const limit = maxDuration === undefined ? "no limit of ours" : `${maxDuration} s`;
    console.log(`function ${named}: ${megabytes(bytes)} MB, ${files.length} files, ${limit}`);
  }
  const largest = Math.max(0, ...output.functions.map(({ bytes }) => bytes));
  console.log(`largest ${megabytes(largest)} MB, together ${megabytes(totalBytes(output))} MB`);
  const needed = [
    "config.json",
    "public/page.css",
    "public/page.js",
    ...(existsSync(join(root, "prompts")) ? filesUnder("prompts") : []),
    ...bibFilesIn(loadConfig(join(root, "config.json")).config).map(({ file }) => file),
  ];
  report(outputFolder, problemsInOutput(output, vercelConfigSchema.parse(config), needed));
  console.log("The build output holds what vercel.json asks for.");
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

function report(where: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  for (const problem of problems) console.error(`${where}: ${problem}`);
  process.exit(1);
}
