import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { HistorySource } from "@/lib/arxiv/history";
import { type Config, configSchema } from "@/lib/config/schema";
import { memoryStore } from "@/lib/store/memory";
import type { Store } from "@/lib/store/store";
import { filesIn } from "@/scripts/digest/files";
import { makeDigest } from "@/scripts/digest/run";
import { surroundings } from "@/tests/digest/builders";
import { feedServer } from "@/tests/support/feed-server";

const script = resolve(import.meta.dirname, "../../scripts/commit-digest.sh");
export const gitEnv = {
  ...process.env,
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
};

export function git(cwd: string, ...options: string[]): string {
  const author = [
    "-c",
    "user.name=Someone",
    "-c",
    "user.email=someone@example.org",
    "-c",
    "core.autocrlf=false",
  ];
  const { status, stdout, stderr } = spawnSync("git", [...author, ...options], {
    cwd,
    encoding: "utf8",
    env: gitEnv,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

export type Made = {
  ending: string;
  said: string[];
  complained: string[];
  commit: string | null;
  changed: string[];
};

export type RunOptions = {
  config?: object;
  order?: Partial<Parameters<typeof makeDigest>[1]>;
  isCacheLost?: boolean;
  sources?: readonly HistorySource[];
  deployed?: Parameters<typeof makeDigest>[0]["deployed"];
};

/** A repository with a remote of its own, in which the workflow of the digest runs. */
export function digestRepository(options: {
  name: string;
  arxivUrl: () => string;
  modelUrl?: () => string;
  settings: object;
  /** The clock of arXiv and of a run. */
  setNow: (now: Date) => void;
}) {
  const folder = mkdtempSync(join(tmpdir(), options.name));
  const repository = join(folder, "work");
  let store: Store = memoryStore();
  git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git");
  git(folder, "clone", "--quiet", "remote.git", "work");
  git(repository, "checkout", "--quiet", "-b", "main");
  writeFileSync(
    join(repository, "README.md"),
    "# Mine\r\n\r\n<!-- digest:begin -->\r\n<!-- digest:end -->\r\n\r\nKept *exactly* \t\r\n",
  );
  git(repository, "add", "--all");
  git(repository, "commit", "--quiet", "--message", "Mine");
  git(repository, "push", "--quiet", "origin", "main");

  return {
    folder,
    repository,
    read: (path: string) => readFileSync(join(repository, path), "utf8"),
    /** Lines that the last commit took away and put in, without context. */
    diffOf: (path: string): string[] =>
      git(repository, "diff", "--unified=0", "HEAD~1", "--", path)
        .split("\n")
        .filter((line) => /^[+-](?![+-]{2} )/.test(line)),
    close: () => rmSync(folder, { recursive: true, force: true }),
    /** One run of the workflow at this moment: the digest, and the commit of what has changed. */
    async run(moment: string, how: RunOptions = {}): Promise<Made> {
      const now = new Date(moment);
      options.setNow(now);
      if (how.isCacheLost) store = memoryStore();
      const config: Config = configSchema.parse({ ...options.settings, ...how.config });
      const { server } = feedServer({
        arxivUrl: options.arxivUrl(),
        modelUrl: options.modelUrl?.(),
        sources: how.sources,
        config,
        store,
      });
      const said: string[] = [];
      const complained: string[] = [];
      const ending = await makeDigest(
        {
          server,
          config,
          files: filesIn(repository),
          clock: () => now,
          workMs: 300_000,
          surroundings,
          deployed: how.deployed,
          say: (line) => said.push(line),
          complain: (line) => complained.push(line),
        },
        { feed: "main", day: null, hasRefresh: true, template: null, ...how.order },
      );
      const before = git(repository, "rev-parse", "HEAD");
      const committed = spawnSync("sh", [script], {
        cwd: repository,
        encoding: "utf8",
        env: { ...gitEnv, GITHUB_REF_NAME: "main", DIGEST_PAUSE: "0" },
      });
      if (committed.status !== 0) throw new Error(committed.stderr);
      const head = git(repository, "rev-parse", "HEAD");
      if (git(repository, "rev-parse", "origin/main") !== head) throw new Error("not pushed");
      const isNew = head !== before;
      return {
        ending,
        said,
        complained,
        commit: isNew ? git(repository, "log", "-1", "--format=%s by %an") : null,
        changed: isNew ? git(repository, "diff", "--name-only", "HEAD~1").split("\n") : [],
      };
    },
  };
}
