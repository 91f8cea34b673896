import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type Answer, conditional, etagOf } from "@/lib/feeds/conditional";
import { answerOf } from "@/lib/server/bodies";

const contentType = "application/rss+xml; charset=utf-8";
const made = answerOf(Buffer.from("<rss/>"), {
  lastModified: new Date("2026-06-16T04:01:30.750Z"),
  contentType,
  cacheControl: "public, max-age=900",
});
const named = { ...made, contentType, etag: "0123abcd" };
const answer: Answer = { ...named, whole: async () => named };

function ask(headers: Record<string, string>, canEncode = true): Promise<Response> {
  const request = new Request("https://feeds.example/rss", { headers });
  return conditional(request, answer, canEncode);
}

describe("conditional", () => {
  it("answers a first request with the bytes and both validators", async () => {
    const response = await ask({});
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("<rss/>");
    expect(Object.fromEntries(response.headers)).toEqual({
      "cache-control": "public, max-age=900",
      "content-length": "6",
      "content-type": "application/rss+xml; charset=utf-8",
      etag: '"0123abcd"',
      "last-modified": "Tue, 16 Jun 2026 04:01:30 GMT",
      vary: "accept-encoding",
      "x-content-type-options": "nosniff",
    });
  });

  it("answers 304 without a body, with validators and lifetime", async () => {
    const response = await ask({ "if-none-match": '"0123abcd"' });
    expect(response.status).toBe(304);
    expect(await response.text()).toBe("");
    expect(Object.fromEntries(response.headers)).toEqual({
      "cache-control": "public, max-age=900",
      etag: '"0123abcd"',
      "last-modified": "Tue, 16 Jun 2026 04:01:30 GMT",
      vary: "accept-encoding",
    });
  });

  it.each([
    ['"0123abcd"'],
    ['W/"0123abcd"'],
    ['"other", "0123abcd"'],
    ['"other",W/"0123abcd" , "third"'],
    ['"with, comma", "0123abcd"'],
    ['"0123abcd-gzip"'],
    ['W/"0123abcd-br"'],
    ['"0123abcd;gzip"'],
    ['W/"0123abcd-gzip-gzip"'],
    ['W/"0123abcd-gzip;br"'],
    ["0123abcd"],
    ["*"],
  ])("finds its tag in If-None-Match: %s", async (tags) => {
    expect((await ask({ "if-none-match": tags })).status).toBe(304);
  });

  it.each([
    ['"other"'],
    ['W/"other", "third"'],
    ['"0123abc"'],
    ['"0123abcde"'],
    ['"0123ABCD"'],
    ['"with,0123abcd"'],
    ['"*"'],
    [""],
    [",,,"],
    ['"'],
    ["W/"],
    ['"0123abcd-tar"'],
  ])("does not find its tag in If-None-Match: %s", async (tags) => {
    expect((await ask({ "if-none-match": tags })).status).toBe(200);
  });

  it("believes the tag when the date says otherwise, either way", async () => {
    const sameDate = "Tue, 16 Jun 2026 04:01:30 GMT";
    expect((await ask({ "if-none-match": '"old"', "if-modified-since": sameDate })).status).toBe(
      200,
    );
    const earlier = "Mon, 01 Jun 2026 00:00:00 GMT";
    expect(
      (await ask({ "if-none-match": '"0123abcd"', "if-modified-since": earlier })).status,
    ).toBe(304);
  });

  it.each([
    ["Tue, 16 Jun 2026 04:01:30 GMT", 304],
    ["Tue, 16 Jun 2026 04:01:31 GMT", 304],
    ["Tue, 16 Jun 2026 04:01:29 GMT", 200],
    ["Thu, 01 Jan 1970 00:00:00 GMT", 200],
    ["Tuesday, 16-Jun-26 04:01:30 GMT", 304], // RFC 850's form, which a server must read
  ])("goes by If-Modified-Since when there is no tag: %s is %i", async (date, status) => {
    expect((await ask({ "if-modified-since": date })).status).toBe(status);
  });

  it.each([
    ["yesterday"],
    ["9999"],
    ["in 2030"],
    ["2030-01-01"],
    ["Tue, 16 Jun 2026 04:01:30"], // whose time?
    ["Tue, 99 Jun 2026 04:01:30 GMT"],
    ["0"],
    ["-1"],
    ["null"],
    [""],
  ])("ignores an If-Modified-Since that is no HTTP date: %j", async (date) => {
    expect((await ask({ "if-modified-since": date })).status).toBe(200);
  });

  it.each([
    ["gzip"],
    ["br, gzip;q=0.5"],
    ["*"],
    ["GZIP"],
    ["x-gzip"],
  ])("sends compressed bytes under a tag of their own to who accepts %s", async (accepted) => {
    const response = await ask({ "accept-encoding": accepted });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(gunzipSync(bytes).toString()).toBe("<rss/>");
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(response.headers.get("content-length")).toBe(String(bytes.length));
    expect(response.headers.get("etag")).toBe('"0123abcd-gzip"');
    const again = { "accept-encoding": accepted, "if-none-match": '"0123abcd-gzip"' };
    const unchanged = await ask(again);
    expect(unchanged.status).toBe(304);
    expect(unchanged.headers.get("etag")).toBe('"0123abcd-gzip"');
  });

  it.each([
    ["br"],
    ["gzip;q=0"],
    ["gzip;q=0.5, identity"],
    ["deflate, *;q=0"],
    ["gzipped"],
  ])("sends plain bytes to who accepts %s", async (accepted) => {
    const response = await ask({ "accept-encoding": accepted });
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(await response.text()).toBe("<rss/>");
  });

  it("leaves compression to what stands in front where no encoding gets through", async () => {
    const response = await ask({ "accept-encoding": "gzip" }, false);
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(response.headers.get("etag")).toBe('"0123abcd"');
    expect(await response.text()).toBe("<rss/>");
  });

  it("sends what had to be made again with the validators that it has now", async () => {
    const request = new Request("https://feeds.example/rss", {
      headers: { "if-none-match": '"old"' },
    });
    const gappy = answerOf(Buffer.from("<rss>gap</rss>"), {
      lastModified: new Date("2026-06-16T05:00:00Z"),
      contentType: "application/rss+xml",
      cacheControl: "no-store",
    });
    const response = await conditional(request, { ...answer, whole: gappy.whole });
    expect(response.headers.get("etag")).toBe(`"${etagOf(Buffer.from("<rss>gap</rss>"))}"`);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
});
