import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import type { Edition } from "@/lib/editions/edition";
import { conditional } from "@/lib/feeds/conditional";
import type { Format } from "@/lib/feeds/document";
import { createLinks } from "@/lib/feeds/links";
import { contentTypes, renderFeed } from "@/lib/feeds/render";
import { editionOf, editionWith, inventedEdition, links } from "@/tests/feeds/builders";
import { type ReadItem, readFeed } from "@/tests/feeds/reading";
import { aBatch, anAnnouncement, aPaper } from "@/tests/support/papers";

/**
 * Feeds as two real readers take them: newsboat (libxml2) and sfeed (a parser of its own). Both
 * come with a system's packages, as does sqlite3, which looks into newsboat's cache.
 */
const run = promisify(execFile);

beforeAll(async () => {
  const missing = await Promise.all(
    ["newsboat", "sfeed", "sqlite3"].map((program) =>
      run("which", [program]).then(
        () => [],
        () => [program],
      ),
    ),
  );
  const names = missing.flat();
  if (names.length > 0) {
    throw new Error(`These tests need ${names.join(", ")}: apt-get install newsboat sfeed sqlite3`);
  }
});

/** What stands under an address, and how each request for it was answered. */
type FeedHost = { url: string; edition: Edition; statuses: number[]; close(): Promise<void> };

