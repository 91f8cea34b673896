import { minimatch } from "minimatch";
import { z } from "zod";

/**
 * What must hold of vercel.json and is checked neither by `vercel build` nor by the compiler: the
 * builder takes a cron without a route, one with six fields, a pattern below app/ that matches
 * nothing and a key it does not know, and says nothing.
 */
export type SourceFile = {
  path: string; // from the project's folder: "app/rss/[[...feed]]/route.ts"
  code: string;
};

/** The longest that a function may run on the free plan, in seconds. */
const longestSeconds = 300;

/**
 * The keys that we use, of those at https://vercel.com/docs/project-configuration/vercel-json; a
 * key that is added there wants its check here.
 */
export const vercelConfigSchema = z.strictObject({
  $schema: z.literal("https://openapi.vercel.sh/vercel.json"),
  framework: z.literal("nextjs"),
  crons: z.array(z.strictObject({ path: z.string(), schedule: z.string() })),
  functions: z.record(
    z.string(),
    z.strictObject({ maxDuration: z.int().min(1).max(longestSeconds) }),
  ),
  ignoreCommand: z.string().min(1),
});
export type VercelConfig = z.infer<typeof vercelConfigSchema>;
export type Cron = VercelConfig["crons"][number];

/** One sentence a problem; `sources` are the files below app/. */
export function problemsInConfig(config: unknown, sources: readonly SourceFile[]): string[] {
  const read = vercelConfigSchema.safeParse(config);
  if (!read.success) {
    return read.error.issues.map((issue) =>
      issue.path.length > 0 ? `${issue.path.join(".")}: ${issue.message}` : issue.message,
    );
  }
  return [
    ...read.data.crons.flatMap((cron) => problemsOfCron(cron, sources)),
    ...Object.keys(read.data.functions).flatMap((pattern) => problemsOfPattern(pattern, sources)),
    ...sources.flatMap(problemsOfSource),
  ];
}

function problemsOfCron({ path, schedule }: Cron, sources: readonly SourceFile[]): string[] {
  const problems = problemsOfSchedule(schedule).map((problem) => `the cron ${path}: ${problem}`);
  const route = sources.find((source) => addressOf(source) === path);
  if (route === undefined) problems.push(`the cron ${path}: no route file under app/ answers it`);
  else if (!exportsGet.test(route.code)) {
    problems.push(`the cron ${path}: ${route.path} does not export GET, which is what crons send`);
  }
  return problems;
}

/** The free plan refuses, when it deploys, what would run more than once a day. */
function problemsOfSchedule(schedule: string): string[] {
  const fields = schedule.trim().split(/\s+/);
  if (fields.length !== 5) {
    return [`"${schedule}" has ${fields.length} fields, and five are wanted`];
  }
  const [minute = "", hour = ""] = fields;
  const isOnce = isNumberUpTo(59, minute) && isNumberUpTo(23, hour);
  return isOnce ? [] : [`"${schedule}" is not one minute of one hour, so not once a day`];
}

function isNumberUpTo(most: number, field: string): boolean {
  return /^\d{1,2}$/.test(field) && Number(field) <= most;
}

function problemsOfPattern(pattern: string, sources: readonly SourceFile[]): string[] {
  const isMatched = sources.some(({ path }) => path === pattern || minimatch(path, pattern));
  return isMatched ? [] : [`functions: no file matches "${pattern}"`];
}

/** What a route exports goes before vercel.json, which is to be the one place. */
function problemsOfSource({ path, code }: SourceFile): string[] {
  return exportsMaxDuration.test(code)
    ? [`${path} exports maxDuration, which belongs in vercel.json alone`]
    : [];
}

/** The path under which a route file answers, or null: "app/(jobs)/api/x/route.ts" is "/api/x". */
function addressOf({ path }: SourceFile): string | null {
  const [, folder] = path.match(/^app((?:\/.+)?)\/route\.[jt]sx?$/) ?? [];
  return folder === undefined ? null : folder.replace(/\/\([^/]+\)/g, "") || "/";
}

const exportsGet =
  /^export\s+(?:(?:async\s+)?function|const)\s+GET\b|^export\s*\{[^}]*\bGET\s*[,}]/m;
const exportsMaxDuration =
  /^export\s+(?:const|let|var)\s+maxDuration\b|^export\s*\{[^}]*\bmaxDuration\s*[,}]/m;
