import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDays, dayInForce } from "@/lib/arxiv/calendar";
import { reportSchema } from "@/lib/refresh/report";
import { fileStore } from "@/lib/store/file";
import { inventHistory } from "@/tests/support/arxiv-history";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { inventDay } from "@/tests/support/invented";
import { scratchProject } from "@/tests/support/scratch-project";

/** `npm run refresh` as a person or a cron of theirs runs it. */
const project = scratchProject();
const { root } = project;
const today = dayInForce(new Date());

let arxiv: ArxivStandIn;
let folder: string;
let intervalMs = 0;

beforeAll(async () => {
  arxiv = await startArxiv();
  arxiv.announce(today, inventDay({ seed: 41, count: 40, day: today }));
  const [from, to] = [addDays(today, -45), addDays(today, -1)];
  arxiv.history(inventHistory({ seed: 41, count: 10, from, to }));
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "refresh-command-"));
  arxiv.fault(null);
  intervalMs = 0;
  return () => rm(folder, { recursive: true, force: true });
});
afterAll(async () => {
  await arxiv.close();
  project.remove();
});

type Ended = { code: number | null; output: string; errors: string };

function run(...options: string[]): Promise<Ended> {
  return started(process.execPath, ["--import", "tsx", "scripts/refresh.ts", ...options]);
}

function started(program: string, options: string[]): Promise<Ended> {
  const child = spawn(program, options, {
    cwd: root,
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      TERM: "xterm",
      DATA_DIR: folder,
      ARXIV_FEED_URL: arxiv.url,
      ARXIV_API_URL: arxiv.url,
      ARXIV_SITE_URL: arxiv.url,
      ARXIV_INTERVAL_MS: String(intervalMs),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = { code: null, output: "", errors: "" } as Ended;
  child.stdout.on("data", (chunk) => (ended.output += chunk));
  child.stderr.on("data", (chunk) => (ended.errors += chunk));
  return new Promise((done) => child.on("exit", (code) => done({ ...ended, code })));
}

describe("npm run refresh", { timeout: 60_000 }, () => {
  it("comes to its end, though it pauses between requests", async () => {
    intervalMs = 400;
    const { code, output, errors } = await run("--json");
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
    expect(reportSchema.parse(JSON.parse(output))).toMatchObject({ outcome: "done", daysLeft: 0 });
  });

  it("tells what it does, a line each, and ends with 0", async () => {
    const { code, output, errors } = await run();
    const lines = output.trimEnd().split("\n");
    expect(lines[0]).toMatch(/^arXiv lists \d+ papers in \S.*\.$/);
    expect(lines[1]).toMatch(/^Filled in \d{4}-\d\d-\d\d\.$/);
    expect(lines.at(-1)).toMatch(/^Asked arXiv for .*; filled in \d+ days with \d+ papers; /);
    expect(output).not.toContain("\r");
    expect({ code, errors }).toEqual({ code: 0, errors: "" });

    const again = await run();
    expect(again).toEqual({
      code: 0,
      output: "Nothing is due at arXiv.\nNothing was due.\n",
      errors: "",
    });
  });

  it("prints its report with --json, and nothing else", async () => {
    const { code, output } = await run("--json");
    expect(code).toBe(0);
    const report = reportSchema.parse(JSON.parse(output));
    expect(report).toMatchObject({ trigger: "command", outcome: "done", daysLeft: 0 });
  });

  it("keeps to one line on a terminal", async () => {
    const command = `${process.execPath} --import tsx scripts/refresh.ts`;
    const { code, output } = await started("script", ["-qec", command, "/dev/null"]);
    expect(code).toBe(0);
    expect(output.match(/\n/g)).toHaveLength(2); // the progress, and what it came to
    expect(output.match(/\r\x1b\[KFilled in/g)?.length).toBeGreaterThan(1);
  });

  it("ends with 1 when something failed, and says what on the other channel", async () => {
    arxiv.fault({ kind: "status", code: 403 });
    const { code, output, errors } = await run();
    expect(code).toBe(1);
    expect(errors).toContain(" failed: arXiv answered with status 403");
    expect(output).toMatch(/Asked arXiv for .* in vain/);
  });

  it("ends with 75 while another is under way, and does nothing", async () => {
    const store = fileStore(folder);
    await store.setIfAbsent("v1:production:lock/refresh", Buffer.from("another"));
    const asked = arxiv.requests.length;
    const { code, errors } = await run();
    expect({ code, errors }).toEqual({ code: 75, errors: "Another refresh is under way.\n" });
    expect(arxiv.requests).toHaveLength(asked);
  });

  it("ends with 2 for an option that it does not know", async () => {
    const { code, errors } = await run("--everything");
    expect(code).toBe(2);
    expect(errors).toMatch(/^Unknown option '--everything'/);
  });
});
