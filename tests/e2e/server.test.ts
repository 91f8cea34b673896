import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayInForce } from "@/lib/arxiv/calendar";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { type BuiltServer, startBuiltServer } from "@/tests/support/built-server";
import { inventDay } from "@/tests/support/invented";

/** The built server as a reader meets it. */
let arxiv: ArxivStandIn;
let data: string;
let server: BuiltServer;

/** Days gone by are asked for elsewhere. */
const feedsAsked = () => arxiv.requests.filter(({ path }) => path.startsWith("/rss/")).length;

beforeAll(async () => {
  arxiv = await startArxiv();
  const day = dayInForce(new Date());
  arxiv.announce(day, inventDay({ seed: 21, count: 300, day, hostile: true }));
  data = await mkdtemp(join(tmpdir(), "arxiv-feed-e2e-"));
  server = await startBuiltServer({ arxivUrl: arxiv.url, dataFolder: data });
});

afterAll(async () => {
  await server?.stop();
  await arxiv?.close();
  await rm(data, { recursive: true, force: true });
});

/** Reads every body to its end: an open one would keep the server from stopping. */
async function get(path: string, init?: RequestInit) {
  const response = await fetch(`${server.url}${path}`, init);
  const { status, headers } = response;
  return { status, headers, body: await response.text() };
}

describe("a feed", () => {
  it.each([
    ["/rss", "application/rss+xml; charset=utf-8"],
    ["/feed.xml", "application/rss+xml; charset=utf-8"],
    ["/atom", "application/atom+xml; charset=utf-8"],
    ["/atom.xml", "application/atom+xml; charset=utf-8"],
    ["/json", "application/feed+json; charset=utf-8"],
    ["/feed.json", "application/feed+json; charset=utf-8"],
    ["/rss/cs.AI+cs.LG", "application/rss+xml; charset=utf-8"],
    ["/atom/cs.CL?limit=3&keywords=", "application/atom+xml; charset=utf-8"],
    ["/json/cs?days=1", "application/feed+json; charset=utf-8"],
  ])("is served at %s as %s, well-formed, with validators and a lifetime", async (path, type) => {
    const response = await get(path);
    const { body } = response;
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("etag")).toMatch(/^"[0-9a-f]{32}(-gzip)?"$/);
    expect(response.headers.get("last-modified")).toMatch(/ GMT$/);
    expect(response.headers.get("cache-control")).toContain("max-age=900");
    expect(response.headers.get("set-cookie")).toBeNull();
    if (type.includes("json")) expect(JSON.parse(body).items.length).toBeGreaterThan(0);
    else expect(XMLValidator.validate(body)).toBe(true);
  });

  it("answers 304 to either validator, and the ETag decides", async () => {
    const { headers } = await get("/rss");
    const etag = headers.get("etag") ?? "";
    const lastModified = headers.get("last-modified") ?? "";
    const status = async (headers: Record<string, string>) =>
      (await get("/rss", { headers })).status;

    expect(await status({ "if-none-match": etag })).toBe(304);
    expect(await status({ "if-none-match": `W/${etag}` })).toBe(304);
    expect(await status({ "if-modified-since": lastModified })).toBe(304);
    expect(await status({ "if-none-match": '"other"', "if-modified-since": lastModified })).toBe(
      200,
    );
  });

  it("answers HEAD with the same headers and no body", async () => {
    const [head, whole] = await Promise.all([get("/rss", { method: "HEAD" }), get("/rss")]);
    expect(head.status).toBe(200);
    expect(head.body).toBe("");
    for (const name of ["etag", "content-type", "last-modified", "cache-control"]) {
      expect(head.headers.get(name)).toBe(whole.headers.get(name));
    }
  });

  it("is compressed for those who ask, with the same content", async () => {
    const plain = (await get("/rss", { headers: { "accept-encoding": "identity" } })).body;
    const response = await get("/rss", { headers: { "accept-encoding": "gzip" } });
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(response.headers.get("vary")).toContain("accept-encoding");
    expect(response.headers.get("etag")).toMatch(/-gzip"$/);
    const again = {
      "accept-encoding": "gzip",
      "if-none-match": response.headers.get("etag") ?? "",
    };
    expect((await get("/rss", { headers: again })).status).toBe(304);
    expect(
      (await get("/rss", { headers: { ...again, "accept-encoding": "identity" } })).status,
    ).toBe(304);
    expect(response.body).toBe(plain);
  });

  it("takes arXiv's own path with an encoded plus sign for the same feed", async () => {
    const [plain, encoded] = await Promise.all([
      get("/rss/cs.AI+cs.LG"),
      get("/rss/cs.LG%2Bcs.AI"),
    ]);
    expect(encoded.headers.get("etag")).toBe(plain.headers.get("etag"));
  });

  it("names its canonical address, never the host of the request", async () => {
    const response = await get("/rss/cs.LG+cs.AI?utm_source=x&limit=5", {
      headers: { host: "evil.example", "x-forwarded-host": "evil.example" },
    });
    const feed = new XMLParser({ ignoreAttributes: false }).parse(response.body);
    expect(feed.rss.channel["atom:link"]["@_href"]).toBe(`${server.url}/rss/cs.AI+cs.LG?limit=5`);
  });

  it.each([
    ["/rss/cs.IA", '"cs.IA" is no arXiv category; did you mean "cs.AI"?\n'],
    ["/rss?limit=0", 'The parameter "limit" is "0"; allowed is a whole number from 1 to 2000.\n'],
    ["/rss?keyword=x", 'There is no parameter "keyword"; did you mean "keywords"?\n'],
  ])("refuses %s with one sentence", async (path, sentence) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    expect(response.body).toBe(sentence);
  });

  it("says what is wrong as JSON to those who accept JSON", async () => {
    const response = await get("/json?days=x", { headers: { accept: "application/feed+json" } });
    expect(response.status).toBe(400);
    expect(JSON.parse(response.body)).toMatchObject({ error: { code: "bad_request" } });
  });

  it("is 404 below a feed's address", async () => {
    expect((await get("/rss/cs.AI/more")).status).toBe(404);
  });
});

