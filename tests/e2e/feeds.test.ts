import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayInForce } from "@/lib/arxiv/calendar";
import { readFeed } from "@/tests/feeds/reading";
import { parseXml, type XmlElement } from "@/tests/feeds/xml";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { type BuiltServer, startBuiltServer } from "@/tests/support/built-server";
import { inventDay } from "@/tests/support/invented";

/** Feed addresses as people write them, and the HTTP that readers and pages need, for real. */
const today = dayInForce(new Date());
const papers = inventDay({ seed: 71, count: 300, day: today, hostile: true });

let arxiv: ArxivStandIn;
let server: BuiltServer;
let data: string;

beforeAll(async () => {
  arxiv = await startArxiv();
  data = await mkdtemp(join(tmpdir(), "arxiv-feed-e2e-"));
  arxiv.announce(today, papers);
  server = await startBuiltServer({ arxivUrl: arxiv.url, dataFolder: data });
  await fetch(`${server.url}/rss`);
});
afterAll(async () => {
  await server?.stop();
  await arxiv?.close();
  await rm(data, { recursive: true, force: true });
});

const ask = (path: string, init?: RequestInit) => fetch(`${server.url}${path}`, init);
const textAt = async (path: string) => (await ask(path)).text();

describe("an address of arXiv's with another host", () => {
  it.each([
    "cs.AI",
    "cs.LG",
    "cs.AI+cs.CL",
    "cs",
  ])("holds with all=1 what arXiv's has: %s", async (query) => {
    const theirs = await (await fetch(`${arxiv.url}/rss/${query}`)).text();
    const guids = [...theirs.matchAll(/>oai:arXiv\.org:(\S+?)v\d+<\/guid>/g)].map((m) => m[1]);
    expect(guids.length).toBeGreaterThan(20);
    const missing = async () => {
      const ours = readFeed("rss", await textAt(`/rss/${query}?version=2.0&all=1`));
      const ids = new Set(ours.items.map(({ id }) => id.replace("https://arxiv.org/abs/", "")));
      return guids.filter((guid) => !ids.has(guid ?? ""));
    };
    // A category that this server did not follow yet begins with what others' listings told of it.
    for (let tries = 0; tries < 50 && (await missing()).length > 0; tries++) await sleep(100);
    expect(await missing()).toEqual([]);
  });
});

describe("a feed's home", () => {
  it.each([
    "/rss/cs.LG?keywords=model,data&limit=7",
    "/rss?q=ti:learning&keywords=&sort=date",
    `/rss?date=${today}&limit=3`,
  ])("is the page that shows the same papers and where to subscribe: %s", async (path) => {
    const text = await textAt(path);
    const feed = readFeed("rss", text);
    expect(feed.items.length).toBeGreaterThan(0);
    const home = new URL(feed.homeUrl);
    const page = await (await fetch(home)).text();
    const shown = [...page.matchAll(/<h2><a href="https:\/\/arxiv\.org\/abs\/([^"]+)"/g)];
    expect(shown.map((match) => `https://arxiv.org/abs/${match[1]}`)).toEqual(
      feed.items.map(({ url }) => url),
    );
    const self = /<atom:link href="([^"]+)" rel="self"/.exec(text)?.[1];
    expect(page).toContain(`href="${self}"`);
  });
});

describe("/opml", () => {
  const leaves = (element: XmlElement): XmlElement[] =>
    element.attributes.xmlUrl ? [element] : element.children.flatMap(leaves);

  it("names feeds that are there", async () => {
    const answer = await ask("/opml");
    expect(answer.headers.get("content-type")).toMatch(/^text\/x-opml/);
    const outlines = leaves(parseXml(await answer.text()));
    expect(outlines.length).toBeGreaterThan(1);
    for (const { attributes } of outlines) {
      const feed = await fetch(attributes.xmlUrl ?? "");
      expect(feed.status, attributes.xmlUrl).toBe(200);
      expect((await fetch(attributes.htmlUrl ?? "")).status).toBe(200);
    }
  });
});

describe("HTTP", () => {
  it.each(["/rss", "/atom", "/json"])("revalidates every form of %s", async (path) => {
    const first = await ask(path, { headers: { "accept-encoding": "identity" } });
    const etag = first.headers.get("etag") ?? "";
    const modified = first.headers.get("last-modified") ?? "";
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
    const statusOf = async (headers: Record<string, string>) =>
      (await ask(path, { headers })).status;
    expect(await statusOf({ "if-none-match": etag })).toBe(304);
    expect(await statusOf({ "if-none-match": `W/${etag}` })).toBe(304);
    expect(await statusOf({ "if-none-match": `"other", W/${etag}` })).toBe(304);
    expect(await statusOf({ "if-modified-since": modified })).toBe(304);
    // The tag is the truth: some old readers make dates up.
    expect(await statusOf({ "if-none-match": '"other"', "if-modified-since": modified })).toBe(200);
    const head = await ask(path, { method: "HEAD", headers: { "accept-encoding": "identity" } });
    expect(head.headers.get("etag")).toBe(etag);
    expect(await head.text()).toBe("");
  });

  it("sends the same bytes zipped and plain, and stable ones", async () => {
    const plain = Buffer.from(await (await ask("/rss")).arrayBuffer());
    const { request } = await import("node:http");
    const zipped = await new Promise<{ encoding?: string; body: Buffer }>((done, failed) => {
      request(`${server.url}/rss`, { headers: { "accept-encoding": "gzip" } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("end", () =>
          done({ encoding: answer.headers["content-encoding"], body: Buffer.concat(chunks) }),
        );
      })
        .on("error", failed)
        .end();
    });
    expect(zipped.encoding).toBe("gzip");
    expect(gunzipSync(zipped.body).equals(plain)).toBe(true);
  });

  it("lets pages of other origins read JSON, also why it was refused", async () => {
    const preflight = await ask("/json/cs.AI?limit=5", {
      method: "OPTIONS",
      headers: { origin: "https://other.example", "access-control-request-method": "GET" },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-headers")).toContain("if-none-match");
    for (const path of ["/json", "/json/cs.AI", "/feed.json", "/json?limit=0"]) {
      expect((await ask(path)).headers.get("access-control-allow-origin"), path).toBe("*");
    }
    expect((await ask("/rss")).headers.get("access-control-allow-origin")).toBeNull();
  });

  it("offers no other feed on a page whose address is wrong", async () => {
    const right = await (await ask("/?feed=cs.AI&limit=5")).text();
    expect(right).toContain("/atom/cs.AI?limit=5");
    for (const path of ["/?feed=cs.XX", "/?feed=cs.AI&limit=0"]) {
      const page = await (await ask(path)).text();
      expect(page, path).not.toMatch(/rel="alternate"|\/(?:atom|rss|json)[/?"]/);
    }
  });

  it("tells an error as text or as JSON, as it is asked to", async () => {
    const text = await ask("/rss?limit=0");
    expect(await text.text()).toBe(
      'The parameter "limit" is "0"; allowed is a whole number from 1 to 2000.\n',
    );
    const json = await ask("/rss?q=co:x", { headers: { accept: "application/json" } });
    expect(json.status).toBe(400);
    const { error } = (await json.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe("bad_request");
    expect(error.message).toMatch(/^At character 1 of the query/);
  });

  it.each([
    "/favicon.ico",
    "/icon.svg",
    "/icon-144.png",
    "/icon-512.png",
  ])("has %s", async (path) => {
    expect((await ask(path)).status).toBe(200);
  });
});
