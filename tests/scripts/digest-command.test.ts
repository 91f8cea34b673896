import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { inventDay } from "@/tests/support/invented";
import { scratchProject } from "@/tests/support/scratch-project";
import { serverClock } from "@/tests/support/server-clock";

/** `npm run digest` as a person runs it. Nothing in this repository may change by it. */
const project = scratchProject();
const { root } = project;
const now = new Date("2026-06-16T05:40:00Z");
let arxiv: ArxivStandIn;
let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  arxiv = await startArxiv({ now: () => now });
  arxiv.announce("2026-06-16", inventDay({ seed: 41, count: 40, day: "2026-06-16" }));
  folder = mkdtempSync(join(tmpdir(), "digest-command-"));
  environment = serverClock(folder, now).environment;
});
afterAll(async () => {
  await arxiv.close();
  project.remove();
  rmSync(folder, { recursive: true, force: true });
});

let more: Record<string, string> = {};
beforeEach(() => {
  more = {};
});

type Ended = { code: number | null; output: string; errors: string };

function run(...options: string[]): Promise<Ended> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(root, "scripts/digest.ts"), ...options],
    {
      cwd: root,
      env: {
        NODE_ENV: "production",
        PATH: process.env.PATH,
        INIT_CWD: folder,
        DATA_DIR: join(folder, "data"),
        ARXIV_FEED_URL: arxiv.url,
        ARXIV_API_URL: arxiv.url,
        ARXIV_SITE_URL: arxiv.url,
        ARXIV_INTERVAL_MS: "0",
        GITHUB_SERVER_URL: "https://github.com",
        GITHUB_REPOSITORY: "someone/papers",
        ...environment,
        ...more,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const ended: Ended = { code: null, output: "", errors: "" };
  child.stdout.on("data", (chunk) => (ended.output += chunk));
  child.stderr.on("data", (chunk) => (ended.errors += chunk));
  return new Promise((done) => child.on("exit", (code) => done({ ...ended, code })));
}

describe("npm run digest", { timeout: 60_000 }, () => {
  it("has nothing to write while nothing was fetched and nothing is to be", async () => {
    const { code, errors } = await run("--no-refresh", "--out", "-");
    expect({ code, errors }).toEqual({
      code: 1,
      errors: "Nothing has been fetched yet: leave out --no-refresh.\n",
    });
  });

  it("writes one file where it is told to, and nothing else", async () => {
    const before = readFileSync(join(root, "README.md"), "utf8");
    const { code, output, errors } = await run("--out", "papers.md");
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
    expect(output).toMatch(/^arXiv lists \d+ papers in /);
    const page = readFileSync(join(folder, "papers.md"), "utf8");
    expect(page).toMatch(/^# 🤖 arXiv papers\n\n## RSS Vercel Deployment\n/);
    expect(page).toContain("repository-url=https%3A%2F%2Fgithub.com%2Fsomeone%2Fpapers&");
    expect(page).toContain("at 07:20 and 11:20 UTC");
    expect(page).not.toContain("Deployed Example"); // no address of a site is set
    expect(readFileSync(join(root, "README.md"), "utf8")).toBe(before);
    expect(existsSync(join(root, "DIGEST.md"))).toBe(false);
  });

  it.each([
    [{ SITE_URL: "https://feeds.example" }, true],
    [{ SITE_URL: "https://feeds.example", ACCESS_TOKEN: "canary-token" }, false],
    [{ DEPLOYMENT_URL: "https://feeds.example" }, false],
  ])("shows the address of a server that everybody may read, and of no other: %o", async (given, isShown) => {
    more = given;
    const { code, output } = await run("--no-refresh", "--out", "-");
    expect(code).toBe(0);
    expect(output.includes("feeds.example")).toBe(isShown);
    expect(output).not.toContain("canary");
  });

  it("prints the page alone with --out -, by a template", async () => {
    writeFileSync(join(folder, "template.md"), "{{DATE}}: {{PAPER_COUNT}} {{PAPERS}}");
    const { code, output, errors } = await run(
      "--no-refresh",
      "--out",
      "-",
      "--template",
      "template.md",
    );
    expect(code).toBe(0);
    expect(output).toMatch(/^2026-06-16: \d+ \{\{PAPERS\}\}$/);
    expect(errors).toMatch(
      /^The template has placeholders that are not known and stay as they are: PAPERS\. Known are PAPERS_SECTION, /,
    );
  });

  it.each([
    ["--date=16.6.2026", /^--date takes a day such as 2026-06-16, not 16\.6\.2026\.$/m],
    ["--feed=moe", /^config\.json has no feed moe; there is main\.$/m],
    ["--out=none/x.md", /^--out none\/x\.md cannot be written: there is no such folder\.\n$/],
    ["--out=.", /^--out \S+ cannot be written: EISDIR\b.*\.\n$/],
  ])("ends with 2 for a wrong option: %s", async (option, message) => {
    const { code, errors } = await run(option);
    expect(code).toBe(2);
    expect(errors).toMatch(message);
  });
});
