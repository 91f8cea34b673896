import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { digestRepository, git } from "@/tests/support/digest-workflow";
import type { Announced } from "@/tests/support/invented";

/**
 * A week of the workflow's runs in a repository of its own: what each says, the commit it makes, and
 * that the commit touches only what changed. 2026-09-08 is a Tuesday on which arXiv announces nothing.
 */
let arxiv: ArxivStandIn;
let home: ReturnType<typeof digestRepository>;
let now = new Date("2026-09-02T05:40:00Z");

const settings = {
  categories: ["cs.CL", "cs.LG"],
  keywords: ["towels"],
  exclude_keywords: [],
  feeds: { gears: { keywords: ["gears"] } },
};

beforeAll(async () => {
  arxiv = await startArxiv({ now: () => now });
  home = digestRepository({
    name: "digest-week-",
    arxivUrl: () => arxiv.url,
    settings,
    setNow: (moment) => {
      now = moment;
    },
  });
  folder = home.folder;
  repository = home.repository;
});
afterAll(async () => {
  await arxiv.close();
  home.close();
});

let folder: string;
let repository: string;
const workflow = (...run: Parameters<typeof home.run>) => home.run(...run);
const read = (path: string) => home.read(path);
const diffOf = (path: string) => home.diffOf(path);

function paper(number: number, title: string, about = title): Announced {
  return {
    id: `2606.${String(10000 + number)}`,
    version: 1,
    title,
    abstract: `On ${about}, and how they are folded.`,
    creator: "Ada Ferrant",
    categories: ["cs.LG", "cs.CL"],
    action: "new",
  };
}

const nothing = { commit: null, changed: [] };
const all = (day: string) => ["DIGEST.md", "README.md", `digests/${day}.md`];
const fresh = (day: string) => ({
  ending: "done",
  commit: `digest: ${day} by github-actions[bot]`,
  changed: all(day),
});

