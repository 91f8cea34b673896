import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createConnection, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayInForce } from "@/lib/arxiv/calendar";
import { securityHeaders } from "@/lib/pages/policy";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { type BuiltServer, startBuiltServer } from "@/tests/support/built-server";
import { inventDay } from "@/tests/support/invented";
import { routesWith } from "@/tests/support/routes";

/** The built server and what surrounds our handlers: headers, hosts, methods, what Next.js does. */
const secret = "k4nary-cron-secret";
const site = "https://feeds.example";
const day = dayInForce(new Date());
const papers = inventDay({ seed: 71, count: 60, day });

let arxiv: ArxivStandIn;
let server: BuiltServer;
let data: string;
let inside: Server;
let asked: string[];

beforeAll(async () => {
  asked = [];
  inside = createServer((socket) => {
    asked.push("asked");
    socket.destroy();
  });
  await new Promise<void>((done) => inside.listen(0, "127.0.0.1", done));
  arxiv = await startArxiv();
  arxiv.announce(day, papers);
  data = await mkdtemp(join(tmpdir(), "arxiv-feed-security-"));
  const environment = { CRON_SECRET: secret, SITE_URL: site };
  server = await startBuiltServer({ arxivUrl: arxiv.url, dataFolder: data, environment });
  await fetch(`${server.url}/rss`);
});
afterAll(async () => {
  await server?.stop();
  await arxiv?.close();
  await new Promise((done) => inside.close(done));
  await rm(data, { recursive: true, force: true });
});

type Raw = { status: number; headers: Map<string, string>; body: string };

/** As it is written: `fetch` would put much of this right. */
function raw(
  line: string,
  { host, more = [] }: { host?: string; more?: string[] } = {},
): Promise<Raw> {
  const { hostname, port, host: own } = new URL(server.url);
  return new Promise((done) => {
    const head = [`${line} HTTP/1.1`, `Host: ${host ?? own}`, "Connection: close", ...more];
    const socket = createConnection(Number(port), hostname, () => {
      socket.write(`${head.join("\r\n")}\r\n\r\n`, "latin1");
    });
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", () => {});
    socket.on("close", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      const [top = "", ...rest] = text.split("\r\n\r\n");
      const [first = "", ...lines] = top.split("\r\n");
      const headers = new Map(
        lines.map((each) => {
          const at = each.indexOf(":");
          return [each.slice(0, at).toLowerCase(), each.slice(at + 1).trim()] as const;
        }),
      );
      done({ status: Number(first.split(" ")[1] ?? 0), headers, body: rest.join("\r\n\r\n") });
    });
  });
}

async function addresses(): Promise<string[]> {
  const routes = routesWith({ paper: papers[0]?.id ?? "", day }).map(({ path }) => path);
  const files = await readdir(resolve("public"));
  return [...routes, ...files.map((file) => `/${file}`), "/rss/cs.ZZ", "/opml?feed=cs.AI"];
}

describe("every answer", () => {
  it("has the headers that keep a browser from doing more than it should, and none that tells tales", async () => {
    for (const path of await addresses()) {
      const { headers } = await raw(`GET ${path}`);
      for (const [name, value] of Object.entries(securityHeaders)) {
        expect([path, name, headers.get(name.toLowerCase())]).toEqual([path, name, value]);
      }
      for (const name of ["x-powered-by", "server", "set-cookie"]) {
        expect([path, name, headers.get(name)]).toEqual([path, name, undefined]);
      }
      // The platform's, or the proxy's, that has the certificate: a home server may have none.
      expect(headers.get("strict-transport-security")).toBeUndefined();
      const mayBeRead = /^\/(json|feed\.json)$/.test(path) ? "*" : undefined;
      expect([path, headers.get("access-control-allow-origin")]).toEqual([path, mayBeRead]);
    }
  });

  it("has the most important of them where Next.js answers by itself", async () => {
    for (const path of ["/rss/", "//x", "/%", "/_next/data/x/rss.json", "/_next/static/x"]) {
      const { headers } = await raw(`GET ${path}`);
      expect(headers.get("content-security-policy"), path).toContain("default-src 'none'");
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
      expect(headers.get("x-powered-by"), path).toBeUndefined();
    }
  });
});

