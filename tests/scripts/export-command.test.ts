import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDays, dayInForce } from "@/lib/arxiv/calendar";
import { fileStore } from "@/lib/store/file";
import { inventHistory } from "@/tests/support/arxiv-history";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { inventDay } from "@/tests/support/invented";
import { scratchProject } from "@/tests/support/scratch-project";

/** `npm run export` as a person or a workflow of theirs runs it. */
const project = scratchProject();
const { root } = project;
const today = dayInForce(new Date());
const pages = { GITHUB_REPOSITORY: "Someone/papers" };

let arxiv: ArxivStandIn;
let home: string;
let out: string;

beforeAll(async () => {
  arxiv = await startArxiv();
  arxiv.announce(today, inventDay({ seed: 43, count: 30, day: today }));
  const [from, to] = [addDays(today, -45), addDays(today, -1)];
  arxiv.history(inventHistory({ seed: 43, count: 10, from, to }));
});
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "export-command-"));
  out = join(home, "site");
  arxiv.fault(null);
  return () => rm(home, { recursive: true, force: true });
});
afterAll(async () => {
  await arxiv.close();
  project.remove();
});

type Ended = { code: number | null; output: string; errors: string };

function run(options: string[], environment: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/export.ts", ...options], {
    cwd: root,
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      DATA_DIR: join(home, "data"),
      ARXIV_FEED_URL: arxiv.url,
      ARXIV_API_URL: arxiv.url,
      ARXIV_SITE_URL: arxiv.url,
      ARXIV_INTERVAL_MS: "0",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = { code: null, output: "", errors: "" } as Ended;
  child.stdout.on("data", (chunk) => (ended.output += chunk));
  child.stderr.on("data", (chunk) => (ended.errors += chunk));
  return new Promise((done) => child.on("close", (code) => done({ ...ended, code })));
}

const written = () => readFile(join(out, "atom.xml"), "utf8");

describe("npm run export", { timeout: 120_000 }, () => {
  it("asks arXiv, writes the site, and writes it again without asking", async () => {
    const first = await run(["--out", out], pages);
    expect({ ...first, output: "" }).toEqual({ code: 0, output: "", errors: "" });
    expect(first.output).toMatch(/^arXiv lists \d+ papers in /);
    expect(first.output).toMatch(
      /\nWrote \d+ files \(\d\.\d MB\) with \d+ days to \S+, to be served at https:\/\/someone\.github\.io\/papers\/\.\n$/,
    );
    const atom = await written();
    expect(atom).toContain('href="https://someone.github.io/papers/atom.xml"');

    const asked = arxiv.requests.length;
    const again = await run(["--out", "site", "--no-refresh"], { ...pages, INIT_CWD: home });
    expect({ ...again, output: "" }).toEqual({ code: 0, output: "", errors: "" });
    expect(await written()).toBe(atom);
    expect(arxiv.requests).toHaveLength(asked);
  });

  it("writes what is held when arXiv fails, and ends with 1", async () => {
    arxiv.fault({ kind: "status", code: 403 }, { when: (path) => path.startsWith("/rss/") });
    const { code, output, errors } = await run(["--out", out], pages);
    expect(code).toBe(1);
    expect(errors).toContain(" failed: arXiv answered with status 403");
    expect(output).toMatch(/\nWrote \d+ files /);
    expect(await readFile(join(out, "index.html"), "utf8")).toContain("could not be fetched");
  });

  it("ends with 1 when arXiv fails and nothing is known, and writes nothing", async () => {
    arxiv.fault({ kind: "status", code: 403 });
    const { code, errors } = await run(["--out", out], pages);
    expect(code).toBe(1);
    expect(errors.trimEnd().split("\n").at(-1)).toMatch(/^There is nothing to show yet: .*403/);
    expect(existsSync(out)).toBe(false);
  });

  it("ends with 75 while a refresh is under way, and writes nothing", async () => {
    const store = fileStore(join(home, "data"));
    await store.setIfAbsent("v1:production:lock/refresh", Buffer.from("another"));
    const { code, errors } = await run(["--out", out], pages);
    expect({ code, errors }).toEqual({ code: 75, errors: "Another refresh is under way.\n" });
    expect(existsSync(out)).toBe(false);
  });

  it("ends with 2 before it asks anybody, where it cannot know the address", async () => {
    const asked = arxiv.requests.length;
    const { code, errors } = await run(["--out", out]);
    expect(code).toBe(2);
    expect(errors).toMatch(/^Feeds need the address .*\.\n$/);
    expect(arxiv.requests).toHaveLength(asked);
  });

  it("ends with 2 before it asks anybody, for a folder of somebody's own", async () => {
    await mkdir(out);
    await writeFile(join(out, "thesis.tex"), "years of work");
    const asked = arxiv.requests.length;
    const { code, errors } = await run(["--out", out], pages);
    expect({ code, errors }).toEqual({ code: 2, errors: expect.stringContaining("did not write") });
    expect(arxiv.requests).toHaveLength(asked);
  });

  it("publishes nothing of a private deployment", async () => {
    const { code, errors } = await run(["--out", out], { ...pages, ACCESS_TOKEN: "canary-token" });
    expect(code).toBe(1);
    expect(errors).toMatch(/^ACCESS_TOKEN makes this deployment private/);
    expect(errors).not.toContain("canary");
  });

  it("ends with 2 for an option that it does not know, and tells its options with --help", async () => {
    expect(await run(["--everything"])).toMatchObject({
      code: 2,
      errors: expect.stringMatching(/^Unknown option '--everything'/),
    });
    const { code, output } = await run(["--help"]);
    expect(code).toBe(0);
    for (const option of ["--out DIR", "--base URL", "--no-refresh"]) {
      expect(output).toContain(option);
    }
  });
});
