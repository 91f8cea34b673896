import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { midnightOf } from "@/lib/arxiv/calendar";
import { holds } from "@/tests/deployment/expression";

/** What we use of https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax. */
const root = resolve(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(resolve(root, path), "utf8");

const access = z.record(z.string(), z.enum(["read", "write"]));
const stepSchema = z
  .strictObject({
    id: z.string().optional(),
    if: z.string().optional(),
    uses: z.string().optional(),
    with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    run: z.string().optional(),
    env: z.record(z.string(), z.string()).optional(),
  })
  .refine(({ uses, run }) => (uses === undefined) !== (run === undefined));
const jobSchema = z.strictObject({
  if: z.string(),
  needs: z.string().optional(),
  "runs-on": z.literal("ubuntu-latest"),
  "timeout-minutes": z.int(),
  permissions: access,
  concurrency: z.strictObject({ group: z.string(), "cancel-in-progress": z.boolean() }),
  environment: z.strictObject({ name: z.string(), url: z.string() }).optional(),
  outputs: z.record(z.string(), z.string()).optional(),
  steps: z.array(stepSchema),
});
const workflowSchema = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    schedule: z.array(z.strictObject({ cron: z.string() })),
    workflow_run: z.strictObject({
      workflows: z.array(z.string()),
      types: z.tuple([z.literal("completed")]),
    }),
    workflow_dispatch: z.null(),
    push: z.strictObject({ paths: z.array(z.string()) }),
  }),
  permissions: access,
  jobs: z.strictObject({ build: jobSchema, deploy: jobSchema }),
});

const source = read(".github/workflows/pages.yml");
const workflow = workflowSchema.parse(parse(source));
const { build, deploy } = workflow.jobs;
const steps = [...build.steps, ...deploy.steps];

describe("the workflow for GitHub Pages", () => {
  it("does nothing until its owner says so, and then for the default branch only", () => {
    const event = { repository: { default_branch: "main" } };
    const runs = (github: object, vars: object = { PUBLISH_PAGES: "true" }) =>
      holds(build.if, { github: { ref_name: "main", event, ...github }, vars });
    for (const event_name of ["push", "workflow_dispatch"]) {
      expect(runs({ event_name })).toBe(true);
      expect(runs({ event_name, ref_name: "mine" })).toBe(false);
      expect(runs({ event_name }, {})).toBe(false);
    }
    // These are of the default branch only, and hold no repository.
    for (const event_name of ["schedule", "workflow_run"]) {
      expect(runs({ event_name, event: {} })).toBe(true);
      expect(runs({ event_name, event: {} }, {})).toBe(false);
    }
    expect(deploy.needs).toBe("build"); // which skips it where the build was skipped
    expect(deploy.if).toContain("needs.build.outputs.is_written == 'true'");
  });

  it("may do no more than it must, and only one job may publish", () => {
    expect(workflow.permissions).toEqual({});
    expect(build.permissions).toEqual({ contents: "read", pages: "read" });
    expect(deploy.permissions).toEqual({ pages: "write", "id-token": "write" });
    const checkout = steps.find(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkout?.with).toEqual({
      ref: expect.stringMatching(/^\$\{\{ github\.ref_name \}\}$/),
      "persist-credentials": false,
    });
  });

  it("uses actions at one commit each, whose version stands beside it", () => {
    const lines = source.split("\n").filter((line) => /\buses:/.test(line));
    expect(lines).toHaveLength(steps.filter(({ uses }) => uses !== undefined).length);
    for (const line of lines) {
      expect(line).toMatch(/uses: actions\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it("takes nothing from outside into a command but by way of its environment", () => {
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
  });

  it("runs once the batch is due, in summer and in winter, on days on which there is one", () => {
    const times = workflow.on.schedule.map(({ cron }) => {
      const [, minute, hour] = /^(\d+) (\d+) \* \* 1-5$/.exec(cron) ?? [];
      return Number(hour) * 60 + Number(minute);
    });
    for (const day of ["2026-01-14", "2026-07-15"]) {
      const due = midnightOf(day);
      const dueAt = due.getUTCHours() * 60 + due.getUTCMinutes();
      const waits = times.map((time) => time - dueAt).filter((wait) => wait > 0);
      expect(Math.min(...waits)).toBeLessThan(60);
      expect(waits.some((wait) => wait > 120)).toBe(true); // what was late
    }
  });

  it("calls commands and files that there are", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const commands = steps.flatMap(({ run }) => /npm run (\S+)/.exec(run ?? "")?.[1] ?? []);
    expect(commands).toEqual(["export"]);
    for (const command of commands) expect(scripts).toHaveProperty(command);
    expect(workflow.on.push.paths).toEqual(["config.json"]);
  });

  it("keeps what it takes up again: the archive and the site, under names that are its own", () => {
    const caches = (what: string) =>
      steps
        .filter(({ uses }) => uses?.startsWith(`actions/cache/${what}@`))
        .map((step) => [step.with?.path, step.with?.key]);
    expect(caches("save")).toEqual(caches("restore"));
    expect(caches("save").map(([path]) => path)).toEqual([".data", "site"]);
    for (const [, key] of caches("save")) expect(key).toMatch(/^pages-.*github\.run_id/);
  });

  it("publishes what was written even where arXiv failed, unless it was stopped", () => {
    const written = build.steps.findIndex(({ id }) => id === "written");
    const exported = build.steps.findIndex(({ run }) => run?.includes("npm run export"));
    expect(written).toBe(exported + 1);
    for (const step of build.steps.slice(written)) expect(step.if).toContain("!cancelled()");
    const upload = build.steps.find(({ uses }) => uses?.includes("upload-pages-artifact"));
    expect(upload?.with).toEqual({ path: "site" });
    expect(build.steps[exported]?.run).toContain("--out site");
  });

  it("is never stopped half-way by the next run, and skipped runs have no part in that", () => {
    expect(build.concurrency).toEqual({ group: "pages", "cancel-in-progress": false });
    expect(deploy.concurrency).toEqual({ group: "pages-deployment", "cancel-in-progress": false });
  });
});