describe("a week of digests", { timeout: 60_000 }, () => {
  it("begins with an announcement", async () => {
    arxiv.announce("2026-09-02", [paper(1, "Towels"), paper(2, "Gears")]);
    expect(await workflow("2026-09-02T05:40:00Z")).toMatchObject({
      ...fresh("2026-09-02"),
      complained: [],
    });
    expect(read("DIGEST.md")).toContain("### 1. [Towels](https://arxiv.org/abs/2606.10001)");
    expect(read("digests/2026-09-02.md")).toContain("](../config.json)");
  });

  it("touches nothing of the README but its block", () => {
    const readme = read("README.md");
    expect(
      readme.startsWith("# Mine\r\n\r\n<!-- digest:begin -->\r\n<!-- arxiv-digest 2026-09-02 "),
    ).toBe(true);
    expect(readme.endsWith("\r\n<!-- digest:end -->\r\n\r\nKept *exactly* \t\r\n")).toBe(true);
    expect(readme.replaceAll("\r\n", "")).not.toContain("\n");
    expect(readme).toContain("1. [Towels](https://arxiv.org/abs/2606.10001)<br>cs.LG · score");
  });

  it("makes no second commit of the same announcement", async () => {
    expect(await workflow("2026-09-02T11:20:00Z")).toMatchObject({
      ...nothing,
      ending: "done",
      said: [expect.stringMatching(/^Asked arXiv/), "Nothing is new in the digest of 2026-09-02."],
    });
  });

  it("keeps the last announcement while the next is late, and says so", async () => {
    expect(await workflow("2026-09-03T05:40:00Z")).toMatchObject({
      ...nothing,
      ending: "done",
      said: expect.arrayContaining([
        "arXiv's next announcement has not come yet in cs.CL and cs.LG.",
      ]),
    });
  });

  it("shows the next one, and leaves the archive of the one before", async () => {
    const before = read("digests/2026-09-02.md");
    arxiv.announce("2026-09-03", [paper(3, "Wet Towels")]);
    expect(await workflow("2026-09-03T11:20:00Z")).toMatchObject(fresh("2026-09-03"));
    expect(read("digests/2026-09-02.md")).toBe(before);
  });

  it("takes in what a batch has grown by, as a diff of that and the time", async () => {
    arxiv.announce("2026-09-03", [paper(3, "Wet Towels"), paper(4, "Cloths", "towels")]);
    expect(await workflow("2026-09-03T14:00:00Z")).toMatchObject(fresh("2026-09-03"));
    const diff = diffOf("digests/2026-09-03.md");
    expect(diff).toContain("-- **Total Papers Found**: 1");
    expect(diff).toContain("+- **Total Papers Found**: 2");
    expect(diff.filter((line) => line.includes("Wet Towels"))).toEqual([]);
    const unlike = diff.filter((line) => !/arxiv-digest|Last Updated|Total Papers|^\+/.test(line));
    expect(unlike).toEqual([]);
  });

  it("does not commit a time alone, when what a batch has grown by is nothing for this feed", async () => {
    arxiv.announce("2026-09-03", [
      paper(3, "Wet Towels"),
      paper(4, "Cloths", "towels"),
      paper(5, "Gears"),
    ]);
    const made = await workflow("2026-09-03T18:00:00Z");
    expect(made.said[0]).toContain("3 papers listed");
    expect(made).toMatchObject({ ...nothing, ending: "done" });
  });

  it("never lets a failed fetch overwrite it, and says so", async () => {
    arxiv.fault({ kind: "status", code: 503 });
    expect(await workflow("2026-09-04T05:40:00Z")).toMatchObject({
      ...nothing,
      ending: "failed",
      complained: [
        "arXiv could not be asked about cs.CL and cs.LG.",
        "The digest of 2026-09-03 stays as it is.",
      ],
    });
    expect(await workflow("2026-09-04T05:41:00Z", { isCacheLost: true })).toMatchObject({
      ...nothing,
      ending: "failed",
      complained: [
        expect.stringMatching(/^There is nothing to show yet: .*503.*\. No digest is written\.$/),
      ],
    });
    arxiv.fault(null);
  });

  it("says of a day without matches that there are none", async () => {
    arxiv.announce("2026-09-04", [paper(6, "Gears")]);
    expect(await workflow("2026-09-04T11:20:00Z")).toMatchObject(fresh("2026-09-04"));
    for (const path of all("2026-09-04")) {
      expect(read(path)).toContain(
        "Nothing in the announcement of Friday, 4 September 2026 is what this feed asks for.",
      );
    }
  });

  it("shows what a change of config.json chooses, at once", async () => {
    const made = await workflow("2026-09-04T12:00:00Z", { config: { keywords: ["gears"] } });
    expect(made).toMatchObject(fresh("2026-09-04"));
    expect(read("DIGEST.md")).toContain("### 1. [Gears]");
  });

  it("goes through a weekend and a holiday without a commit", async () => {
    const gears = { config: { keywords: ["gears"] } };
    arxiv.announce("2026-09-05", []);
    for (const moment of ["2026-09-05T05:40:00Z", "2026-09-06T11:20:00Z"]) {
      expect(await workflow(moment, gears), moment).toMatchObject({ ...nothing, ending: "done" });
    }
    arxiv.announce("2026-09-07", [paper(7, "Two Gears")]);
    expect(await workflow("2026-09-07T05:40:00Z", gears)).toMatchObject(fresh("2026-09-07"));
    arxiv.announce("2026-09-08", []);
    for (const moment of ["2026-09-08T05:40:00Z", "2026-09-08T11:20:00Z"]) {
      expect(await workflow(moment, gears), moment).toMatchObject({ ...nothing, ending: "done" });
    }
  });

  it("puts a day asked for into the archive, and sets nothing back", async () => {
    rmSync(join(repository, "digests/2026-09-04.md"));
    const made = await workflow("2026-09-08T12:00:00Z", {
      config: { keywords: ["gears"] },
      order: { day: "2026-09-04" },
    });
    expect(made.changed).toEqual(["digests/2026-09-04.md"]);
    expect(made.complained).toEqual(["DIGEST.md shows 2026-09-07, which is later, and stays."]);
    const missing = await workflow("2026-09-08T12:00:00Z", { order: { day: "2026-09-08" } });
    expect(missing).toMatchObject({ ...nothing, ending: "failed" });
    expect(missing.complained[0]).toMatch(
      /^arXiv announced nothing on Tuesday, 8 September 2026 \(.*\)\. No digest is written\.$/,
    );
  });

  it("writes the archive of a day that no run has come to", async () => {
    rmSync(join(repository, "digests/2026-09-04.md"));
    const made = await workflow("2026-09-08T13:00:00Z", { config: { keywords: ["gears"] } });
    expect(made).toMatchObject({ ...nothing, ending: "done" }); // as it was when it was deleted
    expect(made.said.at(-1)).toBe("Wrote digests/2026-09-04.md.");
  });

  it("gives a named feed an archive, and leaves the front pages to the main one", async () => {
    const made = await workflow("2026-09-08T13:00:00Z", { order: { feed: "gears" } });
    expect(made.changed).toEqual(
      ["digests/gears/2026-09-04.md", "digests/gears/2026-09-07.md"].concat(made.changed.slice(2)),
    );
    expect(made.changed.every((path) => path.startsWith("digests/gears/"))).toBe(true);
    expect(read("digests/gears/2026-09-07.md")).toContain("](../../config.json)");
  });

  it("puts its commit on top of what others have pushed meanwhile", async () => {
    const other = join(folder, "other");
    git(folder, "clone", "--quiet", "remote.git", "other");
    writeFileSync(join(other, "mine.txt"), "x\n");
    git(other, "add", "--all");
    git(other, "commit", "--quiet", "--message", "Meanwhile");
    git(other, "push", "--quiet", "origin", "main");
    arxiv.announce("2026-09-09", [paper(8, "Three Gears")]);
    const made = await workflow("2026-09-09T05:40:00Z", { config: { keywords: ["gears"] } });
    expect(made.commit).toBe("digest: 2026-09-09 by github-actions[bot]");
    expect(git(repository, "log", "-2", "--format=%s").split("\n")[1]).toBe("Meanwhile");
  });

  it("has made these commits", () => {
    expect(git(repository, "log", "--reverse", "--format=%s").split("\n")).toEqual([
      "Mine",
      "digest: 2026-09-02",
      "digest: 2026-09-03",
      "digest: 2026-09-03",
      "digest: 2026-09-04",
      "digest: 2026-09-04",
      "digest: 2026-09-07",
      "digest: 2026-09-04", // a day asked for
      "digest: 2026-09-07", // a named feed's archive
      "Meanwhile",
      "digest: 2026-09-09",
    ]);
  });
});

