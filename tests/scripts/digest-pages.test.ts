import { describe, expect, it } from "vitest";
import { configSchema } from "@/lib/config/schema";
import { boughtText } from "@/lib/digest/bought";
import type { Edition } from "@/lib/editions/edition";
import { AppError } from "@/lib/errors";
import type { Status } from "@/lib/server/status";
import { changesFor, mostBytes, type PageSettings } from "@/scripts/digest/pages";
import { makeDigest } from "@/scripts/digest/run";
import { aDigest, aSummary, surroundings } from "@/tests/digest/builders";
import { editionOf } from "@/tests/feeds/builders";
import { aBatch, paperNumber } from "@/tests/support/papers";

const papers = Array.from({ length: 30 }, (_, index) => paperNumber(index + 1));
const batch = aBatch("2026-06-16", ...papers);

function settings(digest: object, partial: Partial<PageSettings> = {}): PageSettings {
  return {
    config: configSchema.parse({ digest }).digest,
    feed: "main",
    surroundings,
    template: null,
    ...partial,
  };
}

function summarised(edition: Edition): Edition {
  const days = edition.days.map((day) => ({
    ...day,
    items: day.items.map((item) => {
      const { id, version } = item.paper;
      return { ...item, summary: aSummary({ id, version }) };
    }),
  }));
  return { ...edition, days };
}

/** A repository by its files. */
function repository(files: Record<string, string>) {
  return { read: (path: string) => files[path] ?? null };
}

const readme = "# Mine\n<!-- digest:begin -->\n<!-- digest:end -->\n";

