import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { git, gitEnv } from "@/tests/support/digest-workflow";

/** The commit of the workflow, in clones of a repository that others push to. */
const script = resolve(import.meta.dirname, "../../scripts/commit-digest.sh");
let folder: string;
let mine: string;
let others: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "commit-digest-"));
  [mine, others] = [join(folder, "mine"), join(folder, "others")];
  git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git");
  git(folder, "clone", "--quiet", "remote.git", "mine");
  git(mine, "checkout", "--quiet", "-b", "main");
  write(mine, "README.md", "# Mine\n");
  git(mine, "add", "--all");
  git(mine, "commit", "--quiet", "--message", "Mine");
  git(mine, "push", "--quiet", "origin", "main");
  git(folder, "clone", "--quiet", "remote.git", "others");
  return () => rmSync(folder, { recursive: true, force: true });
});

const page = (day: string, text = day) =>
  `<!-- arxiv-digest ${day} ${day}T07:20:00.000Z -->\n${text}\n`;

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function pushed(path: string, text: string): void {
  write(others, path, text);
  git(others, "add", "--all");
  git(others, "commit", "--quiet", "--message", "Theirs");
  git(others, "push", "--quiet", "origin", "main");
}

function commit(environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync("sh", [script], {
    cwd: mine,
    encoding: "utf8",
    env: { ...gitEnv, GITHUB_REF_NAME: "main", DIGEST_PAUSE: "0", ...environment },
  });
  return { status, stdout, stderr };
}

const files = () => git(mine, "show", "--name-only", "--format=%s", "HEAD").split("\n");

describe("the commit of a digest", () => {
  it("is of pages and of what was bought, wherever config.json puts them, and names the newest day", () => {
    write(mine, "docs/Today.MD", page("2026-06-16"));
    write(mine, "docs/days/2026-06-15.md", page("2026-06-15"));
    write(mine, "docs/days/.summaries/2026-06-16.json", "[]\n");
    write(mine, "package-lock.json", "{}\n");
    expect(commit()).toMatchObject({ status: 0, stderr: "" });
    expect(files()).toEqual([
      "digest: 2026-06-16",
      "",
      "docs/Today.MD",
      "docs/days/.summaries/2026-06-16.json",
      "docs/days/2026-06-15.md",
    ]);
  });

  it("is none where nothing has changed", () => {
    write(mine, "other.txt", "x");
    expect(commit()).toEqual({ status: 0, stdout: "Nothing has changed.\n", stderr: "" });
  });

  it("gives way where others have changed the same lines, and has the digest made again", () => {
    write(mine, "DIGEST.md", page("2026-06-16", "old"));
    write(mine, "package-lock.json", "{}\n");
    pushed("DIGEST.md", page("2026-06-16", "new"));
    const output = join(folder, "output");
    expect(commit({ GITHUB_OUTPUT: output })).toMatchObject({ status: 0 });
    expect(readFileSync(output, "utf8")).toBe("is_outdated=true\n");
    expect(readFileSync(join(mine, "DIGEST.md"), "utf8")).toBe(page("2026-06-16", "new"));
    expect(git(mine, "status", "--porcelain", "--branch")).toBe(
      "## main...origin/main\n?? package-lock.json",
    );
    expect(existsSync(join(mine, ".git/rebase-merge"))).toBe(false);
  });

  it("stays where the remote cannot be reached, and is no conflict", () => {
    write(mine, "DIGEST.md", page("2026-06-16"));
    git(mine, "remote", "set-url", "origin", join(folder, "none.git"));
    const output = join(folder, "output");
    const { status, stderr } = commit({ GITHUB_OUTPUT: output });
    expect(status).toBe(1);
    expect(stderr).toContain("The digest could not be pushed.");
    expect(existsSync(output)).toBe(false);
    expect(files()[0]).toBe("digest: 2026-06-16");
  });

  it("is given up the second time, with the clone as the others have it", () => {
    write(mine, "DIGEST.md", page("2026-06-16", "old"));
    pushed("DIGEST.md", page("2026-06-16", "new"));
    const output = join(folder, "output");
    const { status, stderr } = commit({ GITHUB_OUTPUT: output, DIGEST_AGAIN: "1" });
    expect(status).toBe(1);
    expect(stderr).toContain("the next run makes the digest anew");
    expect(existsSync(output)).toBe(false);
    expect(git(mine, "rev-parse", "HEAD")).toBe(git(others, "rev-parse", "HEAD"));
  });
});
