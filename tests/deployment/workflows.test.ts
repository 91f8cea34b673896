import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { addDays, isAnnouncementDay, midnightOf } from "@/lib/arxiv/calendar";
import { timesIn } from "@/lib/digest/schedule";
import packageFile from "@/package.json";
import { holds } from "@/tests/deployment/expression";
import vercel from "@/vercel.json";

/** What we use of https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax */
const root = resolve(import.meta.dirname, "../..");
const folder = join(root, ".github/workflows");
const names = readdirSync(folder);
const textOf = (name: string) => readFileSync(join(folder, name), "utf8");

const permissions = z.record(z.string(), z.enum(["read", "write"]));
const values = z.record(z.string(), z.union([z.string(), z.boolean()]));
const step = z
  .strictObject({
    id: z.string().optional(),
    name: z.string().optional(),
    uses: z.string().optional(),
    run: z.string().optional(),
    if: z.string().optional(),
    with: values.optional(),
    env: values.optional(),
  })
  .refine(({ uses, run }) => (uses === undefined) !== (run === undefined));
const concurrency = z.strictObject({ group: z.string(), "cancel-in-progress": z.boolean() });
const workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    schedule: z.array(z.strictObject({ cron: z.string() })).optional(),
    workflow_dispatch: z
      .object({
        inputs: z.record(
          z.string(),
          z.object({
            type: z.literal("string"),
            required: z.literal(false),
            description: z.string(),
          }),
        ),
      })
      .optional(),
    push: z.object({ paths: z.array(z.string()).optional() }).optional(),
    pull_request: z.null().optional(),
  }),
  permissions,
  concurrency: concurrency.optional(),
  jobs: z.record(
    z.string(),
    z.strictObject({
      name: z.string().optional(),
      if: z.string().optional(),
      concurrency: concurrency.optional(),
      "runs-on": z.literal("ubuntu-latest"),
      "timeout-minutes": z.int().max(60),
      permissions: permissions.optional(),
      strategy: z.object({ matrix: z.record(z.string(), z.array(z.string())) }).optional(),
      steps: z.array(step),
    }),
  ),
});
const read = (name: string) => workflow.parse(parse(textOf(name)));
const stepsOf = (name: string) => Object.values(read(name).jobs).flatMap(({ steps }) => steps);

describe.each(names)("%s", (name) => {
  it("pins each action by its whole commit, and says which version that is", () => {
    const lines = textOf(name).match(/uses:.*/g) ?? [];
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines)
      expect(line).toMatch(/^uses: actions\/[\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });
});

// The one for GitHub Pages has two jobs and tests of its own.
describe.each(names.filter((name) => name !== "pages.yml"))("%s", (name) => {
  it("gives no more than it must", () => {
    const { permissions, jobs } = read(name);
    expect(Object.values(permissions)).not.toContain("write");
    for (const job of Object.values(jobs)) {
      expect(Object.keys(job.permissions ?? {})).toEqual(name === "digest.yml" ? ["contents"] : []);
    }
    const checkouts = stepsOf(name).filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.map((each) => each.with?.["persist-credentials"])).toEqual([false]);
  });

  it("runs nothing that somebody else wrote into an input or a title", () => {
    for (const { run } of stepsOf(name)) expect(run ?? "").not.toContain("${{");
  });

  it("runs commands that there are", () => {
    for (const { run = "" } of stepsOf(name)) {
      const script = /^npm run ([\w:-]+)/.exec(run)?.[1];
      if (script !== undefined) expect(Object.keys(packageFile.scripts)).toContain(script);
      const file = /\bscripts\/\S+/.exec(run)?.[0];
      if (file !== undefined) expect(existsSync(join(root, file)), file).toBe(true);
    }
  });
});

