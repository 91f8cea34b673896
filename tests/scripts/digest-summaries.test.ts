import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { submissionWindow } from "@/lib/arxiv/calendar";
import { configSchema } from "@/lib/config/schema";
import { boughtIn } from "@/lib/digest/bought";
import { deployedSummaries, type Get } from "@/lib/digest/deployed";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { digestRepository } from "@/tests/support/digest-workflow";
import { feedServer } from "@/tests/support/feed-server";
import { hastyApi } from "@/tests/support/history-sources";
import type { Announced } from "@/tests/support/invented";
import { isQuestion, type ModelStandIn, startModel } from "@/tests/support/model-server";

/** Days of the workflow with a model: whatever is lost or fails, nothing is bought twice. */
let arxiv: ArxivStandIn;
let model: ModelStandIn;
let home: ReturnType<typeof digestRepository>;
let now = new Date("2026-09-02T07:20:00Z");

beforeAll(async () => {
  arxiv = await startArxiv({ now: () => now });
  model = await startModel();
  home = digestRepository({
    name: "digest-summaries-",
    arxivUrl: () => arxiv.url,
    modelUrl: () => model.url,
    settings: {
      categories: ["cs.CL", "cs.LG"],
      keywords: ["towels"],
      exclude_keywords: [],
      ai_summary: { model: "stand-in" },
      feeds: { gears: { keywords: ["gears"] } },
    },
    setNow: (moment) => {
      now = moment;
    },
  });
});
afterAll(async () => {
  await Promise.all([arxiv.close(), model.close()]);
  home.close();
});

function paper(number: number, title: string): Announced {
  return {
    id: `2609.${String(10000 + number)}`,
    version: 1,
    title,
    abstract: `On ${title}, and how they are folded.`,
    creator: "Ada Ferrant",
    categories: ["cs.LG", "cs.CL"],
    action: "new",
  };
}

const asked = () => model.requests.filter(isQuestion).length;
const folded = (path: string) => home.read(path).match(/^<details>/gm)?.length ?? 0;
const kept = (day: string) => `digests/.summaries/${day}.json`;