describe("the server", () => {
  it("tells its state at /health", async () => {
    const response = await get("/health");
    expect(response.status).toBe(200);
    expect(JSON.parse(response.body)).toMatchObject({ store: null });
  });

  it("serves robots.txt as it stands in public/", async () => {
    const response = await get("/robots.txt");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(response.body).toBe(await readFile(resolve("public/robots.txt"), "utf8"));
  });

  it("writes whole files only, and finds them after a restart without asking arXiv", async () => {
    // What goes on behind the answers, history among it, writes files of its own.
    const isAtRest = async () => {
      const { running, history, categories } = JSON.parse((await get("/status.json")).body);
      const isDue = categories.some(({ state }: { state: string }) => state === "due");
      return !running && !isDue && history.missing.length === 0;
    };
    for (let tries = 0; tries < 200 && !(await isAtRest()); tries++) {
      await get("/rss");
      await sleep(100);
    }
    const before = (await get("/rss")).body;
    const unfinished = () => readdir(join(data, "unfinished"));
    for (let tries = 0; tries < 50 && (await unfinished()).length > 0; tries++) await sleep(100);
    expect(await unfinished()).toEqual([]);
    await server.stop();
    const asked = feedsAsked();

    const { url } = server;
    server = await startBuiltServer({
      arxivUrl: arxiv.url,
      dataFolder: data,
      environment: { SITE_URL: url },
    });
    expect((await get("/rss")).body).toBe(before);
    expect(feedsAsked()).toBe(asked);
  });

  it("is 503 with Retry-After while arXiv was never reached, and the page says so", async () => {
    const empty = await mkdtemp(join(tmpdir(), "arxiv-feed-e2e-"));
    const alone = await startBuiltServer({ arxivUrl: "http://127.0.0.1:9", dataFolder: empty });
    try {
      const response = await fetch(`${alone.url}/rss`);
      expect(response.status).toBe(503);
      expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(await response.text()).toMatch(/^There is nothing to show yet: .*\.\n$/);
      expect(await (await fetch(`${alone.url}/`)).text()).toContain("There is nothing to show yet");
      expect((await fetch(`${alone.url}/health`)).status).toBe(503);
    } finally {
      await alone.stop();
      await rm(empty, { recursive: true, force: true });
    }
  });
});