describe("the digest's workflow", () => {
  const { on, jobs, concurrency: ofAll } = read("digest.yml");
  const crons = (on.schedule ?? []).map(({ cron }) => cron.split(" "));

  it("looks after the announcement, on its day, on both sides of the clock change", () => {
    expect(crons.length).toBe(2);
    const days = Array.from({ length: 370 }, (_, index) => addDays("2026-01-05", index)).filter(
      isAnnouncementDay,
    );
    const delays = days.flatMap((day) =>
      crons.map(
        ([minute, hour]) =>
          Date.parse(`${day}T${hour?.padStart(2, "0")}:${minute?.padStart(2, "0")}:00Z`) -
          midnightOf(day).getTime(),
      ),
    );
    const [least, most] = [Math.min(...delays), Math.max(...delays)];
    expect(least).toBeGreaterThanOrEqual(30 * 60_000); // arXiv builds its feeds within minutes
    expect(most).toBeLessThan(12 * 3_600_000);
    expect(new Set(delays).size).toBe(4); // two crons, in summer and in winter
  });

  it("looks after a deployment's own time, which may be any within its hour", () => {
    const [minute, hour] = vercel.crons[0]?.schedule.split(" ").map(Number) ?? [];
    expect(minute).toBe(0);
    for (const [, at] of crons) expect(Number(at)).toBeGreaterThan(hour ?? 24);
  });

  it("looks on weekdays, and not at the full hour, when all others do", () => {
    for (const [minute, , ...day] of crons) {
      expect(day).toEqual(["*", "*", "1-5"]);
      expect(Number(minute)).toBeGreaterThan(0);
    }
    expect(timesIn(textOf("digest.yml"))).toEqual(["07:20", "11:20"]);
  });

  it("also runs by hand, and when the configuration changes", () => {
    expect(Object.keys(on.workflow_dispatch?.inputs ?? {})).toEqual(["date", "feed"]);
    expect(on.push?.paths).toEqual(["config.json"]);
  });

  it("never stops a run that may be writing, and skipped runs take nobody's place", () => {
    expect(ofAll).toBeUndefined();
    expect(jobs.digest?.concurrency).toEqual({ group: "digest", "cancel-in-progress": false });
  });

  it("makes the digest of the branch as it is when its turn has come", () => {
    const checkout = stepsOf("digest.yml").find(({ uses }) =>
      uses?.startsWith("actions/checkout@"),
    );
    expect(checkout?.with?.ref).toMatch(/^\$\{\{ github\.ref_name \}\}$/);
  });

  it("runs by itself in forks only, unless it is switched off, and by hand on any branch", () => {
    const name = new URL(packageFile.repository).pathname.slice(1);
    const event = { repository: { default_branch: "main" } };
    const usual = { repository: "someone/papers", ref_type: "branch", ref_name: "main", event };
    const runs = (github: object, vars: object = {}) =>
      holds(jobs.digest?.if ?? "", { github: { ...usual, ...github }, vars });
    expect(runs({ event_name: "schedule", event: {} })).toBe(true);
    expect(runs({ event_name: "push" })).toBe(true);
    expect(runs({ event_name: "push", ref_name: "mine" })).toBe(false);
    expect(runs({ event_name: "workflow_dispatch", ref_name: "mine" })).toBe(true);
    expect(runs({ event_name: "workflow_dispatch", ref_type: "tag" })).toBe(false);
    for (const event_name of ["schedule", "push"]) {
      expect(runs({ event_name }, { DIGEST: "off" })).toBe(false);
      expect(runs({ event_name, repository: name })).toBe(false);
    }
    expect(runs({ event_name: "workflow_dispatch" }, { DIGEST: "off" })).toBe(true);
  });

  it("keeps what was fetched and bought, also when something failed", () => {
    const caches = stepsOf("digest.yml").filter(({ uses }) => uses?.startsWith("actions/cache/"));
    const [restore, save] = caches;
    expect(caches.length).toBe(2);
    expect(restore?.with).toMatchObject({ path: ".data", "restore-keys": "digest-data-" });
    expect(save?.with).toEqual({ path: ".data", key: restore?.with?.key });
    expect(save?.if).toMatch(/^always\(\)/);
    expect(restore?.with?.key).toMatch(/^digest-data-.*run_id.*run_attempt/);
  });

  it("hands the token to the commit alone", () => {
    const withToken = stepsOf("digest.yml").filter(({ env, with: given }) =>
      /github\.token|GITHUB_TOKEN/.test(JSON.stringify([env, given])),
    );
    expect([...new Set(withToken.map(({ run }) => run))]).toEqual(["sh scripts/commit-digest.sh"]);
  });

  it("shows no address that was given as a secret", () => {
    for (const { env = {} } of stepsOf("digest.yml")) {
      expect(String(env.SITE_URL ?? "")).not.toContain("secrets.");
    }
  });

  it("writes nothing that a deployment would be made for", () => {
    const skipped = readFileSync(join(root, "scripts/skip-deployment.sh"), "utf8");
    for (const path of ["README.md", "DIGEST.md", "digests"])
      expect(skipped).toContain(`':(exclude)${path}'`);
  });
});

describe("the tests' workflow", () => {
  it("covers the oldest Node.js that is supported, and a newer one", () => {
    const { node } = read("test.yml").jobs.test?.strategy?.matrix ?? {};
    expect(node?.[0]).toBe(/\d+\.\d+/.exec(packageFile.engines.node)?.[0]);
    expect(node).toContain("24");
  });
});