describe("the host of a request", () => {
  it("comes into no feed, page or redirect, by whatever header it is told", async () => {
    const evil = "evil.example";
    const more = [
      `X-Forwarded-Host: ${evil}`,
      `X-Forwarded-Server: ${evil}`,
      `X-Original-Host: ${evil}`,
      `Forwarded: host=${evil};proto=http`,
      "X-Forwarded-Proto: javascript",
      "X-Forwarded-Port: 81",
      `Origin: https://${evil}`,
      `Referer: https://${evil}/`,
    ];
    const redirects = [
      "/rss/",
      "//x/y",
      "/papers/2401.12345v2",
      "/?limit=5&utm=x",
      "/?date=2026-01-01",
    ];
    for (const path of [...(await addresses()), ...redirects]) {
      const { headers, body } = await raw(`GET ${path}`, { host: evil, more });
      expect(body, path).not.toContain(evil);
      expect([...headers.values()].join("\n"), path).not.toMatch(/evil|javascript:/);
      expect(headers.get("location") ?? "/", path).toMatch(/^\/(?![/\\])/);
    }
  });

  it("is left out of an address that has one, as is who is asked", async () => {
    const { port } = inside.address() as { port: number };
    const elsewhere = `http://127.0.0.1:${port}`;
    const own = await raw("GET /rss?limit=1");
    const absolute = await raw(`GET ${elsewhere}/rss?limit=1`);
    expect([absolute.status, absolute.headers.get("etag")]).toEqual([200, own.headers.get("etag")]);
    const upgrade = ["Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: eA=="];
    await raw(`GET ${elsewhere}/`, { more: upgrade });
    await raw(`CONNECT 127.0.0.1:${port}`);
    const image = encodeURIComponent(`${elsewhere}/x.png`);
    for (const url of [image, "%2Ficon-144.png", encodeURIComponent(`//127.0.0.1:${port}/x`)]) {
      const path = `/_next/image?url=${url}&w=64&q=75`;
      const { status, headers } = await raw(`GET ${path}`, { host: `127.0.0.1:${port}` });
      expect([path, status]).toEqual([path, 404]);
      expect(headers.get("content-type")).not.toMatch(/^image/);
    }
    await raw("GET /x", { host: `127.0.0.1:${port}`, more: ["X-Middleware-Rewrite: /status"] });
    expect(asked).toEqual([]);
  });
});

describe("a method", () => {
  it("that an address does not have is 405, and does nothing", async () => {
    const feedsAsked = () => arxiv.requests.filter(({ path }) => path.startsWith("/rss/")).length;
    const before = feedsAsked();
    for (const path of ["/rss", "/", "/status", "/opml"]) {
      for (const method of ["POST", "PUT", "PATCH", "DELETE", "TRACE"]) {
        const { status, body } = await raw(`${method} ${path}`, { more: ["Cookie: sly=1"] });
        expect([method, path, status]).toEqual([method, path, 405]);
        expect(body).not.toContain("sly");
      }
    }
    for (const method of ["PUT", "DELETE", "TRACE"]) {
      expect((await raw(`${method} /api/cron/refresh`)).status).toBe(405);
    }
    expect((await raw("OPTIONS *")).status).toBe(400);
    for (const more of [["Next-Action: x"], ["X-HTTP-Method-Override: POST"]]) {
      expect((await raw("POST /", { more: [...more, "Content-Length: 0"] })).status).toBe(405);
    }
    expect(feedsAsked()).toBe(before);
    expect(server.output()).not.toMatch(/Error|TypeError/);
  });
});

describe("what Next.js's own pages are asked with", () => {
  it("changes no bytes: a cache that does not know of it keeps nothing wrong", async () => {
    const { headers } = await raw("GET /rss?limit=1");
    const asking = ["RSC: 1", "Next-Router-Prefetch: 1", "Next-Url: /status"];
    const led = await raw("GET /rss?limit=1", { more: asking });
    expect(led.status).toBe(307);
    expect(led.headers.get("location")).toMatch(/^\/rss\?limit=1&_rsc(=\w+)?$/);
    const there = await raw(`GET ${led.headers.get("location")}`, { more: asking });
    expect([there.status, there.headers.get("etag")]).toEqual([200, headers.get("etag")]);
    const others = ["X-Middleware-Subrequest: middleware", "X-Matched-Path: /status"];
    const plain = await raw("GET /rss?limit=1", { more: [...others, "X-Invoke-Path: /status"] });
    expect(plain.headers.get("etag")).toBe(headers.get("etag"));
  });
});

describe("a form of another site's", () => {
  it("starts nothing without the secret, whatever it looks like", async () => {
    const types = [
      "application/x-www-form-urlencoded",
      "text/plain",
      "multipart/form-data; boundary=x",
      "application/json",
    ];
    for (const type of types) {
      const response = await fetch(`${server.url}/api/cron/refresh`, {
        method: "POST",
        redirect: "manual",
        headers: {
          "content-type": type,
          origin: "https://evil.example",
          "sec-fetch-site": "cross-site",
          cookie: `secret=${secret}`,
        },
        body: "secret=&key=",
      });
      expect([type, response.status]).toEqual([type, 401]);
      await response.text();
    }
  });
});

it("writes no secret into its log", () => {
  expect(server.output()).not.toContain("k4nary");
});