function written(
  ...[digest, how]: [Parameters<typeof changesFor>[0], PageSettings]
): Record<string, string> {
  const { files } = changesFor(digest, how, repository({ "README.md": readme }));
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

describe("the files of a digest", () => {
  it("have their summaries folded under their papers", () => {
    const files = written(aDigest(batch, {}, [{}]), settings({ readme: "full" }));
    for (const path of ["README.md", "DIGEST.md", "digests/2026-06-16.md"]) {
      expect(files[path]?.match(/<details>/g)?.length, path).toBe(1);
    }
  });

  it("link to the archive's summaries where these would be too much for GitHub", () => {
    const long = { markdown: "A sentence about towels. ".repeat(800) };
    const digest = aDigest(batch, {}, Array(30).fill(long));
    const files = written(digest, settings({ readme: "full", file: "docs/TODAY.md" }));
    expect(Buffer.byteLength(files["digests/2026-06-16.md"] ?? "")).toBeGreaterThan(mostBytes);
    expect(files["README.md"]).toContain("[in the archive](digests/2026-06-16.md)");
    expect(files["docs/TODAY.md"]).toContain("[in the archive](../digests/2026-06-16.md)");
    expect(Buffer.byteLength(files["docs/TODAY.md"] ?? "")).toBeLessThan(50_000);
    expect(files["docs/TODAY.md"]).not.toContain("<details>");
  });

  it("show as many papers as GitHub does, and where the others are", () => {
    const many = Array.from({ length: 900 }, (_, index) => paperNumber(index + 1));
    const long = many.map((paper) => ({ ...paper, abstract: "Towels & cloths ".repeat(30) }));
    const files = written(aDigest(aBatch("2026-06-16", ...long), { maxPapers: 900 }), settings({}));
    const page = files["DIGEST.md"] ?? "";
    expect(Buffer.byteLength(files["digests/2026-06-16.md"] ?? "")).toBeGreaterThan(mostBytes);
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(mostBytes);
    expect(Buffer.byteLength(page)).toBeGreaterThan(mostBytes - 2_000);
    const shown = page.match(/^### \d+\. /gm)?.length ?? 0;
    expect(page).toContain(
      `${900 - shown} more papers of this day: [in the archive](digests/2026-06-16.md)\n\n## Configuration`,
    );
  });

  it("are those of config.json", () => {
    const how = settings({ readme: false, file: "docs/TODAY.md", archive: "docs/days" });
    expect(Object.keys(written(aDigest(batch), how))).toEqual([
      "docs/days/2026-06-16.md",
      "docs/TODAY.md",
    ]);
  });

  it("are by the user's template, but for the README's list", () => {
    const files = written(
      aDigest(batch),
      settings({}, { template: "{{PAPER_COUNT}} of {{DATE}}\n" }),
    );
    const stamp = "<!-- arxiv-digest 2026-06-16 2026-06-16T05:40:12.000Z -->\n";
    expect(files["DIGEST.md"]).toBe(`${stamp}30 of 2026-06-16\n`);
    expect(files["digests/2026-06-16.md"]).toBe(files["DIGEST.md"]);
    expect(files["README.md"]).toContain("### Papers of Tuesday, 16 June 2026");
  });
});

describe("a run", () => {
  const edition = editionOf([batch]);

  async function made(options: {
    states?: (typeof edition)["states"];
    files?: Record<string, string>;
    fails?: AppError;
    heldTo?: string;
    isSummarised?: boolean;
    config?: object;
    deployed?: { summaries: ReturnType<typeof aSummary>[]; problem?: string };
  }) {
    const steps: string[] = [];
    const complained: string[] = [];
    const files: Record<string, string> = { "README.md": readme, ...options.files };
    const report = {
      trigger: "command" as const,
      startedAt: 0,
      finishedAt: 0,
      outcome: "done" as const,
      asked: [],
      papers: 0,
      changedDays: [],
      failed: [],
      filled: [],
      daysLeft: 0,
      selections: 0,
      remarks: [],
    };
    const ending = await makeDigest(
      {
        server: {
          refresh: async () => {
            steps.push("refresh");
            return { state: "finished", report };
          },
          edition: async () => {
            if (options.fails) throw options.fails;
            const made = { ...edition, states: options.states ?? {} };
            return options.isSummarised ? summarised(made) : made;
          },
          status: async () => {
            const history = { heldTo: options.heldTo ?? null };
            return { history, runs: null, categories: [] } as unknown as Status;
          },
          adoptSummaries: async (summaries) => {
            if (summaries.length > 0) steps.push(`adopted ${summaries.length}`);
            return summaries.length;
          },
        },
        config: configSchema.parse(options.config ?? {}),
        files: {
          ...repository(files),
          write(path, text) {
            files[path] = text;
          },
        },
        clock: () => new Date("2026-06-16T05:40:00Z"),
        workMs: 1000,
        surroundings,
        deployed: async ({ path, day, language }) => {
          steps.push(`asked for ${path || "main"} ${day} ${language}`);
          return options.deployed ?? { summaries: [] };
        },
        say: () => {},
        complain: (line) => complained.push(line),
      },
      { feed: "main", day: null, hasRefresh: true, template: null },
    );
    return { ending, steps, complained, files };
  }

  const days = ["2026-06-16", "2026-06-15", "2026-06-12", "2026-06-11", "2026-06-10"];

  it("takes what a deployment has bought before it buys anything, in all feeds and languages", async () => {
    const { ending, steps } = await made({
      config: { feeds: { moe: {} }, ai_summary: { languages: ["en", "zh"] } },
    });
    expect(ending).toBe("done");
    expect(steps).toEqual([
      ...["main", "/moe"].flatMap((feed) =>
        ["en", "zh"].flatMap((language) =>
          days.map((day) => `asked for ${feed} ${day} ${language}`),
        ),
      ),
      "refresh",
    ]);
  });

  it("asks a deployment for days of which summaries are lacking, and for no others", async () => {
    const bought = batch.announcements.map(({ paper: { id, version } }) =>
      aSummary({ id, version }),
    );
    const files = Object.fromEntries(
      days.map((day) => [`digests/.summaries/${day}.json`, boughtText([aSummary({ id: day })])]),
    );
    const lacking = await made({ heldTo: "2026-06-16", files, deployed: { summaries: bought } });
    expect(lacking.steps).toEqual([
      `adopted ${days.length}`,
      "asked for main 2026-06-16 en",
      `adopted ${bought.length}`,
      "refresh",
    ]);
    const whole = await made({ heldTo: "2026-06-16", files, isSummarised: true });
    expect(whole.steps).toEqual([`adopted ${days.length}`, "refresh"]);
  });

  it("goes on when the deployment does not answer, and asks it no more", async () => {
    const { ending, steps, complained } = await made({
      deployed: { summaries: [], problem: "x answered with status 500" },
    });
    expect(ending).toBe("done");
    expect(steps).toEqual(["asked for main 2026-06-16 en", "refresh"]);
    expect(complained).toEqual([
      "Summaries of the deployment could not be had: x answered with status 500.",
    ]);
  });

  it("writes a new day though a category failed, and tells of it in the page", async () => {
    const states = {
      "cs.RO": { state: "current" as const, day: "2026-06-16" },
      "cs.LG": { state: "failed" as const, day: "2026-06-15", reason: "status 503" },
    };
    const first = await made({ states });
    expect(first.ending).toBe("failed");
    expect(first.files["DIGEST.md"]).toContain(
      "cs.LG (Machine Learning): lacks the announcement of Tuesday, 16 June",
    );
    const again = await made({ states, files: { "digests/2026-06-16.md": "better" } });
    expect(again.complained.at(-1)).toBe("The digest of 2026-06-16 stays as it is.");
    expect(again.files["digests/2026-06-16.md"]).toBe("better");
  });

  it("writes nothing when there is nothing to be had", async () => {
    const { ending, complained, files } = await made({
      fails: new AppError("unavailable", "The store fails."),
    });
    expect(ending).toBe("failed");
    expect(complained).toEqual(["The store fails. No digest is written."]);
    expect(Object.keys(files)).toEqual(["README.md"]);
  });
});
