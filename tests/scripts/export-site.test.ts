import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/arxiv/calendar";
import { configSchema } from "@/lib/config/schema";
import { formats } from "@/lib/feeds/format";
import { createStaticLinks } from "@/lib/feeds/static-links";
import { configuredFeeds } from "@/lib/interest/configured";
import { filesIn } from "@/scripts/digest/files";
import { makeDigest } from "@/scripts/digest/run";
import { exportSite } from "@/scripts/export/export-site";
import { surroundings } from "@/tests/digest/builders";
import { atomViolations, jsonFeedViolations, rssViolations } from "@/tests/feeds/conformance";
import { linksOf, pageFaults } from "@/tests/site/html";
import { inventHistory } from "@/tests/support/arxiv-history";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { feedServer, type TestServer } from "@/tests/support/feed-server";
import { hastyApi } from "@/tests/support/history-sources";
import { inventDay } from "@/tests/support/invented";
import { scratchProject } from "@/tests/support/scratch-project";
import { type StaticServer, startStaticServer } from "@/tests/support/static-server";

/** The whole way from a stand-in for arXiv to files that a host below a folder serves. */
const root = resolve(import.meta.dirname, "../..");
const day = "2026-06-16";
const base = "https://someone.github.io/repo-name/";
const morning = new Date("2026-06-16T08:00:00Z");
const nextMorning = new Date("2026-06-17T08:00:00Z");
const violationsOf = { rss: rssViolations, atom: atomViolations, json: jsonFeedViolations };

let home: string;
let folder: string;
let arxiv: ArxivStandIn;
let program: TestServer;
let host: StaticServer;

const newProgram = () =>
  feedServer({
    arxivUrl: arxiv.url,
    sources: [hastyApi(arxiv.url)],
    config: {
      categories: ["cs.AI", "cs.LG"],
      keywords: [],
      history_days: 14,
      feeds: {
        hands: { title: "Hands & feet", max_papers: 5 },
        nobody: { authors: ["No Body"] },
      },
    },
  });

function run(now: Date, server = program.server) {
  return exportSite({ server, root, folder, base, repository: null, now });
}

async function siteNow(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(relative(folder, file), await readFile(file, "latin1"));
  }
  return files;
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "export-site-"));
  folder = join(home, "site");
  arxiv = await startArxiv();
  arxiv.announce(day, inventDay({ seed: 61, count: 60, day, hostile: true }));
  arxiv.history(
    inventHistory({ seed: 61, count: 8, from: addDays(day, -30), to: addDays(day, -1) }),
  );
  program = newProgram();
  await program.server.refresh({ trigger: "command", now: morning });
  host = await startStaticServer("/repo-name/", (path) =>
    readFile(join(folder, path)).catch(() => null),
  );
});
afterAll(async () => {
  await host.close();
  await arxiv.close();
  await rm(home, { recursive: true, force: true });
});

describe("npm run export, on a day like others", () => {
  it("writes a site, and tells how much", async () => {
    const told = await run(morning);
    expect(told).toEqual({ files: expect.any(Number), bytes: expect.any(Number), days: 10 });
    expect((await siteNow()).size).toBe((told as { files: number }).files + 1); // the marker
  });

  it("has no broken link when it is served below a folder, and every page is well", async () => {
    const seen = new Map<string, number>();
    const faults: string[] = [];
    const queue = [host.url];
    for (let url = queue.pop(); url !== undefined; url = queue.pop()) {
      if (seen.has(url)) continue;
      const response = await fetch(url);
      const text = await response.text();
      seen.set(url, response.status);
      if (response.status !== 200) faults.push(`${url}: ${response.status}`);
      if (!response.headers.get("content-type")?.startsWith("text/html")) continue;
      faults.push(...pageFaults(text).map((fault) => `${url}: ${fault}`));
      for (const href of linksOf(text)) {
        const target = new URL(href, url);
        target.hash = "";
        if (target.href.startsWith(new URL("/", host.url).href)) queue.push(target.href);
      }
    }
    expect(faults).toEqual([]);
    const paths = [...seen.keys()].map((url) => url.slice(host.url.length));
    expect(paths).toContain("feeds/nobody/days/2026-06-16.html");
    expect(paths.filter((path) => path.startsWith("days/2026"))).toHaveLength(10);
    expect(paths).toContain("style.css");
  });

  it("shows a page with working links for an address that is not there", async () => {
    const response = await fetch(`${host.url}days/no/such/page`);
    expect(response.status).toBe(404);
    const links = linksOf(await response.text());
    expect(links.every((href) => href.startsWith(base))).toBe(true);
    for (const href of links) {
      expect((await fetch(href.replace(base, host.url))).status).toBe(200);
    }
  });

  it.each(
    formats,
  )("has feeds that conform and are named by where they will be, in %s", async (format) => {
    const links = createStaticLinks(base);
    for (const { interest } of configuredFeeds(program.server.config)) {
      const selfUrl = links.feed(format, interest);
      const text = await (await fetch(selfUrl.replace(base, host.url))).text();
      expect(violationsOf[format](text, { selfUrl })).toEqual([]);
      expect(text).not.toMatch(/feeds\.example|localhost|127\.0\.0\.1/);
    }
  });

  it("writes the same bytes again", async () => {
    const before = await siteNow();
    await run(morning);
    expect(await siteNow()).toEqual(before);
  });

  it("says the same in a process that has only just read the archive", async () => {
    const before = await siteNow();
    const other = newProgram();
    await other.server.refresh({ trigger: "command", now: morning });
    await run(morning, other.server);
    expect(await siteNow()).toEqual(before);
  });
});

