import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type BuildOutput,
  type DeployedFunction,
  problemsInOutput,
  readBuildOutput,
} from "@/scripts/deployment/build-output";
import type { VercelConfig } from "@/scripts/deployment/vercel-config";

const config: VercelConfig = {
  $schema: "https://openapi.vercel.sh/vercel.json",
  framework: "nextjs",
  crons: [{ path: "/api/cron/refresh", schedule: "0 6 * * *" }],
  functions: { "app/**/*": { maxDuration: 300 } },
  ignoreCommand: "true",
};
const needed = ["config.json", "prompts/en.md"];

function aFunction(changes: Partial<DeployedFunction> = {}): DeployedFunction {
  return {
    paths: ["api/cron/refresh", "rss/[[...feed]]"],
    maxDuration: 300,
    files: [".next/package.json", ...needed],
    bytes: 3_000_000,
    ...changes,
  };
}

function anOutput(changes: Partial<BuildOutput> = {}): BuildOutput {
  return { crons: config.crons, functions: [aFunction()], ...changes };
}

describe("what was built for Vercel", () => {
  it("has no problem when crons, limits and files are those asked for", () => {
    expect(problemsInOutput(anOutput(), config, needed)).toEqual([]);
  });

  it.each([
    ["no cron", []],
    ["a cron at another time", [{ path: "/api/cron/refresh", schedule: "0 7 * * *" }]],
  ])("is found to have %s", (_, crons) => {
    expect(problemsInOutput(anOutput({ crons }), config, needed)).toEqual([
      'the cron /api/cron/refresh at "0 6 * * *" is missing',
    ]);
  });

  it("is found to have no function for a cron", () => {
    const functions = [aFunction({ paths: ["rss/[[...feed]]"] })];
    expect(problemsInOutput(anOutput({ functions }), config, needed)).toEqual([
      "the cron /api/cron/refresh has no function",
    ]);
  });

  it.each([
    [60, "api/cron/refresh may run 60 s; see functions in vercel.json"],
    [undefined, "api/cron/refresh may run an unset number of s; see functions in vercel.json"],
  ])("is found to have a function with the limit %s", (maxDuration, problem) => {
    const functions = [aFunction({ maxDuration })];
    expect(problemsInOutput(anOutput({ functions }), config, needed)).toEqual([problem]);
  });

  it("is found to lack files that are read while serving", () => {
    const functions = [aFunction({ files: ["config.json"] })];
    expect(problemsInOutput(anOutput({ functions }), config, needed)).toEqual([
      "api/cron/refresh lacks prompts/en.md",
    ]);
  });

  it.each([
    ["error pages of Next.js's own", ["_global-error.rsc", "_not-found"]],
    ["a proxy before its pages", ["_middleware"]],
  ])("may have %s, without limit and files", (_, paths) => {
    const other = aFunction({ paths, maxDuration: undefined, files: [] });
    const output = anOutput({ functions: [aFunction(), other] });
    expect(problemsInOutput(output, config, needed)).toEqual([]);
    expect(problemsInOutput(anOutput({ functions: [other] }), config, needed)).toEqual([
      "the cron /api/cron/refresh has no function",
      "there is no function at all",
    ]);
  });

  it("is found to be too large as a whole", () => {
    const functions = [
      aFunction({ bytes: 200 * 1024 * 1024 }),
      aFunction({ paths: [""], bytes: 51 * 1024 * 1024 }),
    ];
    expect(problemsInOutput(anOutput({ functions }), config, needed)).toEqual([
      "the functions have 251.0 MB, and 250 are allowed",
    ]);
  });
});

describe("a build output folder", () => {
  let project: string;
  beforeEach(async () => {
    project = await mkdtemp(join(tmpdir(), "arxiv-feed-output-"));
  });
  afterEach(() => rm(project, { recursive: true, force: true }));

  async function write(path: string, content: unknown): Promise<void> {
    const file = join(project, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  }

  it("is read with its links, and each function weighed with the files outside of it", async () => {
    const output = ".vercel/output";
    await write(`${output}/config.json`, { version: 3, routes: [], crons: config.crons });
    await write("config.json", "0123456789");
    await write(`${output}/functions/api/cron/refresh.func/.vc-config.json`, {
      maxDuration: 300,
      filePathMap: { "config.json": "config.json" },
    });
    await write(`${output}/functions/api/cron/refresh.func/.next/server/a.js`, "12345");
    await symlink("api/cron/refresh.func", join(project, output, "functions/index.func"));

    expect(readBuildOutput(join(project, output))).toEqual({
      crons: config.crons,
      functions: [
        { paths: ["", "api/cron/refresh"], maxDuration: 300, files: ["config.json"], bytes: 15 },
      ],
    });
  });

  it("that is none is refused", () => {
    expect(() => readBuildOutput(project)).toThrow(/ENOENT/);
  });
});