describe("files of the owner's", { timeout: 60_000 }, () => {
  it("are not taken for the digest's", async () => {
    writeFileSync(join(repository, "MINE.md"), "# Mine\n");
    const made = await workflow("2026-09-09T06:00:00Z", {
      config: { digest: { file: "MINE.md" } },
    });
    expect(made.ending).toBe("failed");
    expect(made.complained.at(-1)).toMatch(/^MINE\.md was not written by npm run digest/);
    expect(read("MINE.md")).toBe("# Mine\n");
  });

  it("are left alone where markers are missing or the README is", async () => {
    writeFileSync(join(repository, "OTHER.md"), "# Mine\n");
    for (const [file, problem] of [
      ["OTHER.md", /^OTHER\.md has no line <!-- digest:begin -->; put/],
      ["NONE.md", /^There is no NONE\.md/],
    ] as const) {
      const made = await workflow("2026-09-09T06:00:00Z", {
        config: { digest: { readme_file: file } },
      });
      expect(made.ending).toBe("failed");
      expect(made.complained.at(-1)).toMatch(problem);
    }
    expect(read("OTHER.md")).toBe("# Mine\n");
  });

  it("are not reached through links that lead out of the repository", async () => {
    mkdirSync(join(folder, "outside"));
    symlinkSync(join(folder, "outside"), join(repository, "out"));
    await expect(
      workflow("2026-09-09T06:00:00Z", { config: { digest: { archive: "out/digests" } } }),
    ).rejects.toThrow(/^out\/digests\/.* is not within the repository\.$/);
    rmSync(join(repository, "out"));
  });
});