describe("digests with summaries", { timeout: 60_000 }, () => {
  it("keep what was bought, for all feeds, beside them", async () => {
    arxiv.announce("2026-09-02", [paper(1, "Towels"), paper(2, "Gears"), paper(3, "Wet Towels")]);
    const made = await home.run("2026-09-02T07:20:00Z");
    expect(made).toMatchObject({ ending: "done", complained: [] });
    expect(made.said[1]).toMatch(/^Wrote 3 summaries with stand-in \(/);
    expect(made.changed).toEqual([
      "DIGEST.md",
      "README.md",
      kept("2026-09-02"),
      "digests/2026-09-02.md",
    ]);
    expect(asked()).toBe(3);
    expect(folded("digests/2026-09-02.md")).toBe(2);
    const bought = boughtIn(home.read(kept("2026-09-02"))) ?? [];
    expect(bought.map(({ id }) => id)).toEqual(["2609.10001", "2609.10002", "2609.10003"]);
    expect(home.read(kept("2026-09-02"))).toMatch(/^\[\n {2}\{\n {4}"id": "2609\.10001",\n/);
  });

  it("buy nothing again, and change no byte, when the cache is lost", async () => {
    const made = await home.run("2026-09-02T11:20:00Z", { isCacheLost: true });
    expect(made).toMatchObject({ ending: "done", commit: null });
    expect(asked()).toBe(3);
  });

  it("lose none of them when the cache is lost and the model fails as well", async () => {
    arxiv.announce("2026-09-03", [paper(4, "Dry Towels"), paper(5, "Small Towels")]);
    await home.run("2026-09-03T07:20:00Z");
    expect(asked()).toBe(5);
    model.fault({ kind: "status", code: 401 });
    arxiv.announce("2026-09-03", [
      paper(4, "Dry Towels"),
      paper(5, "Small Towels"),
      paper(6, "Big Towels"),
    ]);
    const made = await home.run("2026-09-03T11:20:00Z", { isCacheLost: true });
    model.fault(null);
    expect(made.ending).toBe("failed");
    expect(made.said[1]).toMatch(/^Could not write 2609\.10006; 1 summary left: .*401/);
    expect(folded("digests/2026-09-03.md")).toBe(2);
    expect(home.read("digests/2026-09-03.md")).toContain("Big Towels");
    expect(folded("digests/2026-09-02.md")).toBe(2);
    expect(made.changed).not.toContain(kept("2026-09-03"));
    const again = await home.run("2026-09-03T12:20:00Z");
    expect(again.changed).toContain(kept("2026-09-03"));
    expect(folded("DIGEST.md")).toBe(3);
  });

  it("are left as they are where what was bought is lost altogether", async () => {
    const before = asked();
    rmSync(join(home.repository, "digests/.summaries"), { recursive: true });
    model.fault({ kind: "status", code: 401 });
    const made = await home.run("2026-09-03T13:20:00Z", { isCacheLost: true });
    model.fault(null);
    expect(made.ending).toBe("failed");
    expect(made.complained).toContain(
      "digests/2026-09-03.md has summaries of 3 papers, of which only 0 can be found now; the digest stays as it is.",
    );
    expect(folded("digests/2026-09-03.md")).toBe(3);
    expect(folded("DIGEST.md")).toBe(3);
    expect(asked()).toBe(before + 1);
  });

  it("come later than their day into its archive, where they are all that is new", async () => {
    model.fault({ kind: "status", code: 401 });
    arxiv.announce("2026-09-04", [paper(7, "Round Towels")]);
    await home.run("2026-09-04T07:20:00Z");
    model.fault(null);
    expect(folded("digests/2026-09-04.md")).toBe(0);
    arxiv.announce("2026-09-07", [paper(8, "Last Towels")]);
    const made = await home.run("2026-09-07T07:20:00Z");
    expect(made.changed.filter((path) => path.endsWith(".md"))).toEqual([
      ...["DIGEST.md", "README.md", "digests/2026-09-04.md", "digests/2026-09-07.md"],
    ]);
    expect(folded("digests/2026-09-04.md")).toBe(1);
    const diff = home.diffOf("digests/2026-09-04.md").filter((line) => line.startsWith("-"));
    expect(diff.filter((line) => !/arxiv-digest|Last Updated|lacks|has the/.test(line))).toEqual(
      [],
    );
  });

  it("stand in a page that stays, when only a second source gives the day again", async () => {
    const friday = [paper(9, "Towels of Linen"), paper(10, "Towels of Cotton, and Towels")];
    arxiv.announce("2026-09-11", friday);
    await home.run("2026-09-11T07:20:00Z");
    const before = home.read("digests/2026-09-11.md");
    arxiv.announce("2026-09-12", []);
    const { from } = submissionWindow("2026-09-11");
    const late = paper(11, "Towels of Silk");
    arxiv.history(
      [...friday, late].map((announced, index) => ({
        announced,
        submittedAt: new Date(from.getTime() + (index + 1) * 60_000),
        announcedOn: "2026-09-11",
      })),
    );
    const bought = asked();
    const sources = [hastyApi(arxiv.url)];
    const made = await home.run("2026-09-12T10:00:00Z", { isCacheLost: true, sources });
    expect(made.said).toContain("The digest of 2026-09-11 stays as arXiv announced it.");
    expect(made).toMatchObject({ ending: "done", complained: [] });
    expect(home.read("digests/2026-09-11.md")).toBe(before);
    expect(made.changed.filter((path) => path.endsWith(".md"))).toEqual([]);
    expect(asked()).toBe(bought + 1); // the paper that the second source adds
    const again = await home.run("2026-09-13T10:00:00Z", { sources });
    expect(again).toMatchObject({ ending: "done", commit: null });
  });
});

describe("a digest beside a deployment", { timeout: 60_000 }, () => {
  it("buys nothing that the deployment has bought, for all feeds, however many papers a day has", async () => {
    const config = {
      categories: ["cs.CL", "cs.LG"],
      keywords: ["towels"],
      exclude_keywords: [],
      max_papers: 200,
      ai_summary: { model: "stand-in", max_papers_to_summarize: 200 },
      feeds: { gears: { keywords: ["gears"] } },
    };
    arxiv.announce("2026-09-15", [
      paper(21, "Towels"),
      paper(22, "Gears"),
      paper(23, "Damp Towels"),
    ]);
    now = new Date("2026-09-15T06:30:00Z");
    const { server, text } = feedServer({
      arxivUrl: arxiv.url,
      modelUrl: model.url,
      config: configSchema.parse(config),
    });
    const start = asked();
    await server.refresh({ trigger: "command", now });
    const before = asked();
    expect(before - start).toBe(3);
    const get: Get = async (url) => ({
      status: 200,
      body: await text(now, url.slice("https://feeds.example".length)),
    });
    const origin = "https://feeds.example";
    const other = digestRepository({
      name: "digest-deployed-",
      arxivUrl: () => arxiv.url,
      modelUrl: () => model.url,
      settings: config,
      setNow: (moment) => {
        now = moment;
      },
    });
    const made = await other.run("2026-09-15T07:20:00Z", {
      deployed: (feed) => deployedSummaries({ origin, get }, feed),
    });
    expect(made).toMatchObject({ ending: "done", complained: [] });
    expect(made.said[0]).toBe("The deployment has 3 papers summarised already.");
    expect(other.read("DIGEST.md").match(/^<details>/gm)).toHaveLength(2);
    expect(asked()).toBe(before);
    other.close();
  });
});
