import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createArxivClient } from "@/lib/arxiv/client";
import { createGate } from "@/lib/arxiv/gate";
import { createArxivHttp } from "@/lib/arxiv/http";
import { retryAfterSeconds } from "@/lib/arxiv/http-failures";
import { members } from "@/lib/arxiv/taxonomy";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { hastyClient } from "@/tests/support/feed-server";
import { inventDay } from "@/tests/support/invented";

const day = "2026-06-16";
const papers = inventDay({ seed: 11, count: 40, day, hostile: true });

let arxiv: ArxivStandIn;
beforeEach(async () => {
  arxiv = await startArxiv({ honourConditional: true });
  arxiv.announce(day, papers);
});
afterEach(() => arxiv.close());

describe("announcements", () => {
  it("asks for all categories at once, with our name and a way to reach us", async () => {
    await hastyClient(arxiv.url).announcements(["cs.LG", "cs.AI"]);
    expect(arxiv.requests).toHaveLength(1);
    expect(arxiv.requests[0]?.path).toBe("/rss/cs.LG+cs.AI");
    expect(arxiv.requests[0]?.headers).toMatchObject({
      "user-agent": "arxiv-feed-server-tests",
      accept: expect.stringContaining("application/rss+xml"),
    });
  });

  it("asks conditionally the next time and is told that nothing changed", async () => {
    const client = hastyClient(arxiv.url);
    const first = await client.announcements(["cs.LG"]);
    const second = await client.announcements(["cs.LG"], first.validators);
    expect(second).toMatchObject({ unchanged: ["cs.LG"], answered: [], papers: [] });
  });

  it("tries again after a passing fault", async () => {
    arxiv.fault({ kind: "status", code: 503 }, { times: 1 });
    const answer = await hastyClient(arxiv.url).announcements(["cs.LG"]);
    expect(answer.answered).toEqual(["cs.LG"]);
    expect(arxiv.requests).toHaveLength(2);
  });

  it("does not try again where that cannot help", async () => {
    arxiv.fault({ kind: "status", code: 403 });
    const answer = await hastyClient(arxiv.url).announcements(["cs.LG"]);
    expect(answer.failed).toMatchObject([
      { category: "cs.LG", failure: { code: "unexpected_status" } },
    ]);
    expect(arxiv.requests).toHaveLength(1);
  });

  it("hands a long Retry-After to the caller instead of waiting", async () => {
    arxiv.fault({ kind: "status", code: 429, retryAfter: 900 });
    const answer = await hastyClient(arxiv.url).announcements(["cs.LG"]);
    expect(answer.failed[0]?.failure).toMatchObject({
      code: "rate_limited",
      retryAfterSeconds: 900,
    });
    expect(arxiv.requests).toHaveLength(1);
  });

  it("isolates the one category that arXiv refuses", async () => {
    const answer = await hastyClient(arxiv.url).announcements(["cs.AI", "cs.XX", "cs.LG"]);
    expect(answer.answered.toSorted()).toEqual(["cs.AI", "cs.LG"]);
    expect(answer.failed).toMatchObject([
      { category: "cs.XX", failure: { code: "refused_query" } },
    ]);
  });

  it("falls back to the categories of an archive that is too much for one answer", async () => {
    arxiv.announce(day, inventDay({ seed: 12, count: 3000, day, categories: ["cs.AI", "cs.RO"] }));
    const answer = await hastyClient(arxiv.url, 20_000).announcements(["cs"]);
    expect(answer.answered).toEqual(["cs"]);
    expect(answer.papers.length).toBeGreaterThan(2000);
    expect(arxiv.requests.every(({ path }) => path.startsWith("/rss/cs"))).toBe(true);
  }, 30_000);

  it("keeps three seconds between two requests, retries and splits included", async () => {
    const starts: number[] = [];
    let clock = 0;
    const sleep = async (ms: number) => {
      clock += ms;
    };
    const client = createArxivClient({
      feedUrl: "https://rss.arxiv.org",
      http: async () => {
        starts.push(clock);
        return { code: "refused_query", message: "no" };
      },
      gate: createGate({ intervalMs: 3_000, clock: () => clock, sleep }),
      sleep,
      random: () => 0.5,
      members,
    });
    await client.announcements(["cs.AI", "cs.CL", "cs.LG", "cs.DC"]);
    const pauses = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
    expect(starts.length).toBe(7);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(3_000);
  });
});

describe("createArxivHttp", () => {
  let server: Server;
  let url: string;
  const listen = async (listener: RequestListener) => {
    server = createServer(listener);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const http = () =>
    createArxivHttp({
      fetch,
      userAgent: "test",
      timeoutMs: 300,
      maxBytes: 1_000,
      now: () => new Date(),
    });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it("follows a redirect within the configured host", async () => {
    await listen((request, response) => {
      if (request.url === "/a") response.writeHead(301, { location: "/b" }).end();
      else response.end("there");
    });
    expect(await http()(`${url}/a`)).toMatchObject({ body: "there" });
  });

  it("does not follow one to another host, nor in a circle", async () => {
    await listen((request, response) => {
      const location = request.url === "/away" ? "http://evil.example/" : "/circle";
      response.writeHead(302, { location }).end();
    });
    expect(await http()(`${url}/away`)).toMatchObject({
      code: "redirected_away",
      message: "arXiv redirected to http://evil.example, which is not arXiv's",
    });
    expect(await http()(`${url}/circle`)).toMatchObject({ code: "redirected_away" });
  });

  it("does not take a look-alike or an unencrypted host for arXiv's", async () => {
    for (const location of ["https://notarxiv.org/x", "http://rss.arxiv.org/x"]) {
      await listen((_, response) => response.writeHead(302, { location }).end());
      expect(await http()(url)).toMatchObject({ code: "redirected_away" });
      server.close();
    }
  });

  it("stops reading a body that is too large, compressed or not", async () => {
    const { gzipSync } = await import("node:zlib");
    await listen((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("x".repeat(1_000_000)));
    });
    expect(await http()(url)).toMatchObject({ code: "too_large" });
  });

  it("gives up on an answer that does not end in time", async () => {
    await listen((_, response) => {
      response.write("beginning");
    });
    expect(await http()(url)).toEqual({
      code: "timeout",
      message: "arXiv did not finish its answer within 1 s",
    });
  });
});

describe("retryAfterSeconds", () => {
  const now = new Date("2026-06-16T04:00:00Z");
  it.each([
    ["120", 120],
    ["Tue, 16 Jun 2026 04:01:30 GMT", 90],
    ["Tue, 16 Jun 2026 03:00:00 GMT", undefined],
    ["soon", undefined],
    ["-5", undefined],
    ["999999999", 86_400],
    [null, undefined],
  ])("reads %j as %s", (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });
});