describe("npm run export, on a bad day", () => {
  it("keeps the days when arXiv fails, and says that the newest is missing", async () => {
    const before = await siteNow();
    arxiv.fault({ kind: "status", code: 503 });
    await program.server.refresh({ trigger: "command", now: nextMorning });
    // The oldest day has left the archive by now; its page is kept.
    expect(await run(nextMorning)).toMatchObject({ days: 9 });
    arxiv.fault(null);
    const after = await siteNow();
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    expect(after.get(`days/${day}.html`)).toBe(before.get(`days/${day}.html`));
    const front = after.get("index.html") ?? "";
    expect(front).toContain(
      "As of Wednesday, 17 June 2026: cs.AI, cs.LG: today's announcement could not be fetched",
    );
    expect(front).toContain('<h2><time datetime="2026-06-16">');
  });

  it("keeps the whole site when nothing is known at all", async () => {
    const before = await siteNow();
    arxiv.fault({ kind: "status", code: 503 });
    const empty = newProgram();
    await empty.server.refresh({ trigger: "command", now: nextMorning });
    const told = await run(nextMorning, empty.server);
    arxiv.fault(null);
    expect(told).toEqual({
      problem: expect.stringMatching(/^There is nothing to show yet: .*\.$/),
    });
    expect(await siteNow()).toEqual(before);
  });

  it("keeps pages of days that an archive, which was lost and filled anew, does not hold", async () => {
    const before = await siteNow();
    const young = feedServer({ arxivUrl: arxiv.url, config: { categories: ["cs.AI", "cs.LG"] } });
    await young.server.refresh({ trigger: "command", now: morning });
    expect(await run(morning, young.server)).toMatchObject({ days: 1 });
    const days = (files: Map<string, string>) =>
      [...files.keys()].filter((path) => path.startsWith("days/")).sort();
    expect(days(await siteNow())).toEqual(days(before));
  });

  it("touches no folder of somebody's own", async () => {
    const own = join(home, "own");
    await mkdir(own);
    await writeFile(join(own, "thesis.tex"), "years of work");
    const told = await exportSite({
      server: program.server,
      root,
      folder: own,
      base,
      repository: null,
      now: morning,
    });
    expect(told).toEqual({ problem: expect.stringContaining("did not write") });
    expect(await readdir(own)).toEqual(["thesis.tex"]);
  });
});

describe("npm run export, of a repository with a digest", () => {
  const repository = "https://github.com/someone/papers";
  const digest = { ...configSchema.parse({}).digest, file: "docs/TODAY.md", archive: "docs/days" };

  async function exported(known: string | null): Promise<Map<string, string>> {
    const project = scratchProject();
    const into = join(home, "with-digest");
    try {
      const config = { ...program.server.config, digest };
      const server = { ...program.server, config };
      const needs = {
        server,
        config,
        files: filesIn(project.root),
        clock: () => morning,
        workMs: 1_000,
        surroundings,
        say: () => {},
        complain: () => {},
      };
      const order = { feed: "main", day: null, hasRefresh: false, template: null };
      expect(await makeDigest(needs, order)).toBe("done");
      const options = { server, root: project.root, folder: into, base, repository: known };
      expect(await exportSite({ ...options, now: morning })).toHaveProperty("files");
      const names = ["digest.md", `digests/${day}.md`];
      const read = names.map(async (name) => [name, await readFile(join(into, name), "utf8")]);
      return new Map((await Promise.all(read)) as [string, string][]);
    } finally {
      project.remove();
    }
  }

  const targets = (markdown: string) =>
    [...markdown.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = ""]) => target);

  it("takes it from where config.json has it, with links that lead somewhere", async () => {
    for (const [name, markdown] of await exported(repository)) {
      const links = targets(markdown);
      expect(
        links.filter((target) => !/^https:\/\//.test(target)),
        name,
      ).toEqual([]);
      expect(links, name).toContain(`${repository}/blob/HEAD/config.json`);
      expect(links, name).toContain(`${repository}/blob/HEAD/docs/deploy.md`);
      for (const target of links.filter((each) => each.startsWith(`${repository}/blob/HEAD/`))) {
        const file = target.slice(`${repository}/blob/HEAD/`.length);
        await expect(readFile(join(root, file)), target).resolves.toBeDefined();
      }
    }
  });

  it("has words where the repository is not known", async () => {
    for (const [name, markdown] of await exported(null)) {
      expect(markdown, name).toContain("**Customise** config.json: your categories");
      expect(targets(markdown).filter((target) => !/^https:\/\//.test(target))).toEqual([]);
    }
  });
});
