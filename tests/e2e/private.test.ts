import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayInForce } from "@/lib/arxiv/calendar";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { type BuiltServer, startBuiltServer } from "@/tests/support/built-server";
import { inventDay } from "@/tests/support/invented";

/** The built server of a private deployment, met with and without its key. */
const token = "canary+token/of=mine";
const key = `key=${encodeURIComponent(token)}`;
const bearer = { authorization: `Bearer ${token}` };

let arxiv: ArxivStandIn;
let data: string;
let server: BuiltServer;
let titles: string[];

beforeAll(async () => {
  arxiv = await startArxiv();
  const day = dayInForce(new Date());
  arxiv.announce(day, inventDay({ seed: 23, count: 300, day }));
  data = await mkdtemp(join(tmpdir(), "arxiv-feed-private-"));
  server = await startBuiltServer({
    arxivUrl: arxiv.url,
    dataFolder: data,
    environment: { ACCESS_TOKEN: token },
  });
  const { body } = await get("/json", { headers: bearer });
  titles = JSON.parse(body).items.map(({ title }: { title: string }) => title);
});

afterAll(async () => {
  await server?.stop();
  await arxiv?.close();
  await rm(data, { recursive: true, force: true });
});

async function get(path: string, init?: RequestInit) {
  const response = await fetch(`${server.url}${path}`, init);
  const { status, headers } = response;
  return { status, headers, body: await response.text() };
}

function withKey(path: string): string {
  return `${path}${path.includes("?") ? "&" : "?"}${key}`;
}

/** An address for each page and handler there is, from the folders of the app. */
async function addresses(): Promise<string[]> {
  const app = resolve(import.meta.dirname, "../../app");
  const files = await readdir(app, { recursive: true });
  return files
    .filter((file) => /(^|\/)(route\.ts|page\.tsx)$/.test(file))
    .map((file) => `/${file.replace(/\/?(route\.ts|page\.tsx)$/, "")}`)
    .map((path) => path.replace("/[[...feed]]", ""));
}

const open = /^\/(health|api\/cron\/)/;

