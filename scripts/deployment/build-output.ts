import { lstatSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { z } from "zod";
import type { VercelConfig } from "./vercel-config";

/**
 * What `vercel build` leaves in .vercel/output, in the form of Vercel's Build Output API 3: a folder
 * "….func" for each function, most of them links to a few real ones. The files of a function are
 * those in its folder and those that its filePathMap names, which stay where they are.
 */
const functionSchema = z.object({
  maxDuration: z.number().optional(),
  filePathMap: z.record(z.string(), z.string()).default({}), // in the function: in the project
});
const outputSchema = z.object({
  crons: z.array(z.object({ path: z.string(), schedule: z.string() })).default([]),
});

export type DeployedFunction = {
  paths: string[]; // that lead to it, without the leading slash: "rss/[[...feed]]"
  maxDuration?: number; // seconds
  files: string[];
  bytes: number; // uncompressed
};

export type BuildOutput = {
  crons: VercelConfig["crons"];
  functions: DeployedFunction[];
};

/** Vercel's limit for one function, uncompressed; ours for all of them together. */
const mostBytes = 250 * 1024 * 1024;

/** `neededFiles` are read while serving, so they must travel with the functions. */
export function problemsInOutput(
  output: BuildOutput,
  config: VercelConfig,
  neededFiles: readonly string[],
): string[] {
  const fromApp = output.functions.filter((each) => !isOutsideApp(each));
  return [
    ...config.crons.flatMap((cron) => problemsOfCron(cron, output)),
    ...(fromApp.length === 0 ? ["there is no function at all"] : []),
    ...fromApp.flatMap((each) => problemsOfFunction(each, config, neededFiles)),
    ...(totalBytes(output) > mostBytes
      ? [`the functions have ${megabytes(totalBytes(output))} MB, and 250 are allowed`]
      : []),
  ];
}

function problemsOfCron(cron: VercelConfig["crons"][number], output: BuildOutput): string[] {
  const isKept = output.crons.some(
    ({ path, schedule }) => path === cron.path && schedule === cron.schedule,
  );
  const isAnswered = output.functions.some(({ paths }) => paths.includes(cron.path.slice(1)));
  return [
    ...(isKept ? [] : [`the cron ${cron.path} at "${cron.schedule}" is missing`]),
    ...(isAnswered ? [] : [`the cron ${cron.path} has no function`]),
  ];
}

function problemsOfFunction(
  { paths: [name], maxDuration, files }: DeployedFunction,
  config: VercelConfig,
  neededFiles: readonly string[],
): string[] {
  const wanted = new Set(Object.values(config.functions).map((each) => each.maxDuration));
  const missing = neededFiles.filter((file) => !files.includes(file));
  return [
    ...(maxDuration !== undefined && wanted.has(maxDuration)
      ? []
      : [`${name} may run ${maxDuration ?? "an unset number of"} s; see functions in vercel.json`]),
    ...missing.map((file) => `${name} lacks ${file}`),
  ];
}

/**
 * What no file under app/ is behind: Next.js's own error pages, made while building, and proxy.ts,
 * which answers before a page does and cannot be given a limit.
 */
function isOutsideApp({ paths }: DeployedFunction): boolean {
  return paths.every((path) => /^_(not-found|global-error|middleware)\b/.test(path));
}

export function totalBytes({ functions }: BuildOutput): number {
  return functions.reduce((sum, { bytes }) => sum + bytes, 0);
}

export function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}

/** Throws when the folder is none that `vercel build` made. */
export function readBuildOutput(folder: string): BuildOutput {
  const root = resolve(folder, "../..");
  const { crons } = outputSchema.parse(readJson(join(folder, "config.json")));
  const pathsOf = new Map<string, string[]>();
  for (const found of foldersOfFunctions(join(folder, "functions"))) {
    const real = realpathSync(found);
    const path = relative(join(folder, "functions"), found).replace(/\.func$/, "");
    pathsOf.set(real, [...(pathsOf.get(real) ?? []), path === "index" ? "" : path]);
  }
  const functions = [...pathsOf].map(([real, paths]) => {
    const { maxDuration, filePathMap } = functionSchema.parse(
      readJson(join(real, ".vc-config.json")),
    );
    const elsewhere = Object.values(filePathMap).map((file) => join(root, file));
    return {
      paths: paths.toSorted(),
      maxDuration,
      files: Object.keys(filePathMap),
      bytes: [...filesIn(real), ...elsewhere].reduce((sum, file) => sum + lstatSync(file).size, 0),
    };
  });
  return { crons, functions };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Every "….func" below a folder, links included; what is inside of one is not searched. */
function foldersOfFunctions(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.endsWith(".func")) return [path];
    return entry.isDirectory() ? foldersOfFunctions(path) : [];
  });
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== ".vc-config.json")
    .map((entry) => join(entry.parentPath, entry.name));
}