async function hostFeed(format: "rss" | "atom", edition: Edition): Promise<FeedHost> {
  const server: Server = createServer(async (incoming, outgoing) => {
    const headers = new Headers(incoming.headers as Record<string, string>);
    const bytes = renderFeed(host.edition, format, createLinks(new URL(host.url).origin));
    const answer = conditional(new Request(host.url, { headers }), {
      bytes,
      etag: createHash("sha256").update(bytes).digest("hex").slice(0, 32),
      lastModified: host.edition.changedAt,
      contentType: contentTypes[format],
      cacheControl: "public, max-age=900",
    });
    host.statuses.push(answer.status);
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const host: FeedHost = {
    url: `http://127.0.0.1:${port}/${format}`,
    edition,
    statuses: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return host;
}

/** A newsboat of its own, subscribed to one address. */
async function newsboatFor(url: string) {
  const folder = await mkdtemp(join(tmpdir(), "newsboat-"));
  const [urls, cache, config] = ["urls", "cache.db", "config"].map((name) => join(folder, name));
  await writeFile(urls ?? "", `${url}\n`);
  await writeFile(config ?? "", "");
  const command = ["-u", urls, "-c", cache, "-C", config, "-x"] as string[];
  const newsboat = (what: string) =>
    run("newsboat", [...command, what], { env: { ...process.env, HOME: folder, TERM: "dumb" } });
  return {
    reload: () => newsboat("reload"),
    unread: async () => Number.parseInt((await newsboat("print-unread")).stdout, 10),
    items: async (): Promise<Seen[]> => {
      const columns = "guid id, title, author, url, pubDate date, content";
      const query = `select ${columns} from rss_item order by pubDate desc`;
      const { stdout } = await run("sqlite3", ["-json", cache ?? "", query], {
        maxBuffer: 64_000_000,
      });
      return stdout.trim() === "" ? [] : JSON.parse(stdout);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

type Seen = {
  id: string;
  title: string;
  author: string;
  url: string;
  date: number; // seconds
  content: string;
};

/** sfeed's table, a line each: https://codemadness.org/sfeed.html */
async function sfeed(text: Buffer): Promise<(Seen & { pdf: string })[]> {
  const child = spawn("sfeed");
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk) => chunks.push(chunk));
  child.stdin.end(text);
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(code).toBe(0);
  const lines = Buffer.concat(chunks).toString("utf8").split("\n").slice(0, -1);
  return lines.map((line) => {
    const [date, title = "", url = "", content = "", , id = "", author = "", pdf = ""] =
      line.split("\t");
    const unescaped = content.replace(/\\(.)/g, (_, sign) => (sign === "n" ? "\n" : sign));
    return { id, title, author, url, date: Number(date), content: unescaped, pdf };
  });
}

/** What a reader should have of our items, and what it has; content and names differ by reader. */
function expectedOf({ id, title, url, published }: ReadItem) {
  return { id, title, url, date: Date.parse(published) / 1000 };
}

function factsOf({ id, title, url, date }: Seen) {
  return { id, title, url, date };
}

/** What is left of a content when the tags are off, blanks aside: readers rewrite the markup. */
function plain(html: string): string {
  const text = html.replace(/<[^>]*>/g, " ");
  const decoded = text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => signs[name] ?? "");
  return decoded.replace(/\s+/g, " ").trim();
}

const signs: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

/** Everything that was ever found to trip a reader, besides the invented days. */
const awkward = editionWith({
  title: "]]> and ]]> R&D &amp; \u0008x<y \uFFFE \uD83D 🚀 שלום",
  abstract: "One ]]> two & three &lt; four <b>five</b>.\n\nThe second paragraph.",
  authors: [{ name: "The R&D Collaboration" }, { name: 'Bj\\"orn \\O{}sterg\\aa{}rd' }],
});

describe.each(["rss", "atom"] as const)("readers of %s", (format: Extract<
  Format,
  "rss" | "atom"
>) => {
  const editions: [string, Edition][] = [
    ["invented days", inventedEdition()],
    ["an awkward paper", awkward],
    ["an empty feed", editionOf([aBatch("2026-06-16")])],
    [
      "a paper of which only the id is known",
      editionWith({ title: "", abstract: "", authors: [] }),
    ],
  ];

  it.each(editions)("newsboat holds all of %s", async (_, edition) => {
    const host = await hostFeed(format, edition);
    const newsboat = await newsboatFor(host.url);
    try {
      const bytes = renderFeed(edition, format, createLinks(new URL(host.url).origin));
      const { items } = readFeed(format, bytes.toString("utf8"));
      await newsboat.reload();
      expect(await newsboat.unread()).toBe(items.length);
      const seen = await newsboat.items();
      expect(seen.map(factsOf)).toEqual(items.map(expectedOf));
      expect(seen.map(({ author }) => author)).toEqual(items.map(({ authors }) => authors));
      expect(seen.map(({ content }) => plain(content))).toEqual(
        items.map(({ content }) => plain(content)),
      );
    } finally {
      await newsboat.remove();
      await host.close();
    }
  });

  it.each(editions)("sfeed holds all of %s", async (_, edition) => {
    const bytes = renderFeed(edition, format, links);
    const { items } = readFeed(format, bytes.toString("utf8"));
    const seen = await sfeed(bytes);
    expect(seen.map(factsOf)).toEqual(items.map(expectedOf));
    expect(seen.map(({ content }) => content)).toEqual(items.map(({ content }) => content));
    expect(seen.map(({ pdf }) => pdf)).toEqual(items.map(({ pdfUrl }) => pdfUrl));
    // Of Atom's authors it takes the first.
    expect(seen.map(({ author }) => author)).toEqual(
      items.map(({ authors }) => (format === "rss" ? authors : (authors.split(", ")[0] ?? ""))),
    );
  });

  it("newsboat gets its first 304 at the third poll, and a revision after it", async () => {
    const batch = aBatch("2026-06-15", aPaper());
    const host = await hostFeed(format, editionOf([batch]));
    const newsboat = await newsboatFor(host.url);
    try {
      for (let poll = 1; poll <= 4; poll++) await newsboat.reload();
      // It keeps validators only from the second answer on.
      expect(host.statuses).toEqual([200, 200, 304, 304]);

      const revision = anAnnouncement({
        kind: "replace",
        earlier: [{ day: "2026-06-15", kind: "new", categories: ["cs.RO"] }],
        paper: { version: 2, title: "Folding Towels with One Arm" },
      });
      host.edition = editionOf([batch, aBatch("2026-06-17", revision)]);
      await newsboat.reload();
      expect(host.statuses.at(-1)).toBe(200);
      const seen = await newsboat.items();
      expect(seen.map(({ title }) => title)).toEqual(["Folding Towels with One Arm"]);
    } finally {
      await newsboat.remove();
      await host.close();
    }
  });
});