describe("without the key", () => {
  it("every page and handler is 401, and tells nothing of papers or settings", async () => {
    expect(titles.length).toBeGreaterThan(0);
    const guarded = (await addresses()).filter((path) => !open.test(path));
    expect(guarded).toEqual(expect.arrayContaining(["/", "/rss", "/feed.json"]));
    const others = ["/rss/cs.AI", "/atom/nonsense", "/json/a/b", "/rss?limit=0", "/rss?key="];
    for (const path of [...guarded, ...others, "/?key=wrong", "/rss?key=wrong"]) {
      const { status, headers, body } = await get(path);
      expect([path, status]).toEqual([path, 401]);
      expect(body).toContain("This server is private");
      expect(body).not.toMatch(/cs\.[A-Z]{2}|arXiv papers|canary/);
      for (const title of titles) expect(body).not.toContain(title);
      expect(headers.get("etag")).toBeNull();
      expect(headers.get("cache-control")).toContain("no-store");
    }
  });

  it("a page can be read as it comes, without JavaScript", async () => {
    const { headers, body } = await get("/");
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(body).toMatch(/<p>This server is private; [^<]*\.<\/p>/);
    expect(body).not.toContain("<script");
  });

  it("says so in one sentence, as text or as JSON", async () => {
    const text = await get("/rss");
    expect(text.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(text.headers.get("www-authenticate")).toBe("Bearer");
    expect(text.body).toMatch(/^This server is private; .*\.\n$/);
    const json = await get("/rss", { headers: { accept: "application/json" } });
    expect(json.status).toBe(401);
    expect(JSON.parse(json.body)).toEqual({
      error: { code: "unauthorized", message: text.body.trim() },
    });
  });

  it("a validator is no key", async () => {
    const { headers } = await get(withKey("/rss"));
    const etag = headers.get("etag") ?? "";
    for (const validator of [etag, "*"]) {
      expect((await get("/rss", { headers: { "if-none-match": validator } })).status).toBe(401);
    }
    expect((await get("/rss", { method: "HEAD" })).status).toBe(401);
  });

  it("what runs in the browser of a page asks for the page's data in vain too", async () => {
    for (const headers of [{ rsc: "1" }, { rsc: "1", "next-router-prefetch": "1" }]) {
      const { body } = await get("/?_rsc=1", { headers: headers as Record<string, string> });
      expect(body).not.toMatch(/arXiv papers|canary/);
      for (const title of titles) expect(body).not.toContain(title);
    }
  });

  it("health is a word, and the icon is open", async () => {
    const health = await get("/health");
    expect(health.status).toBe(200);
    expect(health.body).toBe('{"status":"ok"}');
    expect((await get("/health?key=wrong")).body).toBe('{"status":"ok"}');
    expect((await get("/icon.svg")).status).toBe(200);
  });
});

describe("with the key", () => {
  it("everything is there, by address or by header", async () => {
    for (const path of ["/", "/rss", "/atom/cs.AI", "/json", "/feed.xml", "/atom.xml"]) {
      expect([path, (await get(withKey(path))).status]).toEqual([path, 200]);
      expect([path, (await get(path, { headers: bearer })).status]).toEqual([path, 200]);
    }
    for (const path of (await addresses()).filter((each) => !open.test(each))) {
      expect([path, (await get(withKey(path))).status]).not.toEqual([path, 401]);
    }
    expect(JSON.parse((await get(withKey("/health"))).body)).toHaveProperty("categories");
  });

  it("a plus sign in it may stand for itself", async () => {
    expect((await get(`/rss?key=${token}`)).status).toBe(200);
  });

  it("self and home links carry it, and nothing else does that could outlive it", async () => {
    const self = `${server.url}/rss/cs.AI?limit=5&${key}`;
    const home = `${server.url}/?feed=cs.AI&limit=5&${key}`;
    const parser = new XMLParser({ ignoreAttributes: false });

    const rss = parser.parse((await get(withKey("/rss/cs.AI?limit=5"))).body).rss.channel;
    expect(rss["atom:link"]["@_href"]).toBe(self);
    expect(rss.link).toBe(home);

    const atom = parser.parse((await get("/atom/cs.AI?limit=5", { headers: bearer })).body).feed;
    const links = Object.fromEntries(
      atom.link.map((link: Record<string, string>) => [link["@_rel"], link["@_href"]]),
    );
    expect(links).toMatchObject({ self: self.replace("/rss/", "/atom/"), alternate: home });
    expect(atom.id).toBe(`${server.url}/atom/cs.AI?limit=5`);

    const json = JSON.parse((await get(withKey("/json/cs.AI?limit=5"))).body);
    expect(json).toMatchObject({
      feed_url: self.replace("/rss/", "/json/"),
      home_page_url: home,
    });
    expect(
      (await get(new URL(json.feed_url).pathname + new URL(json.feed_url).search)).status,
    ).toBe(200);
    expect(JSON.stringify(json.items)).not.toContain("canary");
  });

  it("a browser may ask beforehand whether a page may show it, which it does without it", async () => {
    const preflight = await get("/json/cs.AI", {
      method: "OPTIONS",
      headers: {
        origin: "https://other.example",
        "access-control-request-headers": "authorization",
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-headers")).toContain("authorization");
    expect((await get("/json/cs.AI")).status).toBe(401);
  });

  it("answers HEAD and 304, for private caches only", async () => {
    const whole = await get(withKey("/rss"));
    const etag = whole.headers.get("etag") ?? "";
    expect(whole.headers.get("cache-control")).toMatch(/^private, max-age=\d+$/);
    const head = await get(withKey("/rss"), { method: "HEAD" });
    expect([head.status, head.body, head.headers.get("etag")]).toEqual([200, "", etag]);
    const again = await get(withKey("/rss"), { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
    expect(again.headers.get("cache-control")).toMatch(/^private/);
  });

  it("the page links with it, and hands it to nobody else", async () => {
    const { body, headers } = await get(withKey("/"));
    expect(headers.get("cache-control")).toMatch(/private/);
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(body).toContain('<meta name="referrer" content="no-referrer" />');
    const anchors = [...body.matchAll(/<a [^>]*href="([^"]*)"[^>]*>/g)];
    expect(anchors.length).toBeGreaterThan(60);
    // Whoever follows a link to a reader's own service hands it the feed's address, and is told so.
    expect(body).toContain("These addresses hold this server’s key");
    const services = /^(feed:|https:\/\/(feedly|www\.inoreader|www\.newsblur|theoldreader)\.com\/)/;
    for (const [, href = ""] of anchors) {
      if (href.startsWith("#") || services.test(href)) continue;
      const isOurs = href.startsWith(server.url) || href.startsWith("/");
      expect([href, href.includes(key)]).toEqual([href, isOurs]);
    }
    const feeds = [...body.matchAll(/<link rel="alternate"[^>]*href="([^"]*)"/g)];
    expect(feeds.map(([, href]) => href)).toEqual(
      ["/atom", "/rss", "/json"].map((path) => `${server.url}${path}?${key}`),
    );
  });
});

it("writes the key nowhere into its log", () => {
  for (const form of [token, encodeURIComponent(token), "canary"]) {
    expect(server.output()).not.toContain(form);
  }
});
