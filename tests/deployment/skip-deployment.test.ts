import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import vercel from "@/vercel.json";

/** Vercel's ignored build step, run as vercel.json has it, in real repositories. */
const root = resolve(import.meta.dirname, "../..");
let folder: string;
let repository: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "arxiv-feed-skip-"));
  repository = join(folder, "repository");
  await mkdir(repository);
  git("init", "--quiet", "--initial-branch=main");
  await cp(
    join(root, "scripts/skip-deployment.sh"),
    join(repository, "scripts/skip-deployment.sh"),
  );
  await commit({ "config.json": "{}", "lib/a.ts": "export {};\n", "README.md": "# Papers\n" });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const identity = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };

function git(...options: string[]): string {
  const author = ["-c", "user.name=Someone", "-c", "user.email=someone@example.org"];
  const { status, stdout, stderr } = spawnSync("git", [...author, ...options], {
    cwd: repository,
    encoding: "utf8",
    env: { ...process.env, ...identity },
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

/** Writes the files, commits everything and returns the commit's id. */
async function commit(files: Record<string, string> = {}): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(repository, path)), { recursive: true });
    await writeFile(join(repository, path), content);
  }
  git("add", "--all");
  git("commit", "--quiet", "--message", "A change");
  return git("rev-parse", "HEAD");
}

const aDigest = () => commit({ "digests/2026-06-16.md": "# Papers\n", "README.md": "# Today\n" });

/** "build" or "skip": what Vercel does after the last deployment that was built. */
function decision(lastBuilt: string | undefined, cwd = repository): string {
  const { VERCEL_GIT_PREVIOUS_SHA: _, ...environment } = process.env;
  const { status } = spawnSync("sh", ["-c", vercel.ignoreCommand], {
    cwd,
    encoding: "utf8",
    env: {
      ...environment,
      ...identity,
      ...(lastBuilt === undefined ? {} : { VERCEL_GIT_PREVIOUS_SHA: lastBuilt }),
    },
  });
  return { 0: "skip", 1: "build" }[status ?? -1] ?? `exit ${status}`;
}

describe("a deployment", () => {
  it("is skipped when nothing but digests has changed since the last one that was built", async () => {
    const built = git("rev-parse", "HEAD");
    await aDigest();
    await commit({ "DIGEST.md": "# Papers\n" });
    expect(decision(built)).toBe("skip");
  });

  it("is skipped when digests have changed where config.json puts them", async () => {
    const built = git("rev-parse", "HEAD");
    const stamp = "<!-- arxiv-digest 2026-06-16 2026-06-16T07:20:00.000Z -->\n";
    await commit({
      "docs/TODAY.md": `${stamp}# Papers\n`,
      "docs/days/2026-06-16.md": `${stamp}# Papers\n`,
      "docs/days/.summaries/2026-06-16.json": "[]\n",
    });
    expect(decision(built)).toBe("skip");
    await commit({ "docs/TODAY.md": `${stamp}# More\n`, "prompts/en.md": "Be brief.\n" });
    expect(decision(built)).toBe("build");
  });

  it("is skipped when nothing has changed", () => {
    expect(decision(git("rev-parse", "HEAD"))).toBe("skip");
  });

  it("is built when config.json has changed", async () => {
    const built = git("rev-parse", "HEAD");
    await commit({ "config.json": '{"max_papers": 10}' });
    expect(decision(built)).toBe("build");
  });

  it("is built when a digest was committed after a change of config.json", async () => {
    const built = git("rev-parse", "HEAD");
    await commit({ "config.json": '{"max_papers": 10}' });
    await aDigest();
    expect(decision(built)).toBe("build");
  });

  it("is built when a file was moved from the program to the digests, or back", async () => {
    const built = git("rev-parse", "HEAD");
    await mkdir(join(repository, "digests"));
    await rename(join(repository, "lib/a.ts"), join(repository, "digests/a.ts"));
    const moved = await commit();
    expect(decision(built)).toBe("build");
    git("revert", "--no-edit", "HEAD");
    expect(decision(moved)).toBe("build");
  });

  it("is built when a file of that name changes somewhere else", async () => {
    const built = git("rev-parse", "HEAD");
    await commit({ "docs/README.md": "# Docs\n" });
    expect(decision(built)).toBe("build");
  });

  it("is built when there was none before, be it the newest commit a digest", async () => {
    await aDigest();
    expect(decision(undefined)).toBe("build");
    expect(decision("")).toBe("build");
  });

  it("is built from the first commit", () => {
    expect(git("rev-list", "--count", "HEAD")).toBe("1");
    expect(decision(undefined)).toBe("build");
  });

  it("is built when the last one's commit is unknown", () => {
    expect(decision("0123456789012345678901234567890123456789")).toBe("build");
  });

  it("is built when the last one's commit is too old for Vercel's shallow clone", async () => {
    const old = git("rev-parse", "HEAD");
    const recent = await commit({ "DIGEST.md": "0" });
    for (let day = 1; day < 10; day++) await commit({ "DIGEST.md": `${day}` });
    git("clone", "--quiet", "--depth=10", `file://${repository}`, join(folder, "clone"));
    expect(decision(recent, join(folder, "clone"))).toBe("skip");
    expect(decision(old, join(folder, "clone"))).toBe("build");
    expect(decision(old)).toBe("skip");
  });
});
