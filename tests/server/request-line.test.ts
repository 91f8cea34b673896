import { describe, expect, it } from "vitest";
import { pathToTell, requestId, requestLevel, requestLine } from "@/lib/server/request-line";
import { startTrace } from "@/lib/server/trace";

const at = (path: string) => pathToTell(`https://feeds.example${path}`);

describe("the path that the log tells", () => {
  it.each([
    ["/rss/cs.AI?limit=5&q=ti:%22moe%22", "/rss/cs.AI?limit=5&q=ti:%22moe%22"],
    ["/rss?key=canary", "/rss"],
    ["/rss?limit=5&key=canary&days=2", "/rss?limit=5&days=2"],
    ["/rss?key=a&key=canary&keywords=b", "/rss?keywords=b"],
    ["/rss?k%65y=canary&limit=5", "/rss?limit=5"],
    ["/rss?%6B%65%79=canary", "/rss"],
    ["/rss?key&limit=5", "/rss?limit=5"],
    ["/rss?", "/rss"],
    ["/rss?monkey=1&=2", "/rss?monkey=1&=2"],
    ["/rss?q=a\r\nb%0Arefresh:", "/rss?q=ab%0Arefresh:"],
  ])("of %j is %j", (path, told) => {
    expect(at(path)).toBe(told);
  });

  it("ends somewhere", () => {
    expect(at(`/rss?like=${"2606.01234,".repeat(200)}`)).toMatch(/^.{500}…$/);
  });
});

describe("a request's id", () => {
  const given = (id: string) =>
    new Request("https://x.example/", { headers: { "x-vercel-id": id } });

  it("is Vercel's on Vercel", () => {
    const id = "cdg1::iad1::abcde-1750046400000-0123456789ab";
    expect(requestId(given(id), true)).toBe(id);
  });

  it("is made here elsewhere, and where a caller's could be anything", () => {
    const own = /^[0-9a-f]{8}-[0-9a-f]{4}$/;
    expect(requestId(given("abc"), false)).toMatch(own);
    expect(requestId(new Request("https://x.example/"), true)).toMatch(own);
    expect(requestId(given('x" status=200'), true)).toMatch(own);
    expect(requestId(given("a".repeat(101)), true)).toMatch(own);
  });
});

describe("a request's line", () => {
  const clock = { now: () => 1 };
  const request = new Request("https://feeds.example/rss/cs.AI?key=canary", {
    headers: { "user-agent": "canary", "x-forwarded-for": "192.0.2.1", authorization: "canary" },
  });

  it("tells what was asked and answered, and nothing of who asked", () => {
    const trace = startTrace("id-1", "/rss/[[...feed]]", clock);
    trace.madeFrom("memory");
    const response = new Response("12345", { headers: { "content-length": "5" } });
    expect(requestLine(request, response, trace, 1.2345)).toEqual({
      method: "GET",
      route: "/rss/[[...feed]]",
      path: "/rss/cs.AI",
      status: 200,
      bytes: 5,
      ms: 1.2,
      from: "memory",
      error: undefined,
      id: "id-1",
    });
  });

  it("names an error by its code", () => {
    const trace = startTrace("id-1", "/rss/[[...feed]]", clock);
    const facts = (status: number) =>
      requestLine(request, new Response(null, { status }), trace, 1).error;
    expect([400, 401, 500, 503, 304].map(facts)).toEqual([
      "bad_request",
      "unauthorized",
      "internal",
      "unavailable",
      undefined,
    ]);
  });

  it("is for whoever runs a server, unless the platform has it or all is well", () => {
    expect(requestLevel("/rss/[[...feed]]", 200, false)).toBe("info");
    expect(requestLevel("/rss/[[...feed]]", 404, false)).toBe("info");
    expect(requestLevel("/rss/[[...feed]]", 404, true)).toBe("debug");
    expect(requestLevel("/health", 200, false)).toBe("debug");
    expect(requestLevel("/health", 503, false)).toBe("warn");
    expect(requestLevel("/rss/[[...feed]]", 500, true)).toBe("warn");
  });
});

describe("a trace", () => {
  it("gives each step the time since the one before, and the whole at the end", () => {
    let ms = 100;
    const trace = startTrace("id", "/rss", { now: () => ms });
    ms += 0.25;
    trace.step("address");
    ms += 12;
    trace.step("head");
    ms += 1;
    expect(trace.end()).toEqual({
      ms: 13.25,
      timing: "address;dur=0.3, head;dur=12.0, total;dur=13.3",
    });
  });
});
