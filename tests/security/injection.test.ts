import { readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { dayInForce } from "@/lib/arxiv/calendar";
import { parseConfig } from "@/lib/config/load";
import { configSchema } from "@/lib/config/schema";
import { plainLog } from "@/lib/log";
import { fileStore } from "@/lib/store/file";
import { memoryStore } from "@/lib/store/memory";
import { encode, valuesIn } from "@/lib/store/values";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { feedServer } from "@/tests/support/feed-server";
import { inventDay } from "@/tests/support/invented";
import { called, routesWith } from "@/tests/support/routes";
import { temporaryFolder } from "@/tests/support/stores";

/** What strangers write stays text: no path, no header, no line of the log, no prototype. */
const day = dayInForce(new Date());
const papers = inventDay({ seed: 8, count: 30, day, categories: ["cs.LG"] });
const routes = routesWith({ paper: papers[0]?.id ?? "", day });

vi.mock("next/server", () => ({ after: (work: () => Promise<void>) => void work() }));
const holder = globalThis as { arxivFeedServices?: unknown };
let arxiv: ArxivStandIn;

beforeAll(async () => {
  arxiv = await startArxiv();
  arxiv.announce(day, papers);
  const config = { categories: ["cs.LG"], keywords: [] };
  const { server } = feedServer({ arxivUrl: arxiv.url, config, log: plainLog });
  holder.arxivFeedServices = server;
  await server.refresh({ trigger: "command", now: new Date() });
});
afterAll(async () => {
  holder.arxivFeedServices = undefined;
  await arxiv.close();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const forged = "x\r\nset-cookie: sly=1\r\n\r\n<script>sly()</script>\u2028ERROR sly";

describe("a line break in an address", () => {
  it("comes into no header, and markup into no page", async () => {
    const names = [
      "feed",
      "keywords",
      "q",
      "sort",
      "reader",
      "date",
      "like",
      "lang",
      "key",
      "form",
    ];
    for (const route of routes) {
      for (const name of [...names, forged]) {
        const query = `?${new URLSearchParams({ [name]: forged })}`;
        const { text } = await called(route, { query });
        const [head = "", ...body] = text.split("\n\n");
        expect(head, `${route.path} ${name}`).not.toMatch(/^set-cookie:/im);
        if (/^content-type: text\/html/m.test(head)) {
          expect(body.join("\n\n"), `${route.path} ${name}`).not.toContain("<script>sly");
        }
      }
    }
  });

  it("begins no line of the log", async () => {
    const lines: string[] = [];
    for (const level of ["info", "warn", "error", "log"] as const) {
      vi.spyOn(console, level).mockImplementation((...told) => {
        lines.push(told.map(String).join(" "));
      });
    }
    plainLog.warn(`a stranger wrote ${forged}`, { value: forged, [forged]: 1 });
    for (const route of routes) {
      await called(route, { query: `?${new URLSearchParams({ feed: forged, q: forged })}` });
    }
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  });

  it("leads no redirect to another host", async () => {
    const paths = [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example/",
      "/%2F/evil.example",
    ];
    for (const route of routes) {
      for (const path of paths) {
        const query = `?${new URLSearchParams({ feed: path, reader: path, date: path, form: path })}`;
        const { text } = await called(route, { query });
        expect(text, `${route.path} ${path}`).not.toMatch(/^location: (?!\/(?![/\\]))/m);
      }
    }
  });
});

describe("a path", () => {
  it("stays in the store's folder, whatever the key", async () => {
    const folder = join(await temporaryFolder(), "data");
    const store = fileStore(folder);
    const keys = [
      "../out",
      "/etc/out",
      "..",
      ".",
      "a/../../out",
      "..\\out",
      "a\0b",
      "~/out",
      "%2e%2e/out",
      "CON",
      "con:x",
      "\n",
      "unfinished",
      "unfinished/x",
    ];
    for (const key of keys) await store.set(key, Buffer.from(key));
    expect(await readdir(dirname(folder))).toEqual(["data"]);
    expect((await store.list("")).sort()).toEqual([...keys].sort());
    for (const key of keys) expect(Buffer.from((await store.get(key)) ?? []).toString()).toBe(key);
    await rm(folder, { recursive: true });
  });

  it.each([
    "..",
    "../x",
    "a/b",
    "..%2f",
    "__proto__",
    "a\\b",
    "a\nb",
    ".env",
    "",
  ])("is no name of a feed: %j", (name) => {
    const config = JSON.parse(`{"feeds":{${JSON.stringify(name)}:{"title":"x","max_papers":3}}}`);
    const found = configSchema.safeParse(config);
    expect(found.success && Object.keys(found.data.feeds).includes(name)).toBe(false);
  });
});

describe("a prototype", () => {
  const sly = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';

  it("is changed by no configuration, parameter, header or stored value", async () => {
    parseConfig(
      `{"_":1,"__proto__":{"polluted":true},"feeds":{"a":{"__proto__":{"polluted":1}}},"site":${sly},"digest":${sly}}`,
    );
    for (const route of routes) {
      const query =
        "?__proto__=1&__proto__[polluted]=1&constructor.prototype.polluted=1&toString=1&hasOwnProperty=1&form=1";
      expect((await called(route, { query })).status, route.path).toBeLessThan(500);
    }
    for (const feed of ["__proto__", "constructor", "toString", "valueOf"]) {
      const rss = { file: "rss/[[...feed]]/route.ts", path: `/rss/${feed}` };
      expect((await called(rss, { query: `?feed=${feed}` })).status).toBeLessThan(500);
      const page = { file: "route.ts", path: "/" };
      expect((await called(page, { query: `?feed=${feed}` })).status).toBe(400);
    }
    const store = memoryStore();
    const values = valuesIn(store, { info() {}, warn() {}, error() {}, debug() {} } as never);
    await store.set("sly", encode(JSON.parse(sly)));
    await values.read("sly", z.record(z.string(), z.unknown()));
    await values.read("sly", z.looseObject({}));
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe("one canonical answer", () => {
  it("is given for parameters in any order, and for any headers that are not told in Vary", async () => {
    const rss = { file: "rss/[[...feed]]/route.ts", path: "/rss" };
    const etag = ({ text }: { text: string }) => /^etag: (.*)$/m.exec(text)?.[1];
    const plain = await called(rss, { query: "?limit=5&exclude=cats&days=3" });
    const turned = await called(rss, { query: "?days=3&exclude=cats&limit=5&utm_source=x" });
    expect(etag(plain)).toMatch(/^"[0-9a-f]{32}"$/);
    expect(etag(turned)).toBe(etag(plain));
    const headers = {
      host: "evil.example",
      forwarded: "host=evil.example",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "http",
      "x-forwarded-prefix": "/evil",
      "x-original-url": "/evil",
      "x-rewrite-url": "/evil",
      "x-http-method-override": "DELETE",
      "accept-language": "zh",
      accept: "application/json",
      cookie: "lang=zh",
      origin: "https://evil.example",
      referer: "https://evil.example/",
      "user-agent": "evil",
      range: "bytes=0-1",
    };
    for (const route of routes.filter(({ path }) => !/^\/(api|health|status|config)/.test(path))) {
      const [alone, dressed] = [await called(route), await called(route, { headers })];
      expect(etag(dressed), route.path).toBe(etag(alone));
      expect(dressed.text, route.path).not.toContain("evil");
    }
  });
});
