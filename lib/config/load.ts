import { readFileSync } from "node:fs";
import { z } from "zod";
import { nearest } from "../nearest";
import { bibFileProblems } from "./bib-files";
import { feedSchema } from "./feeds";
import { parseJson } from "./json";
import { promptWarning } from "./prompts";
import {
  aiSummarySchema,
  type Config,
  configSchema,
  digestSchema,
  siteSchema,
  withoutEffect,
} from "./schema";

/** Everything wrong with config.json, a line each: the key's path, what was found, what is allowed. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[], warnings: readonly string[] = []) {
    const lines = [...problems, ...warnings.map((warning) => `besides, ${warning}`)];
    super(["config.json cannot be used:", ...lines.map((line) => `  ${line}`)].join("\n"));
    this.name = "ConfigError";
    this.problems = problems;
  }
}

export type LoadedConfig = { config: Config; warnings: string[] };

/** Reads a configuration file. A file that does not exist means the defaults, with a warning. */
export function loadConfig(path: string): LoadedConfig {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
      throw new ConfigError([`the file cannot be read: ${(error as Error).message}`]);
    }
    return {
      config: configSchema.parse({}),
      warnings: ["there is no config.json; the defaults are in force"],
    };
  }
  const loaded = parseConfig(text);
  const problems = bibFileProblems(loaded.config);
  if (problems.length > 0) throw new ConfigError(problems, loaded.warnings);
  const warning = promptWarning(loaded.config.ai_summary);
  return warning === null ? loaded : { ...loaded, warnings: [...loaded.warnings, warning] };
}

/** Checks a configuration as text. Throws ConfigError with all problems at once. */
export function parseConfig(text: string): LoadedConfig {
  let raw: unknown;
  try {
    raw = parseJson(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new ConfigError([`it is not JSON: ${(error as Error).message}`]);
  }
  const result = configSchema.safeParse(raw);
  if (!result.success) {
    // A value can break several checks that say the same, as an enormous number does.
    const problems = new Set(result.error.issues.map((issue) => describe(issue, raw)));
    throw new ConfigError([...problems], warningsFor(raw));
  }
  return { config: result.data, warnings: warningsFor(raw) };
}

function describe(issue: z.core.$ZodIssue, raw: unknown): string {
  const path = issue.path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : join(text, String(key))),
    "",
  );
  const value = issue.path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | null)?.[key],
    raw,
  );
  const { found, allowed } =
    issue.code === "invalid_key"
      ? { found: issue.path.at(-1), allowed: issue.issues[0]?.message }
      : { found: value, allowed: issue.message };
  return `${path || "the whole file"}: found ${shown(found)}; allowed is ${allowed}`;
}

function shown(value: unknown): string {
  const text = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? "nothing");
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}

function warningsFor(raw: unknown): string[] {
  const top = objectOf(raw);
  return [
    ...unknownKeys(top, configSchema, ""),
    ...unknownKeys(objectOf(top.ai_summary), aiSummarySchema, "ai_summary"),
    ...unknownKeys(objectOf(top.digest), digestSchema, "digest"),
    ...unknownKeys(objectOf(top.site), siteSchema, "site"),
    ...Object.entries(objectOf(top.feeds)).flatMap(([name, feed]) =>
      unknownKeys(objectOf(feed), feedSchema, join("feeds", name)),
    ),
    ...Object.entries(withoutEffect)
      .filter(([key]) => key in top)
      .map(([key, why]) => `${key} has no effect: ${why}`),
  ];
}

/** Keys that begin with `_` or `$` are taken for notes. */
function unknownKeys(found: Record<string, unknown>, schema: z.ZodObject, path: string): string[] {
  const known = Object.keys(schema.shape);
  const explained = path === "" ? Object.keys(withoutEffect) : [];
  return Object.keys(found)
    .filter((key) => ![...known, ...explained].includes(key) && !/^[_$]/.test(key))
    .map((key) => {
      const meant = nearest(key, known);
      const hint = meant ? `; did you mean ${join(path, meant)}?` : "";
      return `${join(path, key)} is not a setting and has no effect${hint}`;
    });
}

/** A key with marks of its own stands in brackets: `feeds["cs.AI"].keywords`. */
function join(path: string, key: string): string {
  if (!/^[\w$-]*$/.test(key)) return `${path}[${shown(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}

function objectOf(value: unknown): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).catch({}).parse(value);
}
